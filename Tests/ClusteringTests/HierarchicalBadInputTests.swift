// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@Suite struct HierarchicalBadInputTests {
  @Test(arguments: Linkage.allCases)
  func noRows(_ linkage: Linkage) {
    let error = #expect(throws: ClusteringError.self) {
      try HierarchicalClustering(linkage: linkage).fit(Matrix<Double>(rowCount: 0, columnCount: 2))
    }
    #expect(error?.code == .empty)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func valuesThatAreNotFiniteAreNamedWithTheirPlace(_ value: Double) {
    var points = HierarchicalSamples.groups(30, columns: 3, seed: 51)
    points[17, 2] = value
    for linkage in Linkage.allCases {
      let error = #expect(throws: ClusteringError.self) {
        try HierarchicalClustering(linkage: linkage).fit(points)
      }
      #expect(error?.code == .notFinite)
      #expect(error?.description.contains("row 17, column 2") == true)
    }
  }

  @Test func weights() {
    let points = HierarchicalSamples.groups(4, columns: 2, seed: 52)
    let clustering = HierarchicalClustering(linkage: .ward)
    let short = #expect(throws: ClusteringError.self) {
      try clustering.fit(points, weights: [1, 1])
    }
    #expect(short?.code == .shape)
    for bad in [0, -1, .nan, .infinity] {
      let error = #expect(throws: ClusteringError.self) {
        try clustering.fit(points, weights: [1, 1, bad, 1])
      }
      #expect(error?.code == .weights)
      #expect(error?.description.contains("row 2") == true)
    }
  }

  @Test func tooLargeIsSaidBeforeTheMemoryIsTaken() throws {
    let points = HierarchicalSamples.groups(101, columns: 2, seed: 53)
    for linkage in [Linkage.centroid, .median] {
      // 100 x 99 / 2 doubles are 39,600 bytes.
      let clustering = HierarchicalClustering(linkage: linkage, maximumMatrixBytes: 39_600)
      let error = #expect(throws: ClusteringError.self) { try clustering.fit(points) }
      #expect(error?.code == .tooLarge)
      #expect(error?.description.contains("101 distinct rows") == true)
      #expect(error?.description.contains("for 100 rows") == true)
      #expect(error?.description.contains("ward") == true)
      let fits = HierarchicalSamples.rows(Array(0..<100), of: points)
      #expect(try clustering.fit(fits).merges.count == 99)
    }
    for linkage in [Linkage.ward, .single] {
      let clustering = HierarchicalClustering(linkage: linkage, maximumMatrixBytes: 0)
      #expect(try clustering.fit(points).merges.count == 100)
    }
  }

  /// Pairs of nearest neighbours merge before distances are stored: only the rest needs memory.
  @Test func memoryIsThatOfTheFirstMergesLeave() throws {
    let points = HierarchicalSamples.groups(500, columns: 2, seed: 56)
    func limit(_ count: Int) -> Int { 4 * count * (count - 1) }
    let fits = HierarchicalClustering(linkage: .average, maximumMatrixBytes: limit(400))
    #expect(try fits.fit(points).merges.count == 499)
    for (count, named) in [(260, " clusters or more"), (249, "the 250 clusters or more")] {
      let clustering = HierarchicalClustering(
        linkage: .average, maximumMatrixBytes: limit(count))
      let error = #expect(throws: ClusteringError.self) { try clustering.fit(points) }
      #expect(error?.code == .tooLarge)
      #expect(error?.description.contains("500 distinct rows") == true)
      #expect(error?.description.contains(named) == true)
      #expect(error?.description.contains("for \(count) clusters") == true)
    }
  }

  @Test func condensedDistances() throws {
    #expect(throws: ClusteringError.self) { try CondensedDistances(count: 0, values: []) }
    #expect(throws: ClusteringError.self) { try CondensedDistances(count: 3, values: [1, 2]) }
    for bad in [-1, .nan, .infinity] {
      let error = #expect(throws: ClusteringError.self) {
        try CondensedDistances(count: 3, values: [1, bad, 2])
      }
      #expect(error?.description.contains("distance 1") == true)
    }
    let one = try CondensedDistances(count: 1, values: [])
    #expect(try HierarchicalClustering(linkage: .average).fit(one).merges.isEmpty)
  }

  @Test func pointsOfAnotherTree() throws {
    let points = HierarchicalSamples.groups(10, columns: 2, seed: 54)
    let tree = try HierarchicalClustering(linkage: .average).fit(points)
    let fewer = HierarchicalSamples.rows(Array(0..<9), of: points)
    #expect(throws: ClusteringError.self) { try tree.copheneticCorrelation(with: fewer) }
    #expect(throws: ClusteringError.self) { try tree.top(3, weights: [1]) }
  }

  @Test(arguments: Linkage.allCases)
  func aCancelledTaskStops(_ linkage: Linkage) async {
    let points = HierarchicalSamples.groups(200, columns: 2, seed: 55)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try HierarchicalClustering(linkage: linkage).fit(points)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
