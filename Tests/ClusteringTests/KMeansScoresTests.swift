// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@testable import Clustering

/// Scores in single precision decide most labels; none differs from the definition's.
@Suite struct KMeansScoresTests {
  private static let kernels: [KMeansKernel] = {
    guard case .vector(let widest) = KMeansKernel.dispatched else { return [] }
    return (0...widest).map { .vector(width: $0) }
  }()

  /// Holds every kernel, in both precisions, to the plain twin over several iterations.
  private func check(
    _ points: Matrix<Double>, centers: Matrix<Double>, iterations: Int = 12
  ) throws {
    let parameters = KMeans(
      clusterCount: centers.rowCount, initialization: .centers(centers),
      maximumIterationCount: iterations, tolerance: 0)
    let single = SimulatedPoints.single(points)
    let execution = Execution(threadCount: 2)
    let double = try parameters.fit(
      points, weights: nil, seed: 0, execution: execution, kernel: .plain)
    let float = try parameters.fit(
      single, weights: nil, seed: 0, execution: execution, kernel: .plain)
    for kernel in Self.kernels {
      #expect(
        try parameters.fit(
          points, weights: nil, seed: 0, execution: execution, kernel: kernel) == double)
      #expect(
        try parameters.fit(
          single, weights: nil, seed: 0, execution: execution, kernel: kernel) == float)
    }
  }

  private func firstRows(_ points: Matrix<Double>, _ count: Int) -> Matrix<Double> {
    SimulatedPoints.rows(points, Array(0..<count))
  }

  // Few and many columns; more centres than an index in a score or a label in a byte can name.
  @Test(arguments: [
    (1, 4), (3, 5), (4, 64), (3, 65), (2, 300), (6, 5), (9, 3), (11, 70), (16, 16), (33, 7),
  ])
  func overlappingClusters(columns: Int, clusters: Int) throws {
    var generator = SeededGenerator(seed: 8)
    let points = Matrix<Double>(
      rowCount: 1611, columnCount: columns,
      columnMajor: (0..<1611 * columns).map { _ in generator.approximateNormal() })
    try check(points, centers: firstRows(points, clusters), iterations: 8)
  }

  @Test(arguments: [3, 7, 50])
  func rowsHalfwayBetweenCentres(columns: Int) throws {
    // Every row lies within a few roundings of the plane between two centres, on either side.
    var generator = SeededGenerator(seed: 3)
    let rows = (0..<400).map { row -> [Double] in
      let tilt = Double(row % 9 - 4) * (row % 2 == 0 ? 0x1p-52 : 0x1p-23)
      return [0.5 + tilt] + (1..<columns).map { _ in generator.approximateNormal() }
    }
    let centers = Matrix<Double>(
      rows: [0.0, 1, 3].map { [$0] + [Double](repeating: 0, count: columns - 1) })
    try check(Matrix(rows: rows), centers: centers)
  }

  @Test(arguments: [1e8, 1e-20, 1e-30, 1e-160], [3, 24])
  func scales(_ scale: Double, columns: Int) throws {
    // Squares that underflow, in single precision all of them, and differences that cancel.
    let points = SimulatedPoints.clusters(rows: 203, columns: columns)
    let moved = Matrix<Double>(
      rowCount: points.rowCount, columnCount: points.columnCount,
      columnMajor: points.elements.map { scale > 1 ? $0 + scale : $0 * scale })
    try check(moved, centers: firstRows(moved, 6))
  }

  @Test func equalCentres() throws {
    // Ties between all centres: the lowest index has the rows, the others restart or stay empty.
    let points = SimulatedPoints.clusters(rows: 150, columns: 40)
    try check(points, centers: SimulatedPoints.rows(points, [0, 0, 0, 1]))
  }

  @Test(arguments: [2, 12])
  func farRowsAndCentres(columns: Int) throws {
    // Squares that overflow in single precision beside ordinary ones, for rows and for centres.
    // Every other row is looked at to see how far the points reach; row 77 is not.
    let points = SimulatedPoints.clusters(rows: 2100, columns: columns)
    var far = points
    far[77, 1] = 1e18
    try check(far, centers: firstRows(points, 4), iterations: 4)
    var centers = firstRows(points, 4)
    centers[2, 0] = 1e25
    try check(points, centers: centers, iterations: 4)
    centers[2, 0] = 1e15
    try check(points, centers: centers, iterations: 4)
  }

  @Test func countsBeyondWhatSinglePrecisionHolds() throws {
    // 2^24 + 1 is no Float; sums and weights are in Double all the same.
    let points = Matrix<Float>(rows: [0, 1, 100].map { [Float](repeating: $0, count: 40) })
    let centers = Matrix<Double>(rows: [0.0, 90].map { [Double](repeating: $0, count: 40) })
    let model = try KMeans(clusterCount: 2, initialization: .centers(centers), tolerance: 0)
      .fit(points, weights: [16_777_216, 1, 2])
    #expect(model.weights == [16_777_217, 2])
    #expect(model.centers[0, 39] == 1.0 / 16_777_217)
  }

  /// Groups that differ in three directions of many columns, and noise in all of them.
  private func closeToASubspace(rows: Int, columns: Int, noise: Double) -> Matrix<Double> {
    var generator = SeededGenerator(seed: 12)
    let directions = (0..<3).map { _ in (0..<columns).map { _ in generator.approximateNormal() } }
    var points = Matrix<Double>(rowCount: rows, columnCount: columns)
    for row in 0..<rows {
      let along = directions.map { _ in
        3 * Double(generator.integer(below: 2)) + generator.approximateNormal()
      }
      for column in 0..<columns {
        points[row, column] =
          zip(along, directions).reduce(noise * generator.approximateNormal()) {
            $0 + $1.0 * $1.1[column]
          }
      }
    }
    return points
  }

  // As many iterations as there are times to choose axes anew, and more.
  @Test(arguments: [(5, 4), (12, 7), (18, 17)], [0.0, 0.3])
  func axes(_ shape: (columns: Int, clusters: Int), noise: Double) throws {
    var points = closeToASubspace(rows: 1111, columns: shape.columns, noise: noise)
    // A row whose square overflows in single precision, a row far from all axes, and two that are equal.
    points[1001, 2] = 1e18
    for column in 0..<shape.columns {
      points[700, column] = column % 2 == 0 ? 9 : -9
      points[701, column] = points[0, column]
    }
    try check(points, centers: firstRows(points, shape.clusters), iterations: 10)
  }

  @Test func axesAreTakenWhereTheyPay() throws {
    func leastCost(_ points: Matrix<Double>) throws -> (count: Int, share: Double)? {
      let count = 16
      let centers = (0..<count).map { center in
        // The means of many rows, as after a pass.
        (0..<points.columnCount).map { column -> Double in
          let rows = stride(from: center, to: points.rowCount, by: count).filter {
            points[$0, 0].sign == points[center, 0].sign
          }
          return rows.reduce(0) { $0 + points[$1, column] } / Double(rows.count)
        }
      }
      return points.withUnsafeColumns { base in
        KMeansPoints.with(
          base, points: points, weights: nil, execution: Execution(threadCount: 1),
          kernel: .dispatched
        ) { rows -> (count: Int, share: Double)? in
          guard let scores = KMeansScores(points: rows, clusterCount: count),
            let trial = KMeansAxesTrial(
              scores: scores, centers: centers.flatMap { $0 }, count: count, points: rows),
            let best = trial.best()
          else { return nil }
          return (best.candidate.count, best.cost / trial.cost(of: nil))
        }
      }
    }
    guard case .vector(let width) = KMeansKernel.dispatched, width > 0 else { return }
    var generator = SeededGenerator(seed: 5)
    let round = Matrix<Double>(
      rowCount: 4000, columnCount: 24,
      columnMajor: (0..<4000 * 24).map { _ in generator.approximateNormal() })
    let flat = try #require(
      try leastCost(closeToASubspace(rows: 4000, columns: 24, noise: 0)))
    #expect(flat.count <= 4)
    #expect(flat.share < 0.5)
    let dense = try #require(try leastCost(round))
    #expect(dense.share > 1)
  }
}
