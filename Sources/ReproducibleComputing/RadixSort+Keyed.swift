// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension RadixSort {
  /// Something to be sorted by a key, with its number or its place.
  package struct Keyed: BitwiseCopyable, Sendable {
    /// What it is sorted by.
    package var key: UInt64
    /// Which it is.
    package var place: UInt64

    /// Creates an element.
    @inlinable
    package init(key: UInt64, place: UInt64) {
      self.key = key
      self.place = place
    }
  }

  /// Sorts elements by their keys, smallest first; equal keys keep their order.
  ///
  /// The type is one for all callers, so that this is compiled for it once: the generic form stays
  /// generic in other modules where it was too long to be copied, and then takes thrice the time.
  ///
  /// - Parameters:
  ///   - elements: The elements.
  ///   - execution: On how many threads.
  /// - Complexity: O(n) a pass, at most six passes; as much memory again.
  package static func sort(_ elements: inout [Keyed], _ execution: Execution = .default) {
    sort(&elements, execution) { $0.key }
  }
}
