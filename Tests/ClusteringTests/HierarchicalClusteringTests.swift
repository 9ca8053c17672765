// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@Suite struct HierarchicalClusteringTests {
  @Test(arguments: Linkage.allCases)
  func equalsTheDefinition(_ linkage: Linkage) throws {
    for (columns, seed) in [(1, 1), (2, 2), (3, 3), (5, 4), (11, 5)] as [(Int, UInt64)] {
      let points = HierarchicalSamples.groups(22, columns: columns, seed: seed)
      let tree = try HierarchicalClustering(linkage: linkage).fit(points)
      let reference = HierarchicalReference(linkage, points).merges()
      #expect(HierarchicalSamples.gap(tree.heights, reference.map(\.height)) < 1e-12)
      #expect(tree.merges.map(\.first) == reference.map(\.first))
      #expect(tree.merges.map(\.second) == reference.map(\.second))
      #expect(tree.merges.map(\.size) == reference.map(\.size))
    }
  }

  @Test(arguments: Linkage.allCases)
  func weightsEqualTheDefinition(_ linkage: Linkage) throws {
    let points = HierarchicalSamples.groups(20, columns: 3, seed: 6)
    var generator = SeededGenerator(seed: 7)
    let weights = (0..<20).map { _ in 0.25 + 3 * generator.uniform() }
    let tree = try HierarchicalClustering(linkage: linkage).fit(points, weights: weights)
    let reference = HierarchicalReference(linkage, points, weights: weights).merges()
    #expect(HierarchicalSamples.gap(tree.heights, reference.map(\.height)) < 1e-12)
    #expect(tree.merges.map(\.second) == reference.map(\.second))
    #expect(HierarchicalSamples.gap(tree.merges.map(\.size), reference.map(\.size)) < 1e-14)
  }

  @Test(arguments: Linkage.allCases)
  func distancesGiveTheTreeOfThePoints(_ linkage: Linkage) throws {
    let points = HierarchicalSamples.groups(60, columns: 4, seed: 8)
    let weights = (0..<60).map { Double(1 + $0 % 4) }
    let clustering = HierarchicalClustering(linkage: linkage)
    let expected = try clustering.fit(points, weights: weights)
    let tree = try clustering.fit(HierarchicalSamples.distances(points), weights: weights)
    #expect(HierarchicalSamples.gap(tree.heights, expected.heights) < 1e-12)
    #expect(tree.merges.map(\.first) == expected.merges.map(\.first))
    #expect(tree.merges.map(\.second) == expected.merges.map(\.second))
    #expect(tree.merges.map(\.size) == expected.merges.map(\.size))
  }

  @Test(arguments: TreeGolden.all)
  func equalsSciPy(_ golden: TreeGolden) throws {
    let points = Matrix(rows: TreeGolden.points)
    let tree = try HierarchicalClustering(linkage: golden.linkage).fit(points)
    #expect(tree.merges.map(\.first) == golden.firsts)
    #expect(tree.merges.map(\.second) == golden.seconds)
    #expect(HierarchicalSamples.gap(tree.heights, golden.heights) < 1e-13)
    #expect(tree.merges.map(\.size) == golden.sizes)
    #expect(try tree.labels(clusterCount: 5) == golden.labelsOfFive)
    #expect(tree.leafOrder() == golden.leaves)
    let correlation = try tree.copheneticCorrelation(with: points)
    #expect(abs(correlation - golden.copheneticCorrelation) < 1e-12)
  }

  /// Five objects of Sneath and Sokal, "Numerical Taxonomy", 1973; R's `cophenetic` quotes them.
  @Test func sneathAndSokal() throws {
    let distances = try CondensedDistances(
      count: 5, values: [1, 3.8, 4.4, 5.1, 4, 4.2, 5, 2.6, 5.3, 5.4])
    let tree = try HierarchicalClustering(linkage: .average).fit(distances)
    #expect(HierarchicalSamples.gap(tree.heights, [1, 2.6, 4.1, 5.2]) < 1e-14)
    #expect(abs(try tree.copheneticCorrelation(with: distances) - 0.9911351) < 5e-8)
  }

  /// Six cities, as SciPy's tests have them.
  @Test(
    arguments: [
      (.single, [138, 219, 255, 268, 295]), (.complete, [138, 219, 400, 412, 996]),
      (.average, [138, 219, 333.5, 347.5, 680.7777777777778]),
      (.weighted, [138, 219, 333.5, 347.5, 670.125]),
    ] as [(Linkage, [Double])])
  func sixCities(_ linkage: Linkage, _ heights: [Double]) throws {
    let distances = try CondensedDistances(
      count: 6,
      values: [662, 877, 255, 412, 996, 295, 468, 268, 400, 754, 564, 138, 219, 869, 669])
    let tree = try HierarchicalClustering(linkage: linkage).fit(distances)
    #expect(HierarchicalSamples.gap(tree.heights, heights) < 1e-14)
    if linkage == .single {
      #expect(abs(try tree.copheneticCorrelation(with: distances) - 0.639931296433393415) < 1e-14)
    }
  }

  /// Three points in a row, at equal distances.
  @Test(
    arguments: [
      (.single, 2.squareRoot()), (.complete, 2.82842712474619), (.average, 2.1213203435596424),
      (.weighted, 2.1213203435596424), (.centroid, 2.1213203435596424),
      (.median, 2.1213203435596424), (.ward, 2.449489742783178),
    ] as [(Linkage, Double)])
  func threeInARow(_ linkage: Linkage, _ height: Double) throws {
    let points = Matrix(rows: [[-1, -1], [0, 0], [1, 1]])
    let tree = try HierarchicalClustering(linkage: linkage).fit(points)
    #expect(HierarchicalSamples.gap(tree.heights, [2.squareRoot(), height]) < 1e-15)
  }

  /// The centroid of two corners of the triangle is nearer to the third than they are to each
  /// other.
  @Test func inversion() throws {
    let points = Matrix(rows: [[1.1, 1], [5, 1], [3, 1 + 2 * 3.squareRoot()]])
    let tree = try HierarchicalClustering(linkage: .centroid).fit(points)
    #expect(HierarchicalSamples.gap(tree.heights, [3.9, 3.4644624402488]) < 1e-8)
    #expect(throws: ClusteringError.self) { try tree.labels(height: 3.5) }
    #expect(try tree.labels(clusterCount: 2) == [0, 0, 1])
  }

  @Test(arguments: Linkage.allCases)
  func fewRows(_ linkage: Linkage) throws {
    let clustering = HierarchicalClustering(linkage: linkage)
    let one = try clustering.fit(Matrix(rows: [[4, 2]]))
    #expect(one.merges.isEmpty && one.leafCount == 1)
    #expect(try one.labels(clusterCount: 1) == [0])
    #expect(one.leafOrder() == [0])
    let two = try clustering.fit(Matrix(rows: [[0, 0], [3, 4]]))
    #expect(two.merges == [.init(first: 0, second: 1, height: 5, size: 2)])
    #expect(try two.labels(height: 4.9, ifMonotone: linkage) == [0, 1])
    #expect(try two.labels(clusterCount: 1) == [0, 0])
  }

  @Test(arguments: Linkage.allCases)
  func equalRowsMeetAtHeightZero(_ linkage: Linkage) throws {
    let same = Matrix<Double>(rowCount: 40, columnCount: 3, repeating: 1e8)
    let tree = try HierarchicalClustering(linkage: linkage).fit(same)
    #expect(tree.heights.allSatisfy { $0 == 0 })
    #expect(tree.merges.last?.size == 40)
    #expect(Set(try tree.labels(clusterCount: 7)).count == 7)
    let noColumns = Matrix<Double>(rowCount: 3, columnCount: 0)
    #expect(try HierarchicalClustering(linkage: linkage).fit(noColumns).heights == [0, 0])
  }

  @Test(arguments: Linkage.allCases)
  func tinyAndHugeValuesKeepTheirDistances(_ linkage: Linkage) throws {
    let plain = HierarchicalSamples.groups(15, columns: 2, seed: 9)
    let expected = try HierarchicalClustering(linkage: linkage).fit(plain)
    for exponent in [-1000, -300, 300, 1000] {
      let unit = Double(sign: .plus, exponent: exponent, significand: 1)
      let scaled = Matrix(
        rowCount: 15, columnCount: 2, columnMajor: plain.elements.map { $0 * unit })
      let tree = try HierarchicalClustering(linkage: linkage).fit(scaled)
      #expect(HierarchicalSamples.gap(tree.heights.map { $0 / unit }, expected.heights) < 1e-14)
    }
    let denormal = Double.leastNonzeroMagnitude
    let tree = try HierarchicalClustering(linkage: linkage).fit(
      Matrix(rows: [[0], [denormal], [4 * denormal]]))
    #expect(tree.heights[0] == denormal)
    #expect(tree.heights[1] > denormal)
  }
}

extension Dendrogram {
  /// A cut by height, or by count where the linkage has none.
  fileprivate func labels(height: Double, ifMonotone linkage: Linkage) throws -> [Int32] {
    linkage.isMonotone ? try labels(height: height) : try labels(clusterCount: 2)
  }
}
