// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import Foundation
import SalesData
import Testing

@testable import SegmentReports

/// Every figure that people read stands in `report.json`, or follows from two that stand there.
@Suite struct FigureSourceTests {
  @Test(arguments: [SampleShape.usual, .oneSegment, .tenCustomers, .noMoney, .moved])
  func everyFigureOfThePageIsInTheJSON(shape: SampleShape) throws {
    let bundle = shape.sample.bundle
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(bundle.json())) as? [String: Any])
    var sources = Sources(units: shape.sample.context.units)
    sources.add(json)
    try sources.addDerived(json)
    let markdown = bundle.markdown()
    // The glossary is the same in every report; its figures are years and definitions.
    let words = try #require(markdown.range(of: "\n## Words\n"))
    let pages = [String(markdown[..<words.lowerBound]), Self.text(ofPage: bundle.html())]
    for page in pages {
      let strays = Set(Sources.tokens(page)).subtracting(sources.known).sorted()
      let lines = page.split(separator: "\n").filter { line in
        strays.contains { Self.isIn(line, $0) }
      }
      #expect(strays.isEmpty, "\(strays) in \(lines.prefix(3))")
    }
  }

  /// What plots say under the pointer.
  @Test(arguments: [SampleShape.usual, .tenCustomers, .moved])
  func everyFigureUnderThePointerIsInTheJSON(shape: SampleShape) throws {
    let bundle = shape.sample.bundle
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(bundle.json())) as? [String: Any])
    var sources = Sources(units: shape.sample.context.units)
    sources.add(json)
    try sources.addDerived(json)
    let values = bundle.html().split(separator: "data-v=\"").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
    #expect(values.count > 20)
    for value in Set(values) {
      let strays = Sources.tokens(value).filter { !sources.known.contains($0) }
      #expect(strays.isEmpty, "\(value)")
    }
  }

  private static func isIn(_ line: Substring, _ stray: String) -> Bool {
    Sources.tokens(String(line)).contains(stray)
  }

  /// A figure that the JSON does not hold is seen.
  @Test func aStrayFigureIsSeen() throws {
    let sample = SampleDiscovery()
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(sample.bundle.json())) as? [String: Any])
    var sources = Sources(units: sample.context.units)
    sources.add(json)
    try sources.addDerived(json)
    #expect(!sources.known.contains("77.31"))
    #expect(Sources.tokens("worth £1,234.50, or 7.5%; in all 3.") == ["1,234.50", "7.5", "3"])
  }

  /// The words of a page without its plots, whose axes have round figures of their own, its style
  /// and its glossary.
  private static func text(ofPage html: String) -> String {
    var text = ""
    var rest = html[(html.range(of: "<body>")?.upperBound ?? html.startIndex)...]
    if let glossary = rest.range(of: "<section class=\"section\" id=\"glossary\"") {
      rest = rest[..<glossary.lowerBound]
    }
    while let start = rest.firstIndex(of: "<") {
      text += rest[..<start]
      rest = rest[start...]
      let end =
        rest.hasPrefix("<svg")
        ? rest.range(of: "</svg>")?.upperBound
        : rest.firstIndex(of: ">").map { rest.index(after: $0) }
      guard let end else { break }
      rest = rest[end...]
      text += " "
    }
    return text.replacing("&#39;", with: "'")
  }

  /// All forms in which the figures of a document can be read.
  private struct Sources {
    let units: UnitText
    /// Figures of the sentences themselves: levels, bounds of indices, the buckets' range.
    var known: Set<String> = [
      "0", "1", "0.05", "0.001", "0.1", "0.2", "5", "95", "10", "5000", "9999", "100", "99.9",
    ]

    private var seen: Set<Double> = []

    init(units: UnitText) { self.units = units }

    static func tokens(_ text: String) -> [String] {
      var found: [String] = []
      var current = ""
      for character in text + " " {
        if character.isASCII, character.isNumber || (!current.isEmpty && ",.".contains(character)) {
          current.append(character)
        } else if !current.isEmpty {
          while current.last == "," || current.last == "." { current.removeLast() }
          found.append(current)
          current = ""
        }
      }
      return found
    }

    mutating func add(_ value: Any) {
      switch value {
      case let object as [String: Any]:
        for (key, inner) in object {
          known.formUnion(Self.tokens(key))
          add(inner)
        }
      case let array as [Any]:
        add(number: Double(array.count))
        array.forEach { add($0) }
      case let text as String:
        known.formUnion(Self.tokens(text))
        // Dates are written out: 09 is the 9th.
        known.formUnion(text.split { !$0.isNumber }.compactMap { Int($0) }.map(String.init))
        if let amount = Money(text) {
          known.insert(Self.tokens(NumberText.exact(amount)).first ?? "")
          add(number: amount.doubleValue)
        }
      case let number as NSNumber:
        add(number: number.doubleValue)
      default: break
      }
    }

    mutating func add(number: Double) {
      let value = number.magnitude
      guard seen.insert(value).inserted else { return }
      var forms = [
        NumberText.percent(value), NumberText.wholePercent(value), NumberText.significant(value),
        NumberText.significant(value, digits: 2), NumberText.compact(value),
      ]
      for places in 0...3 {
        forms.append(NumberText.fixed(value, places: places))
        forms.append(NumberText.fixed(value, places: places, trimmed: true, grouping: true))
      }
      // Foundation's parser on Linux may err in the last places, and so round the other way.
      for near in [value, value * (1 + 1e-12), value * (1 - 1e-12)] {
        forms += [units.bare(near, .days).english(), units.bare(near, .money).english()]
      }
      known.formUnion(forms.flatMap(Self.tokens))
    }

    /// Shares of stated totals, and what is stated as the rest of one.
    mutating func addDerived(_ json: [String: Any]) throws {
      let input = try #require(json["input"] as? [String: Any])
      func number(_ value: Any?) -> Double {
        (value as? NSNumber)?.doubleValue ?? (value as? String).flatMap { Double($0) } ?? 0
      }
      let rows = max(1, number(input["rows"]))
      let customers = max(1, number(input["customers"]))
      add(number: number(input["rowsUsed"]) / rows)
      for rejected in input["rowsRejected"] as? [[String: Any]] ?? [] {
        add(number: number(rejected["rows"]) / rows)
      }
      let refunds = number((input["refundOnly"] as? [String: Any])?["amount"])
      let used = number(input["revenue"]) + refunds
      known.formUnion(tokens(ofExact: used))
      let months = input["months"] as? [[String: Any]] ?? []
      let total = months.reduce(0) { $0 + number($1["revenue"]) }
      for month in months where total > 0 { add(number: number(month["revenue"]) / total) }
      let business = try #require(json["business"] as? [String: Any])
      add(number: 1 - number(business["repeatShare"]))
      for month in business["months"] as? [[String: Any]] ?? [] {
        add(number: number(month["repeatOrders"]) / max(1, number(month["orders"])))
      }
      let structure = try #require(json["structure"] as? [String: Any])
      add(number: (number(structure["smallestProvableShare"]) * customers).rounded(.up))
      let segments = json["segments"] as? [[String: Any]] ?? []
      var (share, revenue, misplaced) = (0.0, 0.0, 0.0)
      for segment in segments {
        add(number: number(segment["revenue"]) / max(1, number(segment["customers"])))
        share += number(segment["customerShare"])
        revenue += number(segment["revenueShare"])
        add(number: share)
        add(number: min(1, revenue))
        let apart = segment["distinctiveness"] as? [String: Any] ?? [:]
        misplaced += number(apart["misplacedShare"]) * number(segment["customerShare"])
        let map = segment["map"] as? [String: Any] ?? [:]
        let cells = map["table"] as? [String: Any] ?? [:]
        let members = (cells["members"] as? [[NSNumber]] ?? []).joined()
        let others = (cells["others"] as? [[NSNumber]] ?? []).joined()
        for (member, other) in zip(members, others) {
          add(number: member.doubleValue + other.doubleValue)
        }
        let plan = segment["measurement"] as? [String: Any] ?? [:]
        add(number: number(plan["baseRate"]) + number(plan["detectableDifference"]))
        let outcomes = (segment["gates"] as? [String: [String: Any]] ?? [:]).values.map {
          $0["outcome"] as? String ?? ""
        }
        for outcome in ["passed", "unknown"] {
          add(number: Double(outcomes.count { $0 == outcome }))
        }
        add(number: Double(outcomes.count { $0 != "unknown" }))
      }
      add(number: misplaced)
      let rfm = try #require(json["rfm"] as? [String: Any])
      let named = rfm["segments"] as? [[String: Any]] ?? []
      let sum = max(1, named.reduce(0) { $0 + number($1["customers"]) })
      let money = named.reduce(0) { $0 + number($1["revenue"]) }
      for segment in named {
        add(number: number(segment["customers"]) / sum)
        if money > 0 { add(number: number(segment["revenue"]) / money) }
      }
      let grid = rfm["grid"] as? [[String: Any]] ?? []
      let scored = max(1, grid.reduce(0) { $0 + number($1["customers"]) })
      for cell in grid { add(number: number(cell["customers"]) / scored) }
      if let tree = json["tree"] as? [String: Any] {
        let cut = number(tree["cutHeight"])
        let merges = tree["merges"] as? [[String: Any]] ?? []
        add(number: Double(merges.count { number($0["height"]) > cut } + 1))
      }
    }

    private func tokens(ofExact amount: Double) -> [String] {
      Money(NumberText.fixed(amount.magnitude, places: 6)).map { Self.tokens(NumberText.exact($0)) }
        ?? []
    }
  }
}
