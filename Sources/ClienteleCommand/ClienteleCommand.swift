// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Clientele

/// The command `clientele`: each subcommand parses, calls the library and prints.
@main
struct ClienteleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clientele",
    abstract: "Customer segments from exported sales.",
    discussion: """
      Reads what a shop exported, computes recency, frequency and money for each customer, \
      clusters the customers, and reports each segment with how large and how distinct it is.

      Start with:  clientele inspect orders.csv
      Then:        clientele discover orders.csv -o report
      """,
    version: versionText,
    subcommands: [
      InspectCommand.self, RFMCommand.self, DiscoverCommand.self, AssignCommand.self,
      CompareCommand.self, ClusterCommand.self, EvaluateCommand.self, SimulateCommand.self,
      SchemaCommand.self,
    ])

  /// The version of the command and the BLAS that it found at run time.
  static var versionText: String { "clientele \(Provenance.version) (\(Provenance.blas))" }

  static func main() {
    BLAS.useOneThread()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      Failure.exit(with: error)
    }
  }
}
