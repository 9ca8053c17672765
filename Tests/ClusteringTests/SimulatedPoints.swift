// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

@testable import Clustering

/// Points that tests make up: round clusters of unequal size on a line of corners.
enum SimulatedPoints {
  static func clusters(
    rows: Int, columns: Int = 3, count: Int = 4, seed: UInt64 = 1
  ) -> Matrix<Double> {
    var generator = SeededGenerator(seed: seed)
    var matrix = Matrix<Double>(rowCount: rows, columnCount: columns)
    for row in 0..<rows {
      let cluster = min(generator.integer(below: count), generator.integer(below: count))
      for column in 0..<columns {
        let center = Double((cluster * (column + 1)) % count) * 3
        matrix[row, column] = center + generator.approximateNormal()
      }
    }
    return matrix
  }

  static func weights(rows: Int, seed: UInt64 = 2) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<rows).map { _ in Double(generator.integer(below: 4) + 1) }
  }

  /// Each row as often as its weight says, with its label.
  static func repeated(
    _ points: Matrix<Double>, weights: [Double], labels: [Int32] = []
  ) -> (points: Matrix<Double>, labels: [Int32]) {
    let order = weights.indices.flatMap { Array(repeating: $0, count: Int(weights[$0])) }
    return (
      rows(points, order), labels.isEmpty ? [] : order.map { labels[$0] }
    )
  }

  static func rows(_ points: Matrix<Double>, _ order: [Int]) -> Matrix<Double> {
    Matrix(rows: order.map(points.row))
  }

  static func shifted(_ points: Matrix<Double>, by offset: Double) -> Matrix<Double> {
    Matrix(
      rowCount: points.rowCount, columnCount: points.columnCount,
      columnMajor: points.elements.map { $0 + offset })
  }

  static func single(_ points: Matrix<Double>) -> Matrix<Float> {
    Matrix(
      rowCount: points.rowCount, columnCount: points.columnCount,
      columnMajor: points.elements.map { Float($0) })
  }
}

/// Whether two values differ by at most a part of the larger one.
func isClose(_ first: Double, _ second: Double, _ tolerance: Double = 1e-12) -> Bool {
  abs(first - second) <= tolerance * max(abs(first), abs(second), 1e-300)
}

/// The error that a body throws, or nil.
func clusteringError(_ body: () throws -> Void) -> ClusteringError? {
  do {
    try body()
    return nil
  } catch {
    return error as? ClusteringError
  }
}
