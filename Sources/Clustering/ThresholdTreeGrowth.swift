// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// A threshold tree while it grows, as IMM does.
struct ThresholdTreeGrowth {
  let points: Matrix<Double>
  let weights: [Double]?
  let partition: PartitionLabels
  /// Clusters x columns, one cluster after another.
  let means: [Double]
  let placement: ThresholdPlacement
  let execution: Execution
  /// Nodes so far; leaves hold positions among the partition's values, and no weights yet.
  var nodes: [ThresholdTree.Node] = []
  private var notes: [String] = []
  /// Per column the rows of positive weight in ascending order.
  let orders: [[Int32]]

  init(
    points: Matrix<Double>, weights: [Double]?, partition: PartitionLabels, means: [Double],
    placement: ThresholdPlacement, execution: Execution
  ) throws {
    self.points = points
    self.weights = weights
    self.partition = partition
    self.means = means
    self.placement = placement
    self.execution = execution
    let rows = try ColumnOrders(points, execution: execution).rows
    orders = try execution.mapChunksUnlessCancelled(of: rows.count, size: 1) { column, _ in
      rows[column].filter { partition.compact[Int($0)] >= 0 }
    }
  }

  /// The best split of a column: what it costs, how wide its gap is, and where it is.
  struct Split: Sendable {
    var column: Int
    var low: Double
    var high: Double
    /// The weight that it sends to another side than its mean.
    var mistakes: Double
    /// The width of the gap over the spread of the means.
    var width: Double
  }

  /// A node to be split: its clusters, and per column its rows that are not mistaken yet.
  private struct Open {
    var node: Int
    var clusters: [Int]
    var orders: [[Int32]]
  }

  func mean(_ cluster: Int, _ column: Int) -> Double {
    means[cluster * points.columnCount + column]
  }

  static func leaf(_ cluster: Int) -> ThresholdTree.Node {
    .leaf(ThresholdTree.Leaf(cluster: Int32(cluster), weight: 0, agreeing: 0))
  }

  /// Splits until every leaf has one cluster.
  mutating func grow() throws {
    nodes = [Self.leaf(0)]
    var open = [Open(node: 0, clusters: Array(0..<partition.count), orders: orders)]
    while let current = open.popLast() {
      try execution.checkCancellation()
      let heaviest = current.clusters.reduce(current.clusters[0]) {
        partition.weights[$1] > partition.weights[$0] ? $1 : $0
      }
      guard current.clusters.count > 1, let split = try bestSplit(current) else {
        nodes[current.node] = Self.leaf(heaviest)
        if current.clusters.count > 1 {
          let names = current.clusters.map { String(partition.values[$0]) }
          notes.append(
            "Clusters \(names.joined(separator: ", ")) have the same mean: no threshold tells them"
              + " apart.")
        }
        continue
      }
      let threshold = placement.threshold(split.low, split.high, .atMost)
      let children = try part(current, split.column, threshold)
      nodes[current.node] = .split(
        column: split.column, threshold: threshold, atMost: children[0].node,
        over: children[1].node)
      nodes += [Self.leaf(0), Self.leaf(0)]
      open += children.reversed()
    }
  }

  /// The rows and clusters of a node on either side of a threshold, less the mistaken rows.
  private func part(_ current: Open, _ column: Int, _ threshold: Double) throws -> [Open] {
    let values = points.column(column)
    let first = values.startIndex
    return try [true, false].enumerated().map { number, left in
      var here = [Bool](repeating: false, count: partition.count)
      for cluster in current.clusters {
        here[cluster] = (mean(cluster, column) <= threshold) == left
      }
      let kept = here
      // One column a chunk: threads change nothing.
      let orders = try execution.mapChunksUnlessCancelled(of: current.orders.count, size: 1) {
        column, _ in
        current.orders[column].filter { row in
          kept[Int(partition.compact[Int(row)])]
            && (values[first + Int(row)] <= threshold) == left
        }
      }
      return Open(
        node: nodes.count + number, clusters: current.clusters.filter { kept[$0] },
        orders: orders)
    }
  }

  private func bestSplit(_ current: Open) throws -> Split? {
    let found = try execution.mapChunksUnlessCancelled(of: points.columnCount, size: 1) {
      column, _ in
      bestSplit(current.orders[column], current.clusters, column)
    }
    var weight = 0.0
    for row in current.orders[0] { weight += weights?[Int(row)] ?? 1 }
    return found.compactMap { $0 }.reduce(nil) { best, next in
      guard let best else { return next }
      return Self.isBetter(next, than: best, weight: weight) ? next : best
    }
  }

  /// Fewer mistakes, or as many (but for rounding) and a wider gap.
  private static func isBetter(_ split: Split, than other: Split, weight: Double) -> Bool {
    let rounding = 1e-12 * weight
    if abs(split.mistakes - other.mistakes) > rounding { return split.mistakes < other.mistakes }
    return split.width > other.width
  }

  /// Walks over the values of rows and means in order; at each gap between two values the mistakes
  /// follow from those at the last.
  private func bestSplit(_ order: [Int32], _ clusters: [Int], _ column: Int) -> Split? {
    let centers = clusters.stableSorted { mean($0, column) < mean($1, column) }
    let lowest = mean(centers[0], column)
    let highest = mean(centers[centers.count - 1], column)
    guard lowest < highest else { return nil }
    var totals = [Double](repeating: 0, count: partition.count)
    var total = 0.0
    for row in order {
      let weight = weights?[Int(row)] ?? 1
      totals[Int(partition.compact[Int(row)])] += weight
      total += weight
    }
    var lefts = [Double](repeating: 0, count: partition.count)
    var isLeft = [Bool](repeating: false, count: partition.count)
    var mistakes = 0.0
    var best: Split?
    var (row, center) = (0, 0)
    points.withUnsafeColumns { base in
      let values = base + column * points.rowCount
      while true {
        let nextRow = row < order.count ? values[Int(order[row])] : .infinity
        let nextCenter = center < centers.count ? mean(centers[center], column) : .infinity
        let value = min(nextRow, nextCenter)
        guard value < highest else { break }
        while row < order.count, values[Int(order[row])] == value {
          let weight = weights?[Int(order[row])] ?? 1
          let cluster = Int(partition.compact[Int(order[row])])
          mistakes += isLeft[cluster] ? -weight : weight
          lefts[cluster] += weight
          row += 1
        }
        while center < centers.count, mean(centers[center], column) == value {
          let cluster = centers[center]
          isLeft[cluster] = true
          mistakes += totals[cluster] - 2 * lefts[cluster]
          center += 1
        }
        guard center > 0 else { continue }
        let above = min(
          row < order.count ? values[Int(order[row])] : .infinity,
          center < centers.count ? mean(centers[center], column) : .infinity)
        let split = Split(
          column: column, low: value, high: above, mistakes: mistakes,
          width: (above - value) / (highest - lowest))
        if let old = best, !Self.isBetter(split, than: old, weight: total) { continue }
        best = split
      }
    }
    return best
  }

  /// The finished tree, with the weights of its leaves, its fidelity and its price.
  func finish(
    partitionCost: Double, cost: (_ labels: [Int32]) throws -> Double
  ) throws -> ThresholdTree {
    let ends = ThresholdTree.leafNodes(of: points, nodes: nodes, execution: execution)
    var weightSums = [CompensatedSum](repeating: CompensatedSum(), count: nodes.count)
    var agreeing = weightSums
    var labels = [Int32](repeating: 0, count: ends.count)
    var clusters = [Int32](repeating: -1, count: nodes.count)
    for (node, content) in nodes.enumerated() {
      if case .leaf(let leaf) = content { clusters[node] = leaf.cluster }
    }
    for (row, node) in ends.enumerated() {
      labels[row] = partition.values[Int(clusters[node])]
      let weight = weights?[row] ?? 1
      weightSums[node].add(weight)
      if partition.compact[row] == clusters[node] { agreeing[node].add(weight) }
    }
    let finished = nodes.enumerated().map { node, content -> ThresholdTree.Node in
      guard case .leaf(let leaf) = content else { return content }
      return .leaf(
        ThresholdTree.Leaf(
          cluster: partition.values[Int(leaf.cluster)], weight: weightSums[node].value,
          agreeing: agreeing[node].value))
    }
    let total = partition.weights.reduce(0, +)
    let treeCost = try cost(labels)
    return ThresholdTree(
      nodes: finished, columnCount: points.columnCount,
      fidelity: min(1, agreeing.reduce(0) { $0 + $1.value } / total),
      price: partitionCost > 0 ? treeCost / partitionCost : treeCost == 0 ? 1 : nil, notes: notes)
  }
}
