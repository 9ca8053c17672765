// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Blocks of memory cut from large pages, for many tables that grow side by side; freed as a whole.
package final class PageMemory: Sendable {
  /// The least block.
  private static let leastByteCount = 1 << 12

  private struct State: @unchecked Sendable {
    var pieces: [UnsafeMutableRawPointer] = []
    /// What is left of the last piece.
    var rest: UnsafeMutableRawBufferPointer?
    /// Blocks that were given back, by the logarithm of their size.
    var free = [[UnsafeMutableRawPointer]](repeating: [], count: 64)

    /// A block that was given back, or a part of a larger one.
    mutating func reuse(_ size: Int) -> UnsafeMutableRawPointer? {
      let wanted = size.trailingZeroBitCount
      guard let found = free.indices.first(where: { $0 >= wanted && !free[$0].isEmpty }),
        let block = free[found].popLast()
      else { return nil }
      for half in wanted..<found { free[half].append(block + (1 << half)) }
      return block
    }
  }

  private let state = Mutex(State())
  private let pieceByteCount: Int

  /// Creates memory of no size.
  ///
  /// - Parameter pieceByteCount: What is had from the system at a time, a power of two and 4,096 at
  ///   least: two MiB, a large page, unless little is stored and much lies idle side by side.
  package init(pieceByteCount: Int = 1 << 21) { self.pieceByteCount = pieceByteCount }

  deinit { state.withLock { for piece in $0.pieces { piece.deallocate() } } }

  /// A block of memory; its contents are undefined.
  ///
  /// - Parameter byteCount: Its size; it is rounded up to a power of two.
  /// - Returns: Its first byte, aligned to 4,096 bytes.
  package func take(_ byteCount: Int) -> UnsafeMutableRawPointer {
    let size = Self.blockByteCount(byteCount)
    let block = state.withLock { state -> Block in
      if let block = state.reuse(size) { return Block(start: block) }
      if size >= pieceByteCount {
        state.pieces.append(LargePages.allocate(byteCount: size))
        return Block(start: state.pieces[state.pieces.count - 1])
      }
      if let rest = state.rest, rest.count >= size, let start = rest.baseAddress {
        state.rest = UnsafeMutableRawBufferPointer(rebasing: rest[size...])
        return Block(start: start)
      }
      let piece = LargePages.allocate(byteCount: pieceByteCount)
      state.pieces.append(piece)
      state.rest = UnsafeMutableRawBufferPointer(
        start: piece + size, count: pieceByteCount - size)
      return Block(start: piece)
    }
    return block.start
  }

  /// Gives a block back, for others to take.
  ///
  /// - Parameters:
  ///   - block: What `take(_:)` returned.
  ///   - byteCount: The size that it was taken with.
  package func giveBack(_ block: UnsafeMutableRawPointer, _ byteCount: Int) {
    let freed = Block(start: block)
    state.withLock {
      $0.free[Self.blockByteCount(byteCount).trailingZeroBitCount].append(freed.start)
    }
  }

  private struct Block: @unchecked Sendable { let start: UnsafeMutableRawPointer }

  private static func blockByteCount(_ byteCount: Int) -> Int {
    var size = leastByteCount
    while size < byteCount { size *= 2 }
    return size
  }
}
