// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@Suite struct PartitionIndicesTests {
  @Test(arguments: GoldenPartition.all)
  func equalsScikitLearn(_ golden: GoldenPartition) throws {
    let points = Matrix(rows: golden.points)
    let plain = try PartitionIndices.of(points, labels: golden.labels)
    #expect(isClose(plain.inertia, golden.inertia))
    #expect(isClose(plain.calinskiHarabasz, golden.calinskiHarabasz))
    #expect(isClose(plain.daviesBouldin, golden.daviesBouldin))
    let weighted = try PartitionIndices.of(
      points, labels: golden.weightedLabels, weights: golden.weights)
    #expect(isClose(weighted.inertia, golden.weightedInertia))
    #expect(isClose(weighted.calinskiHarabasz, golden.weightedCalinskiHarabasz))
    #expect(isClose(weighted.daviesBouldin, golden.weightedDaviesBouldin))
  }

  /// scikit-learn, test_calinski_harabasz_score and test_davies_bouldin_score.
  @Test func conventions() throws {
    func block(_ a: [Double], _ b: [Double]) -> [[Double]] {
      Array(repeating: [a, b], count: 5).flatMap { $0 }
    }
    let points = Matrix(
      rows: block([0, 0], [1, 1]) + block([3, 3], [4, 4]) + block([0, 4], [1, 3])
        + block([3, 1], [4, 0]))
    let labels = (0..<40).map { Int32($0 / 10) }
    let indices = try PartitionIndices.of(points, labels: labels)
    #expect(isClose(indices.calinskiHarabasz, 108))
    #expect(isClose(indices.daviesBouldin, 2 * 0.5.squareRoot() / 3))

    let five = try PartitionIndices.of(
      Matrix<Double>(rows: [[0, 0], [2, 2], [3, 3], [5, 5]]), labels: [0, 0, 1, 2])
    #expect(abs(five.daviesBouldin - (5.0 / 4) / 3) < 1e-12)

    let same = try PartitionIndices.of(
      Matrix<Double>(rowCount: 10, columnCount: 2, repeating: 0.1),
      labels: (0..<10).map { Int32($0 / 5) })
    #expect(same.calinskiHarabasz == 1)
    #expect(same.daviesBouldin == 0)
    #expect(same.inertia == 0)

    let coincident = try PartitionIndices.of(
      Matrix<Double>(rows: [[-1, -1], [1, 1], [-1, -1], [1, 1]]), labels: [0, 0, 1, 1])
    #expect(coincident.calinskiHarabasz == 0)
    #expect(coincident.daviesBouldin == 0)
  }

  @Test func invariants() throws {
    let points = SimulatedPoints.clusters(rows: 33_000, columns: 2)
    let labels = (0..<33_000).map { Int32(points[$0, 0] > 2 ? 9 : 3) }
    let results = try [1, 2, 3, 16].map {
      try PartitionIndices.of(points, labels: labels, execution: Execution(threadCount: $0))
    }
    #expect(results.allSatisfy { $0 == results[0] })
    let far = try PartitionIndices.of(
      SimulatedPoints.shifted(points, by: 1e8), labels: labels)
    #expect(isClose(far.inertia, results[0].inertia, 1e-6))
    #expect(isClose(far.calinskiHarabasz, results[0].calinskiHarabasz, 1e-6))
    #expect(isClose(far.daviesBouldin, results[0].daviesBouldin, 1e-6))
  }

  @Test func badInput() {
    let points = SimulatedPoints.clusters(rows: 3)
    func code(_ labels: [Int32], weights: [Double]? = nil) -> ClusteringError.Code? {
      clusteringError { _ = try PartitionIndices.of(points, labels: labels, weights: weights) }?
        .code
    }
    #expect(code([0, 1]) == .shape)
    #expect(code([0, 0, 0]) == .parameter)
    #expect(code([0, 0, 1], weights: [1, 1, 0]) == .parameter)
    #expect(code([0, -1, 1]) == .parameter)
  }

  @Test func adjustedRand() {
    // Steinley's and scikit-learn's examples.
    #expect(adjustedRandIndex([0, 0, 1, 1], [1, 1, 0, 0]) == 1)
    #expect(isClose(adjustedRandIndex([0, 0, 1, 2], [0, 0, 1, 1]), 4.0 / 7))
    #expect(isClose(adjustedRandIndex([0, 0, 1, 1], [0, 0, 1, 2]), 4.0 / 7))
    #expect(adjustedRandIndex([0, 0, 0, 0], [0, 1, 2, 3]) == 0)
    #expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1]) == -0.5)
    #expect(adjustedRandIndex([], []) == 1)
    #expect(adjustedRandIndex([4], [9]) == 1)
    #expect(adjustedRandIndex([5, 5], [0, 0]) == 1)
    #expect(adjustedRandIndex([5, 6], [0, 9]) == 1)
    // Large enough for the products of pairs to pass 64 bits.
    let many = (0..<100_000).map { Int32($0 % 2) }
    #expect(adjustedRandIndex(many, many.map { 7 - $0 }) == 1)
  }
}
