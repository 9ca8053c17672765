// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@testable import Clustering

/// What is looked for beyond the best start.
@Suite struct KMeansRefinementTests {
  private func result(
    _ points: Matrix<Double>, weights: [Double]?, from rows: [Int],
    _ body: (KMeansResult<KMeansTable<Double>>) throws -> Void
  ) throws {
    var centers = KMeansCenters(count: rows.count, columnCount: points.columnCount)
    for (index, row) in rows.enumerated() {
      for column in 0..<points.columnCount { centers[index, column] = points[row, column] }
    }
    let execution = Execution(threadCount: 1)
    try points.withUnsafeColumns { base in
      try KMeansPoints.with(
        base, points: points, weights: weights, execution: execution, kernel: .dispatched
      ) { points in
        var lloyd = KMeansLloyd(
          from: centers,
          clusters: KMeansTable(points, clusterCount: centers.count, execution: execution),
          shift: 0, maximumIterationCount: 300)
        while !lloyd.isFinished { try lloyd.step() }
        try body(try lloyd.result())
      }
    }
  }

  /// The weighted squares about the means of the labels' clusters.
  private func inertia(_ points: Matrix<Double>, _ labels: [Int], weights: [Double]?) -> Double {
    var total = 0.0
    for cluster in Set(labels) {
      let rows = labels.indices.filter { labels[$0] == cluster }
      let weight = rows.reduce(0) { $0 + (weights?[$1] ?? 1) }
      for column in 0..<points.columnCount {
        let sum = rows.reduce(0) { $0 + (weights?[$1] ?? 1) * points[$1, column] }
        for row in rows {
          let t = points[row, column] - sum / weight
          total += (weights?[row] ?? 1) * t * t
        }
      }
    }
    return total
  }

  @Test func transferLeavesWhereLloydRests() throws {
    // The row at 4 is nearer to its own centre, 2, than to 6.5; but the others gain more.
    let points = Matrix<Double>(rows: [[0], [4], [6.1], [6.3]])
    try result(points, weights: nil, from: [1, 3]) { start in
      #expect(start.outcome.rests)
      var transfers = KMeansTransfers(start)
      while transfers.pass() > 0 {}
      #expect(transfers.moveCount == 1)
      #expect(isClose(transfers.centers[0, 0], 0) && isClose(transfers.centers[1, 0], 16.4 / 3))
    }
  }

  @Test(arguments: [false, true])
  func transfersLowerTheInertia(weighted: Bool) throws {
    let points = SimulatedPoints.clusters(rows: 120, columns: 2, count: 3)
    let weights = weighted ? SimulatedPoints.weights(rows: 120) : nil
    try result(points, weights: weights, from: [0, 1, 2, 3, 4, 5, 6, 7, 8]) { start in
      var transfers = KMeansTransfers(start)
      while transfers.pass() > 0 {}
      let labels = transfers.labels
      let after = inertia(points, labels, weights: weights)
      #expect(after <= start.outcome.inertia * (1 + 1e-12))
      // No single row can move to a gain.
      for row in 0..<points.rowCount {
        for cluster in 0..<9 where cluster != labels[row] {
          var moved = labels
          moved[row] = cluster
          #expect(inertia(points, moved, weights: weights) >= after * (1 - 1e-9))
        }
      }
    }
  }

  @Test func swapsFindTheClusterWithoutCentre() throws {
    // Two centres start in one cluster, and two clusters share the third.
    let rows = (0..<30).map { row -> [Double] in
      [Double(100 * (row % 3) + row), Double(row % 2)]
    }
    let points = Matrix<Double>(rows: rows)
    try result(points, weights: nil, from: [0, 3, 1]) { start in
      let swaps = KMeansSwaps(start)
      let first = try #require(swaps.swaps.first)
      #expect(first.gain > start.outcome.inertia / 2)
      let centers = swaps.centers(after: first)
      #expect(Set((0..<3).map { Int((centers[$0, 0] / 100).rounded(.down)) }) == [0, 1, 2])
    }
  }

  @Test func refinedIsNoWorse() throws {
    for seed in 0..<6 as Range<UInt64> {
      let points = SimulatedPoints.clusters(rows: 300, columns: 3, count: 6, seed: seed)
      var parameters = KMeans(clusterCount: 9, restartCount: 2, refinesBest: false)
      let plain = try parameters.fit(points, seed: seed)
      parameters.refinesBest = true
      let refined = try parameters.fit(points, seed: seed)
      #expect(refined.inertia <= plain.inertia)
      #expect(refined.labels == (try refined.predict(points)))
      #expect(refined.iterationCount == plain.iterationCount)
    }
  }

  @Test func sampleFindsWhatAllRowsLack() throws {
    // Starts of one seed that miss a far small cluster are mended by a swap.
    let points = SimulatedPoints.clusters(rows: 20_000, columns: 2, count: 6, seed: 3)
    var parameters = KMeans(clusterCount: 12, restartCount: 1, refinesBest: false)
    let plain = try (0..<5 as Range<UInt64>).map { try parameters.fit(points, seed: $0).inertia }
    parameters.refinesBest = true
    let refined = try (0..<5 as Range<UInt64>).map { try parameters.fit(points, seed: $0).inertia }
    #expect(zip(refined, plain).allSatisfy { $0 <= $1 })
    #expect(zip(refined, plain).contains { $0 < $1 * 0.999 })
  }
}
