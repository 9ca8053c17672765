// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// The customers that costly evidence is computed on: all, or a random sample that is the same
/// for every candidate.
struct CustomerSample {
  /// The rows of the table, ascending.
  let rows: [Int]
  /// Their prepared features.
  let points: Matrix<Double>
  /// Whether some customers were left out.
  let isPart: Bool

  /// Draws the sample, without replacement.
  init(of points: Matrix<Double>, atMost limit: Int, seed: UInt64) {
    let count = points.rowCount
    isPart = count > limit
    guard isPart else {
      rows = Array(0..<count)
      self.points = points
      return
    }
    // Floyd's sampling (Bentley and Floyd, CACM 30:754, 1987): memory grows with the sample only.
    var generator = SeededGenerator(seed: seed, stream: 0x5A_3D_1E)
    var drawn: Set<Int> = []
    for last in (count - limit)..<count {
      let row = generator.integer(below: last + 1)
      drawn.insert(drawn.contains(row) ? last : row)
    }
    rows = drawn.sorted()
    self.points = Self.points(rows, of: points)
  }

  /// The rows of another table of the same customers.
  func points(of all: Matrix<Double>) -> Matrix<Double> {
    isPart ? Self.points(rows, of: all) : all
  }

  private static func points(_ rows: [Int], of all: Matrix<Double>) -> Matrix<Double> {
    Matrix(rowCount: rows.count, columnCount: all.columnCount) { buffer in
      for column in 0..<all.columnCount {
        let values = all.column(column)
        for (index, row) in rows.enumerated() {
          buffer.initializeElement(
            at: column * rows.count + index, to: values[values.startIndex + row])
        }
      }
    }
  }

  /// The labels of the sampled customers.
  func labels(_ all: [Int32]) -> [Int32] { isPart ? rows.map { all[$0] } : all }
}
