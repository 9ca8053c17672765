// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import Synchronization

/// Made-up points around as many centres as there are clusters to find, with one column of whole
/// numbers, as a number of orders is.
///
/// - Parameters:
///   - rowCount: The number of points.
///   - columnCount: The number of columns.
///   - clusterCount: The number of centres.
/// - Returns: The same points every time.
func simulatedPoints(
  _ rowCount: Int, _ columnCount: Int, clusterCount: Int
) -> Matrix<Double> {
  var generator = SeededGenerator(seed: 1)
  let centers = (0..<clusterCount * columnCount).map { _ in 10 * generator.uniform() }
  let kinds = (0..<rowCount).map { _ in generator.integer(below: clusterCount) }
  return Matrix(rowCount: rowCount, columnCount: columnCount) { target in
    for column in 0..<columnCount {
      for row in 0..<rowCount {
        let value = centers[kinds[row] * columnCount + column] + generator.approximateNormal()
        target.initializeElement(
          at: column * rowCount + row, to: column == 1 ? value.rounded() : value)
      }
    }
  }
}

/// The rows of a table in chunks, as a reader of files hands them on.
///
/// - Parameters:
///   - points: The table.
///   - rowCount: Rows in a chunk; the last may have fewer.
/// - Returns: The chunks, in the order of the rows.
func chunked(_ points: Matrix<Double>, rowCount: Int) -> [Matrix<Double>] {
  stride(from: 0, to: points.rowCount, by: rowCount).map { first in
    let count = min(rowCount, points.rowCount - first)
    return Matrix(rowCount: count, columnCount: points.columnCount) { target in
      for column in 0..<points.columnCount {
        for row in 0..<count {
          target.initializeElement(at: column * count + row, to: points[first + row, column])
        }
      }
    }
  }
}

/// A value that is made when it is first asked for, outside what is measured.
final class Prepared<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let slot = Mutex<Value?>(nil)

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// Makes the value, unless it is there.
  func prepare() { _ = value }

  /// Lets the value go.
  func discard() { slot.withLock { $0 = nil } }

  var value: Value {
    slot.withLock { slot in
      if let value = slot { return value }
      let value = make()
      slot = value
      return value
    }
  }
}
