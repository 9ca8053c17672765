// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The customers with a purchase in the order of their ids' bytes.
struct RankedCustomers: Sendable {
  /// The partition in the high half and the customer's number there, in the order of the ids.
  let places: [UInt64]

  /// The partition and the customer's number there.
  @inline(__always)
  static func split(_ place: UInt64) -> (partition: Int, customer: Int) {
    (Int(truncatingIfNeeded: place &>> 32), Int(truncatingIfNeeded: place & 0xFFFF_FFFF))
  }

  init(_ partitions: [SalesPartition], _ execution: Execution) {
    places = Self.sorted(partitions, execution)
  }

  /// The customers with a purchase by their ids' bytes: radix sort by the first 64 bits in which
  /// ids differ at all within their first 15 bytes, then equal ones by all bytes.
  private static func sorted(
    _ partitions: [SalesPartition], _ execution: Execution
  ) -> [UInt64] {
    let names = partitions.map { $0.customers.names }
    let parts = execution.mapChunks(of: partitions.count, size: 1) { index, _ in
      var buyers: [Int] = []
      var (all, any) = (UInt128.max, UInt128.zero)
      let partition = partitions[index]
      for customer in 0..<partition.customers.count where partition.isBuyer(customer) {
        let key = names[index].sortKey(customer)
        all &= key
        any |= key
        buyers.append(customer)
      }
      return (buyers: buyers, all: all, any: any)
    }
    let all = parts.reduce(UInt128.max) { $0 & $1.all }
    let squeeze = BitSqueeze(parts.reduce(UInt128.zero) { $0 | $1.any } & ~all)
    var starts: [Int] = []
    var count = 0
    for part in parts {
      starts.append(count)
      count += part.buyers.count
    }
    let firsts = starts
    var keyed = [RadixSort.Keyed](unsafeUninitializedCapacity: count) { buffer, initialized in
      LargePages.prefer(in: UnsafeMutableRawBufferPointer(buffer))
      nonisolated(unsafe) let keyed = buffer
      execution.forEachChunk(of: partitions.count, size: 1) { index, _ in
        for (place, customer) in parts[index].buyers.enumerated() {
          keyed.initializeElement(
            at: firsts[index] + place,
            to: RadixSort.Keyed(
              key: squeeze(names[index].sortKey(customer)),
              place: UInt64(index) << 32 | UInt64(customer)))
        }
      }
      initialized = count
    }
    RadixSort.sort(&keyed, execution)
    func precedes(_ a: RadixSort.Keyed, _ b: RadixSort.Keyed) -> Bool {
      names[Int(a.place >> 32)].withBytes(Int(a.place & 0xFFFF_FFFF)) { a in
        names[Int(b.place >> 32)].withBytes(Int(b.place & 0xFFFF_FFFF)) { b in
          a.lexicographicallyPrecedes(b)
        }
      }
    }
    var start = 0
    while start < keyed.count {
      var end = start + 1
      while end < keyed.count, keyed[end].key == keyed[start].key { end += 1 }
      if end - start > 1 { keyed[start..<end].sort(by: precedes) }
      start = end
    }
    let sorted = keyed
    return execution.array(count: count) { sorted[$0].place }
  }
}

/// Takes out of wide keys the first 64 bits in which any of them differ.
///
/// Where one key is under another in these bits, it is so in all.
private struct BitSqueeze: Sendable {
  private var runs: [(shift: UInt128, width: UInt64, mask: UInt64)] = []

  init(_ differing: UInt128) {
    var rest = differing
    var free = 64
    while rest != 0, free > 0 {
      let top = 127 - rest.leadingZeroBitCount
      var width = 1
      while width <= top, rest >> (top - width) & 1 == 1 { width += 1 }
      let taken = min(width, free)
      let mask = taken == 64 ? UInt64.max : (1 << UInt64(taken)) - 1
      runs.append((UInt128(top + 1 - taken), UInt64(taken), mask))
      free -= taken
      rest = top + 1 - width == 0 ? 0 : rest & ((1 << UInt128(top + 1 - width)) - 1)
    }
  }

  @inline(__always)
  func callAsFunction(_ key: UInt128) -> UInt64 {
    var squeezed: UInt64 = 0
    for run in runs {
      // A run of 64 bits is the only one.
      squeezed = run.width == 64 ? 0 : squeezed &<< run.width
      squeezed |= UInt64(truncatingIfNeeded: key &>> run.shift) & run.mask
    }
    return squeezed
  }
}
