// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import Foundation
import Testing

@testable import ClienteleCommand

/// What `discover` prints, on terminals of any width and with long names.
@Suite struct DiscoveryTextTests {
  private static let names = [
    "1": "Loyal wholesale customers of the northern region who order every single week",
    "2": "批发客户每周订购大量商品的忠实顾客和礼品店在北部地区",
    "3": "Donaudampfschifffahrtsgesellschaftskapitänsmützenträger",
  ]

  private static let result = Result {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("clientele-test-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try SalesSimulator(scenario: .four, customerCount: 80, seed: 1).write(to: file.path)
    var discoverer = SegmentDiscoverer(segmentCounts: 3...3)
    discoverer.names = names
    return try discoverer.discover(SalesReader().read(files: [file.path]))
  }

  private func lines(_ width: Int) throws -> [String] {
    DiscoveryText(
      try Self.result.get(), currency: "EUR", directory: "report",
      files: ["report.html", "report.md", "report.json"], width: width
    ).lines
  }

  @Test(arguments: [20, 30, 40, 50, 60, 80, 100, 120, 200])
  func everyLineFitsAndNoNameIsLost(width: Int) throws {
    let lines = try lines(width)
    // A path is not broken, so that it can be copied.
    for line in lines where !line.hasPrefix("The report:") {
      #expect(Words.columns(line) <= width, "\(line)")
      #expect(line.last != " ", "\(line)|")
    }
    // In a table a name goes on under itself, beside nothing.
    let text = lines.joined().filter { !$0.isWhitespace }
    for segment in try Self.result.get().segments {
      #expect(text.contains(NumberText.percent(segment.revenueShare)))
      #expect(text.contains(NumberText.count(segment.customers)))
      let marks = segment.gates.all.map(\.gate.outcome.mark).joined()
      #expect(text.contains(marks))
      for word in segment.name.split(separator: " ") where word.count < 12 {
        #expect(lines.contains { $0.contains(word) }, "\(word)")
      }
    }
  }

  @Test func whatIsLeftOutDependsOnTheWidth() throws {
    func header(_ width: Int) throws -> String { try lines(width)[0] }
    #expect(try header(200).contains("share") && header(200).contains("  revenue  of revenue"))
    #expect(try header(80).contains("share") && header(80).contains("distinct"))
    #expect(try !header(80).contains("  revenue  of revenue"))
    #expect(try header(60).contains("of revenue") && !header(60).contains("share"))
    // No table any more, but all figures.
    #expect(try !header(40).contains("customers  "))
    #expect(try lines(40).contains { $0.contains("distinct ") })
  }
}
