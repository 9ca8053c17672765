// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@testable import Clustering

/// With many columns scores and drifts decide most labels; none differs from the definition's.
@Suite struct KMeansFilterTests {
  private static let kernels: [KMeansKernel] = {
    guard case .vector(let widest) = KMeansKernel.dispatched else { return [] }
    return (0...widest).map { .vector(width: $0) }
  }()

  /// Holds every kernel, in both precisions, to the plain twin over several iterations.
  private func check(_ points: Matrix<Double>, centers: Matrix<Double>, iterations: Int = 12)
    throws
  {
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

  @Test(arguments: [(6, 5), (9, 3), (16, 16), (33, 7)])
  func overlappingClusters(columns: Int, clusters: Int) throws {
    // The centres creep for many iterations, and more and more rows are left out.
    var generator = SeededGenerator(seed: 8)
    let points = Matrix<Double>(
      rowCount: 611, columnCount: columns,
      columnMajor: (0..<611 * columns).map { _ in generator.approximateNormal() })
    try check(points, centers: firstRows(points, clusters), iterations: 25)
  }

  @Test func rowsHalfwayBetweenCentres() throws {
    // Every row lies within a few roundings of the plane between two centres, on either side.
    var generator = SeededGenerator(seed: 3)
    let columns = 50
    let rows = (0..<400).map { row -> [Double] in
      let tilt = Double(row % 9 - 4) * (row % 2 == 0 ? 0x1p-52 : 0x1p-23)
      return [0.5 + tilt] + (1..<columns).map { _ in generator.approximateNormal() }
    }
    let centers = Matrix<Double>(
      rows: [0.0, 1, 3].map { [$0] + [Double](repeating: 0, count: columns - 1) })
    try check(Matrix(rows: rows), centers: centers)
  }

  @Test(arguments: [1e8, 1e-20, 1e-30, 1e-160])
  func scales(_ scale: Double) throws {
    // Squares that underflow, in single precision all of them, and differences that cancel.
    let points = SimulatedPoints.clusters(rows: 203, columns: 24)
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

  @Test func countsBeyondWhatSinglePrecisionHolds() throws {
    // 2^24 + 1 is no Float; sums and weights are in Double all the same.
    let points = Matrix<Float>(rows: [0, 1, 100].map { [Float](repeating: $0, count: 40) })
    let centers = Matrix<Double>(rows: [0.0, 90].map { [Double](repeating: $0, count: 40) })
    let model = try KMeans(clusterCount: 2, initialization: .centers(centers), tolerance: 0)
      .fit(points, weights: [16_777_216, 1, 2])
    #expect(model.weights == [16_777_217, 2])
    #expect(model.centers[0, 39] == 1.0 / 16_777_217)
  }

  @Test func driftsAreUpperBounds() {
    var drift = KMeansDrift<Double>(clusterCount: 3, columnCount: 2)
    #expect(drift.move(to: [0, 0, 1, 1, 2, 2]) == [0, 0, 0, 0])
    let bounds = drift.move(to: [3, 4, 1, 1, 2, 3])
    for (bound, exact) in zip(bounds, [0.0, 6, 5, 6]) {
      #expect(Double(bound) >= exact && Double(bound) <= exact * 1.00001)
    }
    #expect(drift.move(to: [3, 4, 1, 1, 2, 3]) == [0, 0, 0, 0])
    let tiny = drift.move(to: [3, 4, 1, 1, 2, 3.0.nextUp])
    #expect(tiny[1...].allSatisfy { $0 > 0 })
  }
}
