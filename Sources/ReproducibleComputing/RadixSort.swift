// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Sorting of whole numbers by their digits (Knuth, TAOCP 3, 5.2.5).
///
/// The highest digit deals the elements out into buckets, on all threads; each bucket is then
/// sorted where it fits the processor's cache, least significant digit first. Only the bits in
/// which the keys differ cost a pass. The result is the same for any number of threads.
package enum RadixSort {
  @usableFromInline static let digitBits: UInt64 = 11
  @usableFromInline static let digitCount = 1 << 11
  /// Elements that one thread deals out at a time.
  @usableFromInline static let chunk = 1 << 16

  /// Sorts numbers, smallest first.
  ///
  /// - Parameters:
  ///   - keys: The numbers.
  ///   - execution: On how many threads.
  /// - Complexity: O(n) a pass, at most six passes; as much memory again.
  package static func sort(_ keys: inout [UInt64], _ execution: Execution = .default) {
    sort(&keys, execution) { $0 }
  }

  /// Sorts elements by a key, smallest first; equal keys keep their order.
  ///
  /// - Parameters:
  ///   - elements: The elements.
  ///   - execution: On how many threads.
  ///   - key: The key of one.
  /// - Complexity: O(n) a pass, at most six passes; as much memory again.
  @inlinable
  package static func sort<Element: BitwiseCopyable & Sendable>(
    _ elements: inout [Element], _ execution: Execution = .default,
    by key: @Sendable (Element) -> UInt64
  ) {
    let count = elements.count
    guard count > 1 else { return }
    let dealt = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
    defer { dealt.deallocate() }
    LargePages.prefer(in: UnsafeMutableRawBufferPointer(dealt))
    elements.withUnsafeMutableBufferPointer { buffer in
      guard count > chunk else {
        _ = dealt.initialize(fromContentsOf: buffer)
        sort(dealt, into: buffer, by: key)
        return
      }
      nonisolated(unsafe) let source = buffer
      let bits = execution.mapChunks(of: count, size: chunk) { _, rows in
        differingBits(UnsafeMutableBufferPointer(rebasing: source[rows]), by: key)
      }
      let differing = bits.reduce(0) { $0 | $1.any } & ~bits.reduce(UInt64.max) { $0 & $1.all }
      guard differing != 0 else { return }
      let highest = UInt64(64 - differing.leadingZeroBitCount)
      let shift = highest > digitBits ? highest - digitBits : 0
      @Sendable func digit(_ element: Element) -> Int {
        Int(truncatingIfNeeded: key(element) &>> shift) & (digitCount - 1)
      }
      var places = execution.mapChunks(of: count, size: chunk) { _, rows in
        var sizes = [Int](repeating: 0, count: digitCount)
        for row in rows { sizes[digit(source[row])] &+= 1 }
        return sizes
      }
      // Where each chunk's elements of each digit go.
      var bounds = [0]
      var place = 0
      for digit in 0..<digitCount {
        for chunk in places.indices {
          (places[chunk][digit], place) = (place, place + places[chunk][digit])
        }
        bounds.append(place)
      }
      let starts = places
      let ends = bounds
      nonisolated(unsafe) let target = dealt
      execution.forEachChunk(of: count, size: chunk) { number, rows in
        var next = starts[number]
        for row in rows {
          let digit = digit(source[row])
          target.initializeElement(at: next[digit], to: source[row])
          next[digit] &+= 1
        }
      }
      execution.forEachChunk(of: digitCount, size: 16) { _, digits in
        for digit in digits {
          let rows = ends[digit]..<ends[digit + 1]
          sort(
            UnsafeMutableBufferPointer(rebasing: target[rows]),
            into: UnsafeMutableBufferPointer(rebasing: source[rows]), by: key)
        }
      }
    }
  }

  /// Sorts the elements of a bucket, least significant digit first, and leaves them in `result`.
  @inlinable @inline(__always)
  static func sort<Element: BitwiseCopyable>(
    _ bucket: UnsafeMutableBufferPointer<Element>,
    into result: UnsafeMutableBufferPointer<Element>, by key: (Element) -> UInt64
  ) {
    let bits = differingBits(bucket, by: key)
    var differing = bits.any & ~bits.all
    var (source, target) = (bucket, result)
    if bucket.count <= 32 {
      insert(source, by: key)
      differing = 0
    }
    withUnsafeTemporaryAllocation(of: Int.self, capacity: digitCount) { places in
      while differing != 0 {
        let shift = UInt64(differing.trailingZeroBitCount)
        let mask = UInt64(digitCount - 1)
        places.initialize(repeating: 0)
        for element in source { places[Int(key(element) &>> shift & mask)] &+= 1 }
        var place = 0
        for digit in 0..<digitCount { (places[digit], place) = (place, place + places[digit]) }
        for element in source {
          let digit = Int(key(element) &>> shift & mask)
          target.initializeElement(at: places[digit], to: element)
          places[digit] &+= 1
        }
        swap(&source, &target)
        differing &= ~(mask &<< shift)
      }
    }
    if source.baseAddress != result.baseAddress { _ = result.update(fromContentsOf: source) }
  }

  /// Sorts a few elements in place.
  @inlinable @inline(__always)
  static func insert<Element: BitwiseCopyable>(
    _ elements: UnsafeMutableBufferPointer<Element>, by key: (Element) -> UInt64
  ) {
    guard elements.count > 1 else { return }
    for index in 1..<elements.count {
      let element = elements[index]
      var place = index
      while place > 0, key(element) < key(elements[place - 1]) {
        elements[place] = elements[place - 1]
        place -= 1
      }
      elements[place] = element
    }
  }

  /// The bits that all keys have, and those that any has.
  @inlinable @inline(__always)
  static func differingBits<Element: BitwiseCopyable>(
    _ elements: UnsafeMutableBufferPointer<Element>, by key: (Element) -> UInt64
  ) -> (all: UInt64, any: UInt64) {
    var (all, any): (UInt64, UInt64) = (.max, 0)
    for element in elements {
      let key = key(element)
      all &= key
      any |= key
    }
    return (all, any)
  }
}
