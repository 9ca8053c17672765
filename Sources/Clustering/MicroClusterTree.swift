// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The cells that micro-clusters were made from: a binary tree of thresholds on single columns.
struct MicroClusterTree: Sendable, Hashable, Codable {
  /// A threshold, or a leaf.
  struct Node: Sendable, Hashable, Codable {
    /// Rows whose value in `column` is at most this go to `child`, the others to the node after
    /// it; of a leaf, a number that no value exceeds.
    var threshold: Double
    var column: Int32
    /// Of a leaf, its own number.
    var child: Int32
  }

  /// The nodes; the first is the root, and children stand side by side.
  private(set) var nodes: [Node]

  /// The micro-cluster of each leaf, once they are numbered.
  private(set) var numbers: [Int32] = []

  /// One cell that holds everything.
  init() { nodes = [Self.leaf(0)] }

  private static func leaf(_ number: Int) -> Node {
    Node(
      threshold: .greatestFiniteMagnitude, column: 0, child: Int32(truncatingIfNeeded: number))
  }

  /// Whether a node is a leaf.
  func isLeaf(_ node: Int) -> Bool { Int(nodes[node].child) == node }

  /// Turns a leaf into a threshold over two new leaves, the last two nodes.
  mutating func split(_ node: Int, column: Int, threshold: Double) {
    let child = nodes.count
    nodes[node] = Node(
      threshold: threshold, column: Int32(truncatingIfNeeded: column),
      child: Int32(truncatingIfNeeded: child))
    nodes.append(Self.leaf(child))
    nodes.append(Self.leaf(child + 1))
  }

  /// The leaves from left to right: an order of the cells that depends on the thresholds alone.
  var leaves: [Int] {
    var leaves: [Int] = []
    var pending = [0]
    while let node = pending.popLast() {
      if isLeaf(node) {
        leaves.append(node)
      } else {
        pending.append(Int(nodes[node].child) + 1)
        pending.append(Int(nodes[node].child))
      }
    }
    return leaves
  }

  /// Numbers the leaves that hold something from left to right; an empty leaf, whose sibling is a
  /// leaf that holds something, shares that one's number.
  ///
  /// - Parameter isEmpty: Whether a leaf holds nothing.
  /// - Returns: The leaves by number.
  mutating func number(isEmpty: (Int) -> Bool) -> [Int] {
    let leaves = self.leaves
    let kept = leaves.filter { !isEmpty($0) }
    numbers = [Int32](repeating: -1, count: nodes.count)
    for (number, node) in kept.enumerated() { numbers[node] = Int32(truncatingIfNeeded: number) }
    for node in leaves where numbers[node] < 0 {
      numbers[node] = numbers[node % 2 == 0 ? node - 1 : node + 1]
    }
    return kept
  }

  /// Moves rows down from the nodes where they stand to the leaves that hold them.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - base: The points, column after column.
  ///   - rowCount: The rows of the points.
  ///   - nodes: The nodes of the tree.
  ///   - places: The node of each row of the points.
  @inline(__always)
  static func descend<Scalar: BinaryFloatingPoint>(
    _ rows: Range<Int>, _ base: UnsafePointer<Scalar>, rowCount: Int,
    nodes: UnsafePointer<Node>, places: UnsafeMutablePointer<Int32>
  ) {
    var first = rows.lowerBound
    while first < rows.upperBound {
      // Sixteen rows a step: each waits for its own node, none for another's.
      let end = min(first + 16, rows.upperBound)
      var moved: Int32
      repeat {
        moved = 0
        for row in first..<end {
          let place = places[row]
          let node = nodes[Int(place)]
          let value = Double(base[Int(node.column) &* rowCount &+ row])
          let next = node.child &+ (value > node.threshold ? 1 : 0)
          moved |= next ^ place
          places[row] = next
        }
      } while moved != 0
      first = end
    }
  }
}
