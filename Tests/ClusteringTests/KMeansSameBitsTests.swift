// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@testable import Clustering

/// Threads, vector width and the plain twin change no bit.
@Suite struct KMeansSameBitsTests {
  /// The plain kernel, and the C kernel of each width that this processor has.
  private static let kernels: [KMeansKernel] = {
    guard case .vector(let widest) = KMeansKernel.dispatched else { return [.plain] }
    return [.plain] + (0...widest).map { .vector(width: $0) }
  }()

  private func fits(
    rows: Int, columns: Int, clusters: Int, weighted: Bool, iterations: Int = 4
  ) throws {
    let points = SimulatedPoints.clusters(rows: rows, columns: columns, count: 7)
    let weights = weighted ? SimulatedPoints.weights(rows: rows).map { $0 * 0.3 } : nil
    let parameters = KMeans(
      clusterCount: clusters, restartCount: 1, maximumIterationCount: iterations, tolerance: 0)
    let single = SimulatedPoints.single(points)
    let execution = Execution(threadCount: 2)
    let doubles = try Self.kernels.map {
      try parameters.fit(points, weights: weights, seed: 4, execution: execution, kernel: $0)
    }
    let singles = try Self.kernels.map {
      try parameters.fit(single, weights: weights, seed: 4, execution: execution, kernel: $0)
    }
    #expect(doubles.allSatisfy { $0 == doubles[0] })
    #expect(singles.allSatisfy { $0 == singles[0] })
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 9, 16], [false, true])
  func kernels(columns: Int, weighted: Bool) throws {
    try fits(rows: 421, columns: columns, clusters: 6, weighted: weighted)
  }

  @Test(arguments: [1, 3, 4, 5, 8, 17, 40])
  func clusters(_ count: Int) throws {
    try fits(rows: 333, columns: 3, clusters: count, weighted: false)
  }

  @Test(arguments: [1, 2, 7, 8, 9, 15, 16, 17, 33])
  func fewRows(_ rows: Int) throws {
    try fits(rows: rows, columns: 2, clusters: 1, weighted: true)
  }

  @Test func manyColumnsAndClusters() throws {
    try fits(rows: 150, columns: 40, clusters: 30, weighted: false)
  }

  @Test func threads() throws {
    // More rows than two chunks hold.
    let points = SimulatedPoints.clusters(rows: 40_000, columns: 2)
    let weights = SimulatedPoints.weights(rows: 40_000).map { $0 / 3 }
    let parameters = KMeans(clusterCount: 6, restartCount: 1, maximumIterationCount: 3)
    let models = try [1, 2, 3, 16].map {
      try parameters.fit(points, weights: weights, execution: Execution(threadCount: $0))
    }
    #expect(models.allSatisfy { $0 == models[0] })
  }

  @Test func tiesGoToTheLowerIndex() throws {
    // Every row is as far from one centre as from the other.
    let points = Matrix<Double>(rows: (0..<37).map { [0, Double($0)] })
    let centers = Matrix<Double>(rows: [[1, 0], [-1, 0]])
    for kernel in Self.kernels {
      let model = try KMeans(
        clusterCount: 2, initialization: .centers(centers), maximumIterationCount: 1
      ).fit(points, weights: nil, seed: 0, execution: Execution(threadCount: 1), kernel: kernel)
      // The second cluster was empty, and restarted at the farthest row.
      #expect(model.centers.row(1) == [0, 36])
    }
  }
}
