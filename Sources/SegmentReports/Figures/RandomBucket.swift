// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A number in 0...9999 for each customer, to hold back a random part of any list.
///
/// It is decided by the customer's id and the seed alone: the same customer has the same bucket
/// in every list and every run, however the list was chosen and sorted.
enum RandomBucket {
  static let count = 10_000

  /// The bucket of a customer: the id's bytes by FNV-1a, mixed by the last step of SplitMix64
  /// (Steele, Lea and Flood, OOPSLA 2014), so that alike ids are far apart.
  static func of(_ customer: String, seed: UInt64) -> Int {
    var hash = 0xCBF2_9CE4_8422_2325 ^ mixed(seed &+ 0x9E37_79B9_7F4A_7C15)
    for byte in customer.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(mixed(hash).multipliedFullWidth(by: UInt64(count)).high)
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var x = value
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return x ^ (x >> 31)
  }
}
