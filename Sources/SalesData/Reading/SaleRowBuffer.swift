// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Rows of one thread that wait until a partition can take many of them at once.
///
/// Only one thread uses a buffer at a time.
final class SaleRowBuffer: @unchecked Sendable {
  private static let rowsPerPartition = 64

  private let partitions: [SalesPartition]
  private let rows: UnsafeMutablePointer<SaleRow>
  private let counts: UnsafeMutablePointer<Int>
  /// Long ids.
  private var arena: UnsafeMutablePointer<UInt8>
  private var arenaByteCount = 1 << 20
  private var arenaCount = 0
  /// What the purchases that came as whole orders sum to.
  private(set) var totals = SalesTotals()

  init(_ partitions: [SalesPartition]) {
    self.partitions = partitions
    rows = .allocate(capacity: partitions.count * Self.rowsPerPartition)
    counts = .allocate(capacity: partitions.count)
    counts.initialize(repeating: 0, count: partitions.count)
    arena = .allocate(capacity: arenaByteCount)
  }

  deinit {
    rows.deallocate()
    counts.deallocate()
    arena.deallocate()
  }

  /// Takes a row; its partition is that of the hash.
  ///
  /// - Returns: Where it waits, and may be changed until another row is taken.
  @inline(__always)
  @discardableResult
  func append(_ row: SaleRow, hash: UInt64) -> UnsafeMutablePointer<SaleRow> {
    let partition = SalesPartition.number(of: hash)
    if counts[partition] == Self.rowsPerPartition { flush(partition) }
    let place = rows + (partition &* Self.rowsPerPartition &+ counts[partition])
    place.initialize(to: row)
    counts[partition] &+= 1
    return place
  }

  /// Takes a row and a copy of its customer's id, if that is long: the pages of the file are let go
  /// before the row reaches its partition.
  ///
  /// - Returns: As `append`.
  @inline(__always)
  @discardableResult
  func appendKeeping(_ row: SaleRow) -> UnsafeMutablePointer<SaleRow> {
    append(row.customer.isLong ? keeping(row) : row, hash: row.customerHash)
  }

  /// The row with a copy of its customer's long id.
  @inline(never)
  func keeping(_ row: SaleRow) -> SaleRow {
    var row = row
    row.customer.low = UInt64(UInt(bitPattern: keep(row.longCustomer).baseAddress))
    return row
  }

  /// Gives the row back that was taken last.
  func removeLast(hash: UInt64) { counts[SalesPartition.number(of: hash)] -= 1 }

  /// Bytes that stay until the row that they belong to is taken.
  func keep(_ bytes: FieldBytes) -> FieldBytes {
    if arenaCount + bytes.count > arenaByteCount {
      flush()
      arenaCount = 0
      if bytes.count > arenaByteCount {
        arena.deallocate()
        arenaByteCount = bytes.count
        arena = .allocate(capacity: arenaByteCount)
      }
    }
    let start = arena + arenaCount
    if let base = bytes.baseAddress { start.update(from: base, count: bytes.count) }
    arenaCount += bytes.count
    return FieldBytes(start: start, count: bytes.count)
  }

  /// Hands on all rows.
  func flush() {
    for partition in partitions.indices where counts[partition] > 0 { flush(partition) }
  }

  private func flush(_ partition: Int) {
    let waiting = UnsafeBufferPointer(
      start: rows + partition * Self.rowsPerPartition, count: counts[partition])
    totals.add(purchasesIn: waiting)
    partitions[partition].add(waiting)
    counts[partition] = 0
  }
}
