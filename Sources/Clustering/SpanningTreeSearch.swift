// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels

/// The nearest point of another component, over the k-d tree.
struct SpanningTreeSearch: @unchecked Sendable {
  /// `nodeComponents` of a node whose points are of several components.
  static var mixed: Int32 { -1 }
  /// `components` of a slot, `nodeComponents` of a node, without points.
  static var empty: Int32 { -2 }

  let tree: WardSearch
  /// The component of the point in each slot.
  let components: UnsafeMutablePointer<Int32>
  /// The component of all points below a node.
  let nodeComponents: UnsafeMutablePointer<Int32>

  /// Finds the neighbours that are not known and could be the end of a shortest edge.
  ///
  /// - Parameters:
  ///   - slots: The slots.
  ///   - shortest: How far the points of each component have to look at most, squared.
  ///   - neighbors: The neighbours of all slots, -1 where not known; of these, they are set.
  ///   - bounds: The squared distances to them, or lower bounds.
  ///   - kernel: The code of the inner loops.
  func findNeighbors(
    _ slots: Range<Int>, _ shortest: UnsafeMutablePointer<Double>,
    _ neighbors: UnsafeMutablePointer<Int32>, _ bounds: UnsafeMutablePointer<Double>,
    _ kernel: KMeansKernel
  ) {
    if case .vector(let width) = kernel {
      withUnsafePointer(to: tree.kernelTree) {
        clientele_component_neighbors(
          width, $0, components, nodeComponents, Int64(slots.lowerBound), Int64(slots.upperBound),
          shortest, neighbors, bounds)
      }
      return
    }
    // What has been found here for the component of the slots at hand.
    var component = Self.empty
    var radius = Double.infinity
    for s in slots where components[s] != Self.empty && neighbors[s] < 0 {
      if components[s] != component {
        component = components[s]
        radius = shortest[Int(component)]
      }
      guard bounds[s] <= radius else { continue }
      let found = nearest(to: s, within: radius)
      neighbors[s] = Int32(truncatingIfNeeded: found.slot)
      bounds[s] = found.slot >= 0 ? found.squared : radius.nextUp
      if found.slot >= 0 { radius = min(radius, found.squared) }
    }
  }

  /// The nearest point of another component within a (squared) radius; on ties the lowest number.
  private func nearest(to me: Int, within radius: Double) -> (slot: Int, squared: Double) {
    let query = WardQuery(tree, of: me)
    let mine = components[me]
    var best = radius
    var nearest = -1
    query.climb { group, allowed, pending in
      let distances = query.squaredDistances(toGroup: group)
      for j in 0..<8 where allowed & (1 << j) != 0 && distances[j] <= best * WardSearch.slack {
        let component = nodeComponents[8 * group + j]
        guard component != mine, component != Self.empty else { continue }
        pending.append(.init(node: 8 * group + j, bound: distances[j]))
      }
    } isWithin: {
      $0 <= best * WardSearch.slack
    } scan: { leaf in
      for first in stride(from: leaf << tree.leafShift, to: (leaf + 1) << tree.leafShift, by: 8) {
        let distances = query.squaredDistances(toSlots: first)
        for j in 0..<8 where distances[j] <= best {
          let other = first + j
          if components[other] == mine || components[other] == Self.empty { continue }
          if distances[j] < best
            || (distances[j] == best
              && (nearest < 0 || tree.identities[other] < tree.identities[nearest]))
          {
            best = distances[j]
            nearest = other
          }
        }
      }
    }
    return (nearest, best)
  }
}
