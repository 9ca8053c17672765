// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Clientele

/// `clientele inspect`: what would be read, without writing anything.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Say what an export holds and how it would be read.")

  @OptionGroup(title: "Reading sales")
  var sales: SalesOptions

  @OptionGroup var common: CommonOptions

  func run() throws {
    let ledger = try common.run(SalesOptions.firstStage) { try sales.read($0) }
    try common.writeJSON(InspectionResult(input: InputDocument(ledger.summary)))
    if common.jsonPath != "-" {
      let text = InspectionText(
        ledger.summary, options: sales.repeatableOptions, width: Terminal.width(of: 1))
      print(text.lines.joined(separator: "\n"))
    }
  }
}

/// What `clientele inspect --json` answers.
private struct InspectionResult: Encodable {
  let input: InputDocument
  let version = Provenance.version
  let blas = Provenance.blas
}
