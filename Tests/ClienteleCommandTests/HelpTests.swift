// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The help is a part of the product: each change of it is seen here.
///
/// `CLIENTELE_RECORD_SNAPSHOTS=1 swift test --filter HelpTests` writes the files anew.
@Suite struct HelpTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("Snapshots")

  @Test(arguments: [
    "", "inspect", "rfm", "discover", "cluster", "evaluate", "simulate", "assign", "compare",
    "schema",
  ])
  func helpIsAsRecorded(subcommand: String) throws {
    let command = try CommandProcess()
    let outcome =
      subcommand.isEmpty ? try command.run("--help") : try command.run(subcommand, "--help")
    #expect(outcome.code == 0)
    let name = "help\(subcommand.isEmpty ? "" : "-\(subcommand)").txt"
    let file = Self.folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["CLIENTELE_RECORD_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(outcome.output.utf8).write(to: file)
    }
    let recorded = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(outcome.output == recorded)
  }

  @Test func versionNamesTheBLAS() throws {
    let outcome = try CommandProcess().run("--version")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("clientele 0."))
    #expect(outcome.output.contains("("))
  }
}
