// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import Foundation
import ReproducibleComputing

/// Says what is found in a table of numbers that has no planted truth, with five seeds.
func judgeTable(
  _ path: String, columns names: [String]?, kinds: String, execution: Execution
) throws {
  let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
  guard let header = lines.first?.split(separator: ",", omittingEmptySubsequences: false) else {
    return
  }
  let titles = header.map(String.init)
  let chosen = names.map { names in names.compactMap { titles.firstIndex(of: $0) } }
  let places = chosen ?? Array(titles.indices)
  let rows = lines.dropFirst().compactMap { line -> [Double]? in
    let fields = line.split(separator: ",", omittingEmptySubsequences: false)
    let values = places.compactMap { $0 < fields.count ? Double(fields[$0]) : nil }
    return values.count == places.count ? values : nil
  }
  let raw = Matrix(rows: rows)
  let preparation = StructurePreparation(
    kinds: kinds.split(separator: ",").map { kind in
      if kind == "count" { return .count }
      if kind.hasPrefix("time:") {
        return Double(kind.dropFirst(5)).map { .time(period: $0) } ?? .measurement
      }
      guard kind.hasPrefix("total:") else { return .measurement }
      return Int(kind.dropFirst(6)).map { .total(of: $0) } ?? .measurement
    })
  for seed in 0..<5 as Range<UInt64> {
    let points = try preparation.fit(raw, seed: seed, execution: execution)
      .spread(raw, execution: execution)
    let tree = try ValleyTree().fit(points, seed: seed, execution: execution)
    print(
      "\(path) \(rows.count) x \(places.count): \(tree.verdict.rawValue)",
      String(format: "p %.2g", tree.pValue), "sizes", tree.leafSizes)
    for node in tree.nodes {
      guard let split = node.split else { continue }
      let direction = split.direction.map { String(format: "%.2f", $0) }.joined(separator: " ")
      let figures = String(format: "p %.2g depth %.2f", node.pValue, split.depthRatio)
      print("   ", node.size, "rows", figures, "along", direction)
    }
  }
}
