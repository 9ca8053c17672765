// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import Foundation
import SalesData
import Testing

/// The example of R's package rfm, where the environment variable CLIENTELE_DATASETS names a
/// folder with its data (retail/rfm_data_orders.csv).
@Suite struct RFMPackageDatasetTests {
  /// Thresholds and first scores as the package's README and vignette print them for 2006-12-31.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["CLIENTELE_DATASETS"] != nil))
  func readmeOfTheRPackage() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["CLIENTELE_DATASETS"])
    var options = SalesReadingOptions()
    options.asOf = Timestamp(secondsSince1970: 1_167_523_200)
    let ledger = try SalesReader(options: options).read(
      files: [folder + "/retail/rfm_data_orders.csv"])
    let customers = CustomerTable(ledger)
    let table = try RFMTable(customers, scheme: .rPackage())
    func near(_ found: [Double], _ expected: [Double]) -> Bool {
      zip(found, expected).allSatisfy { abs($0 - $1) < 1e-9 }
    }
    #expect(near(table.scores.recency.cuts, [482, 297.4, 181, 115]))
    #expect(table.scores.frequency.cuts == [4, 5, 6, 8])
    #expect(near(table.scores.monetary.cuts, [255.8, 382, 506.4, 666]))
    let published = [
      "Abbey O'Reilly": 343, "Add Senger": 412, "Aden Lesch": 323, "Admiral Senger": 433,
      "Agness O'Keefe": 555, "Aileen Barton": 555, "Ailene Hermann": 355, "Aiyanna Bruen": 321,
      "Ala Schmidt": 212, "Alannah Borer": 121,
    ]
    var found = 0
    for row in (0..<table.count).map({ table[$0] }) {
      guard let code = published[row.customerID] else { continue }
      #expect(100 * row.rScore + 10 * row.fScore + row.mScore == code)
      found += 1
    }
    #expect(found == published.count)
  }
}
