// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Clientele

/// `clientele rfm`: recency, frequency, money and scores of each customer, as CSV.
struct RFMCommand: ParsableCommand {
  enum Scheme: String, ExpressibleByArgument, CaseIterable {
    /// Mid-rank percentiles: equal values get equal scores.
    case midrank
  }

  static let configuration = CommandConfiguration(
    commandName: "rfm",
    abstract: "Write recency, frequency, money and RFM scores of each customer.")

  @OptionGroup(title: "Reading sales")
  var sales: SalesOptions

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The CSV to write (default: standard output).", valueName: "file"))
  var output = "-"

  @Option(help: ArgumentHelp("Score from 1 to this.", valueName: "n"))
  var bins = 5

  @Option(help: "How scores are formed: midrank.")
  var scheme: Scheme = .midrank

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (2...10).contains(bins) else { throw ValidationError("--bins must be from 2 to 10.") }
  }

  func run() throws {
    let (ledger, table) = try common.run { execution in
      let ledger = try sales.read(execution)
      return (ledger, try RFMTable(CustomerTable(ledger), bins: bins))
    }
    try AtomicFile.write(path: output) { file in
      try RFMFile.write(table, to: file, Execution(threadCount: common.threads))
    }
    try common.writeJSON(RFMResult(ledger: ledger, table: table, scheme: scheme))
    for note in ledger.summary.notes { common.note("note: \(note)") }
    if output != "-" {
      common.note("\(NumberText.count(ledger.summary.customers, "customer")) written to \(output)")
    }
  }
}
