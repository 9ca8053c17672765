// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// What `discover` prints: the segments, whether they are natural groups, why so many, the files.
struct DiscoveryText {
  private(set) var lines: [String] = []

  /// Lays the page out.
  ///
  /// - Parameters:
  ///   - result: The discovery.
  ///   - currency: The currency of the amounts, where known.
  ///   - directory: Where the files are.
  ///   - files: Their names, the report first.
  ///   - width: Columns of the terminal.
  init(
    _ result: DiscoveryResult, currency: String?, directory: String, files: [String], width: Int
  ) {
    let room = max(width, 20)
    let table = Self.table(result, currency)
    lines = table.fits(room) ? table.lines(width: room) : Self.blocks(result, room: room)
    if result.segments.count > 1 {
      let names = result.segments[0].gates.all.map(\.name).joined(separator: ", ")
      lines += Words.wrapped("gates: \(names)", to: room).map(Terminal.dim)
      // Words that stay with their marks.
      let legend = ["✓\u{A0}passed", "?\u{A0}doubtful", "✗\u{A0}failed", "–\u{A0}unknown"]
      lines += Words.wrapped(legend.joined(separator: ", "), to: room).map {
        Terminal.marks($0.split(separator: "\u{A0}").joined(separator: " "))
      }
    }
    for text in [result.structure.explanation, result.choice.reason] where !text.isEmpty {
      lines += [""] + Words.wrapped(text.english(), to: min(room, 100))
    }
    let folder = directory.hasSuffix("/") ? directory : directory + "/"
    lines += ["", "The report: " + Terminal.bold(folder + "report.html")]
    lines += Words.wrapped("Also there: " + files.dropFirst().joined(separator: ", "), to: room)
  }

  private static func table(_ result: DiscoveryResult, _ currency: String?) -> TextTable {
    // Where there is little room, the money goes first, since its share is there. Then names are
    // wrapped; then the share of customers goes, since their number is there; then the score.
    var table = TextTable(
      [
        ("segment", .left), ("customers", .right), ("share", .right), ("revenue", .right),
        ("of revenue", .right), ("distinct", .right), ("gates", .left),
      ],
      dispensable: [
        .init(column: 3), .init(column: 2, leastFirst: 24), .init(column: 5, leastFirst: 24),
      ], wrapsFirst: true, emphasis: [6: Terminal.marks])
    for segment in result.segments {
      table.append([
        "\(segment.id)  \(segment.name)", NumberText.count(segment.customers),
        NumberText.percent(segment.customerShare),
        Words.roundedMoney(segment.revenue, currency: currency),
        NumberText.percent(segment.revenueShare), distinctiveness(segment, in: result) ?? "–",
        marks(segment),
      ])
    }
    return table
  }

  /// The same, a few lines a segment, where there is no room for a table.
  private static func blocks(_ result: DiscoveryResult, room: Int) -> [String] {
    result.segments.flatMap { segment in
      let figures = [
        "\(NumberText.count(segment.customers, "customer")) "
          + "(\(NumberText.percent(segment.customerShare)))",
        "\(NumberText.percent(segment.revenueShare)) of revenue",
        distinctiveness(segment, in: result).map { "distinct \($0)" },
      ].compactMap { $0 }.joined(separator: ", ")
      let margin = String(repeating: " ", count: 3)
      return Words.wrapped("\(segment.id)  \(segment.name)", to: room, indent: 3).map(Terminal.bold)
        + Words.wrapped(figures, to: room - 3).map { margin + $0 }
        + [margin + Terminal.marks(marks(segment))]
    }
  }

  private static func distinctiveness(_ segment: Segment, in result: DiscoveryResult) -> String? {
    guard result.segments.count > 1 else { return nil }
    let apart = segment.distinctiveness
    return "\(NumberText.fixed(apart.score, places: 0)) \(apart.word.rawValue)"
  }

  private static func marks(_ segment: Segment) -> String {
    segment.gates.all.map(\.gate.outcome.mark).joined()
  }
}
