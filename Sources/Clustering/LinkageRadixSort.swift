// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Stable sorting of indices by the bits of doubles, eleven bits a pass; constant digits are
/// skipped.
enum LinkageRadixSort {
  /// A key and whose it is.
  struct Entry {
    var key: UInt64
    var index: Int32
  }

  /// A key whose order as an integer is the order of the numbers (both zeros alike).
  @inline(__always) static func key(_ value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  /// Puts the entries into the order of their keys; equal keys keep their order.
  ///
  /// - Parameters:
  ///   - entries: The entries; when the check throws, some may be there twice and others not.
  ///   - check: Is called between passes over many entries.
  /// - Throws: What the check throws.
  /// - Complexity: O(n) time, and room for as many entries again.
  static func sort(
    _ entries: UnsafeMutableBufferPointer<Entry>, check: () throws -> Void
  ) rethrows {
    let count = entries.count
    guard count > 1, let base = entries.baseAddress else { return }
    if count <= 48 {
      insertionSort(base, count)
      return
    }
    let spare = UnsafeMutablePointer<Entry>.allocate(capacity: count)
    let histogram = UnsafeMutablePointer<Int>.allocate(capacity: 6 * 2048)
    defer {
      spare.deallocate()
      histogram.deallocate()
    }
    histogram.initialize(repeating: 0, count: 6 * 2048)
    for i in 0..<count {
      let key = base[i].key
      for pass in 0..<6 {
        histogram[pass * 2048 + Int((key >> UInt64(pass * 11)) & 2047)] += 1
      }
    }
    var source = base
    var target = spare
    for pass in 0..<6 {
      let counts = histogram + pass * 2048
      let shift = UInt64(pass * 11)
      if counts[Int((source[0].key >> shift) & 2047)] == count { continue }
      if count > 65_536 { try check() }
      var start = 0
      for digit in 0..<2048 {
        let here = counts[digit]
        counts[digit] = start
        start += here
      }
      for i in 0..<count {
        let entry = source[i]
        let digit = Int((entry.key >> shift) & 2047)
        target[counts[digit]] = entry
        counts[digit] &+= 1
      }
      swap(&source, &target)
    }
    if source != base { base.update(from: source, count: count) }
  }

  private static func insertionSort(_ base: UnsafeMutablePointer<Entry>, _ count: Int) {
    for i in 1..<count {
      let entry = base[i]
      var j = i
      while j > 0, base[j - 1].key > entry.key {
        base[j] = base[j - 1]
        j -= 1
      }
      base[j] = entry
    }
  }
}
