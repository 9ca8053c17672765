// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// An order of rows, as if shuffled, that follows from their values alone.
///
/// Where a method looks at some of the rows, or draws a number for each, the first ones of this
/// order and the numbers that belong to its keys are the same for the same table in another order
/// of rows. Equal rows have different keys; which of them has which is their order in the table.
struct RowOrder: Sendable {
  /// The rows' numbers, in this order.
  let rows: [Int32]
  /// The key of each row, by the row's number.
  let keys: [UInt64]

  /// Orders the rows of a table.
  ///
  /// - Parameters:
  ///   - points: Rows x columns, at most 2³¹ rows.
  ///   - seed: Gives other orders and other keys.
  init(_ points: Matrix<Double>, seed: UInt64) {
    let rowCount = points.rowCount
    var keys = [UInt64](repeating: Self.mix(seed &+ 0x9E37_79B9_7F4A_7C15), count: rowCount)
    keys.withUnsafeMutableBufferPointer { keys in
      points.withUnsafeColumns { base in
        for column in 0..<points.columnCount {
          let values = base + column * rowCount
          for row in 0..<rowCount {
            // Both zeros are one value.
            keys[row] = Self.mix(keys[row] ^ (values[row] + 0).bitPattern &+ UInt64(column))
          }
        }
      }
    }
    var rows = Self.sorted(keys)
    var copies = 0
    var tied = false
    for place in rows.indices.dropFirst() {
      let row = Int(rows[place])
      let before = Int(rows[place - 1 - copies])
      copies = keys[row] == keys[before] ? copies + 1 : 0
      if copies > 0 {
        tied = true
        keys[row] = Self.mix(keys[before] &+ UInt64(copies) &* 0xD134_2543_DE82_EF95)
      }
    }
    if tied { rows = Self.sorted(keys) }
    self.rows = rows
    self.keys = keys
  }

  /// The rows in the order of their keys, equal ones as they are in the table.
  private static func sorted(_ keys: [UInt64]) -> [Int32] {
    // The upper bits of the key and the row in one number; the few rows that share those bits are
    // put right afterwards.
    let rowBits = UInt64(64 - UInt64(keys.count).leadingZeroBitCount)
    let rowMask = UInt64(1) << rowBits - 1
    var packed = keys
    for row in packed.indices { packed[row] = packed[row] & ~rowMask | UInt64(row) }
    RadixSort.sort(&packed)
    for place in packed.indices.dropFirst() {
      var hole = place
      while hole > 0, packed[hole - 1] & ~rowMask == packed[hole] & ~rowMask,
        keys[Int(packed[hole - 1] & rowMask)] > keys[Int(packed[hole] & rowMask)]
      {
        packed.swapAt(hole, hole - 1)
        hole -= 1
      }
    }
    return packed.map { Int32($0 & rowMask) }
  }

  /// A number in [0, 1) for a row and a use of it.
  static func uniform(_ key: UInt64, use: UInt64) -> Double {
    Double(mix(key ^ mix(use &+ 0x9E37_79B9_7F4A_7C15)) >> 11) * 0x1p-53
  }

  /// The finalizer of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension Matrix<Double> {
  /// Some of the rows, in the order that is asked for.
  func gathered(_ rows: [Int32], columns: [Int]? = nil) -> Matrix<Double> {
    let columns = columns ?? Array(0..<columnCount)
    var result = Matrix<Double>(rowCount: rows.count, columnCount: columns.count)
    result.withUnsafeMutableColumns { target in
      withUnsafeColumns { source in
        for (place, column) in columns.enumerated() {
          let values = source + column * rowCount
          let kept = target + place * rows.count
          for index in rows.indices { kept[index] = values[Int(rows[index])] }
        }
      }
    }
    return result
  }
}
