// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A set of 64-bit hashes by open addressing.
struct FingerprintSet: ~Copyable {
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask: Int
  private var count = 0

  init() {
    mask = (1 << 10) - 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: 0, count: mask + 1)
  }

  deinit { slots.deallocate() }

  /// Adds a hash; whether it is new.
  mutating func insert(_ hash: UInt64) -> Bool {
    let value = hash == 0 ? 1 : hash
    var slot = Int(truncatingIfNeeded: value) & mask
    while slots[slot] != 0 {
      if slots[slot] == value { return false }
      slot = (slot + 1) & mask
    }
    slots[slot] = value
    count += 1
    if count * 4 > (mask + 1) * 3 { grow() }
    return true
  }

  /// Whether a hash is there.
  func contains(_ hash: UInt64) -> Bool {
    let value = hash == 0 ? 1 : hash
    var slot = Int(truncatingIfNeeded: value) & mask
    while slots[slot] != 0 {
      if slots[slot] == value { return true }
      slot = (slot + 1) & mask
    }
    return false
  }

  private mutating func grow() {
    let old = slots
    let oldCapacity = mask + 1
    mask = 2 * oldCapacity - 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: 0, count: mask + 1)
    for index in 0..<oldCapacity where old[index] != 0 {
      var slot = Int(truncatingIfNeeded: old[index]) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = old[index]
    }
    old.deallocate()
  }
}
