// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@testable import Clustering

@Suite struct KMeansInvariantTests {
  private let points = SimulatedPoints.clusters(rows: 700)

  private func from(_ start: [Int], of points: Matrix<Double>) -> KMeans {
    KMeans(
      clusterCount: start.count,
      initialization: .centers(SimulatedPoints.rows(points, start)), tolerance: 0)
  }

  @Test func weightsEqualRepeatedRows() throws {
    let weights = SimulatedPoints.weights(rows: points.rowCount)
    let fit = from([0, 1, 2, 3, 4], of: points)
    let weighted = try fit.fit(points, weights: weights)
    let repeated = try fit.fit(
      SimulatedPoints.repeated(points, weights: weights).points)
    #expect(isClose(weighted.inertia, repeated.inertia))
    #expect(weighted.weights == repeated.weights)
    #expect(weighted.iterationCount == repeated.iterationCount)
    for (a, b) in zip(weighted.centers.elements, repeated.centers.elements) {
      #expect(isClose(a, b))
    }
  }

  @Test func unitWeightsAreNone() throws {
    let fit = KMeans(clusterCount: 4, restartCount: 2)
    let given = try from([0, 1, 2], of: points).fit(
      points, weights: Array(repeating: 1, count: points.rowCount))
    let none = try from([0, 1, 2], of: points).fit(points)
    #expect(given == none)
    let scaled = try fit.fit(points, weights: Array(repeating: 2, count: points.rowCount))
    let once = try fit.fit(points, weights: Array(repeating: 1, count: points.rowCount))
    #expect(scaled.labels == once.labels)
    #expect(isClose(scaled.inertia, 2 * once.inertia))
  }

  @Test func rowsOfWeightZeroCountForNothing() throws {
    let outlier = Matrix(rows: (0..<60).map(points.row) + [[1e6, 1e6, 1e6]])
    let weights = Array(repeating: 1.0, count: 60) + [0]
    for seed in 0..<5 as Range<UInt64> {
      let model = try KMeans(clusterCount: 3, restartCount: 2)
        .fit(outlier, weights: weights, seed: seed)
      #expect(model.centers.elements.allSatisfy { abs($0) < 100 })
      #expect(model.weights.reduce(0, +) == 60)
      #expect(model.sizes.reduce(0, +) == 61)
      #expect(try model.predict(outlier) == model.labels)
    }
    // Empty clusters do not restart there either.
    let centers = Matrix<Double>(rows: [points.row(0), [1e7, 1e7, 1e7], [2e7, 2e7, 2e7]])
    let model = try KMeans(clusterCount: 3, initialization: .centers(centers))
      .fit(outlier, weights: weights)
    #expect(model.weights.allSatisfy { $0 > 0 })
    #expect(model.centers.elements.allSatisfy { abs($0) < 100 })
  }

  @Test func labelsArePredictions() throws {
    for tolerance in [0, 1e-4, 1.0] {
      for limit in [1, 2, 300] {
        let model = try KMeans(
          clusterCount: 6, restartCount: 1, maximumIterationCount: limit, tolerance: tolerance
        ).fit(points, seed: 3)
        #expect(try model.predict(points) == model.labels)
        let single = SimulatedPoints.single(points)
        let other = try KMeans(
          clusterCount: 6, restartCount: 1, maximumIterationCount: limit, tolerance: tolerance
        ).fit(single, seed: 3)
        #expect(try other.predict(single) == other.labels)
      }
    }
  }

  @Test func refitFromItsOwnCentersRests() throws {
    let model = try KMeans(clusterCount: 5, restartCount: 3, tolerance: 0).fit(points)
    let again = try KMeans(
      clusterCount: 5, initialization: .centers(model.centers), tolerance: 0
    ).fit(points)
    #expect(again.labels == model.labels)
    #expect(again.centers == model.centers)
    #expect(again.inertia == model.inertia)
  }

  @Test func farAwayIsTheSame() throws {
    let fit = from([0, 1, 2, 3], of: points)
    let near = try fit.fit(points)
    let moved = SimulatedPoints.shifted(points, by: 1e8)
    let far = try from([0, 1, 2, 3], of: moved).fit(moved)
    #expect(near.labels == far.labels)
    #expect(isClose(near.inertia, far.inertia, 1e-6))
  }

  @Test func orderOfRowsIsTheSame() throws {
    let start = SimulatedPoints.rows(points, [5, 6, 7, 8])
    let fit = KMeans(clusterCount: 4, initialization: .centers(start), tolerance: 0)
    var order = Array(0..<points.rowCount)
    var generator = SeededGenerator(seed: 9)
    generator.shuffle(&order)
    let straight = try fit.fit(points)
    let shuffled = try fit.fit(SimulatedPoints.rows(points, order))
    #expect(order.map { straight.labels[$0] } == shuffled.labels)
    #expect(straight.centers == shuffled.centers)
  }

  @Test func moreRestartsAreNoWorse() throws {
    var last = Double.infinity
    for count in 1...6 {
      let inertia = try KMeans(clusterCount: 7, restartCount: count).fit(points).inertia
      #expect(inertia <= last)
      last = inertia
    }
  }

  @Test func sweepIsTheFitsOfItsCounts() throws {
    let parameters = KMeans(clusterCount: 1, restartCount: 2)
    let models = try parameters.sweep(clusterCounts: 1...4, points, seed: 5)
    #expect(models.map { $0.centers.rowCount } == [1, 2, 3, 4])
    for (count, model) in zip(1...4, models) {
      #expect(try KMeans(clusterCount: count, restartCount: 2).fit(points, seed: 5) == model)
    }
    #expect(zip(models, models.dropFirst()).allSatisfy { $0.inertia > $1.inertia })
  }

  @Test func singlePrecisionIsNearDouble() throws {
    let start = SimulatedPoints.rows(points, [0, 1, 2, 3])
    let fit = KMeans(clusterCount: 4, initialization: .centers(start), tolerance: 0)
    let double = try fit.fit(points)
    let single = try fit.fit(SimulatedPoints.single(points))
    #expect(isClose(double.inertia, single.inertia, 1e-6))
  }

  @Test func progressRisesToTheEnd() throws {
    let seen = Recorder()
    _ = try KMeans(clusterCount: 3, restartCount: 2)
      .fit(points, execution: Execution(threadCount: 1) { seen.add($0.fraction ?? -1) })
    let fractions = seen.fractions
    #expect(fractions.count > 2)
    #expect(zip(fractions, fractions.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(fractions.last == 1)
  }

  @Test func cancelledTaskStops() async {
    let points = points
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try KMeans(clusterCount: 3).fit(points)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}

/// Collects what a progress handler is told, on one thread.
private final class Recorder: @unchecked Sendable {
  private(set) var fractions: [Double] = []
  func add(_ fraction: Double) { fractions.append(fraction) }
}
