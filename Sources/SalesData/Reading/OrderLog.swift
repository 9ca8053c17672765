// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The rows of one partition's orders, one after the other as they come.
struct OrderLog: ~Copyable {
  private static let rowsPerBlock = 1 << 10

  private var memory: PageMemory?
  private var blocks: [UnsafeMutablePointer<OrderRow>] = []
  private var next: UnsafeMutablePointer<OrderRow>?
  private var room = 0

  /// The number of rows.
  var count: Int { blocks.count * Self.rowsPerBlock - room }

  init(_ memory: PageMemory) { self.memory = memory }

  @inline(__always)
  mutating func append(_ row: OrderRow) {
    if room == 0 { addBlock() }
    next?.initialize(to: row)
    next = next.map { $0 + 1 }
    room &-= 1
  }

  private mutating func addBlock() {
    guard let memory else { preconditionFailure("the log was let go") }
    let block = memory.take(Self.rowsPerBlock * MemoryLayout<OrderRow>.stride)
      .bindMemory(to: OrderRow.self, capacity: Self.rowsPerBlock)
    blocks.append(block)
    next = block
    room = Self.rowsPerBlock
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
          start: block, count: Self.rowsPerBlock - (isLast ? room : 0)))
    }
  }
}
