// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@testable import Clustering

/// The search that looks at every cluster, against the one over the tree.
@Suite struct WardScanTests {
  private static func tree(
    _ points: Matrix<Double>, weights: [Double]? = nil, kernel: KMeansKernel = .dispatched
  ) throws -> WardTree {
    let distinct = try LinkagePoints(points, weights: weights)
    return try WardTree(
      distinct, weights: distinct.weights, kernel: kernel, execution: Execution(threadCount: 2))
  }

  @Test(arguments: [5, 8, 9, 31])
  func findsWhatTheTreeFinds(_ columns: Int) throws {
    // Whole numbers in a few columns, so that distances tie.
    let points = HierarchicalSamples.lattice(333, columns: columns, side: 3, seed: 7)
    let weights = SimulatedPoints.weights(rows: 333)
    let expected = try Self.tree(points, weights: weights, kernel: .plain)
    expected.search.findNeighbors(
      0..<expected.slotCount, expected.neighbors, expected.costs, .plain)
    guard case .vector(let widest) = KMeansKernel.dispatched else { return }
    for width in 0...widest {
      let tree = try Self.tree(points, weights: weights, kernel: .vector(width: width))
      // Some with a guess, right or wrong.
      for slot in stride(from: 0, to: tree.slotCount, by: 3)
      where tree.neighbors[slot] == WardTree.unknown && slot > 0 && tree.neighbors[0] == -1 {
        tree.neighbors[slot] = -2
      }
      try WardScan(tree, Execution(threadCount: 2)).findNeighbors()
      for slot in 0..<tree.slotCount {
        #expect(tree.neighbors[slot] == expected.neighbors[slot])
        guard tree.neighbors[slot] >= 0 else { continue }
        #expect(tree.costs[slot].bitPattern == expected.costs[slot].bitPattern)
      }
    }
  }

  @Test func paysWhereBoxesLeaveNothingOut() throws {
    var generator = SeededGenerator(seed: 9)
    let round = Matrix<Double>(
      rowCount: 1500, columnCount: 24,
      columnMajor: (0..<1500 * 24).map { _ in generator.approximateNormal() })
    let execution = Execution(threadCount: 1)
    #expect(try WardScan(Self.tree(round), execution).pays())
    // As many columns, yet all points near one line.
    let places = (0..<1500).map { _ in 1000 * generator.uniform() }
    let line = Matrix<Double>(
      rowCount: 1500, columnCount: 24,
      columnMajor: (0..<24).flatMap { column in places.map { $0 * Double(column + 1) } })
    #expect(try !WardScan(Self.tree(line), execution).pays())
    #expect(try !WardScan(Self.tree(round, kernel: .plain), execution).pays())
  }

  /// Ward over all of them, where scans begin and trees may take over.
  @Test func equalsTheMatrix() throws {
    var generator = SeededGenerator(seed: 10)
    let points = Matrix<Double>(
      rowCount: 300, columnCount: 20,
      columnMajor: (0..<300 * 20).map { _ in generator.approximateNormal() })
    let tree = try HierarchicalClustering(linkage: .ward).fit(points)
    let expected = try HierarchicalClustering(linkage: .ward)
      .fit(HierarchicalSamples.distances(points))
    #expect(HierarchicalSamples.gap(tree.heights, expected.heights) < 1e-12)
    #expect(tree.clusters == expected.clusters)
  }
}
