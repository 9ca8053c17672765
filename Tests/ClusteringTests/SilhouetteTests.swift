// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@testable import Clustering

@Suite struct SilhouetteTests {
  @Test(arguments: GoldenPartition.all)
  func equalsScikitLearn(_ golden: GoldenPartition) throws {
    let points = Matrix(rows: golden.points)
    let plain = try Silhouette.of(points, labels: golden.labels)
    #expect(zip(plain.values, golden.silhouettes).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(!plain.isSampled && plain.meanInterval == nil)
    let squared = try Silhouette.of(points, labels: golden.labels, distance: .squaredEuclidean)
    #expect(zip(squared.values, golden.squaredSilhouettes).allSatisfy { abs($0 - $1) < 1e-11 })
    let weighted = try Silhouette.of(
      points, labels: golden.weightedLabels, weights: golden.weights)
    #expect(isClose(weighted.mean, golden.weightedSilhouette))
    let both = try Silhouette.of(
      points, labels: golden.weightedLabels, weights: golden.weights, distance: .squaredEuclidean)
    #expect(isClose(both.mean, golden.weightedSquaredSilhouette, 1e-11))
  }

  /// scikit-learn, test_silhouette_paper_example's neighbours: singletons are 0, and so is a = b.
  @Test func conventions() throws {
    let points = Matrix<Double>(columns: [[0, 1, 1, 2, 3, 3]])
    let silhouette = try Silhouette.of(points, labels: [0, 1, 1, 1, 2, 2])
    #expect(silhouette.values == [0, 0.5, 0.5, 0, 1, 1])
    #expect(silhouette.perCluster == [0, 1.0 / 3, 1])
    let same = try Silhouette.of(
      Matrix<Double>(rowCount: 4, columnCount: 1, repeating: 7), labels: [0, 0, 1, 1])
    #expect(same.values == [0, 0, 0, 0])
  }

  @Test(arguments: [Silhouette.Distance.euclidean, .squaredEuclidean])
  func weightsEqualRepeatedRows(_ distance: Silhouette.Distance) throws {
    let points = SimulatedPoints.clusters(rows: 300)
    var weights = SimulatedPoints.weights(rows: 300)
    weights[5] = 0
    // One cluster is a single row of weight 1, another a single row of weight 3.
    weights[0] = 1
    weights[1] = 3
    let labels = (0..<300).map { Int32($0 < 2 ? $0 : 2 + (points[$0, 0] > 3 ? 1 : 0)) }
    let repeated = SimulatedPoints.repeated(points, weights: weights, labels: labels)
    let weighted = try Silhouette.of(
      points, labels: labels, weights: weights, distance: distance)
    let plain = try Silhouette.of(repeated.points, labels: repeated.labels, distance: distance)
    #expect(isClose(weighted.mean, plain.mean))
    #expect(zip(weighted.perCluster, plain.perCluster).allSatisfy { isClose($0, $1, 1e-11) })
    #expect(weighted.values[0] == 0)
    #expect(weighted.values[1] == 1)
    #expect(weighted.values[5] == 0)
  }

  @Test func sameBits() throws {
    let points = SimulatedPoints.clusters(rows: 700, columns: 5)
    let labels = (0..<700).map { Int32(points[$0, 0] > 2 ? ($0 % 7 == 0 ? 4 : 1) : 0) }
    for weights in [nil, SimulatedPoints.weights(rows: 700).map { $0 * 0.7 }] {
      var results: [Silhouette] = []
      for threads in [1, 2, 3, 16] {
        results.append(
          try Silhouette.of(
            points, labels: labels, weights: weights, execution: Execution(threadCount: threads)))
      }
      for kernel in [KMeansKernel.plain, .vector(width: 0), .vector(width: 1)] {
        if case .vector(let width) = kernel, case .vector(let widest) = KMeansKernel.dispatched,
          width > widest
        {
          continue
        }
        results.append(
          try Silhouette.of(
            points, labels: labels, weights: weights, distance: .euclidean, sampleSize: nil,
            seed: 0, execution: Execution(threadCount: 2), kernel: kernel))
      }
      #expect(results.allSatisfy { $0 == results[0] })
      #expect(results[0].clusters == [0, 1, 4])
    }
  }

  @Test func sampleIsHonest() throws {
    let points = SimulatedPoints.clusters(rows: 1_200, columns: 2)
    let labels = (0..<1_200).map { Int32(points[$0, 0] > 1.5 ? (points[$0, 1] > 4 ? 2 : 1) : 0) }
    for weights in [nil, SimulatedPoints.weights(rows: 1_200)] {
      let exact = try Silhouette.of(points, labels: labels, weights: weights)
      var covered = 0
      var total = 0.0
      for seed in 0..<40 as Range<UInt64> {
        let sampled = try Silhouette.of(
          points, labels: labels, weights: weights, sampleSize: 120, seed: seed)
        #expect(sampled.isSampled)
        #expect(sampled.rows.count <= 126)
        for (row, value) in zip(sampled.rows, sampled.values) {
          #expect(abs(value - exact.values[row]) < 1e-12)
        }
        if sampled.meanInterval?.contains(exact.mean) == true { covered += 1 }
        total += sampled.mean
      }
      // 38 of 40 are expected to cover; fewer than 33 happen once in thousands of times.
      #expect(covered >= 33)
      #expect(abs(total / 40 - exact.mean) < 0.02)
    }
  }

  /// Held against some of the rows only, the mean stays near the exact one, whether or not a drawn
  /// row is among those it is held against; weights count there too.
  @Test func referencesEstimateTheExactMean() throws {
    let points = SimulatedPoints.clusters(rows: 6_000, columns: 2)
    let labels = (0..<6_000).map { Int32(points[$0, 0] > 1.5 ? (points[$0, 1] > 4 ? 2 : 1) : 0) }
    for weights in [nil, SimulatedPoints.weights(rows: 6_000)] {
      let exact = try Silhouette.of(points, labels: labels, weights: weights)
      var means: [Double] = []
      for seed in 0..<12 as Range<UInt64> {
        let sampled = try Silhouette.of(
          points, labels: labels, weights: weights, sampleSize: 5_999, referenceSize: 1_500,
          seed: seed)
        #expect(sampled.isSampled)
        means.append(sampled.mean)
        for (row, value) in zip(sampled.rows, sampled.values) {
          #expect(abs(value - exact.values[row]) < 0.15)
        }
      }
      #expect(means.allSatisfy { abs($0 - exact.mean) < 0.02 })
      #expect(Set(means).count == means.count)
      // All rows as references: nothing is estimated.
      let whole = try Silhouette.of(
        points, labels: labels, weights: weights, sampleSize: 300, referenceSize: 6_000)
      for (row, value) in zip(whole.rows, whole.values) {
        #expect(abs(value - exact.values[row]) < 1e-12)
      }
    }
    #expect(throws: ClusteringError.self) {
      try Silhouette.of(points, labels: labels, sampleSize: 10, referenceSize: 0)
    }
  }

  @Test func wholeSampleIsExact() throws {
    let points = SimulatedPoints.clusters(rows: 200)
    let labels = (0..<200).map { Int32($0 % 2) }
    let exact = try Silhouette.of(points, labels: labels)
    #expect(try Silhouette.of(points, labels: labels, sampleSize: 200) == exact)
  }

  @Test func farAwayIsTheSame() throws {
    let points = SimulatedPoints.clusters(rows: 300)
    let labels = (0..<300).map { Int32(points[$0, 0] > 2 ? 1 : 0) }
    let far = SimulatedPoints.shifted(points, by: 1e8)
    for distance in [Silhouette.Distance.euclidean, .squaredEuclidean] {
      let near = try Silhouette.of(points, labels: labels, distance: distance)
      let moved = try Silhouette.of(far, labels: labels, distance: distance)
      #expect(abs(near.mean - moved.mean) < 1e-6)
    }
  }

  @Test func badInput() {
    let points = SimulatedPoints.clusters(rows: 4)
    func error(_ labels: [Int32], sampleSize: Int? = nil) -> ClusteringError? {
      clusteringError { _ = try Silhouette.of(points, labels: labels, sampleSize: sampleSize) }
    }
    #expect(error([0, 1])?.code == .shape)
    #expect(error([0, 1, -1, 0])?.description.contains("row 2") == true)
    #expect(error([3, 3, 3, 3])?.code == .parameter)
    #expect(error([0, 1, 1, 0], sampleSize: 0)?.code == .parameter)
    #expect(error([0, .max, 1, 0]) == nil)
  }
}
