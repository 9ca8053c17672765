// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import ReproducibleComputing
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct DendrogramTests {
  /// The sets {1}, {4}, {5} of SciPy's tests of `fcluster`, 0-based and numbered as they occur.
  @Test func cutsByHeight() throws {
    let tree = try HierarchicalClustering(linkage: .single).fit(Matrix(rows: [[1], [4], [5]]))
    #expect(try tree.labels(height: 3) == [0, 0, 0])
    #expect(try tree.labels(height: 2.999) == [0, 1, 1])
    #expect(try tree.labels(height: 1) == [0, 1, 1])
    #expect(try tree.labels(height: 0.999) == [0, 1, 2])
    #expect(try tree.labels(height: -1) == [0, 1, 2])
    #expect(try tree.labels(height: .infinity) == [0, 0, 0])
    #expect(throws: ClusteringError.self) { try tree.labels(height: .nan) }
  }

  @Test func cutsByCountAreRefusedOutOfRange() throws {
    let tree = try HierarchicalClustering(linkage: .ward).fit(Matrix(rows: [[1], [4], [5]]))
    for count in [-1, 0, 4] {
      #expect(throws: ClusteringError.self) { try tree.labels(clusterCount: count) }
    }
  }

  @Test(arguments: Linkage.allCases)
  func topIsTheTreeAboveACut(_ linkage: Linkage) throws {
    let points = HierarchicalSamples.groups(50, columns: 2, seed: 41)
    let weights = (0..<50).map { Double(1 + $0 % 3) }
    let tree = try HierarchicalClustering(linkage: linkage).fit(points, weights: weights)
    for count in [1, 2, 7, 50] {
      let top = try tree.top(count, weights: weights)
      #expect(top.labels == (try tree.labels(clusterCount: count)))
      #expect(top.tree.leafCount == count)
      #expect(top.tree.heights == Array(tree.heights.suffix(count - 1)))
      for group in 0..<count {
        let members = (0..<50).filter { Int(top.labels[$0]) == group }
        #expect(top.groupSizes[group] == members.reduce(0) { $0 + weights[$1] })
        if members.count == 1 { #expect(top.groupHeights[group] == 0) }
      }
      // Cut further down, the small tree and the whole one say the same.
      let coarse = max(1, count / 2)
      let groups = try top.tree.labels(clusterCount: coarse)
      #expect(
        top.labels.map { groups[Int($0)] } == (try tree.labels(clusterCount: coarse)))
    }
  }

  @Test func copheneticDistancesAreTheHeightsOfMeetings() throws {
    let points = HierarchicalSamples.groups(30, columns: 2, seed: 42)
    let tree = try HierarchicalClustering(linkage: .average).fit(points)
    let all = try tree.copheneticDistances()
    for i in 0..<30 {
      for j in 0..<30 {
        let meeting = zip(tree.clusters, tree.heights).first {
          $0.0.contains(i) && $0.0.contains(j)
        }
        #expect(tree.copheneticDistance(i, j) == (i == j ? 0 : meeting?.1))
        #expect(all[i, j] == tree.copheneticDistance(i, j))
      }
    }
    let distances = try HierarchicalSamples.distances(points)
    let direct = pearson(distances.values, all.values)
    #expect(abs(try tree.copheneticCorrelation(with: points) - direct) < 1e-13)
    #expect(abs(try tree.copheneticCorrelation(with: distances) - direct) < 1e-13)
  }

  @Test func copheneticCorrelationOfMovedPoints() throws {
    let points = HierarchicalSamples.groups(60, columns: 3, seed: 43)
    let tree = try HierarchicalClustering(linkage: .average).fit(points)
    let far = Matrix(
      rowCount: 60, columnCount: 3, columnMajor: points.elements.map { $0 + 1e8 })
    let near = try tree.copheneticCorrelation(with: points)
    #expect(abs(try tree.copheneticCorrelation(with: far) - near) < 1e-7)
    let scaled = Matrix(
      rowCount: 60, columnCount: 3, columnMajor: points.elements.map { $0 * 0x1p500 })
    let large = try HierarchicalClustering(linkage: .average).fit(scaled)
    #expect(abs(try large.copheneticCorrelation(with: scaled) - near) < 1e-14)
  }

  @Test func copheneticCorrelationIsNotANumberWithoutVariation() throws {
    let same = Matrix<Double>(rowCount: 5, columnCount: 2, repeating: 1)
    let tree = try HierarchicalClustering(linkage: .average).fit(same)
    #expect(try tree.copheneticCorrelation(with: same).isNaN)
  }

  @Test(arguments: TreeGolden.all)
  func optimalLeafOrderIsTheShortest(_ golden: TreeGolden) throws {
    let points = Matrix(rows: TreeGolden.points)
    let tree = try HierarchicalClustering(linkage: golden.linkage).fit(points)
    let distances = try HierarchicalSamples.distances(points)
    func length(_ order: [Int]) -> Double {
      zip(order, order.dropFirst()).reduce(0) { $0 + distances[$1.0, $1.1] }
    }
    let order = try tree.optimalLeafOrder(for: distances)
    #expect(order.sorted() == Array(0..<24))
    #expect(abs(length(order) - golden.optimalLength) < 1e-9)
    #expect(length(order) < length(tree.leafOrder()))
    // Every cluster still stands together.
    var places = [Int](repeating: 0, count: 24)
    for (place, leaf) in order.enumerated() { places[leaf] = place }
    for cluster in tree.clusters {
      let at = cluster.map { places[$0] }
      #expect((at.max() ?? 0) - (at.min() ?? 0) == cluster.count - 1)
    }
  }

  /// A tree as deep as it has points: nothing may recurse.
  @Test func deepTrees() throws {
    let n = 200_000
    let merges = (0..<n - 1).map {
      Dendrogram.Merge(
        first: $0 == 0 ? 0 : $0 + 1, second: $0 == 0 ? 1 : n + $0 - 1, height: Double($0),
        size: Double($0 + 2))
    }
    let tree = try Dendrogram(linkage: .single, leafCount: n, merges: merges)
    let labels = try tree.labels(clusterCount: 3)
    #expect(labels.last == 2 && labels[n - 2] == 1 && labels[0] == 0)
    #expect(tree.leafOrder().count == n)
    #expect(tree.copheneticDistance(0, n - 1) == Double(n - 2))
    #expect(try tree.top(4).groupSizes == [Double(n - 3), 1, 1, 1])
  }

  @Test func survivesCoding() throws {
    let points = HierarchicalSamples.groups(12, columns: 2, seed: 44)
    let tree = try HierarchicalClustering(linkage: .median).fit(points)
    let data = try JSONEncoder().encode(tree)
    #expect(try JSONDecoder().decode(Dendrogram.self, from: data) == tree)
    let broken = #"{"linkage":"ward","leafCount":3,"merges":[]}"#
    #expect(throws: ClusteringError.self) {
      try JSONDecoder().decode(Dendrogram.self, from: Array(broken.utf8).asData)
    }
  }

  @Test func mergesThatAreNoTreeAreRefused() throws {
    func merge(_ first: Int, _ second: Int, _ height: Double) -> Dendrogram.Merge {
      .init(first: first, second: second, height: height, size: 2)
    }
    for merges in [
      [merge(0, 1, 1)],  // too few
      [merge(0, 1, 1), merge(0, 2, 2)],  // 0 twice
      [merge(1, 0, 1), merge(2, 3, 2)],  // the higher first
      [merge(0, 4, 1), merge(1, 2, 2)],  // what is not there yet
      [merge(0, 1, 2), merge(2, 3, 1)],  // falls
      [merge(0, 1, .nan), merge(2, 3, 1)],
    ] {
      #expect(throws: ClusteringError.self) {
        try Dendrogram(linkage: .average, leafCount: 3, merges: merges)
      }
    }
    // Inversions are legal where the linkage has them.
    let tree = try Dendrogram(
      linkage: .centroid, leafCount: 3, merges: [merge(0, 1, 2), merge(2, 3, 1)])
    #expect(tree.merges.count == 2)
  }

  private func pearson(_ x: [Double], _ y: [Double]) -> Double {
    let n = Double(x.count)
    let (mx, my) = (x.reduce(0, +) / n, y.reduce(0, +) / n)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(x, y) {
      xx += (a - mx) * (a - mx)
      yy += (b - my) * (b - my)
      xy += (a - mx) * (b - my)
    }
    return xy / (xx * yy).squareRoot()
  }
}

extension [UInt8] {
  fileprivate var asData: Data { Data(self) }
}
