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
    let room = max(width, 40)
    lines = Self.table(result, currency).lines(width: room)
    if result.segments.count > 1 {
      let names = result.segments[0].gates.all.map(\.name).joined(separator: ", ")
      lines += Words.wrapped("gates: \(names)", to: room).map(Terminal.dim)
      lines.append(
        Terminal.marks("✓") + " passed  " + Terminal.marks("?") + " doubtful  "
          + Terminal.marks("✗") + " failed  " + Terminal.marks("–") + " unknown")
    }
    for text in [result.structure.explanation, result.choice.reason] where !text.isEmpty {
      lines += [""] + Words.wrapped(text, to: min(room, 100))
    }
    let folder = directory.hasSuffix("/") ? directory : directory + "/"
    lines += ["", "The report: " + Terminal.bold(folder + "report.html")]
    lines += Words.wrapped("Also there: " + files.dropFirst().joined(separator: ", "), to: room)
  }

  private static func table(_ result: DiscoveryResult, _ currency: String?) -> TextTable {
    // Where there is little room, the money goes first, since its share is there; then the share
    // of customers, since their number is; then the score.
    var table = TextTable(
      [
        ("segment", .left), ("customers", .right), ("share", .right), ("revenue", .right),
        ("of revenue", .right), ("distinct", .right), ("gates", .left),
      ], dispensable: [3, 2, 5], emphasis: [6: Terminal.marks])
    for segment in result.segments {
      let apart = segment.distinctiveness
      table.append([
        "\(segment.id)  \(segment.name)", NumberText.count(segment.customers),
        NumberText.percent(segment.customerShare),
        Words.roundedMoney(segment.revenue, currency: currency),
        NumberText.percent(segment.revenueShare),
        result.segments.count > 1
          ? "\(NumberText.fixed(apart.score, places: 0)) \(apart.word.rawValue)" : "–",
        segment.gates.all.map(\.gate.outcome.mark).joined(),
      ])
    }
    return table
  }
}
