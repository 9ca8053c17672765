// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How the values of a NumPy array lie in memory, and how they get into columns.
struct NumPyLayout {
  /// The number of rows.
  var rowCount: Int
  /// The number of columns.
  var columnCount: Int
  /// Whether the values of a column lie side by side already.
  var isColumnMajor: Bool
  /// Whether the most significant byte of a value comes first.
  var isBigEndian: Bool

  /// Converts all values.
  ///
  /// - Parameters:
  ///   - source: The first value in the file; need not be aligned.
  ///   - scalar: The type of the values in the file.
  ///   - target: Room for the values, column after column.
  ///   - discard: Called with ranges of bytes, counted from `source`, that are done with.
  @inline(__always)
  func convert<Target: BinaryFloatingPoint>(
    _ source: UnsafeRawPointer, _ scalar: NumPyScalar, to target: UnsafeMutablePointer<Target>,
    discard: (Range<Int>) -> Void
  ) {
    func run<Bits: FixedWidthInteger>(
      _ bits: Bits.Type, _ value: (Bits) -> Target
    ) {
      if isBigEndian {
        spread(source, to: target, discard: discard) { value(Bits(bigEndian: $0)) }
      } else {
        spread(source, to: target, discard: discard) { value(Bits(littleEndian: $0)) }
      }
    }
    switch scalar {
    case .float64: run(UInt64.self) { Target(Double(bitPattern: $0)) }
    case .float32: run(UInt32.self) { Target(Float(bitPattern: $0)) }
    case .int64: run(Int64.self) { Target($0) }
    case .int32: run(Int32.self) { Target($0) }
    case .int16: run(Int16.self) { Target($0) }
    case .int8: run(Int8.self) { Target($0) }
    case .uint64: run(UInt64.self) { Target($0) }
    case .uint32: run(UInt32.self) { Target($0) }
    case .uint16: run(UInt16.self) { Target($0) }
    case .uint8: run(UInt8.self) { Target($0) }
    case .bool: run(UInt8.self) { $0 == 0 ? 0 : 1 }
    }
  }

  /// Puts every value in its place.
  ///
  /// Row-major values are turned in tiles of 128 rows and 16 columns: what a tile reads and writes
  /// stays in the fastest cache, and each column is written in runs.
  @inline(__always)
  private func spread<Bits: FixedWidthInteger, Target>(
    _ source: UnsafeRawPointer, to target: UnsafeMutablePointer<Target>,
    discard: (Range<Int>) -> Void, _ value: (Bits) -> Target
  ) {
    let size = MemoryLayout<Bits>.size
    let (n, d) = (rowCount, columnCount)
    guard n > 0, d > 0 else { return }
    var discarded = 0
    func release(upTo end: Int) {
      guard end &- discarded >= 1 << 23 else { return }
      discard(discarded..<end)
      discarded = end
    }
    if isColumnMajor {
      var i = 0
      while i < n &* d {
        let stop = min(i &+ 1 << 16, n &* d)
        while i < stop {
          let bits = source.loadUnaligned(fromByteOffset: i &* size, as: Bits.self)
          (target + i).initialize(to: value(bits))
          i &+= 1
        }
        release(upTo: i &* size)
      }
      return
    }
    let (tileRows, tileColumns) = (128, 16)
    var row = 0
    while row < n {
      let rowEnd = min(row &+ tileRows, n)
      var column = 0
      while column < d {
        let columnEnd = min(column &+ tileColumns, d)
        for j in column..<columnEnd {
          let out = target + j &* n
          var offset = (row &* d &+ j) &* size
          for i in row..<rowEnd {
            let bits = source.loadUnaligned(fromByteOffset: offset, as: Bits.self)
            (out + i).initialize(to: value(bits))
            offset &+= d &* size
          }
        }
        column = columnEnd
      }
      row = rowEnd
      release(upTo: row &* d &* size)
    }
  }
}
