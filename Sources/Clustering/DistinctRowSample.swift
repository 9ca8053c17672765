// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// Distinct rows of a table, drawn by a hash of their values, each with the weight of all its
/// copies.
///
/// Whether a row is drawn depends on its values alone: neither the order of the rows nor their
/// threads nor repetitions change the sample. It holds the rows whose hash is below a power of two,
/// the greatest at which they are not too many (as in distinct sampling: Gibbons, "Distinct
/// sampling for highly-accurate answers to distinct values queries", VLDB 2001); where a table has
/// few distinct rows, these are all.
struct DistinctRowSample {
  /// One of the copies of each row, in the order of the hashes.
  let rows: [Int]
  /// The weight of all copies of each.
  let weights: [Double]
  /// Whether these are all distinct rows of the table.
  let isComplete: Bool

  /// Draws rows of positive weight.
  ///
  /// - Parameters:
  ///   - points: The table.
  ///   - limit: The most rows of the sample, at least 1.
  ///   - execution: Threads and cancellation.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(n d) time, and memory for a fixed number of samples.
  init<Scalar: KMeansScalar>(
    _ points: KMeansPoints<Scalar>, limit: Int, execution: Execution
  ) throws {
    let groups = RowGroups(rowCount: points.rowCount, count: 4)
    // Each group writes its own table.
    var tables = (0..<groups.count).map { _ in DistinctRowTable(points, limit: limit) }
    try tables.withUnsafeMutableBufferPointer { tables in
      nonisolated(unsafe) let tables = tables
      try groups.forEach(rowsPerWave: 65_536, execution) { group, rows in
        tables[group].insert(rows)
      }
    }
    var joined = tables.removeLast()
    while let table = tables.popLast() { joined.insert(table) }
    let entries = joined.entries.sorted { $0.hash < $1.hash }
    rows = entries.map(\.row)
    weights = entries.map(\.weight)
    isComplete = joined.isComplete
  }
}

/// A hash table of distinct rows that keeps those with the lowest hashes.
private struct DistinctRowTable<Scalar: KMeansScalar> {
  struct Entry {
    var hash: UInt64
    /// -1 in an empty place.
    var row: Int
    var weight: Double
  }

  private let points: KMeansPoints<Scalar>
  private let limit: Int
  private var slots: [Entry]
  private var count = 0
  /// The highest hash that is kept.
  private var bound = UInt64.max

  var isComplete: Bool { bound == .max }
  var entries: [Entry] { slots.filter { $0.row >= 0 } }

  init(_ points: KMeansPoints<Scalar>, limit: Int) {
    self.points = points
    self.limit = limit
    slots = Self.empty(64)
  }

  private static func empty(_ count: Int) -> [Entry] {
    [Entry](repeating: Entry(hash: 0, row: -1, weight: 0), count: count)
  }

  mutating func insert(_ rows: Range<Int>) {
    for row in rows {
      let weight = points.weight(row)
      guard weight > 0 else { continue }
      let hash = hash(row)
      if hash <= bound { insert(Entry(hash: hash, row: row, weight: weight)) }
    }
  }

  mutating func insert(_ other: DistinctRowTable) {
    lower(to: other.bound)
    for entry in other.entries where entry.hash <= bound { insert(entry) }
  }

  private mutating func insert(_ entry: Entry) {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: entry.hash) & mask
    while slots[place].row >= 0 {
      if slots[place].hash == entry.hash, areEqual(slots[place].row, entry.row) {
        slots[place].weight += entry.weight
        slots[place].row = min(slots[place].row, entry.row)
        return
      }
      place = (place + 1) & mask
    }
    slots[place] = entry
    count += 1
    while count > limit { lower(to: bound >> 1) }
    if 2 * count > slots.count { rebuild(size: 2 * slots.count) }
  }

  /// Drops the rows whose hash is above a bound.
  private mutating func lower(to bound: UInt64) {
    guard bound < self.bound else { return }
    self.bound = bound
    rebuild(size: slots.count)
  }

  private mutating func rebuild(size: Int) {
    let old = entries
    slots = Self.empty(size)
    count = 0
    for entry in old where entry.hash <= bound {
      var place = Int(truncatingIfNeeded: entry.hash) & (size - 1)
      while slots[place].row >= 0 { place = (place + 1) & (size - 1) }
      slots[place] = entry
      count += 1
    }
  }

  @inline(__always) private func areEqual(_ a: Int, _ b: Int) -> Bool {
    for column in 0..<points.columnCount {
      let values = points.base + column &* points.rowCount
      if values[a] != values[b] { return false }
    }
    return true
  }

  /// A hash of a row's values, both zeros alike: MurmurHash3's finalizer after each column.
  @inline(__always) private func hash(_ row: Int) -> UInt64 {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for column in 0..<points.columnCount {
      let value = Double(points.base[column &* points.rowCount &+ row]) + 0
      hash = (hash ^ value.bitPattern) &* 0xFF51_AFD7_ED55_8CCD
      hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
      hash ^= hash >> 33
    }
    return hash
  }
}
