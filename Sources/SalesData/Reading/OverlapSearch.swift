// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles

/// Finds what stands in several files: orders by customer, id and content, rows without an order
/// id by customer, moment, money and product.
///
/// Asked only of files whose times meet: an order in two of them has its moment in both. An order's
/// content is the multiset of its rows' moments, money, products and reasons not to be used. The
/// same content in a later file is dropped there; other content stays, since the rows of a customer
/// with one order id are one order, and is told. Of equal rows without an order id those of the file
/// with most of them stay.
struct OverlapSearch {
  let files: [SalesFile]
  let formats: [ValueFormats]
  let options: SalesReadingOptions
  let execution: Execution

  /// One row that could stand in another file too.
  private struct Row: BitwiseCopyable {
    /// The hash of customer and order, or of all that equal rows share.
    var key: UInt64
    var content: UInt64
    /// Of the order alone, for rows of its items; 0 for a row without an order id.
    var order: UInt64
    var micros: Int64
    var isUsed: Bool
  }

  private struct Part: Sendable {
    var file: Int
    var rows: [Row]
  }

  /// The files that each file meets in time, all of them before it.
  static func meetings(_ spans: [ClosedRange<Int64>?]) -> [[Int]] {
    spans.indices.map { file in
      (0..<file).filter { other in
        guard let a = spans[file], let b = spans[other] else { return false }
        return a.overlaps(b)
      }
    }
  }

  /// The times of each file in which it meets others; nil for one that meets none.
  static func windows(
    _ spans: [ClosedRange<Int64>?], _ meetings: [[Int]]
  ) -> [ClosedRange<Int64>?] {
    var windows = [ClosedRange<Int64>?](repeating: nil, count: spans.count)
    for (file, others) in meetings.enumerated() {
      for other in others {
        guard let a = spans[file], let b = spans[other] else { continue }
        let common = a.clamped(to: b)
        for met in [file, other] {
          let window = windows[met] ?? common
          windows[met] =
            min(window.lowerBound, common.lowerBound)...max(window.upperBound, common.upperBound)
        }
      }
    }
    return windows
  }

  /// Searches the files.
  ///
  /// Most files that meet do so for a moment, and share nothing: a first reading looks for keys
  /// within the times that files have in common, and a second one at all rows of the keys that
  /// several have, since an order may begin before those times.
  ///
  /// - Parameter spans: The first and the last moment of each file's rows.
  /// - Returns: What is to be dropped, or nil when no two files meet in time.
  /// - Throws: `CancellationError`.
  /// - Complexity: One or two more readings of the files that meet others; 52 bytes and a slot for
  ///   each of their orders in the times that they have in common.
  func run(_ spans: [ClosedRange<Int64>?]) throws -> Overlap? {
    let meetings = Self.meetings(spans)
    let windows = Self.windows(spans, meetings)
    if windows.allSatisfy({ $0 == nil }) { return nil }
    let isMet = windows.map { $0 != nil }
    let itemFiles = files.map(\.plan.hasItemRows)
    let near = try collect(isMet) { file, placed, _ in windows[file]?.contains(placed) == true }
    let shared = near.sharedKeys(meetings)
    if shared.isEmpty { return Overlap() }
    if windows.indices.allSatisfy({ !isMet[$0] || windows[$0] == spans[$0] }) {
      return near.overlap(meetings, itemFiles: itemFiles)
    }
    return try collect(isMet) { _, _, key in shared.contains(key) }
      .overlap(meetings, itemFiles: itemFiles)
  }

  /// Reads the rows of some files that a test takes, by file, moment and key.
  private func collect(
    _ isMet: [Bool], _ takes: @Sendable (_ file: Int, _ placed: Int64, _ key: UInt64) -> Bool
  ) throws -> Table {
    var table = Table()
    let (formats, options) = (self.formats, self.options)
    let scan = SalesFileScan(files: files, stage: "comparing files", execution: execution)
    try scan.run { file, number, part in
      var rows: [Row] = []
      guard isMet[number] else { return (Part(file: number, rows: []), part.upperBound) }
      var reader = LineReader(
        plan: file.plan, formats: formats[file.group], options: options)
      let end = try file.text.forEachRecord(startingIn: part, line: 1) { record in
        let line = reader.read(record)
        if line.isItem || line.customer.isEmpty || line.reason == .noDate { return }
        let row = Self.row(line, record, product: file.plan.product)
        if takes(number, line.placed, row.key) { rows.append(row) }
      }.end
      return (Part(file: number, rows: rows), end)
    } restart: {
      table = Table()
    } take: { part in
      for row in part.rows { table.add(row, file: part.file) }
    }
    return table
  }

  /// Keys that are found in several files; filled by one thread, then read by many.
  private final class Keys: @unchecked Sendable {
    private var keys = FingerprintSet()
    private(set) var isEmpty = true

    func insert(_ key: UInt64) {
      isEmpty = false
      _ = keys.insert(key)
    }

    func contains(_ key: UInt64) -> Bool { keys.contains(key) }
  }

  private static func row(
    _ line: SalesLine, _ record: borrowing RecordView, product: Int?
  ) -> Row {
    let micros = Int64(truncatingIfNeeded: (line.amount + line.giftCardLoad).micros)
    let content = Overlap.content(line, record, product: product)
    let key = Overlap.key(line, content: content)
    return Row(
      key: key, content: content, order: line.order.isEmpty ? 0 : line.orderHash, micros: micros,
      isUsed: line.reason == nil)
  }

  /// What each file holds, by key and file.
  private struct Table: ~Copyable {
    private var entries = OverlapEntries()
    /// By entry, the hash of the order alone, or 0.
    private var orders: [UInt64] = []
    /// By entry, the rows that are used.
    private var usedRows: [UInt32] = []

    mutating func add(_ row: Row, file: Int) {
      let index = entries.find(row.key, file: file)
      if index == orders.count {
        orders.append(row.order)
        usedRows.append(0)
      }
      if row.isUsed { usedRows[index] += 1 }
      entries.add(row.isUsed ? row.micros : 0, content: row.content, to: index)
    }

    /// The keys that stand in two files that meet.
    func sharedKeys(_ meetings: [[Int]]) -> Keys {
      let keys = Keys()
      for index in 0..<entries.count {
        let entry = entries[index]
        if meetings[entry.file].contains(where: {
          entries.existing(entry.key, file: $0) != nil
        }) {
          keys.insert(entry.key)
        }
      }
      return keys
    }

    func overlap(_ meetings: [[Int]], itemFiles: [Bool]) -> Overlap {
      let overlap = Overlap()
      for index in 0..<entries.count {
        let entry = entries[index]
        let file = entry.file
        let others = meetings[file].compactMap { other in
          entries.existing(entry.key, file: other)
        }
        if others.isEmpty { continue }
        guard orders[index] != 0 else {
          keepMost(index, others, overlap)
          continue
        }
        if usedRows[index] > 0,
          others.contains(where: {
            entries[$0].content == entry.content
              && entries[$0].rows == entry.rows
          })
        {
          overlap.drop(entry.key, file: file)
          if itemFiles[file] { overlap.dropItems(of: orders[index], file: file) }
        } else if usedRows[index] > 0 || others.contains(where: { usedRows[$0] > 0 }) {
          note(index, others, overlap)
        }
      }
      return overlap
    }

    /// Of equal rows those of the first file with most of them stay.
    private func keepMost(_ index: Int, _ others: [Int], _ overlap: Overlap) {
      var most = index
      for other in others {
        let (a, b) = (entries[other], entries[most])
        if (a.rows, b.file) > (b.rows, a.file) { most = other }
      }
      for other in others + [index] where other != most {
        overlap.drop(entries[other].key, file: entries[other].file)
      }
    }

    /// Tells of an order with other content, once for each version.
    private func note(_ index: Int, _ others: [Int], _ overlap: Overlap) {
      var versions: [Int] = []
      for other in others {
        let fingerprint = entries[other].content
        if fingerprint == entries[index].content { return }
        if !versions.contains(where: { entries[$0].content == fingerprint }) {
          versions.append(other)
        }
      }
      // The first version is counted with the second.
      let first = versions.count == 1 ? entries[versions[0]].micros : 0
      overlap.noteDifferent(
        Money(micros: entries[index].micros + first), isNew: versions.count == 1)
    }
  }
}
