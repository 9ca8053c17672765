// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension Execution {
  /// Forms one element after the other, on up to `threadCount` threads.
  ///
  /// - Parameters:
  ///   - count: The number of elements.
  ///   - element: Forms the element with an index; called in no particular order.
  /// - Returns: The elements in the order of their indices.
  /// - Complexity: O(count) calls.
  @inlinable
  package func array<Element: Sendable>(
    count: Int, _ element: @Sendable (_ index: Int) -> Element
  ) -> [Element] {
    array(count: count) { rows, elements in
      for row in rows { elements.initializeElement(at: row, to: element(row)) }
    }
  }

  /// Forms elements, some at a time, on up to `threadCount` threads.
  ///
  /// - Parameters:
  ///   - count: The number of elements.
  ///   - fill: Initialises the elements with some indices; called in no particular order.
  /// - Returns: The elements in the order of their indices.
  /// - Complexity: O(count).
  @inlinable
  package func array<Element: Sendable>(
    count: Int,
    _ fill: @Sendable (_ rows: Range<Int>, _ elements: UnsafeMutableBufferPointer<Element>) -> Void
  ) -> [Element] {
    [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      LargePages.prefer(in: UnsafeMutableRawBufferPointer(buffer))
      nonisolated(unsafe) let elements = buffer
      forEachChunk(of: count, size: 1 << 14) { _, rows in fill(rows, elements) }
      initialized = count
    }
  }
}
