// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// One query of a tree of boxes in plain Swift: the twin of the traversal in `tree_kernels.c`.
struct WardQuery {
  /// A node that is still to be looked at, and how near it may be.
  struct Pending {
    let node: Int
    let bound: Double
  }

  private let tree: WardSearch
  private let slot: Int
  private let own: UnsafeMutablePointer<Double>

  init(_ tree: WardSearch, of slot: Int) {
    self.tree = tree
    self.slot = slot
    own = tree.slot(slot)
  }

  /// Visits the leaves that may hold something near, from the slot's own upwards.
  ///
  /// - Parameters:
  ///   - open: Appends those of the nodes of a group (one bit each) that may be near enough.
  ///   - isWithin: Whether a bound still is.
  ///   - scan: Looks at a leaf.
  func climb(
    open: (_ group: Int, _ allowed: Int, _ pending: inout [Pending]) -> Void,
    isWithin: (Double) -> Bool, scan: (_ leaf: Int) -> Void
  ) {
    scan(slot >> tree.leafShift)
    var node = (slot >> tree.leafShift) + tree.leafCount
    var pending: [Pending] = []
    while node > 1 {
      var group = node >> 3
      // Above the last whole group of eight stand the one or three siblings at the top.
      var allowed = (group > 0 ? 0xFF : node < 4 ? 0x0C : 0xF0) & ~(1 << (node & 7))
      descent: while true {
        let first = pending.count
        open(group, allowed, &pending)
        pending[first...].sort { $0.bound > $1.bound }
        while true {
          guard let next = pending.popLast() else { break descent }
          guard isWithin(next.bound) else { continue }
          if next.node < tree.leafCount {
            group = next.node
            break
          }
          scan(next.node - tree.leafCount)
        }
        allowed = 0xFF
      }
      node >>= 3
    }
  }

  @inline(__always) func lanes(_ address: UnsafeMutablePointer<Double>) -> SIMD8<Double> {
    UnsafeRawPointer(address).load(as: SIMD8<Double>.self)
  }

  /// The squared distances to the boxes of a group.
  @inline(__always) func squaredDistances(toGroup group: Int) -> SIMD8<Double> {
    let box = tree.groups + group * tree.groupStride
    let d = tree.columnCount
    var squared = SIMD8<Double>.zero
    for k in 0..<d {
      let value = own[k << tree.leafShift]
      var outside = lanes(box + 8 * k) - value
      let above = value - lanes(box + 8 * (d + k))
      outside.replace(with: above, where: above .> outside)
      outside.replace(with: 0, where: outside .< 0)
      squared += outside * outside
    }
    return squared
  }

  /// The squared distances to eight slots of one leaf.
  @inline(__always) func squaredDistances(toSlots first: Int) -> SIMD8<Double> {
    let base = tree.slot(first)
    var squared = SIMD8<Double>.zero
    for k in 0..<tree.columnCount {
      let difference = lanes(base + (k << tree.leafShift)) - own[k << tree.leafShift]
      squared += difference * difference
    }
    return squared
  }
}
