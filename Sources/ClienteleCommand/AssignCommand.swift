// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Clientele

/// `clientele assign`: places customers into the segments of a saved model.
struct AssignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign",
    abstract: "Place customers into the segments of a saved model.",
    discussion: """
      clientele assign orders.csv --model report/model.json -o segments.csv
      """)

  @OptionGroup(title: "Reading sales")
  var sales: SalesOptions

  @Option(help: ArgumentHelp("The model.json of a discovery.", valueName: "file"))
  var model: String

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The CSV to write (default: standard output).", valueName: "file"))
  var output = "-"

  @OptionGroup var common: CommonOptions

  func run() throws {
    let segments = try ModelFile.read(model)
    let (ledger, placement) = try common.run(SalesOptions.firstStage, writing: output) {
      execution in
      // Shares of the time, as measured with a thousand to a million customers.
      let ledger = try sales.read(execution.part(nil, 0...0.85))
      execution.report("placing customers", fraction: 0.85)
      let placement = try SegmentPlacement(ledger, by: segments)
      execution.report("writing customers", fraction: 0.9)
      try AtomicFile.write(path: output) { file in
        var rows = CSVWriter(file)
        try SegmentList(placement, model: segments).write(to: &rows)
      }
      return (ledger, placement)
    }
    let result = AssignmentResult(ledger.summary, placement, model: segments)
    try common.writeJSON(result)
    for note in ledger.summary.notes { common.note("note: \(note)") }
    if result.outside > 0 {
      common.note(
        """
        note: \(NumberText.count(result.outside, "customer")) \
        (\(NumberText.percent(result.outsideShare))) \(result.outside == 1 ? "lies" : "lie") \
        outside what the model has seen; their column "outside" is 1.
        """)
    }
    if output != "-" {
      common.note("\(NumberText.count(placement.customers.count, "customer")) written to \(output)")
    }
  }
}

/// `assign --json`.
struct AssignmentResult: Encodable {
  struct Segment: Encodable {
    let id: Int
    let name: String
    let customers: Int
    let customerShare: Double
    /// The segment's share of the customers of the discovery.
    let shareInModel: Double
    let revenue: Money
  }

  let input: InputDocument
  let segments: [Segment]
  /// Customers with a feature under or over all that the model has seen.
  let outside: Int
  let outsideShare: Double
  let version = Provenance.version

  init(_ summary: SalesSummary, _ placement: SegmentPlacement, model: SegmentModel) {
    input = InputDocument(summary)
    var counts = [Int](repeating: 0, count: model.segments.count)
    var revenues = [Money](repeating: .zero, count: model.segments.count)
    for (customer, index) in placement.segmentIndices.enumerated() {
      counts[Int(index)] += 1
      revenues[Int(index)] += placement.customers.monetary[customer]
    }
    let total = Double(max(1, placement.customers.count))
    segments = model.segments.enumerated().map { index, segment in
      Segment(
        id: segment.id, name: segment.name, customers: counts[index],
        customerShare: Double(counts[index]) / total,
        shareInModel: Double(segment.customers) / Double(max(1, model.customers)),
        revenue: revenues[index])
    }
    outside = placement.isOutside.count { $0 }
    outsideShare = Double(outside) / total
  }
}
