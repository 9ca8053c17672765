// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The examples of the documentation compile, run, and print what they say they print.
@Suite struct ExampleTests {
  private static let compiled = DocumentedExamples.root
    .appendingPathComponent("Tests/DocumentationTests/Examples+Documentation.swift")

  @Test func whatIsCompiledIsWhatIsDocumented() throws {
    let documented = try DocumentedExamples().source
    if ProcessInfo.processInfo.environment["CLIENTELE_RECORD_EXAMPLES"] != nil {
      try Data(documented.utf8).write(to: Self.compiled)
      return
    }
    let compiled = String(decoding: try Data(contentsOf: Self.compiled), as: UTF8.self)
    let (new, old) = (documented.split(separator: "\n"), compiled.split(separator: "\n"))
    let place = zip(new, old).first { $0 != $1 }
    #expect(
      documented == compiled,
      """
      An example changed: "\(place?.0 ?? "a line more or less")". Run \
      CLIENTELE_RECORD_EXAMPLES=1 swift test --disable-xctest --filter DocumentationTests
      """)
  }

  @Test(arguments: Examples.all.map(\.name)) func itRuns(name: String) async throws {
    let example = try #require(Examples.all.first { $0.name == name })
    let examples = try Examples()
    try await example.run(examples)
    try examples.removeFiles()
  }

  /// The articles that the umbrella promises, and every library's page, hold an example.
  @Test func everyPageHasAnExample() throws {
    let pages = try DocumentedExamples().pages.filter { $0.path.hasSuffix(".md") }
    #expect(pages.count >= 17)
  }
}
