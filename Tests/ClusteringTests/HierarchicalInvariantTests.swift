// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@Suite struct HierarchicalInvariantTests {
  @Test(arguments: Linkage.allCases)
  func aWeightIsARepeatedRow(_ linkage: Linkage) throws {
    let points = HierarchicalSamples.groups(70, columns: 3, seed: 21)
    var generator = SeededGenerator(seed: 22)
    let counts = (0..<70).map { _ in 1 + generator.integer(below: 4) }
    let rows = counts.indices.flatMap { [Int](repeating: $0, count: counts[$0]) }
    let clustering = HierarchicalClustering(linkage: linkage)
    let weighted = try clustering.fit(points, weights: counts.map(Double.init))
    let repeated = try clustering.fit(HierarchicalSamples.rows(rows, of: points))
    let copies = rows.count - 70
    #expect(repeated.heights.prefix(copies).allSatisfy { $0 == 0 })
    #expect(HierarchicalSamples.gap(weighted.heights, Array(repeated.heights[copies...])) < 1e-13)
    #expect(weighted.merges.map(\.size) == repeated.merges[copies...].map(\.size))
    let labels = try weighted.labels(clusterCount: 6)
    #expect(try repeated.labels(clusterCount: 6) == rows.map { labels[$0] })
    let correlation = try weighted.copheneticCorrelation(
      with: points, weights: counts.map(Double.init))
    let expected = try repeated.copheneticCorrelation(
      with: HierarchicalSamples.rows(rows, of: points))
    #expect(abs(correlation - expected) < 1e-12)
  }

  @Test(arguments: Linkage.allCases)
  func theSameTreeWhateverTheOrderOfRows(_ linkage: Linkage) throws {
    let clustering = HierarchicalClustering(linkage: linkage)
    for points in [
      HierarchicalSamples.groups(90, columns: 3, seed: 23),
      HierarchicalSamples.lattice(120, columns: 2, side: 9, seed: 24),
    ] {
      let n = points.rowCount
      var order = Array(0..<n)
      var generator = SeededGenerator(seed: 25)
      generator.shuffle(&order)
      let tree = try clustering.fit(points)
      let shuffled = try clustering.fit(HierarchicalSamples.rows(order, of: points))
      #expect(tree.heights == shuffled.heights)
      // With equal rows the merges at height 0 may join them in another order; from there on
      // the sets of rows are the same.
      let start = tree.heights.firstIndex { $0 > 0 } ?? 0
      let renamed = shuffled.clusters.map { $0.map { order[$0] }.sorted() }
      #expect(Array(tree.clusters[start...]) == Array(renamed[start...]))
    }
  }

  @Test(arguments: Linkage.allCases)
  func theSameBitsOnAnyNumberOfThreads(_ linkage: Linkage) throws {
    let points = HierarchicalSamples.groups(
      linkage == .ward ? 1500 : 300, columns: 3, seed: 26)
    let clustering = HierarchicalClustering(linkage: linkage)
    let expected = try clustering.fit(points, execution: Execution(threadCount: 1))
    let correlation = try expected.copheneticCorrelation(
      with: points, execution: Execution(threadCount: 1))
    for threads in [2, 3, 16] {
      let execution = Execution(threadCount: threads)
      #expect(try clustering.fit(points, execution: execution) == expected)
      #expect(
        try expected.copheneticCorrelation(with: points, execution: execution) == correlation)
    }
  }

  @Test(arguments: Linkage.allCases)
  func anOffsetChangesNothing(_ linkage: Linkage) throws {
    // Multiples of 2⁻¹⁰ keep all their bits when 2²⁷ (more than 1e8) is added.
    let points = HierarchicalSamples.groups(80, columns: 3, seed: 27)
    let coarse = points.elements.map { ($0 * 1024).rounded() / 1024 }
    let near = Matrix(rowCount: 80, columnCount: 3, columnMajor: coarse)
    let far = Matrix(rowCount: 80, columnCount: 3, columnMajor: coarse.map { $0 + 0x1p27 })
    let clustering = HierarchicalClustering(linkage: linkage)
    let a = try clustering.fit(near)
    let b = try clustering.fit(far)
    #expect(HierarchicalSamples.gap(a.heights, b.heights) < 1e-13)
    #expect(try a.labels(clusterCount: 4) == b.labels(clusterCount: 4))
  }

  @Test(arguments: Linkage.allCases)
  func aConstantColumnChangesNothing(_ linkage: Linkage) throws {
    let points = HierarchicalSamples.groups(50, columns: 2, seed: 28)
    let constant = [Double](repeating: -3e5, count: 50)
    let wider = Matrix(columns: [Array(points.column(0)), constant, Array(points.column(1))])
    let clustering = HierarchicalClustering(linkage: linkage)
    #expect(try clustering.fit(points) == clustering.fit(wider))
  }

  @Test(arguments: Linkage.allCases)
  func heightsNeverFallAndCutsHaveTheAskedNumber(_ linkage: Linkage) throws {
    let points = HierarchicalSamples.lattice(300, columns: 3, side: 6, seed: 29)
    let tree = try HierarchicalClustering(linkage: linkage).fit(points)
    if linkage.isMonotone {
      #expect(zip(tree.heights, tree.heights.dropFirst()).allSatisfy { $0 <= $1 })
    }
    for count in [1, 2, 3, 8, 50, 299, 300] {
      let labels = try tree.labels(clusterCount: count)
      #expect(Set(labels).count == count)
      // Numbered by first occurrence.
      var seen: Int32 = 0
      for label in labels {
        #expect(label <= seen)
        if label == seen { seen += 1 }
      }
    }
    // A tree that decodes is one: this checks ids, heights and counts.
    _ = try Dendrogram(linkage: linkage, leafCount: 300, merges: tree.merges)
  }

  @Test func scaledWeightsGiveTheSameOrder() throws {
    let points = HierarchicalSamples.groups(60, columns: 2, seed: 30)
    let weights = (0..<60).map { Double(1 + $0 % 5) }
    let clustering = HierarchicalClustering(linkage: .ward)
    let a = try clustering.fit(points, weights: weights)
    let b = try clustering.fit(points, weights: weights.map { $0 * 0x1p200 })
    #expect(a.merges.map(\.second) == b.merges.map(\.second))
    #expect(b.heights == a.heights.map { $0 * 0x1p100 })
  }
}
