// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The customers with a purchase in the order of their ids' bytes, and where their orders lie.
struct RankedCustomers: Sendable {
  /// The partition in the high half and the customer's number there, in the order of the ids.
  let places: [UInt64]
  /// Where each customer's orders start; one more than there are customers.
  let offsets: [Int]

  init(_ partitions: [SalesPartition], _ groups: [GroupedOrders], _ execution: Execution) {
    places = Self.sorted(partitions, groups, execution)
    var offsets = [Int](repeating: 0, count: places.count + 1)
    for (rank, place) in places.enumerated() {
      let rows = groups[Int(place >> 32)].rows(Int(place & 0xFFFF_FFFF))
      offsets[rank + 1] = offsets[rank] + rows.count
    }
    self.offsets = offsets
  }

  /// A customer on the way into order.
  private struct Keyed: BitwiseCopyable {
    var key: UInt64
    var place: UInt64
  }

  /// The customers with a purchase by their ids' bytes: radix sort by the first 64 bits in which
  /// ids differ at all within their first 15 bytes, then equal ones by all bytes.
  private static func sorted(
    _ partitions: [SalesPartition], _ groups: [GroupedOrders], _ execution: Execution
  ) -> [UInt64] {
    let lists = execution.mapChunks(of: partitions.count, size: 1) { index, _ in
      (0..<partitions[index].customers.count).filter { groups[index].buys($0) }
    }
    let bits = execution.mapChunks(of: partitions.count, size: 1) { index, _ in
      var (all, any) = (UInt128.max, UInt128.zero)
      for customer in lists[index] {
        let key = partitions[index].customers.sortKey(customer)
        all &= key
        any |= key
      }
      return (all, any)
    }
    let all = bits.reduce(UInt128.max) { $0 & $1.0 }
    let differing = bits.reduce(UInt128.zero) { $0 | $1.1 } & ~all
    let squeeze = BitSqueeze(differing)
    var keyed = execution.mapChunks(of: partitions.count, size: 1) { index, _ in
      lists[index].map { customer in
        Keyed(
          key: squeeze(partitions[index].customers.sortKey(customer)),
          place: UInt64(index) << 32 | UInt64(customer))
      }
    }.flatMap { $0 }
    RadixSort.sort(&keyed) { $0.key }
    func precedes(_ a: Keyed, _ b: Keyed) -> Bool {
      partitions[Int(a.place >> 32)].customers.withBytes(Int(a.place & 0xFFFF_FFFF)) { a in
        partitions[Int(b.place >> 32)].customers.withBytes(Int(b.place & 0xFFFF_FFFF)) { b in
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
    return keyed.map(\.place)
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
