// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Selection of the median in place (Hoare's quickselect, the median of three as pivot).
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
    while high - low > 16 {
      let middle = (low + high) >> 1
      let (a, b, c) = (entries[low].key, entries[middle].key, entries[high].key)
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
}
