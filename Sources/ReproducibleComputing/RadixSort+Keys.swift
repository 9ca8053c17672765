// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension RadixSort {
  /// A key in the order of finite doubles; 0 and -0 have the same.
  @inlinable
  package static func key(_ value: Double) -> UInt64 {
    // -0 becomes 0; then the order of doubles is that of their bits, negative ones turned round.
    let bits = (value + 0).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  /// The double that has a key.
  @inlinable
  package static func double(ofKey key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key ^ 1 << 63 : ~key)
  }

  /// A key in the order of whole numbers.
  @inlinable
  package static func key(_ value: Int64) -> UInt64 { UInt64(bitPattern: value) ^ 1 << 63 }
}
