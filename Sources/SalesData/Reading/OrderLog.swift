// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Synchronization

/// The rows of one partition's orders, one after the other as they come.
struct OrderLog: ~Copyable {
  private var memory: LogMemory?
  private var blocks: [UnsafeMutablePointer<OrderRow>] = []
  private var next: UnsafeMutablePointer<OrderRow>?
  private var room = 0

  /// The number of rows.
  var count: Int { blocks.count * LogMemory.rowsPerBlock - room }

  init(_ memory: LogMemory) { self.memory = memory }

  @inline(__always)
  mutating func append(_ row: OrderRow) {
    if room == 0 { addBlock() }
    next?.initialize(to: row)
    next = next.map { $0 + 1 }
    room &-= 1
  }

  private mutating func addBlock() {
    guard let block = memory?.block() else { preconditionFailure("the log was let go") }
    blocks.append(block)
    next = block
    room = LogMemory.rowsPerBlock
  }

  /// Lets the rows go; none can come after that.
  mutating func removeAll() {
    (memory, blocks, next, room) = (nil, [], nil, 0)
  }

  /// Calls the body with all rows, many at a time.
  func forEachBlock(_ body: (UnsafeBufferPointer<OrderRow>) -> Void) {
    for (number, block) in blocks.enumerated() {
      let isLast = number == blocks.count - 1
      body(
        UnsafeBufferPointer(
          start: block, count: LogMemory.rowsPerBlock - (isLast ? room : 0)))
    }
  }
}

/// Memory of all partitions' logs, in blocks cut from large pages; freed as a whole.
final class LogMemory: Sendable {
  static let rowsPerBlock = 1 << 10
  private static let blocksPerPiece = 64

  private struct State: @unchecked Sendable {
    var pieces: [UnsafeMutableRawPointer] = []
    var next = 0
  }

  private let state = Mutex(State())

  deinit { state.withLock { for piece in $0.pieces { piece.deallocate() } } }

  /// A block for `rowsPerBlock` rows, not initialized.
  func block() -> UnsafeMutablePointer<OrderRow> {
    let blockBytes = Self.rowsPerBlock * MemoryLayout<OrderRow>.stride
    let address = state.withLock { state in
      if state.pieces.isEmpty || state.next == Self.blocksPerPiece {
        state.pieces.append(LargePages.allocate(byteCount: Self.blocksPerPiece * blockBytes))
        state.next = 0
      }
      let place = state.pieces[state.pieces.count - 1] + state.next * blockBytes
      state.next += 1
      return UInt(bitPattern: place)
    }
    guard let block = UnsafeMutablePointer<OrderRow>(bitPattern: address) else {
      preconditionFailure("memory has no address")
    }
    return block
  }
}
