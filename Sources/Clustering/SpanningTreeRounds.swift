// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// A minimum spanning tree of points by rounds (Borůvka, 1926) over a k-d tree: every component
/// takes its shortest edge to another, all at once (March, Ram and Gray, "Fast Euclidean minimum
/// spanning tree", KDD 2010).
///
/// Edges are ordered by length, then by the numbers of their points, so that ties close no circle.
final class SpanningTreeRounds {
  private typealias Search = SpanningTreeSearch

  private let tree: WardTree
  private let search: SpanningTreeSearch
  private let execution: Execution
  private let pointCount: Int
  /// Of each slot: the nearest point of another component where known, else -1.
  private let nearest: UnsafeMutablePointer<Int32>
  /// Of each slot: the squared distance to it, or a lower bound of it.
  private let bounds: UnsafeMutablePointer<Double>
  /// Of each component, under the slot of one of its points: its shortest edge.
  private let shortest: UnsafeMutablePointer<Double>
  private let shortestFrom: UnsafeMutablePointer<Int32>
  private let parents: UnsafeMutablePointer<Int32>
  private(set) var merges: [LinkageMerge] = []

  init(_ points: LinkagePoints, kernel: KMeansKernel, execution: Execution) throws {
    tree = try WardTree(
      points, weights: [Double](repeating: 1, count: points.count), kernel: kernel,
      execution: execution)
    let slots = tree.slotCount
    search = Search(
      tree: tree.search, components: .allocate(capacity: slots),
      nodeComponents: .allocate(capacity: 2 * tree.search.leafCount))
    self.execution = execution
    pointCount = points.count
    nearest = .allocate(capacity: slots)
    bounds = .allocate(capacity: slots)
    shortest = .allocate(capacity: slots)
    shortestFrom = .allocate(capacity: slots)
    parents = .allocate(capacity: slots)
    for s in 0..<slots {
      search.components[s] =
        tree.neighbors[s] == WardTree.empty ? Search.empty : Int32(s)
      parents[s] = Int32(truncatingIfNeeded: s)
      nearest[s] = -1
      bounds[s] = 0
    }
    merges.reserveCapacity(points.count - 1)
  }

  deinit {
    search.components.deallocate()
    search.nodeComponents.deallocate()
    nearest.deallocate()
    bounds.deallocate()
    shortest.deallocate()
    shortestFrom.deallocate()
    parents.deallocate()
  }

  /// Finds all edges; heights are squared distances.
  ///
  /// - Throws: `CancellationError`.
  func run() throws {
    while merges.count < pointCount - 1 {
      labelNodes()
      try execution.checkCancellation()
      boundComponents()
      try searchEdges()
      chooseEdges()
      try execution.checkCancellation()
      joinComponents()
    }
  }

  /// The nearest other point of each; on ties the lowest.
  ///
  /// For a tree that has no edges yet.
  ///
  /// - Throws: `CancellationError`.
  func nearestNeighbors() throws -> [Int32] {
    labelNodes()
    boundComponents()
    try searchEdges()
    let identities = search.tree.identities
    var found = [Int32](repeating: -1, count: pointCount)
    for s in 0..<tree.slotCount where nearest[s] >= 0 {
      found[Int(identities[s])] = identities[Int(nearest[s])]
    }
    return found
  }

  /// The component of each node whose points are all of one.
  private func labelNodes() {
    let search = self.search
    let leafCount = search.tree.leafCount
    execution.forEachChunk(of: leafCount, size: 8192) { _, range in
      for leaf in range {
        var component = Search.empty
        let base = leaf << search.tree.leafShift
        for s in base..<base + search.tree.leafSize {
          component = Self.common(component, search.components[s])
        }
        search.nodeComponents[leafCount + leaf] = component
      }
    }
    for node in stride(from: leafCount - 1, to: 0, by: -1) {
      search.nodeComponents[node] = Self.common(
        search.nodeComponents[2 * node], search.nodeComponents[2 * node + 1])
    }
  }

  @inline(__always) private static func common(_ a: Int32, _ b: Int32) -> Int32 {
    if a == SpanningTreeSearch.empty { return b }
    if b == SpanningTreeSearch.empty || a == b { return a }
    return SpanningTreeSearch.mixed
  }

  /// Keeps the neighbours that still lie in another component; the least of their distances
  /// bounds how far the others of the component have to look.
  private func boundComponents() {
    let slots = tree.slotCount
    for s in 0..<slots { shortest[s] = .infinity }
    for s in 0..<slots where nearest[s] >= 0 {
      let component = search.components[s]
      if search.components[Int(nearest[s])] == component {
        nearest[s] = -1
      } else if bounds[s] < shortest[Int(component)] {
        shortest[Int(component)] = bounds[s]
      }
    }
  }

  /// Looks for the neighbours that are not known and could be the end of a shortest edge.
  private func searchEdges() throws {
    let search = self.search
    nonisolated(unsafe) let nearest = self.nearest
    nonisolated(unsafe) let bounds = self.bounds
    nonisolated(unsafe) let shortest = self.shortest
    let slots = tree.slotCount
    let kernel = tree.kernel
    let chunk = max(256, min(4096, slots / 64))
    execution.report(
      "growing the spanning tree", fraction: Double(merges.count) / Double(pointCount))
    try execution.forEachChunkUnlessCancelled(of: slots, size: chunk) { _, range in
      search.findNeighbors(range, shortest, nearest, bounds, kernel)
    }
  }

  /// The shortest edge of each component.
  private func chooseEdges() {
    let slots = tree.slotCount
    for s in 0..<slots { shortestFrom[s] = -1 }
    for s in 0..<slots where nearest[s] >= 0 {
      let component = Int(search.components[s])
      let held = shortestFrom[component]
      if held < 0 || precedes(s, Int(held)) { shortestFrom[component] = Int32(s) }
    }
  }

  /// Whether the edge of one slot comes before that of another.
  private func precedes(_ s: Int, _ t: Int) -> Bool {
    if bounds[s] != bounds[t] { return bounds[s] < bounds[t] }
    let identities = search.tree.identities
    let (a, b) = (identities[s], identities[Int(nearest[s])])
    let (c, d) = (identities[t], identities[Int(nearest[t])])
    return (min(a, b), max(a, b)) < (min(c, d), max(c, d))
  }

  /// Adds the edges, each once, and gives the points their new components.
  private func joinComponents() {
    let slots = tree.slotCount
    let identities = search.tree.identities
    for component in 0..<slots where shortestFrom[component] >= 0 {
      let s = Int(shortestFrom[component])
      let t = Int(nearest[s])
      let a = root(search.components[s])
      let b = root(search.components[t])
      guard a != b else { continue }
      parents[Int(max(a, b))] = min(a, b)
      merges.append(
        LinkageMerge(
          first: min(identities[s], identities[t]), second: max(identities[s], identities[t]),
          height: bounds[s]))
    }
    for s in 0..<slots where search.components[s] >= 0 {
      search.components[s] = root(search.components[s])
    }
  }

  @inline(__always) private func root(_ component: Int32) -> Int32 {
    var c = Int(component)
    while Int(parents[c]) != c {
      parents[c] = parents[Int(parents[c])]
      c = Int(parents[c])
    }
    return Int32(truncatingIfNeeded: c)
  }
}
