// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// An order of the rows in which neighbours in space lie side by side, and equal rows too.
///
/// Rows are sorted by their Morton code: the bits of their coordinates by turns, on a grid whose
/// cells are as long in every column, fine in the middle of the data and coarse far out. Rows in
/// one cell are sorted by their coordinates. So the order follows from the rows' values alone:
/// neither the order in which they came nor how often each one came has a part in it.
struct KMeansBlockOrder<Scalar: KMeansScalar> {
  /// The rows, neighbours side by side; equal rows in the order in which they came.
  let rows: [Int32]
  /// The places in `rows` at which a row begins that differs from the one before, and the count
  /// of the rows.
  let starts: [Int32]

  private struct Entry: BitwiseCopyable {
    var key: UInt64
    var row: Int32
  }

  init(_ points: KMeansPoints<Scalar>, execution: Execution) {
    let count = points.rowCount
    var entries = [Entry](repeating: Entry(key: 0, row: 0), count: count)
    let grid = Grid(points, execution: execution)
    entries.withUnsafeMutableBufferPointer { entries in
      // Each chunk writes its own entries, so the writes never meet.
      nonisolated(unsafe) let slots = entries
      execution.forEachChunk(of: count, size: points.chunkSize) { _, rows in
        for row in rows {
          slots[row] = Entry(
            key: grid.code(points, row), row: Int32(truncatingIfNeeded: row))
        }
      }
    }
    RadixSort.sort(&entries) { $0.key }
    var starts: [Int32] = [0]
    entries.withUnsafeMutableBufferPointer { entries in
      var first = 0
      while first < count {
        var end = first + 1
        while end < count, entries[end].key == entries[first].key { end += 1 }
        Self.sort(entries, first..<end, points)
        for place in first + 1..<end
        where Self.compare(points, entries[place - 1].row, entries[place].row) != 0 {
          starts.append(Int32(truncatingIfNeeded: place))
        }
        if end < count { starts.append(Int32(truncatingIfNeeded: end)) }
        first = end
      }
    }
    starts.append(Int32(truncatingIfNeeded: count))
    self.starts = starts
    rows = entries.map(\.row)
  }

  /// Sorts the rows of one cell by their coordinates.
  private static func sort(
    _ entries: UnsafeMutableBufferPointer<Entry>, _ places: Range<Int>,
    _ points: KMeansPoints<Scalar>
  ) {
    guard places.count > 1 else { return }
    let first = entries[places.lowerBound].row
    if places.allSatisfy({ compare(points, first, entries[$0].row) == 0 }) { return }
    entries[places].sort {
      let order = compare(points, $0.row, $1.row)
      return order < 0 || (order == 0 && $0.row < $1.row)
    }
  }

  /// The order of two rows by their first column that differs: -1, 0 or 1.
  @inline(__always)
  private static func compare(_ points: KMeansPoints<Scalar>, _ a: Int32, _ b: Int32) -> Int {
    for column in 0..<points.columnCount {
      let start = points.base + column &* points.rowCount
      let (x, y) = (start[Int(a)], start[Int(b)])
      if x != y { return x < y ? -1 : 1 }
    }
    return 0
  }
}

extension KMeansBlockOrder {
  /// Cells of equal length in all columns about the mean, coarser the farther out.
  private struct Grid: Sendable {
    let means: [Double]
    let scale: Double
    let bitCount: Int

    init(_ points: KMeansPoints<Scalar>, execution: Execution) {
      let columns = points.columnCount
      let ones = Self.sums(points, execution) { _, _ in 1 }
      let sums = Self.sums(points, execution) { value, _ in value }
      let means = (0..<columns).map { sums[$0] / ones[$0] }
      let squares = Self.sums(points, execution) { value, column in
        (value - means[column]) * (value - means[column])
      }
      self.means = means
      let variance = (0..<columns).reduce(0) { max($0, squares[$1] / ones[$1]) }
      scale = variance > 0 ? 1 / variance.squareRoot() : 0
      // A few cells for each row: a finer grid only costs passes of the sort.
      let wanted = Int.bitWidth - points.rowCount.leadingZeroBitCount + 8
      bitCount = min(63 / points.columnCount, 26, wanted / points.columnCount + 1)
    }

    /// The weighted sum of a term for each column.
    private static func sums(
      _ points: KMeansPoints<Scalar>, _ execution: Execution,
      _ term: @Sendable (_ value: Double, _ column: Int) -> Double
    ) -> [Double] {
      let parts = execution.mapChunks(of: points.rowCount, size: points.chunkSize) { _, rows in
        (0..<points.columnCount).map { column in
          let values = points.base + column * points.rowCount
          var sum = 0.0
          for row in rows { sum += points.weight(row) * term(Double(values[row]), column) }
          return sum
        }
      }
      return (0..<points.columnCount).map { column in parts.reduce(0) { $0 + $1[column] } }
    }

    @inline(__always)
    func code(_ points: KMeansPoints<Scalar>, _ row: Int) -> UInt64 {
      let columns = points.columnCount
      let half = Double(UInt64(1) << UInt64(bitCount - 1))
      var code: UInt64 = 0
      for column in 0..<columns {
        let t = (Double(points.base[column &* points.rowCount &+ row]) - means[column]) * scale
        // From -1 to 1, ever more slowly: outliers leave the middle its cells.
        let place = half + half * (t / (1 + t.magnitude))
        let cell = min(UInt64(place), (1 << UInt64(bitCount)) - 1)
        code |= spread(cell, columns) << UInt64(columns - 1 - column)
      }
      return code
    }

    /// The bits of a number with room for those of the other columns between them.
    @inline(__always)
    private func spread(_ value: UInt64, _ columns: Int) -> UInt64 {
      if columns == 1 { return value }
      if columns == 2 {
        var x = value & 0xffff_ffff
        x = (x | x << 16) & 0x0000_ffff_0000_ffff
        x = (x | x << 8) & 0x00ff_00ff_00ff_00ff
        x = (x | x << 4) & 0x0f0f_0f0f_0f0f_0f0f
        x = (x | x << 2) & 0x3333_3333_3333_3333
        return (x | x << 1) & 0x5555_5555_5555_5555
      }
      if columns == 3 {
        var x = value & 0x1f_ffff
        x = (x | x << 32) & 0x001f_0000_0000_ffff
        x = (x | x << 16) & 0x001f_0000_ff00_00ff
        x = (x | x << 8) & 0x100f_00f0_0f00_f00f
        x = (x | x << 4) & 0x10c3_0c30_c30c_30c3
        return (x | x << 2) & 0x1249_2492_4924_9249
      }
      var x: UInt64 = 0
      for bit in 0..<bitCount {
        x |= (value >> UInt64(bit) & 1) << UInt64(bit * columns)
      }
      return x
    }
  }
}
