// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The exact nearest cluster in Ward's sense, found over a k-d tree of the clusters that live.
///
/// A struct of constants, so that the hot loops load no fields of a class. The merging cost of
/// clusters with weights a and s at squared distance D is `D a s / (a + s)`. It grows with s, so a
/// node's box and its smallest weight bound it from below.
struct WardSearch<Columns: WardColumns>: @unchecked Sendable {
  /// What an empty slot has for coordinates: far away, yet its square is finite.
  static var emptyCoordinate: Double { 1e150 }

  /// Boxes, `nodeStride` doubles each: lows, smallest weight, padding; highs, infinity, padding.
  let nodes: UnsafeMutablePointer<Double>
  /// Leaves, `leafStride` doubles each: one run of coordinates a column, then the weights.
  let leaves: UnsafeMutablePointer<Double>
  /// The number of one point of the cluster in each slot.
  let identities: UnsafeMutablePointer<Int32>
  /// Leaves of the tree, a power of two; node 1 is the root, leaf l is node `leafCount + l`.
  let leafCount: Int
  /// Columns, where the type does not tell.
  let columnCount: Int

  @inline(__always) static var leafSize: Int { 1 << Columns.leafShift }
  @inline(__always) var d: Int { Columns.count > 0 ? Columns.count : columnCount }
  /// Half of a node: the columns and the weight, filled up to whole vectors of four.
  @inline(__always) var half: Int { (d + 4) / 4 * 4 }
  @inline(__always) var nodeStride: Int { 2 * half }
  @inline(__always) var leafStride: Int { (d + 1) << Columns.leafShift }

  /// The address of a slot's first coordinate; its others follow `leafSize` apart.
  @inline(__always) func slot(_ slot: Int) -> UnsafeMutablePointer<Double> {
    leaves + (slot >> Columns.leafShift) * leafStride + (slot & (Self.leafSize - 1))
  }

  /// The weight of the cluster in a slot.
  @inline(__always) func weight(_ s: Int) -> Double { slot(s)[d << Columns.leafShift] }

  /// Half of the squared height at which two clusters would merge; the same bits either way.
  @inline(__always) func cost(_ i: Int, _ j: Int) -> Double {
    let (p, q) = (slot(i), slot(j))
    var squared = 0.0
    for k in 0..<d {
      let difference = p[k << Columns.leafShift] - q[k << Columns.leafShift]
      squared += difference * difference
    }
    let a = p[d << Columns.leafShift]
    let b = q[d << Columns.leafShift]
    return squared * ((a * b) / (a + b))
  }

  /// Who goes first among equally near clusters: a permutation of the identities.
  ///
  /// It is the finalizer of MurmurHash3. By the identity itself, equal gaps in a row would merge one pair a round.
  @inline(__always) func rank(_ slot: Int) -> UInt32 {
    var x = UInt32(bitPattern: identities[slot])
    x = (x ^ (x >> 16)) &* 0x85EB_CA6B
    x = (x ^ (x >> 13)) &* 0xC2B2_AE35
    return x ^ (x >> 16)
  }

  /// The squared distance from a query (`half` values) to a box.
  @inline(__always) func squaredDistance(
    toBox node: Int, _ query: UnsafeMutablePointer<Double>
  ) -> Double {
    let box = UnsafeRawPointer(nodes + node * nodeStride)
    let point = UnsafeRawPointer(query)
    var sum = SIMD4<Double>.zero
    for c in 0..<half / 4 {
      let low = box.load(fromByteOffset: c * 32, as: SIMD4<Double>.self)
      let high = box.load(fromByteOffset: half * 8 + c * 32, as: SIMD4<Double>.self)
      let value = point.load(fromByteOffset: c * 32, as: SIMD4<Double>.self)
      var outside = low - value
      let above = value - high
      outside.replace(with: above, where: above .> outside)
      outside.replace(with: 0, where: outside .< 0)
      sum += outside * outside
    }
    return (sum[0] + sum[1]) + (sum[2] + sum[3])
  }

  /// Compares a query with the clusters of a leaf, eight at a time and without a division.
  @inline(__always) private func scan(
    leaf: Int, _ query: UnsafeMutablePointer<Double>, _ a: Double, _ me: Int, _ best: inout Double,
    _ nearest: inout Int
  ) {
    let base = UnsafeRawPointer(leaves + leaf * leafStride)
    for group in 0..<Self.leafSize / 8 {
      var squared = SIMD8<Double>.zero
      for k in 0..<d {
        let difference =
          base.load(
            fromByteOffset: (k << (Columns.leafShift + 3)) + group * 64, as: SIMD8<Double>.self)
          - query[k]
        squared += difference * difference
      }
      let weights = base.load(
        fromByteOffset: (d << (Columns.leafShift + 3)) + group * 64, as: SIMD8<Double>.self)
      let hits = squared * (weights * a) .<= (weights + a) * (best * Self.slack)
      guard any(hits) else { continue }
      for j in 0..<8 where hits[j] && squared[j] < 1e299 {
        let other = (leaf << Columns.leafShift) + group * 8 + j
        if other == me { continue }
        let b = weights[j]
        let cost = squared[j] * ((a * b) / (a + b))
        if cost < best
          || (cost == best && nearest >= 0 && nearest != other && rank(other) < rank(nearest))
        {
          best = cost
          nearest = other
        }
      }
    }
  }

  /// Bounds are summed in another order than costs; a bound within this factor is no bound.
  @inline(__always) static var slack: Double { 1 + 0x1p-43 }

  /// The doubles that `nearest` needs to work in.
  var scratchCount: Int { half + 2 * 64 }

  /// The nearest cluster to that of a slot; on ties the lowest `rank`.
  ///
  /// From the slot's own leaf upwards: most queries never see the top of the tree.
  ///
  /// - Parameters:
  ///   - me: The slot.
  ///   - hint: Another slot that is likely to be near, or -1.
  ///   - scratch: `scratchCount` doubles, aligned to 32 bytes.
  ///   - cost: Is set to half of the squared height.
  /// - Returns: The slot of the nearest cluster.
  @inline(never) func nearest(
    to me: Int, hint: Int, scratch: UnsafeMutablePointer<Double>, cost: inout Double
  ) -> Int {
    let query = scratch
    let bounds = scratch + half
    let pending = UnsafeMutableRawPointer(scratch + half + 64).assumingMemoryBound(to: Int.self)
    let a = weight(me)
    let own = slot(me)
    for k in 0..<d { query[k] = own[k << Columns.leafShift] }
    for k in d..<half { query[k] = 0 }
    // In the place of the weight: above its low and below its infinite high, it adds nothing.
    query[d] = 1e300
    var best = Double.infinity
    var nearest = -1
    if hint >= 0 {
      best = self.cost(me, hint)
      nearest = hint
    }
    scan(leaf: me >> Columns.leafShift, query, a, me, &best, &nearest)
    var node = (me >> Columns.leafShift) + leafCount
    while node > 1 {
      let sibling = node ^ 1
      node >>= 1
      let s = nodes[sibling * nodeStride + d]
      if squaredDistance(toBox: sibling, query) * (s * a) > best * Self.slack * (s + a) { continue }
      var depth = 0
      var current = sibling
      descent: while true {
        if current >= leafCount {
          scan(leaf: current - leafCount, query, a, me, &best, &nearest)
        } else {
          let left = 2 * current
          let right = left + 1
          let u = nodes[left * nodeStride + d]
          let v = nodes[right * nodeStride + d]
          let leftBound = squaredDistance(toBox: left, query) * ((u * a) / (u + a))
          let rightBound = squaredDistance(toBox: right, query) * ((v * a) / (v + a))
          let limit = best * Self.slack
          if leftBound <= rightBound {
            if rightBound <= limit {
              pending[depth] = right
              bounds[depth] = rightBound
              depth += 1
            }
            if leftBound <= limit {
              current = left
              continue descent
            }
          } else {
            if leftBound <= limit {
              pending[depth] = left
              bounds[depth] = leftBound
              depth += 1
            }
            if rightBound <= limit {
              current = right
              continue descent
            }
          }
        }
        repeat {
          if depth == 0 { break descent }
          depth -= 1
          current = pending[depth]
        } while bounds[depth] > best * Self.slack
      }
    }
    cost = best
    return nearest
  }
}
