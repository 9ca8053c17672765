// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Sorting of whole numbers by their digits, least significant first (Knuth, TAOCP 3, 5.2.5).
///
/// Only the bits in which the keys differ cost a pass, eleven at a time: 1.5 million moments of
/// two years take three.
package enum RadixSort {
  private static let digitBits: UInt64 = 11

  /// Sorts numbers, smallest first.
  ///
  /// - Parameter keys: The numbers.
  /// - Complexity: O(n) a pass, at most six passes; as much memory again.
  package static func sort(_ keys: inout [UInt64]) {
    sort(&keys) { $0 }
  }

  /// Sorts elements by a key, smallest first; equal keys keep their order.
  ///
  /// - Parameters:
  ///   - elements: The elements.
  ///   - key: The key of one.
  /// - Complexity: O(n) a pass, at most six passes; as much memory again.
  @inline(__always)
  package static func sort<Element: BitwiseCopyable>(
    _ elements: inout [Element], by key: (Element) -> UInt64
  ) {
    guard elements.count > 1 else { return }
    var (all, any): (UInt64, UInt64) = (.max, 0)
    for element in elements {
      let key = key(element)
      all &= key
      any |= key
    }
    var differing = any & ~all
    guard differing != 0 else { return }
    var source = elements
    var target = elements
    var starts = [Int](repeating: 0, count: 1 << digitBits)
    while differing != 0 {
      let shift = UInt64(differing.trailingZeroBitCount)
      let mask = (UInt64(1) << digitBits) - 1
      for index in starts.indices { starts[index] = 0 }
      source.withUnsafeBufferPointer { source in
        target.withUnsafeMutableBufferPointer { target in
          starts.withUnsafeMutableBufferPointer { starts in
            for element in source { starts[Int(key(element) &>> shift & mask)] &+= 1 }
            var start = 0
            for digit in starts.indices { (starts[digit], start) = (start, start + starts[digit]) }
            for element in source {
              let digit = Int(key(element) &>> shift & mask)
              target[starts[digit]] = element
              starts[digit] &+= 1
            }
          }
        }
      }
      swap(&source, &target)
      differing &= ~(mask << shift)
    }
    elements = source
  }
}
