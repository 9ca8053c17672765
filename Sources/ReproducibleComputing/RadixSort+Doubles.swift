// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension Sequence<Double> {
  /// The numbers, smallest first, by their bits: several times as fast as by comparison.
  ///
  /// No number is NaN. A negative zero comes back as zero, so that equal numbers are equal bits.
  ///
  /// - Complexity: O(n), and as much memory again.
  package func ascending() -> [Double] {
    var keys = map { RadixSort.key($0) }
    RadixSort.sort(&keys)
    return keys.map { RadixSort.double(ofKey: $0) }
  }
}
