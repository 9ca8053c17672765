// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// A tree of thresholds on single columns whose leaves stand for the clusters of a partition.
///
/// What ``IterativeMistakeMinimization`` grows: an explanation of the partition that a person can
/// follow, with how faithful it is and what it costs.
public struct ThresholdTree: Sendable, Hashable {
  /// A node: a question, or an answer.
  public enum Node: Sendable, Hashable, Codable {
    /// Rows whose value of the column is at most the threshold go to node `atMost`, others to
    /// node `over`; both come later in the list.
    case split(column: Int, threshold: Double, atMost: Int, over: Int)
    /// Rows that come here are of a cluster.
    case leaf(Leaf)
  }

  /// The end of a path.
  public struct Leaf: Sendable, Hashable, Codable {
    /// The label that rows here get.
    public let cluster: Int32
    /// The weight of the fitted rows that come here.
    public let weight: Double
    /// The weight of those among them that the partition gives the same label.
    public let agreeing: Double
  }

  /// The nodes, the root first.
  public let nodes: [Node]
  /// The number of columns of the points.
  public let columnCount: Int
  /// The share of the rows (by weight) whose leaf names the label that they have, 0...1.
  public let fidelity: Double
  /// The price of explainability: the sum of squared distances to the means of the tree's clusters,
  /// over that of the partition.
  ///
  /// 1 costs nothing; below 1 the partition was not one of least squares. Nil when the partition's
  /// sum is 0 and the tree's is not.
  public let price: Double?
  /// What a reader should know: clusters that no threshold tells apart.
  public let notes: [String]

  init(
    nodes: [Node], columnCount: Int, fidelity: Double, price: Double?, notes: [String]
  ) {
    self.nodes = nodes
    self.columnCount = columnCount
    self.fidelity = fidelity
    self.price = price
    self.notes = notes
  }

  /// The ends of all paths, left to right, each with the conditions that lead there.
  ///
  /// Of several conditions on one side of a column the strictest is given; they are ordered by
  /// column, `over` first.
  public var leaves: [(leaf: Leaf, conditions: [ThresholdCondition])] {
    var found: [(Leaf, [ThresholdCondition])] = []
    var open: [(node: Int, path: [ThresholdCondition])] = [(0, [])]
    while let (node, path) = open.popLast() {
      switch nodes[node] {
      case .leaf(let leaf): found.append((leaf, path.strictest))
      case .split(let column, let threshold, let atMost, let over):
        func with(_ side: ThresholdCondition.Side) -> [ThresholdCondition] {
          path + [ThresholdCondition(column: column, side: side, threshold: threshold)]
        }
        open.append((over, with(.over)))
        open.append((atMost, with(.atMost)))
      }
    }
    return found
  }

  /// The cluster that the tree names for each row.
  ///
  /// - Parameters:
  ///   - points: Rows x as many columns as were fitted, finite.
  ///   - execution: The threads.
  /// - Returns: One label a row, of those of the partition; none for no rows.
  /// - Throws: `ClusteringError` when the columns do not fit or a value is not finite.
  /// - Complexity: O(rows x depth).
  public func predict(
    _ points: Matrix<Double>, execution: Execution = .default
  ) throws -> [Int32] {
    try leafNodes(points, execution: execution).map { node in
      guard case .leaf(let leaf) = nodes[node] else { preconditionFailure("paths end at leaves") }
      return leaf.cluster
    }
  }

  /// The node at which each row ends.
  private func leafNodes(_ points: Matrix<Double>, execution: Execution) throws -> [Int] {
    guard points.columnCount == columnCount else {
      throw ClusteringError(
        .shape,
        "The rows have \(points.columnCount) columns, the tree \(columnCount). "
          + "Give the columns that were fitted.")
    }
    guard points.rowCount > 0 else { return [] }
    try PointsValidation.check(points, execution: execution)
    return Self.leafNodes(of: points, nodes: nodes, execution: execution)
  }

  static func leafNodes(
    of points: Matrix<Double>, nodes: [Node], execution: Execution
  ) -> [Int] {
    points.withUnsafeColumns { base in
      nonisolated(unsafe) let base = base
      let rowCount = points.rowCount
      return execution.mapChunks(of: rowCount, size: PointsValidation.chunkSize) { _, rows in
        rows.map { row in
          var node = 0
          while case .split(let column, let threshold, let atMost, let over) = nodes[node] {
            node = base[column &* rowCount &+ row] <= threshold ? atMost : over
          }
          return node
        }
      }.flatMap { $0 }
    }
  }
}

extension [ThresholdCondition] {
  /// The strictest condition for each column and side, by column, `over` first.
  fileprivate var strictest: [ThresholdCondition] {
    var kept: [ThresholdCondition] = []
    for condition in self {
      if let index = kept.firstIndex(where: {
        $0.column == condition.column && $0.side == condition.side
      }) {
        let old = kept[index].threshold
        kept[index].threshold =
          condition.side == .atMost
          ? Swift.min(old, condition.threshold) : Swift.max(old, condition.threshold)
      } else {
        kept.append(condition)
      }
    }
    return kept.stableSorted {
      $0.column != $1.column ? $0.column < $1.column : $0.side == .over && $1.side == .atMost
    }
  }
}
