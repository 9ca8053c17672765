// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Numbers for byte strings, in the order of their first appearance.
///
/// The strings lie one after the other in one piece of memory; a table of open addressing (linear
/// probing, at most three quarters full) holds their numbers with half of their hashes, so that
/// most probes look at one cache line.
///
/// - Complexity: O(length) a look-up; memory is the bytes and 8 + 11 to 22 bytes a string.
struct IdentifierTable: ~Copyable {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var byteCapacity: Int
  /// Where each string starts, and where the last ends.
  private var starts: [Int] = [0]
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask: Int

  init() {
    byteCapacity = 1 << 12
    bytes = .allocate(capacity: byteCapacity)
    mask = (1 << 10) - 1
    slots = .allocate(capacity: mask + 1)
    slots.initialize(repeating: 0, count: mask + 1)
  }

  deinit {
    bytes.deallocate()
    slots.deallocate()
  }

  /// The number of strings.
  var count: Int { starts.count - 1 }

  /// The bytes of the string with a number; valid until another is added.
  subscript(index: Int) -> FieldBytes {
    FieldBytes(start: bytes + starts[index], count: starts[index + 1] - starts[index])
  }

  /// The number of a string, which is added when it is new.
  mutating func intern(_ string: FieldBytes) -> Int {
    let hash = ByteHash.hash(string)
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { break }
      if entry & 0xFFFF_FFFF_0000_0000 == tag {
        let index = Int(entry & 0xFFFF_FFFF) - 1
        if equals(index, string) { return index }
      }
      slot = (slot + 1) & mask
    }
    return add(string, tag: tag, slot: slot)
  }

  /// The number of a string, or nil when it is not there.
  func find(_ string: FieldBytes) -> Int? {
    let hash = ByteHash.hash(string)
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] & 0xFFFF_FFFF_0000_0000 == tag {
        let index = Int(slots[slot] & 0xFFFF_FFFF) - 1
        if equals(index, string) { return index }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private func equals(_ index: Int, _ string: FieldBytes) -> Bool {
    let start = starts[index]
    let count = starts[index + 1] - start
    guard count == string.count else { return false }
    var offset = 0
    while offset < count {
      if bytes[start + offset] != string[offset] { return false }
      offset += 1
    }
    return true
  }

  private mutating func add(_ string: FieldBytes, tag: UInt64, slot: Int) -> Int {
    precondition(count < Int(UInt32.max) - 1, "more than four billion identifiers")
    let start = starts[count]
    if start + string.count > byteCapacity {
      let capacity = max(2 * byteCapacity, start + string.count)
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
      larger.update(from: bytes, count: start)
      bytes.deallocate()
      bytes = larger
      byteCapacity = capacity
    }
    if let base = string.baseAddress { (bytes + start).update(from: base, count: string.count) }
    starts.append(start + string.count)
    let index = count - 1
    slots[slot] = tag | UInt64(index + 1)
    if count * 4 > (mask + 1) * 3 { grow() }
    return index
  }

  private mutating func grow() {
    let capacity = 2 * (mask + 1)
    slots.deallocate()
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
    mask = capacity - 1
    for index in 0..<count {
      let hash = ByteHash.hash(self[index])
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(index + 1)
    }
  }
}
