// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The nearest point of another component, over the k-d tree.
struct SpanningTreeSearch<Columns: WardColumns>: @unchecked Sendable {
  /// `nodeComponents` of a node whose points are of several components.
  static var mixed: Int32 { -1 }
  /// `components` of a slot, `nodeComponents` of a node, without points.
  static var empty: Int32 { -2 }

  let tree: WardSearch<Columns>
  /// The component of the point in each slot.
  let components: UnsafeMutablePointer<Int32>
  /// The component of all points below a node.
  let nodeComponents: UnsafeMutablePointer<Int32>

  /// The nearest point of another component within a radius; on ties the lowest number.
  ///
  /// - Parameters:
  ///   - me: The slot of the query.
  ///   - radius: The square of the largest distance of interest.
  ///   - scratch: `tree.scratchCount` doubles, aligned to 32 bytes.
  ///   - squared: Is set to the squared distance.
  /// - Returns: The slot, -1 when there is none within the radius.
  @inline(never) func nearest(
    to me: Int, within radius: Double, scratch: UnsafeMutablePointer<Double>, squared: inout Double
  ) -> Int {
    let query = scratch
    let bounds = scratch + tree.half
    let pending = UnsafeMutableRawPointer(scratch + tree.half + 64)
      .assumingMemoryBound(to: Int.self)
    let own = tree.slot(me)
    for k in 0..<tree.d { query[k] = own[k << Columns.leafShift] }
    for k in tree.d..<tree.half { query[k] = 0 }
    query[tree.d] = 1e300
    let mine = components[me]
    var best = radius
    var nearest = -1
    var node = (me >> Columns.leafShift) + tree.leafCount
    if nodeComponents[node] != mine {
      scan(leaf: node - tree.leafCount, query, mine, &best, &nearest)
    }
    while node > 1 {
      let sibling = node ^ 1
      node >>= 1
      guard isOpen(sibling, mine),
        tree.squaredDistance(toBox: sibling, query) <= best * WardSearch<Columns>.slack
      else { continue }
      var depth = 0
      var current = sibling
      descent: while true {
        if current >= tree.leafCount {
          scan(leaf: current - tree.leafCount, query, mine, &best, &nearest)
        } else {
          let left = 2 * current
          let right = left + 1
          let limit = best * WardSearch<Columns>.slack
          let leftBound =
            isOpen(left, mine) ? tree.squaredDistance(toBox: left, query) : .infinity
          let rightBound =
            isOpen(right, mine) ? tree.squaredDistance(toBox: right, query) : .infinity
          let (near, far) = leftBound <= rightBound ? (left, right) : (right, left)
          let nearBound = min(leftBound, rightBound)
          let farBound = max(leftBound, rightBound)
          if farBound <= limit, farBound < .infinity {
            pending[depth] = far
            bounds[depth] = farBound
            depth += 1
          }
          if nearBound <= limit, nearBound < .infinity {
            current = near
            continue descent
          }
        }
        repeat {
          if depth == 0 { break descent }
          depth -= 1
          current = pending[depth]
        } while bounds[depth] > best * WardSearch<Columns>.slack
      }
    }
    squared = best
    return nearest
  }

  /// Whether a node holds points of another component.
  @inline(__always) private func isOpen(_ node: Int, _ mine: Int32) -> Bool {
    let component = nodeComponents[node]
    return component != mine && component != Self.empty
  }

  @inline(__always) private func scan(
    leaf: Int, _ query: UnsafeMutablePointer<Double>, _ mine: Int32, _ best: inout Double,
    _ nearest: inout Int
  ) {
    let base = UnsafeRawPointer(tree.leaves + leaf * tree.leafStride)
    for group in 0..<WardSearch<Columns>.leafSize / 8 {
      var squared = SIMD8<Double>.zero
      for k in 0..<tree.d {
        let difference =
          base.load(
            fromByteOffset: (k << (Columns.leafShift + 3)) + group * 64, as: SIMD8<Double>.self)
          - query[k]
        squared += difference * difference
      }
      let hits = squared .<= SIMD8(repeating: best)
      guard any(hits) else { continue }
      for j in 0..<8 where hits[j] {
        let other = (leaf << Columns.leafShift) + group * 8 + j
        let component = components[other]
        if component == mine || component == Self.empty { continue }
        if squared[j] < best
          || (squared[j] == best
            && (nearest < 0 || tree.identities[other] < tree.identities[nearest]))
        {
          best = squared[j]
          nearest = other
        }
      }
    }
  }
}
