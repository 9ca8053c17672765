// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@testable import Clustering

@Suite struct ValleyTreeTests {
  /// Normal groups at given centres.
  private func groups(
    _ centres: [[Double]], sizes: [Int], seed: UInt64
  ) -> (points: Matrix<Double>, truth: [Int32]) {
    var generator = SeededGenerator(seed: seed)
    var rows: [[Double]] = []
    var truth: [Int32] = []
    for (group, size) in sizes.enumerated() {
      for _ in 0..<size {
        rows.append(centres[group].map { $0 + generator.approximateNormal() })
        truth.append(Int32(group))
      }
    }
    return (Matrix(rows: rows), truth)
  }

  @Test func plantedGroupsAreFoundWithARareOne() throws {
    let (points, truth) = groups(
      [[0, 0, 0], [8, 0, 0], [0, 9, 0]], sizes: [400, 160, 40], seed: 3)
    let tree = try ValleyTree().fit(points)
    #expect(tree.verdict == .distinct)
    #expect(tree.leafCount == 3)
    #expect(tree.pValue < 0.001)
    #expect(tree.leafSizes == [400, 160, 40])
    #expect(adjustedRandIndex(tree.labels, truth) > 0.99)
    #expect(try tree.predict(points) == tree.labels)
    let refined = try tree.refine(points)
    #expect(adjustedRandIndex(refined.labels, truth) > 0.99)
    #expect(refined.mixture.components.count == 3)
    #expect(refined.strengths.allSatisfy { $0 >= 1.0 / 3 && $0 <= 1 + 1e-12 })
  }

  @Test func oneGroupIsGradual() throws {
    for seed in 1..<4 as Range<UInt64> {
      let (points, _) = groups([[0, 0]], sizes: [200], seed: seed)
      let tree = try ValleyTree().fit(points)
      #expect(tree.verdict == .gradual)
      #expect(tree.pValue > 0.05)
      #expect(tree.nodes.count == 1 && tree.nodes[0].leafReason == .noValley)
      #expect(tree.labels.allSatisfy { $0 == 0 })
      #expect(try tree.refine(points).mixture.components.count == 1)
    }
  }

  @Test func orderOfRowsAndThreadsChangeNothing() throws {
    let (points, _) = groups([[0, 0], [7, 0], [0, 7]], sizes: [120, 80, 50], seed: 8)
    let tree = try ValleyTree().fit(points, seed: 5, execution: Execution(threadCount: 1))
    let threads = try ValleyTree().fit(points, seed: 5, execution: Execution(threadCount: 4))
    #expect(tree == threads)
    var order = Array(0..<points.rowCount)
    var generator = SeededGenerator(seed: 1)
    generator.shuffle(&order)
    let shuffled = Matrix(rows: order.map { points.row($0) })
    let other = try ValleyTree().fit(shuffled, seed: 5)
    #expect(other.nodes == tree.nodes)
    #expect(other.labels == order.map { tree.labels[$0] })
    let refined = try tree.refine(points)
    #expect(try other.refine(shuffled).labels == order.map { refined.labels[$0] })
    #expect(try other.refine(shuffled).mixture.components == refined.mixture.components)
  }

  @Test func edgesAreGivenBackToTheirGroup() throws {
    let (points, truth) = groups([[0, 0], [12, 0]], sizes: [400, 100], seed: 3)
    // What a cut at y = 1 would leave of the first group on the other side.
    let main = (0..<500).filter { truth[$0] == 0 && points[$0, 1] < 1 }.map { Int32($0) }
    let edge = (0..<500).filter { truth[$0] == 0 && points[$0, 1] >= 1 }.map { Int32($0) }
    let other = (0..<500).filter { truth[$0] == 1 }.map { Int32($0) }
    func merged(_ parents: [Int]) throws -> [Int] {
      try ValleyLeafMerging(points: points, leaves: [main, other, edge], parents: parents).groups()
    }
    #expect(try merged([1, 2, 2]) == [0, 1, 0])
    // Between the two sides of one split a valley was proven.
    #expect(try merged([1, 2, 1]) == [0, 1, 2])
  }

  @Test func smallTablesAndConstantColumnsAreGradual() throws {
    let few = try ValleyTree().fit(Matrix(rows: (0..<20).map { [Double($0 % 2) * 9, 0] }))
    #expect(few.verdict == .gradual && few.nodes[0].leafReason == .tooFewRows)
    #expect(few.pValue == 1 && few.smallestFindableShare == nil)
    let constant = try ValleyTree().fit(Matrix<Double>(rowCount: 200, columnCount: 2))
    #expect(constant.verdict == .gradual && constant.nodes[0].leafReason == .constant)
    let none = try ValleyTree().fit(Matrix<Double>(rowCount: 200, columnCount: 0))
    #expect(none.verdict == .gradual && none.labels.count == 200)
  }

  @Test func oneColumnIsOneDirection() throws {
    let (points, truth) = groups([[0], [7]], sizes: [300, 60], seed: 2)
    let tree = try ValleyTree().fit(points)
    #expect(tree.nodes[0].directionCount == 1)
    #expect(tree.leafCount == 2)
    #expect(adjustedRandIndex(tree.labels, truth) > 0.98)
  }

  @Test func equalWeightsAreNoWeightsAndRowsOfNoWeightMoveNothing() throws {
    let (points, _) = groups([[0, 0], [7, 0]], sizes: [150, 100], seed: 4)
    let plain = try ValleyTree().fit(points)
    let three = try ValleyTree().fit(points, weights: [Double](repeating: 3, count: 250))
    #expect(three.labels == plain.labels)
    #expect(three.nodes.map(\.pValue) == plain.nodes.map(\.pValue))
    // A third group of no weight.
    let (more, _) = groups([[0, 0], [7, 0], [0, 40]], sizes: [150, 100, 50], seed: 4)
    let weights = (0..<300).map { $0 < 250 ? 1.0 : 0 }
    let tree = try ValleyTree().fit(more, weights: weights)
    #expect(tree.leafCount == 2)
    #expect(tree.nodes[0].weight == 250)
  }

  @Test func repeatedRowsAreNoGroups() throws {
    // Weights as of customers counted together: most weigh 1, some 20.
    var generator = SeededGenerator(seed: 6)
    let (points, _) = groups([[0, 0]], sizes: [500], seed: 6)
    let weights = (0..<500).map { _ in generator.uniform() < 0.05 ? 20.0 : 1.0 }
    #expect(try ValleyTree().fit(points, weights: weights).verdict == .gradual)
  }

  @Test func smallestFindableShareShrinksWithRowsToTheLimit() throws {
    var shares: [Double] = []
    for size in [200, 600, 2000] {
      let (points, _) = groups([[0]], sizes: [size], seed: 1)
      shares.append(try #require(try ValleyTree().fit(points).smallestFindableShare))
    }
    #expect(shares == shares.sorted(by: >))
    #expect(shares[2] >= 0.01 && shares[2] < 0.03)
    #expect(shares[0] >= 15.0 / 200)
  }

  @Test func wrongParametersAndPointsAreNamed() {
    let points = Matrix<Double>(rows: [[1], [2]])
    for tree in [
      ValleyTree(significance: 0), ValleyTree(leastShare: 0.5), ValleyTree(leastSize: 3),
      ValleyTree(greatestDepthRatio: 0), ValleyTree(greatestLeafCount: 0),
    ] {
      #expect(throws: ClusteringError.self) { try tree.fit(points) }
    }
    #expect(throws: ClusteringError.self) {
      try ValleyTree().fit(Matrix<Double>(rows: [[1], [.infinity]]))
    }
    #expect(throws: ClusteringError.self) { try ValleyTree().fit(points, weights: [1]) }
  }

  @Test func leavesAreLimited() throws {
    let (points, _) = groups([[0, 0], [9, 0], [0, 9]], sizes: [80, 80, 80], seed: 8)
    let tree = try ValleyTree(greatestLeafCount: 2).fit(points)
    #expect(tree.leafCount == 2)
    #expect(tree.nodes.contains { $0.leafReason == .leafLimit })
  }
}
