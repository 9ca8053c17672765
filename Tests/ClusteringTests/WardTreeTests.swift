// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import ReproducibleComputing
import Testing

/// Ward over the k-d tree against Ward on all distances.
@Suite struct WardTreeTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 13])
  func equalsTheMatrix(_ columns: Int) throws {
    let points = HierarchicalSamples.groups(220, columns: columns, seed: UInt64(columns))
    let weights = (0..<220).map { Double(1 + $0 % 3) }
    let clustering = HierarchicalClustering(linkage: .ward)
    let tree = try clustering.fit(points, weights: weights)
    let expected = try clustering.fit(HierarchicalSamples.distances(points), weights: weights)
    #expect(HierarchicalSamples.gap(tree.heights, expected.heights) < 1e-12)
    #expect(tree.merges.map(\.first) == expected.merges.map(\.first))
    #expect(tree.merges.map(\.second) == expected.merges.map(\.second))
  }

  /// Growing gaps: each round has one pair of mutual neighbours; the chain has to take over.
  @Test func growingGaps() throws {
    var place = 0.0
    let values = (0..<320).map { i -> Double in
      place += 1 + 0.02 * Double(i)
      return place
    }
    let points = Matrix(columns: [values])
    let clustering = HierarchicalClustering(linkage: .ward)
    let tree = try clustering.fit(points)
    let expected = try clustering.fit(HierarchicalSamples.distances(points))
    #expect(HierarchicalSamples.gap(tree.heights, expected.heights) < 1e-11)
    #expect(tree.clusters == expected.clusters)
    let threads = try clustering.fit(points, execution: Execution(threadCount: 3))
    #expect(threads == tree)
  }

  /// Geometrically growing gaps, the worst of all: nothing merges but the lowest two.
  @Test func quadruplingGaps() throws {
    let values = (0..<240).map { Double(sign: .plus, exponent: 2 * $0, significand: 1) }
    let points = Matrix(columns: [values])
    let tree = try HierarchicalClustering(linkage: .ward).fit(points)
    #expect(tree.merges.map(\.size) == (2...240).map(Double.init))
    #expect(zip(tree.heights, tree.heights.dropFirst()).allSatisfy { $0 <= $1 })
  }

  /// Equal gaps: all neighbours tie.
  @Test func equalGaps() throws {
    let points = Matrix(columns: [(0..<1000).map(Double.init)])
    let tree = try HierarchicalClustering(linkage: .ward).fit(points)
    #expect(zip(tree.heights, tree.heights.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(Set(try tree.labels(clusterCount: 9)).count == 9)
    #expect(try tree.labels(clusterCount: 1000) == (0..<1000).map(Int32.init))
  }

  /// Ties make the tree ambiguous, but each merge must be one of nearest clusters at that moment.
  @Test(arguments: [1, 2, 3])
  func mergesOnALatticeAreOfMutualNeighbors(_ columns: Int) throws {
    let points = HierarchicalSamples.lattice(
      160, columns: columns, side: columns == 1 ? 400 : 12, seed: 31)
    let tree = try HierarchicalClustering(linkage: .ward).fit(points)
    var live: [Int: (mean: [Double], weight: Double)] = [:]
    for i in 0..<160 { live[i] = (points.row(i), 1) }
    func height(_ a: Int, _ b: Int) -> Double {
      guard let x = live[a], let y = live[b] else { return .nan }
      return HierarchicalSamples.distance(x.mean, y.mean)
        * (2 * x.weight * y.weight / (x.weight + y.weight)).squareRoot()
    }
    for (i, merge) in tree.merges.enumerated() {
      let own = height(merge.first, merge.second)
      #expect(abs(own - merge.height) < 1e-9)
      for other in live.keys where other != merge.first && other != merge.second {
        #expect(height(merge.first, other) > own - 1e-9)
        #expect(height(merge.second, other) > own - 1e-9)
      }
      guard let a = live.removeValue(forKey: merge.first),
        let b = live.removeValue(forKey: merge.second)
      else { continue }
      let weight = a.weight + b.weight
      live[160 + i] = (
        zip(a.mean, b.mean).map { ($0 * a.weight + $1 * b.weight) / weight }, weight
      )
    }
  }

  /// The sum of squares is shared out among the merges: half of the squared heights.
  @Test func heightsAddUpToTheSumOfSquares() throws {
    let points = HierarchicalSamples.groups(1500, columns: 3, seed: 32)
    let tree = try HierarchicalClustering(linkage: .ward).fit(points)
    var total = 0.0
    for k in 0..<3 {
      let column = points.column(k)
      let mean = column.reduce(0, +) / 1500
      total += column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let sum = tree.heights.reduce(0) { $0 + $1 * $1 / 2 }
    #expect(abs(sum - total) < 1e-10 * total)
  }
}
