// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import Foundation
import SalesData
@testable import SegmentDiscovery
import Testing

@testable import SegmentReports

/// A report that is handed on tells of no single customer.
@Suite struct PrivacyTests {
  private func bundle(_ sample: SampleDiscovery) throws -> ReportBundle {
    try ReportBundle(
      hidingCustomersOf: sample.result, summary: sample.summary,
      provenance: ReportBundle.Provenance(version: "0", blas: "none", command: ""))
  }

  private func object(_ bundle: ReportBundle) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(bundle.json())) as? [String: Any])
  }

  /// The smallest count of customers over zero in a document.
  private func smallestCount(_ value: Any, _ key: String) -> Int {
    if let object = value as? [String: Any] {
      return object.map { smallestCount($0.value, $0.key) }.min() ?? .max
    }
    if let array = value as? [Any] { return array.map { smallestCount($0, key) }.min() ?? .max }
    let isCount = [
      "customers", "counts", "newCustomers", "notPositive", "customersThen", "customersNow",
    ].contains(key)
    guard isCount, let count = value as? Int, count > 0 else { return .max }
    return count
  }

  @Test func noFileHoldsAnIdOrARow() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let sample = SampleDiscovery()
    // The lists of an earlier run must not stay beside it.
    try sample.bundle.write(to: folder.path)
    try bundle(sample).write(to: folder.path)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.sorted() == ["report.html", "report.json", "report.md"])
    for name in names {
      let text = String(
        decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
      for id in sample.result.customers.customerIDs { #expect(!text.contains(id)) }
    }
  }

  @Test func countsUnderFiveAreHidden() throws {
    let sample = SampleDiscovery()
    let json = try object(bundle(sample))
    #expect(json["isPrivate"] as? Bool == true)
    #expect(smallestCount(json, "") >= 5)
    // The sample has such counts, or the test would prove nothing.
    #expect((1..<5).contains(smallestCount(try object(sample.bundle), "")))
    for distribution in json["distributions"] as? [[String: Any]] ?? [] {
      let counts = distribution["counts"] as? [Int] ?? []
      let held = counts.reduce(0, +) + (distribution["notPositive"] as? Int ?? 0)
      #expect(held == sample.customerCount)
    }
  }

  @Test func aSingleHiddenCountHidesAnother() {
    #expect(SmallCounts.hidden([10, 3, 7, 0]) == [10, nil, nil, 0])
    #expect(SmallCounts.hidden([1, 2, 90]) == [nil, nil, 90])
    #expect(SmallCounts.hidden([5, 6]) == [5, 6])
    let table = SmallCounts.hidden(table: [[1, 20, 30], [40, 50, 60], [70, 80, 90]])
    for row in table { #expect(row.count { $0 == nil } != 1) }
    for column in 0..<3 { #expect(table.count { $0[column] == nil } != 1) }
  }

  /// A map would show single customers by what they bought.
  @Test func thereIsNoMap() throws {
    let sample = SampleDiscovery()
    func maps(_ bundle: ReportBundle) throws -> Int {
      let segments = try object(bundle)["segments"] as? [[String: Any]] ?? []
      return segments.count { $0["map"] != nil }
    }
    #expect(try maps(sample.bundle) == sample.segmentCount)
    #expect(try maps(bundle(sample)) == 0)
  }

  /// The earlier segment of three customers, and whatever would give it away.
  @Test func aSmallSegmentOfTheEarlierModelIsHidden() throws {
    var sample = SampleDiscovery()
    // From one customer of 350 to a quarter of all: nobody may read that it was one.
    sample.customersThen = [199, 100, 50, 1]
    sample.outsideCount = 3
    let report = try bundle(sample)
    let change = try #require(try object(report)["change"] as? [String: Any])
    #expect(change["outsideShare"] == nil)
    let sides = try #require(change["segments"] as? [[String: Any]])
    // The smallest of the others too, or the total would tell.
    #expect(sides.map { $0["customersThen"] as? Int } == [199, 100, nil, nil])
    #expect(sides.map { $0["shareThen"] == nil } == [false, false, true, true])
    let page = report.markdown()
    let from = try #require(page.range(of: "## What has moved"))
    let rest = page[from.upperBound...]
    let section = rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
    #expect(section.contains("shifted") && section.contains("hidden"))
    for share in ["0.3%", "0.8%", "14.3%"] { #expect(!section.contains(share), "\(share)") }
    // The whole report tells what is hidden here.
    #expect(sample.bundle.markdown().contains("0.3%"))
  }

  /// Four of five hundred have it: the other segments and the whole would tell how many here.
  @Test func aCategoryOfFewIsHidden() throws {
    let sample = SampleDiscovery()
    var result = sample.result
    func trait(_ holders: Int, in segment: Segment) -> SegmentTrait {
      SegmentTrait(
        name: "country", label: "country", category: "Norway",
        comparison: .share(
          members: Double(holders) / Double(segment.customers), base: 0.1, lift: 1),
        test: "Fisher", pValue: 0.5, adjustedPValue: 0.5, strength: 0)
    }
    for (index, holders) in [3, 6, 20, 9].enumerated() {
      result.segments[index].traits = [trait(holders, in: result.segments[index])]
    }
    let context = ReportContext(
      result: result, summary: sample.summary, provenance: sample.provenance, isPrivate: true)
    #expect(result.segments.map { context.traits($0).count } == [0, 0, 1, 1])
  }

  @Test func aSegmentOfFewIsRefused() {
    var sample = SampleDiscovery()
    sample.customerCount = 10
    sample.segmentCount = 4
    #expect(throws: ReportError.self) { _ = try bundle(sample) }
  }
}
