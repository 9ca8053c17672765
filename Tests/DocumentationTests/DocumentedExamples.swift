// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The Swift examples of the README, of the pages of documentation and of comments, as one source
/// that the compiler checks.
///
/// The blocks of a page, or of a source file, become one function. Names that a block takes as
/// given (`points`, `ledger`) are members of ``Examples``; so are `print`, which keeps what is
/// printed, and `file`, which puts files into a folder of their own. What stands after `// →`
/// behind a `print` is what it prints.
struct DocumentedExamples {
  /// A page or a source file with its lines of Swift.
  struct Page {
    let path: String
    let lines: [String]

    /// "Sources/Clientele/Documentation.docc/Embedding.md" -> "clienteleEmbedding".
    var name: String {
      let parts = path.split(separator: "/").map(String.init)
      let stem = parts[parts.count - 1].split(separator: ".")[0]
      let module = parts.count > 1 ? parts[1] : "The"
      let joined = module == String(stem) ? module : module + stem
      let words = joined.replacing("+", with: "")
      return words.prefix(1).lowercased() + words.dropFirst()
    }
  }

  let pages: [Page]

  /// The root of the package.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Reads the README, every page and every source.
  init() throws {
    let sources = Self.root.appendingPathComponent("Sources")
    let found = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String }
    let paths = (found ?? []).filter { $0.hasSuffix(".md") || $0.hasSuffix(".swift") }.sorted()
    pages = try (["README.md"] + paths.map { "Sources/" + $0 }).compactMap { path in
      let url = Self.root.appendingPathComponent(path)
      let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
      // Most sources hold no example.
      guard text.contains("```swift") else { return nil }
      let lines = Self.examples(in: text)
      return lines.isEmpty ? nil : Page(path: path, lines: lines)
    }
  }

  /// The lines between "```swift" and "```", without the marks of a comment.
  private static func examples(in text: String) -> [String] {
    var lines: [String] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = String(line)
      let trimmed = line.drop { $0 == " " }
      if trimmed.hasPrefix("///") {
        line = String(trimmed.dropFirst(trimmed.hasPrefix("/// ") ? 4 : 3))
      }
      if line == "```swift" {
        isInside = true
      } else if line == "```" {
        isInside = false
      } else if isInside {
        lines.append(line)
      }
    }
    return lines
  }

  /// What is compiled.
  var source: String {
    var lines = [
      "// Clientele. Apache-2.0, see LICENSE.",
      "// SPDX-License-Identifier: Apache-2.0",
      "",
      "// The examples of the documentation. Written by a test: change the documentation, then run",
      "// CLIENTELE_RECORD_EXAMPLES=1 swift test --disable-xctest --filter DocumentationTests",
      "// swift-format-ignore-file",
      "",
      "import Clientele",
      "",
      "extension Examples {",
      "  static let all: [(name: String, run: @Sendable (Examples) async throws -> Void)] = [",
    ]
    lines += pages.map { page in "    (\"\(page.path)\", { try await $0.\(page.name)() })," }
    lines += ["  ]"]
    for page in pages { lines += ["", "  // \(page.path)"] + Self.function(page) }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private static func function(_ page: Page) -> [String] {
    var body: [String] = []
    var names: [String] = []
    for line in page.lines where !line.hasPrefix("import ") {
      let named = line.replacing(/"([A-Za-z0-9-]+\.(?:csv|npy|json)|report)"/) {
        "file(\"\($0.output.1)\")"
      }
      body.append(named.isEmpty ? "" : "    " + named)
      if let match = line.firstMatch(of: /^(?:let|var) (\w+)/) { names.append(String(match.1)) }
      if let match = line.firstMatch(of: /^( *)print\(.*\) *\/\/ → (.*)$/) {
        body.append("    \(match.1)expect(#\"\(match.2)\"#)")
      }
    }
    // Not every example uses what it shows how to make.
    let used = names.map { "    _ = \($0)" }
    return ["  func \(page.name)() async throws {"] + body + used + ["  }"]
  }
}
