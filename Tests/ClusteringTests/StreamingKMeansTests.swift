// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import Foundation
import ReproducibleComputing
import Testing

@Suite struct StreamingKMeansTests {
  private static func fit(
    _ points: Matrix<Double>, weights: [Double]? = nil, chunk: Int, microClusters: Int = 100,
    clusters: Int = 4, threads: Int = 2
  ) throws -> StreamingKMeansModel {
    var fit = try StreamingKMeans(clusterCount: clusters, microClusterCount: microClusters)
      .begin(columnCount: points.columnCount)
    for start in stride(from: 0, to: points.rowCount, by: chunk) {
      let rows = start..<min(points.rowCount, start + chunk)
      try fit.add(
        points.view(rows: rows), weights: weights.map { Array($0[rows]) },
        execution: Execution(threadCount: threads))
    }
    return try fit.finish(seed: 3, execution: Execution(threadCount: threads))
  }

  /// While everything fits into the first buffer nothing is condensed.
  @Test func fewRowsAreTheKMeansOfTheRows() throws {
    let points = SimulatedPoints.clusters(rows: 700, columns: 3)
    let weights = SimulatedPoints.weights(rows: 700)
    let model = try Self.fit(points, weights: weights, chunk: 90)
    let expected = try KMeans(clusterCount: 4).fit(points, weights: weights, seed: 3)
    #expect(model.centers == expected.centers)
    #expect(model.inertia == expected.inertia && model.withinShare == 0)
    #expect(model.rowCount == 700 && model.microClusterCount == 700)
  }

  /// The gap to k-means of all rows, over three levels of micro-clusters.
  @Test func isNearToKMeansOfTheRows() throws {
    let points = SimulatedPoints.clusters(rows: 60_000, columns: 3)
    let model = try Self.fit(points, chunk: 7000)
    let whole = try KMeans(clusterCount: 4, restartCount: 3).fit(points, seed: 3)
    let own = try PartitionIndices.of(points, labels: model.predict(points)).inertia
    #expect(own < 1.005 * whole.inertia)
    #expect(model.inertia >= own)
    #expect(model.inertia < 1.02 * whole.inertia)
    #expect(model.withinShare > 0 && model.withinShare < 0.1)
    #expect(model.microClusterCount <= 3 * 800)
    #expect(isClose(model.weights.reduce(0, +), 60_000))
  }

  @Test func chunksAndThreadsChangeNoBit() throws {
    let points = SimulatedPoints.clusters(rows: 9000, columns: 2)
    let weights = (0..<9000).map { Double($0 % 3) }
    let one = try Self.fit(points, weights: weights, chunk: 9000, threads: 1)
    for (chunk, threads) in [(9000, 3), (801, 2), (800, 16), (37, 1)] {
      #expect(try Self.fit(points, weights: weights, chunk: chunk, threads: threads) == one)
    }
  }

  @Test func theSumsOfSquaresAddUp() throws {
    let points = SimulatedPoints.clusters(rows: 20_000, columns: 3)
    var fit = try StreamingKMeans(clusterCount: 2, microClusterCount: 50).begin(columnCount: 3)
    try fit.add(SimulatedPoints.single(points))
    let single = SimulatedPoints.single(points)
    let total = try PartitionIndices.of(
      Matrix(rowCount: 20_000, columnCount: 3, columnMajor: single.elements.map { Double($0) }),
      labels: (0..<20_000).map { Int32($0 % 2) })
    // A split at random explains nothing: its inertia is all but the total.
    let micro = fit.microClusters
    #expect(isClose(micro.total, total.inertia, 1e-3))
    #expect(isClose(micro.weights.reduce(0, +), 20_000))
    let tree = try HierarchicalClustering(linkage: .ward).fit(micro.centers, weights: micro.weights)
    #expect(isClose(tree.merges.last?.size ?? 0, 20_000))
  }

  @Test func mayBeFinishedSeveralTimes() throws {
    let points = SimulatedPoints.clusters(rows: 3000, columns: 2)
    var fit = try StreamingKMeans(clusterCount: 3, microClusterCount: 64).begin(columnCount: 2)
    try fit.add(points.view(rows: 0..<1500))
    let first = try fit.finish()
    #expect(try fit.finish() == first)
    try fit.add(points.view(rows: 1500..<3000))
    let second = try fit.finish()
    #expect(second.rowCount == 3000 && second != first)
    let saved = try JSONEncoder().encode(second)
    #expect(try JSONDecoder().decode(StreamingKMeansModel.self, from: saved) == second)
  }

  @Test func refusesBadInput() throws {
    #expect(
      clusteringError { _ = try StreamingKMeans(clusterCount: 0).begin(columnCount: 1) }?.code
        == .parameter)
    #expect(
      clusteringError { _ = try StreamingKMeans(clusterCount: 2).begin(columnCount: 0) }?.code
        == .empty)
    let few = StreamingKMeans(clusterCount: 5, microClusterCount: 4)
    #expect(clusteringError { _ = try few.begin(columnCount: 1) }?.code == .parameter)
    var fit = try StreamingKMeans(clusterCount: 2).begin(columnCount: 1)
    #expect(clusteringError { _ = try fit.finish() }?.code == .empty)
    try fit.add(Matrix<Double>(rows: [[1], [2], [3]]))
    let wide = clusteringError { try fit.add(Matrix<Double>(rows: [[1, 2]])) }
    #expect(wide?.code == .shape)
    let bad = clusteringError { try fit.add(Matrix<Double>(rows: [[1], [.nan]])) }
    #expect(bad?.code == .notFinite)
    #expect(bad?.description.contains("Row 4, column 0") == true)
    let negative = clusteringError { try fit.add(Matrix<Double>(rows: [[1]]), weights: [-1]) }
    #expect(negative?.description.contains("row 3") == true)
    try fit.add(Matrix<Double>(rowCount: 0, columnCount: 1))
    #expect(fit.rowCount == 3)
    #expect(try fit.finish().rowCount == 3)
  }

  @Test func stopsWhenCancelled() async {
    let points = SimulatedPoints.clusters(rows: 5000, columns: 2)
    let task = Task {
      var fit = try StreamingKMeans(clusterCount: 2, microClusterCount: 64).begin(columnCount: 2)
      withUnsafeCurrentTask { $0?.cancel() }
      try fit.add(points)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
