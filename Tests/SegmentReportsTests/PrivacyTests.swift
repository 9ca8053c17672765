// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import Foundation
import SalesData
import SegmentDiscovery
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
    let isCount = ["customers", "counts", "newCustomers", "notPositive"].contains(key)
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

  @Test func aSegmentOfFewIsRefused() {
    var sample = SampleDiscovery()
    sample.customerCount = 10
    sample.segmentCount = 4
    #expect(throws: ReportError.self) { _ = try bundle(sample) }
  }
}
