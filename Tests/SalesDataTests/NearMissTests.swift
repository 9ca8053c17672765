// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles
import Testing

@testable import SalesData

/// What is said when a header is nearly a layout's.
@Suite struct NearMissTests {
  @Test func namesTheColumnThatIsMissing() throws {
    let header = "Name,Email,Lineitem quantity,Created at,Total\n"
    let read = try ledger(header + "#1,a@x.org,1,2024-01-31,5\n")
    #expect(read.summary.layout.name == "generic")
    #expect(
      read.summary.notes.contains {
        $0.contains("Shopify orders without the column Financial Status")
      })
    let error = try refusal(
      "Name,Financial Status,Lineitem quantity,Created at\n#1,paid,1,2024-01-31\n")
    #expect(error.problem.contains("Shopify orders without Total"))
    #expect(error.remedy?.contains("--map customer=") == true)
  }

  /// Of each layout that three columns or more identify, each of these columns missing.
  @Test func eachMissingColumnIsNamedWithWhatMendsIt() throws {
    for layout in SalesLayout.all {
      for signature in layout.signatures where signature.count >= 3 {
        for missing in signature {
          let header = signature.filter { $0 != missing } + layout.usualColumns
          let detected = DetectedLayout.detect(header)
          guard detected.layout.signatures.isEmpty else {
            // Without it, it is another export of the same system.
            #expect(
              detected.layout.name.split(separator: " ").first
                == layout.name.split(separator: " ").first)
            continue
          }
          let nearMiss = try #require(detected.nearMiss)
          let note = try #require(detected.note)
          #expect(nearMiss.name == layout.name, "\(missing.original)")
          // Where editions differ in one column, it is missing under either of its names.
          let editions = layout.signatures.flatMap { $0.filter { !header.contains($0) } }
          #expect(editions.map(\.original).contains(nearMiss.missing))
          #expect(note.contains(layout.name) && note.contains(nearMiss.missing))
          if let field = nearMiss.field {
            #expect(note.contains("--map \(field.rawValue)=COLUMN"))
            // What is advised mends it.
            let mended = DetectedLayout.detect(header + ["Renamed"], mapped: [field])
            #expect(!mended.layout.signatures.isEmpty)
          } else {
            #expect(note.contains("export it again"))
          }
        }
      }
    }
  }

  @Test func aRenamedColumnThatIsNamedMakesItTheLayout() throws {
    let text =
      "Name,Email,Financial Status,Lineitem quantity,Ordered,Total\n"
      + "#1,a@x.org,paid,1,2024-01-31,5\n#1,,,2,,\n"
    #expect(try refusal(text).remedy?.contains("name it with --map date=COLUMN") == true)
    let read = try ledger(text, SalesReadingOptions(columns: [.date: "Ordered"]))
    #expect(read.summary.layout.name == "Shopify orders")
    #expect(read.orders.map(\.lineCount) == [2])
  }

  @Test func theUsersChoiceOfCustomersStands() throws {
    let text = "ref,email,date,amount\n7,a@x.org,2024-01-31,5\n,b@x.org,2024-01-31,6\n"
    let chosen = try ledger(text, SalesReadingOptions(columns: [.customer: "ref"]))
    #expect(chosen.customerIDs == ["7"])
    #expect(chosen.summary.rejection(.noCustomer)?.amount == (try money("6")))
    let both = try ledger(text, SalesReadingOptions(columns: [.customer: "ref", .email: "email"]))
    #expect(both.customerIDs == ["7", "b@x.org"])
  }
}
