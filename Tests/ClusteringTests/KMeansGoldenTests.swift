// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import Testing

/// Figures that other programs and papers give.
@Suite struct KMeansGoldenTests {
  @Test(arguments: GoldenPartition.all)
  func equalsScikitLearnFromGivenCenters(_ golden: GoldenPartition) throws {
    let points = Matrix(rows: golden.points)
    let fit = KMeans(
      clusterCount: golden.start.count, initialization: .centers(Matrix(rows: golden.start)),
      tolerance: 0)
    let model = try fit.fit(points)
    #expect(model.labels == golden.labels)
    #expect(isClose(model.inertia, golden.inertia))
    #expect(model.iterationCount == golden.iterationCount)
    #expect(model.converged)
    for (center, expected) in golden.centers.enumerated() {
      for (column, value) in expected.enumerated() {
        #expect(abs(model.centers[center, column] - value) < 1e-12 * max(1, abs(value)))
      }
    }
    let weighted = try fit.fit(points, weights: golden.weights)
    #expect(weighted.labels == golden.weightedLabels)
    #expect(isClose(weighted.inertia, golden.weightedInertia))
  }

  @Test(arguments: GoldenPartition.all)
  func restartsReachScikitLearnsBest(_ golden: GoldenPartition) throws {
    let model = try KMeans(clusterCount: golden.start.count, restartCount: 50)
      .fit(Matrix(rows: golden.points))
    #expect(model.inertia <= golden.bestInertia * 1.000_001)
  }

  /// scikit-learn, test_kmeans_results and test_kmeans_relocated_clusters.
  @Test func weightedAndRelocated() throws {
    let points = Matrix<Double>(rows: [[0, 0], [0.5, 0], [0.5, 1], [1, 1]])
    let weighted = try KMeans(
      clusterCount: 2, initialization: .centers(Matrix(rows: [[0, 0], [1, 1]])), tolerance: 0
    ).fit(points, weights: [3, 1, 1, 3])
    #expect(weighted.labels == [0, 0, 1, 1])
    #expect(weighted.centers == Matrix(rows: [[0.125, 0], [0.875, 1]]))
    #expect(weighted.inertia == 0.375)
    #expect(weighted.iterationCount == 2)
    #expect(weighted.weights == [4, 4])
    #expect(weighted.sizes == [2, 2])

    let relocated = try KMeans(
      clusterCount: 2, initialization: .centers(Matrix(rows: [[0.5, 0.5], [3, 3]])), tolerance: 0
    ).fit(points)
    #expect(relocated.inertia == 0.25)
    #expect(relocated.iterationCount == 3)
    #expect(Set([relocated.centers.row(0), relocated.centers.row(1)]) == [[0.25, 0], [0.75, 1]])

    let alone = try KMeans(
      clusterCount: 2, initialization: .centers(Matrix(rows: [[-1], [10]])), tolerance: 0
    ).fit(Matrix<Double>(rows: [[-1], [1]]), weights: [1.9, 0.1])
    #expect(alone.centers == Matrix(rows: [[-1], [1]]))
  }

  /// scikit-learn, test_relocate_empty_clusters: after one iteration from centres of which two are
  /// far away, the two farthest rows are centres, and the rest have their mean.
  @Test func emptyClustersRestartAtTheFarthestRows() throws {
    let values = [-10, -9.5, -9, -8.5, -8, -1, 1, 9, 9.5, 10]
    let model = try KMeans(
      clusterCount: 3, initialization: .centers(Matrix(rows: [[-10], [100], [200]])),
      maximumIterationCount: 1, tolerance: 0
    ).fit(Matrix(columns: [values]))
    #expect(model.centers == Matrix(rows: [[-36.0 / 8], [10], [9.5]]))
    #expect(!model.converged)
    #expect(!model.notes.isEmpty)
  }

  /// scipy.cluster.vq, test_kmeans_simple and test_kmeans_large_thres.
  @Test func equalsSciPy() throws {
    let model = try KMeans(
      clusterCount: 2, initialization: .centers(Matrix(rows: [[-3], [0.99]])), tolerance: 0
    ).fit(Matrix<Double>(rows: [[-3], [-1], [0], [1], [1], [8]]))
    #expect(isClose(model.centers[0, 0], -0.4))
    #expect(model.centers[1, 0] == 8)
    let one = try KMeans(clusterCount: 1).fit(Matrix<Double>(rows: [[1], [2], [3], [4], [10]]))
    #expect(one.centers[0, 0] == 4)
    #expect(one.labels == [0, 0, 0, 0, 0])
  }

  /// scikit-learn's documentation of KMeans.
  @Test func documentedExample() throws {
    let points = Matrix<Double>(rows: [[1, 2], [1, 4], [1, 0], [10, 2], [10, 4], [10, 0]])
    let model = try KMeans(clusterCount: 2).fit(points)
    #expect(model.inertia == 16)
    let labels = try model.predict(Matrix<Double>(rows: [[0, 0], [12, 3]]))
    #expect(labels == [model.labels[0], model.labels[3]])
  }

  /// scikit-learn-intelex issue 25: the expanded distance gives an inertia of 0.
  @Test func singlePrecisionInertiaDoesNotCancel() throws {
    let points = Matrix<Float>(rows: [[-1.0001], [-0.9999], [0.9999], [1.0001]])
    let model = try KMeans(clusterCount: 2).fit(points)
    #expect(isClose(model.inertia, 4.0013276e-08, 1e-4))
  }
}
