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

  private struct Entry: BitwiseCopyable {
    var key: UInt64
    var row: Int32
  }

  init(_ points: Matrix<Double>, seed: UInt64) {
    let rowCount = points.rowCount
    var keys = [UInt64](repeating: Self.mix(seed &+ 0x9E37_79B9_7F4A_7C15), count: rowCount)
    for column in 0..<points.columnCount {
      points.withUnsafeColumns { base in
        let values = base + column * rowCount
        for row in 0..<rowCount {
          // Both zeros are one value.
          keys[row] = Self.mix(keys[row] ^ (values[row] + 0).bitPattern &+ UInt64(column))
        }
      }
    }
    var entries = keys.indices.map { Entry(key: keys[$0], row: Int32($0)) }
    RadixSort.sort(&entries) { $0.key }
    var copies = 0
    var tied = false
    for place in entries.indices.dropFirst() {
      let row = Int(entries[place].row)
      copies = entries[place].key == entries[place - 1].key ? copies + 1 : 0
      if copies > 0 {
        tied = true
        keys[row] = Self.mix(entries[place].key &+ UInt64(copies) &* 0xD134_2543_DE82_EF95)
      }
    }
    if tied {
      entries = keys.indices.map { Entry(key: keys[$0], row: Int32($0)) }
      RadixSort.sort(&entries) { $0.key }
    }
    rows = entries.map(\.row)
    self.keys = keys
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
