// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Clientele

/// `clientele schema`: the JSON Schema of `report.json`.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of report.json.",
    discussion: "clientele schema > report.schema.json")

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"))
  var output = "-"

  func run() throws { try JSONOutput.write(bytes: ReportSchema.json(), to: output) }
}
