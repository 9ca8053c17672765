// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Selection of the median in place: Hoare's quickselect, the median of three scattered keys as
/// pivot, so that no common pattern of keys makes it slow.
enum WardSelection {
  struct Entry {
    var key: Double
    var index: Int32
  }

  /// Puts the entry of a place where sorting would put it, lower keys before and higher after.
  static func select(
    _ entries: UnsafeMutablePointer<Entry>, from first: Int, to end: Int, at place: Int
  ) {
    var low = first
    var high = end - 1
    var state = UInt64(truncatingIfNeeded: first) ^ 0x9E37_79B9_7F4A_7C15
    while high - low > 16 {
      let width = UInt64(high - low + 1)
      let a = entries[low + scatter(&state, width)].key
      let b = entries[low + scatter(&state, width)].key
      let c = entries[low + scatter(&state, width)].key
      let pivot = max(min(a, b), min(max(a, b), c))
      var i = low - 1
      var j = high + 1
      while true {
        repeat { i &+= 1 } while entries[i].key < pivot
        repeat { j &-= 1 } while entries[j].key > pivot
        if i >= j { break }
        let entry = entries[i]
        entries[i] = entries[j]
        entries[j] = entry
      }
      if place <= j { high = j } else { low = j + 1 }
    }
    guard low < high else { return }
    for i in low + 1...high {
      let entry = entries[i]
      var j = i
      while j > low, entries[j - 1].key > entry.key {
        entries[j] = entries[j - 1]
        j -= 1
      }
      entries[j] = entry
    }
  }

  /// A place below a width, from a linear congruential sequence.
  @inline(__always) private static func scatter(_ state: inout UInt64, _ width: UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: ((state >> 32) &* width) >> 32)
  }
}
