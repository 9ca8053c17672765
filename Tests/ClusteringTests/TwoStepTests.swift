// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import Foundation
import ReproducibleComputing
import Testing

@testable import Clustering

@Suite struct TwoStepTests {
  /// Each distinct row is a micro-cluster of its own: the clusters of the exact tree.
  @Test func fewDistinctRowsAreExact() throws {
    let points = HierarchicalSamples.groups(900, columns: 3, seed: 3)
    let weights = SimulatedPoints.weights(rows: 900)
    let model = try TwoStep(clusterCount: 4).fit(points, weights: weights)
    let tree = try HierarchicalClustering(linkage: .ward).fit(points, weights: weights)
    #expect(model.isExact)
    #expect(model.withinShare == 0)
    #expect(model.microClusters.count == 900)
    #expect(adjustedRandIndex(model.labels, try tree.labels(clusterCount: 4)) == 1)
    #expect(HierarchicalSamples.gap(model.tree.heights, tree.heights) < 1e-12)
  }

  /// The figures are those of the labels, although they come from sums over cells.
  @Test(arguments: [1, 2, 3, 7])
  func figuresAreThoseOfTheLabels(_ columns: Int) throws {
    let points = SimulatedPoints.clusters(rows: 6000, columns: columns)
    let weights = SimulatedPoints.weights(rows: 6000)
    let model = try TwoStep(clusterCount: 5, microClusterCount: 300).fit(points, weights: weights)
    let indices = try PartitionIndices.of(points, labels: model.labels, weights: weights)
    #expect(isClose(model.inertia, indices.inertia, 1e-11))
    #expect(isClose(model.weights.reduce(0, +), weights.reduce(0, +)))
    #expect(model.sizes.reduce(0, +) == 6000)
    #expect(model.sizes.count == 5 && model.centers.rowCount == 5)
    #expect(model.microClusters.count == 300)
    #expect(!model.isExact)
    let total = try PartitionIndices.of(
      points, labels: model.labels.map { $0 == 0 ? 0 : 1 }, weights: weights)
    #expect(model.withinShare > 0 && model.microClusters.within < total.inertia)
    for cluster in 0..<5 {
      for column in 0..<columns {
        var sum = 0.0
        for row in 0..<6000 where Int(model.labels[row]) == cluster {
          sum += weights[row] * points[row, column]
        }
        #expect(abs(sum / model.weights[cluster] - model.centers[cluster, column]) < 1e-10)
      }
    }
  }

  /// The gap to exact Ward linkage, as the documentation states it.
  @Test func isNearToTheExactTree() throws {
    let points = SimulatedPoints.clusters(rows: 50_000, columns: 2, count: 3, seed: 5)
    let exact = try HierarchicalClustering(linkage: .ward).fit(points).labels(clusterCount: 3)
    let inertia = try PartitionIndices.of(points, labels: exact).inertia
    let model = try TwoStep(clusterCount: 3, microClusterCount: 2000).fit(points)
    #expect(model.inertia < 1.02 * inertia)
    #expect(adjustedRandIndex(model.labels, exact) > 0.9)
    #expect(model.withinShare < 0.002)
  }

  @Test func sameBitsForAnyThreads() throws {
    let points = SimulatedPoints.clusters(rows: 40_000, columns: 3)
    let parameters = TwoStep(clusterCount: 4, microClusterCount: 200)
    let one = try parameters.fit(points, execution: Execution(threadCount: 1))
    for threads in [2, 3, 16] {
      #expect(try parameters.fit(points, execution: Execution(threadCount: threads)) == one)
    }
  }

  @Test func theOrderOfRowsDoesNotMatter() throws {
    let points = SimulatedPoints.clusters(rows: 20_000, columns: 3)
    var order = Array(0..<20_000)
    var generator = SeededGenerator(seed: 11)
    generator.shuffle(&order)
    let parameters = TwoStep(clusterCount: 5, microClusterCount: 400)
    let model = try parameters.fit(points)
    let shuffled = try parameters.fit(SimulatedPoints.rows(points, order))
    #expect(order.map { model.labels[$0] } == shuffled.labels)
    #expect(isClose(model.inertia, shuffled.inertia))
  }

  @Test func weightsAreRepetitions() throws {
    let points = SimulatedPoints.clusters(rows: 6000, columns: 2)
    let weights = SimulatedPoints.weights(rows: 6000)
    let parameters = TwoStep(clusterCount: 4, microClusterCount: 150)
    let model = try parameters.fit(points, weights: weights)
    let repeated = SimulatedPoints.repeated(points, weights: weights, labels: model.labels)
    let other = try parameters.fit(repeated.points)
    #expect(other.labels == repeated.labels)
    #expect(isClose(model.inertia, other.inertia, 1e-11))
    #expect(isClose(model.withinShare, other.withinShare, 1e-11))
  }

  @Test func rowsWithoutWeightMoveNothing() throws {
    var points = SimulatedPoints.clusters(rows: 5000, columns: 2)
    var weights = [Double](repeating: 1, count: 5000)
    for row in stride(from: 0, to: 5000, by: 7) {
      weights[row] = 0
      points[row, 0] = 1e6
    }
    let kept = weights.indices.filter { weights[$0] > 0 }
    let parameters = TwoStep(clusterCount: 3, microClusterCount: 100)
    let model = try parameters.fit(points, weights: weights)
    let other = try parameters.fit(SimulatedPoints.rows(points, kept))
    #expect(kept.map { model.labels[$0] } == other.labels)
    #expect(model.sizes.reduce(0, +) == 5000)
  }

  @Test func predictsWhatItLabelled() throws {
    let points = SimulatedPoints.clusters(rows: 5000, columns: 3)
    let model = try TwoStep(clusterCount: 4, microClusterCount: 100).fit(points)
    #expect(try model.predict(points) == model.labels)
    let saved = try JSONEncoder().encode(model)
    let read = try JSONDecoder().decode(TwoStepModel.self, from: saved)
    #expect(read == model)
    #expect(try read.predict(points) == model.labels)
    #expect(Set(try model.predict(points, clusterCount: 9)).count == 9)
    #expect(try model.predict(Matrix<Double>(rowCount: 0, columnCount: 3)).isEmpty)
    let single = SimulatedPoints.single(points)
    let other = try TwoStep(clusterCount: 4, microClusterCount: 100).fit(single)
    #expect(try other.predict(single) == other.labels)
    #expect(adjustedRandIndex(other.labels, model.labels) > 0.9)
  }

  @Test func farFromTheOrigin() throws {
    let points = SimulatedPoints.clusters(rows: 5000, columns: 2)
    let parameters = TwoStep(clusterCount: 4, microClusterCount: 200)
    let near = try parameters.fit(points)
    let far = try parameters.fit(SimulatedPoints.shifted(points, by: 1e8))
    // The sample follows from the values, so that only the figures are alike.
    #expect(isClose(far.inertia, near.inertia, 0.1))
    #expect(isClose(far.withinShare, near.withinShare, 0.1))
    let indices = try PartitionIndices.of(
      SimulatedPoints.shifted(points, by: 1e8), labels: far.labels)
    #expect(isClose(far.inertia, indices.inertia, 1e-6))
  }

  @Test func oddTables() throws {
    let equal = try TwoStep(clusterCount: 3).fit(Matrix<Double>(rowCount: 50, columnCount: 2))
    #expect(equal.labels == [Int32](repeating: 0, count: 50))
    #expect(equal.notes.count == 1 && equal.withinShare == 0 && equal.inertia == 0)
    let one = try TwoStep(clusterCount: 1).fit(Matrix<Double>(rows: [[3, 4]]))
    #expect(one.labels == [0] && one.centers == Matrix(rows: [[3, 4]]))
    let tiny = try TwoStep(clusterCount: 2).fit(Matrix(columns: [[0, 1e-200, 0, 1e-200]]))
    #expect(tiny.labels == [0, 1, 0, 1])
    // A mean of weights so unlike is rounded onto a value.
    let values = (0..<9000).map { Double(($0 * 7919) % 9000) }
    let masses = values.map { $0.truncatingRemainder(dividingBy: 60) == 0 ? 1e20 : 1 }
    let uneven = try TwoStep(clusterCount: 6, microClusterCount: 400)
      .fit(Matrix(columns: [values]), weights: masses)
    #expect(uneven.microClusters.weights.allSatisfy { $0 > 0 })
    #expect(uneven.inertia.isFinite && uneven.labels.allSatisfy { (0..<6).contains($0) })
  }

  @Test func refusesBadInput() {
    let points = Matrix<Double>(rows: [[1], [2], [3]])
    #expect(clusteringError { _ = try TwoStep(clusterCount: 0).fit(points) }?.code == .parameter)
    #expect(clusteringError { _ = try TwoStep(clusterCount: 4).fit(points) }?.code == .parameter)
    let few = TwoStep(clusterCount: 3, microClusterCount: 2)
    #expect(clusteringError { _ = try few.fit(points) }?.code == .parameter)
    let many = TwoStep(clusterCount: 3, microClusterCount: 1 << 30)
    #expect(clusteringError { _ = try many.fit(points) }?.code == .parameter)
    let bad = Matrix<Double>(rows: [[1], [.nan]])
    #expect(clusteringError { _ = try TwoStep(clusterCount: 1).fit(bad) }?.code == .notFinite)
    let negative = clusteringError {
      _ = try TwoStep(clusterCount: 1).fit(points, weights: [1, -1, 1])
    }
    #expect(negative?.code == .weights)
    let wide = Matrix<Double>(rows: [[1, 2]])
    let misfit = clusteringError { _ = try TwoStep(clusterCount: 1).fit(points).predict(wide) }
    #expect(misfit?.code == .shape)
  }

  @Test func stopsWhenCancelled() async {
    let points = SimulatedPoints.clusters(rows: 2000, columns: 2)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try TwoStep(clusterCount: 2).fit(points)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
