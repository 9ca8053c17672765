// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import Foundation
import ReproducibleComputing
import Testing

@testable import Clustering

@Suite struct ThresholdTreeTests {
  static func sample(seed: UInt64) throws -> (points: Matrix<Double>, labels: [Int32]) {
    let points = SimulatedPoints.clusters(rows: 60, columns: 3, count: 5, seed: seed)
    return (points, try KMeans(clusterCount: 4, restartCount: 2).fit(points, seed: seed).labels)
  }

  static func means(_ points: Matrix<Double>, _ labels: [Int32], _ weights: [Double]) -> [[Double]]
  {
    (0...Int(labels.max() ?? 0)).map { cluster in
      let rows = labels.indices.filter { labels[$0] == Int32(cluster) }
      let total = rows.reduce(0) { $0 + weights[$1] }
      return (0..<points.columnCount).map { column in
        rows.reduce(0) { $0 + weights[$1] * points[$1, column] } / total
      }
    }
  }

  /// At every node of the tree the split has the least weight of mistakes that any has.
  @Test(arguments: 1...6)
  func everySplitMakesTheFewestMistakes(seed: UInt64) throws {
    let (points, labels) = try Self.sample(seed: seed)
    let weights = SimulatedPoints.weights(rows: 60, seed: seed)
    let means = Self.means(points, labels, weights)
    let tree = try IterativeMistakeMinimization().fit(points, labels: labels, weights: weights)
    func isMistaken(_ row: Int, _ column: Int, _ threshold: Double) -> Bool {
      (points[row, column] <= threshold) != (means[Int(labels[row])][column] <= threshold)
    }
    var open = [(0, Array(0..<60), Array(0..<means.count))]
    while let (node, rows, clusters) = open.popLast() {
      guard case .split(let column, let threshold, let atMost, let over) = tree.nodes[node] else {
        #expect(clusters.count == 1)
        continue
      }
      func mistakes(_ column: Int, _ threshold: Double) -> Double {
        rows.reduce(0) { isMistaken($1, column, threshold) ? $0 + weights[$1] : $0 }
      }
      var least = Double.infinity
      for column in 0..<3 {
        let centers = clusters.map { means[$0][column] }
        let (low, high) = (centers.min() ?? 0, centers.max() ?? 0)
        for threshold in rows.map({ points[$0, column] }) + centers
        where low <= threshold && threshold < high {
          least = min(least, mistakes(column, threshold))
        }
      }
      #expect(mistakes(column, threshold) == least)
      let right = rows.filter { !isMistaken($0, column, threshold) }
      for (child, left) in [(atMost, true), (over, false)] {
        open.append(
          (
            child, right.filter { (points[$0, column] <= threshold) == left },
            clusters.filter { (means[$0][column] <= threshold) == left }
          ))
      }
    }
    #expect(tree.leaves.count == means.count)
  }

  /// One leaf more is the split that lowers the cost to the fixed means the most.
  @Test(arguments: 1...4)
  func oneLeafMoreGainsTheMost(seed: UInt64) throws {
    let (points, labels) = try Self.sample(seed: seed)
    let means = Self.means(points, labels, [Double](repeating: 1, count: 60))
    func square(_ row: Int, _ cluster: Int) -> Double {
      (0..<3).reduce(0) {
        $0 + (points[row, $1] - means[cluster][$1]) * (points[row, $1] - means[cluster][$1])
      }
    }
    func cost(_ tree: ThresholdTree) throws -> Double {
      try tree.predict(points).enumerated().reduce(0) { $0 + square($1.offset, Int($1.element)) }
    }
    let small = try IterativeMistakeMinimization().fit(points, labels: labels)
    let large = try IterativeMistakeMinimization(leafCount: 5).fit(points, labels: labels)
    let before = try cost(small)
    var best = before
    for (leaf, conditions) in small.leaves {
      let rows = (0..<60).filter { row in
        conditions.allSatisfy { $0.holds(points[row, $0.column]) }
      }
      let own = rows.reduce(0) { $0 + square($1, Int(leaf.cluster)) }
      for column in 0..<3 {
        for threshold in rows.map({ points[$0, column] }) {
          let sides = [true, false].map { left in
            (0..<4).map { cluster in
              rows.filter { (points[$0, column] <= threshold) == left }
                .reduce(0) { $0 + square($1, cluster) }
            }.min() ?? 0
          }
          best = min(best, before - own + sides[0] + sides[1])
        }
      }
    }
    #expect(abs(try cost(large) - best) < 1e-9 * before)
    #expect(large.leaves.count == (best < before * (1 - 1e-9) ? 5 : 4))
  }

  @Test func figuresAreThoseOfTheLeaves() throws {
    let (points, labels) = try Self.sample(seed: 9)
    let weights = SimulatedPoints.weights(rows: 60)
    for leafCount in [4, 7] {
      let tree = try IterativeMistakeMinimization(leafCount: leafCount).fit(
        points, labels: labels, weights: weights)
      let predicted = try tree.predict(points)
      var total = 0.0
      for (leaf, conditions) in tree.leaves {
        let rows = (0..<60).filter { row in
          conditions.allSatisfy { $0.holds(points[row, $0.column]) }
        }
        #expect(rows.allSatisfy { predicted[$0] == leaf.cluster })
        #expect(leaf.weight == rows.reduce(0) { $0 + weights[$1] })
        total += leaf.weight
      }
      #expect(total == weights.reduce(0, +))
      let agreeing = (0..<60).reduce(0) {
        predicted[$1] == labels[$1] ? $0 + weights[$1] : $0
      }
      #expect(isClose(tree.fidelity, agreeing / total))
      let costs = try [predicted, labels].map {
        try PartitionIndices.of(points, labels: $0, weights: weights).inertia
      }
      #expect(isClose(try #require(tree.price), costs[0] / costs[1]))
    }
  }

  @Test func aWeightedRowIsThatRowRepeated() throws {
    let (points, labels) = try Self.sample(seed: 4)
    let weights = SimulatedPoints.weights(rows: 60)
    let many = SimulatedPoints.repeated(points, weights: weights, labels: labels)
    for leafCount in [4, 6] {
      let parameters = IterativeMistakeMinimization(leafCount: leafCount)
      let weighted = try parameters.fit(points, labels: labels, weights: weights)
      let repeated = try parameters.fit(many.points, labels: many.labels)
      #expect(weighted.nodes == repeated.nodes)
      #expect(weighted.fidelity == repeated.fidelity)
    }
  }

  @Test func separatedClustersCostNothingAndGetTheWidestGap() throws {
    let points = Matrix<Double>(columns: [[0, 1, 10, 11, 20, 21], [0, 1, 0, 1, 0, 1]])
    let tree = try IterativeMistakeMinimization().fit(points, labels: [7, 7, 2, 2, 5, 5])
    #expect(tree.fidelity == 1 && tree.price == 1 && tree.notes.isEmpty)
    #expect(tree.leaves.map(\.leaf.cluster) == [7, 2, 5])
    #expect(tree.leaves[1].conditions.map(\.threshold) == [5.5, 15.5])
    #expect(tree.leaves[1].conditions.map(\.side) == [.over, .atMost])
    let rounded = IterativeMistakeMinimization(
      placement: ThresholdPlacement { low, high, _ in low < 5 ? 5 : 16 + 0 * high })
    #expect(
      try rounded.fit(points, labels: [7, 7, 2, 2, 5, 5]).leaves[1].conditions.map(\.threshold)
        == [5, 16])
  }

  @Test func moreLeavesNeverCostMore() throws {
    let points = SimulatedPoints.clusters(rows: 300, columns: 2, count: 5)
    let model = try KMeans(clusterCount: 5, restartCount: 3).fit(points)
    let squares = try (5...12).map { leafCount in
      let labels = try IterativeMistakeMinimization(leafCount: leafCount)
        .fit(points, labels: model.labels).predict(points)
      return labels.enumerated().reduce(0.0) { sum, entry in
        sum
          + (0..<2).reduce(0) {
            let t = points[entry.offset, $1] - model.centers[Int(entry.element), $1]
            return $0 + t * t
          }
      }
    }
    for (fewer, more) in zip(squares, squares.dropFirst()) { #expect(more <= fewer * (1 + 1e-12)) }
  }

  @Test func edgesAndBadInput() throws {
    let points = Matrix<Double>(columns: [[1, 3, 1, 3], [1, 1, 1, 1]])
    let parameters = IterativeMistakeMinimization()
    let one = try parameters.fit(points, labels: [4, 4, 4, 4])
    #expect(one.leaves.count == 1 && one.leaves[0].conditions.isEmpty && one.fidelity == 1)
    let same = try parameters.fit(points, labels: [0, 0, 1, 1], weights: [1, 1, 2, 2])
    #expect(same.leaves.map(\.leaf.cluster) == [1] && same.notes.count == 1)
    #expect(isClose(same.fidelity, 2.0 / 3))
    #expect(clusteringError { _ = try parameters.fit(points, labels: [0]) }?.code == .shape)
    let few = clusteringError {
      _ = try IterativeMistakeMinimization(leafCount: 1).fit(points, labels: [0, 1, 0, 1])
    }
    #expect(few?.code == .parameter && few?.description.contains("2 clusters") == true)
    #expect(try one.predict(Matrix<Double>(rowCount: 0, columnCount: 2)) == [])
    #expect(
      clusteringError { _ = try one.predict(Matrix<Double>(rowCount: 1, columnCount: 3)) }?.code
        == .shape)
  }

  @Test func aSavedTreeIsTheSameAndADamagedOneIsRefused() throws {
    let (points, labels) = try Self.sample(seed: 2)
    let tree = try IterativeMistakeMinimization(leafCount: 6).fit(points, labels: labels)
    let data = try JSONEncoder().encode(tree)
    #expect(try JSONDecoder().decode(ThresholdTree.self, from: data) == tree)
    let text = try #require(String(bytes: data, encoding: .utf8))
    let damaged = text.replacingOccurrences(of: "\"atMost\":1", with: "\"atMost\":0")
    #expect(damaged != text)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(ThresholdTree.self, from: Data(damaged.utf8))
    }
  }

  @Test func sameBitsForAnyThreads() throws {
    let points = SimulatedPoints.clusters(rows: 400, columns: 4)
    let labels = try KMeans(clusterCount: 4, restartCount: 1).fit(points).labels
    let trees = try [1, 2, 5].map {
      try IterativeMistakeMinimization(leafCount: 8).fit(
        points, labels: labels, execution: Execution(threadCount: $0))
    }
    #expect(trees[0] == trees[1] && trees[1] == trees[2])
  }
}
