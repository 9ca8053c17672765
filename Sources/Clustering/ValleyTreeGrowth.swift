// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// One growth of a valley tree: its rows in an order that follows from their values, split node by
/// node.
struct ValleyTreeGrowth: Sendable {
  typealias Model = ValleyTreeModel

  /// The fewest rows of a node that is tested.
  private static let fewestRows = 50

  let parameters: ValleyTree
  let seed: UInt64
  let execution: Execution
  /// The points, row i being row `order[i]` of the table.
  let points: Matrix<Double>
  let ties: [StructurePoints.Ties?]
  private let order: [Int32]
  private let weights: [Double]?
  let totalWeight: Double
  /// Whether a row may be among those that are tested.
  private let isDrawn: [Bool]

  /// Rows of one node, by their places in the order, ascending.
  struct NodeRows: Sendable {
    let number: Int
    let rows: [Int32]
    let weight: Double
  }

  init(
    parameters: ValleyTree, points: StructurePoints, weights: [Double]?, seed: UInt64,
    execution: Execution
  ) {
    let matrix = points.matrix
    let rowOrder = RowOrder(matrix, seed: seed)
    let order = rowOrder.rows
    self.parameters = parameters
    self.seed = seed
    self.execution = execution
    self.order = order
    self.points = matrix.gathered(order)
    ties = points.ties.map { ties in
      ties.map { ties in
        StructurePoints.Ties(
          values: order.map { ties.values[Int($0)] }, isLattice: ties.isLattice)
      }
    }
    let ordered = weights.map { weights in order.map { weights[Int($0)] } }
    self.weights = ordered
    let sum = ordered?.reduce(into: CompensatedSum()) { $0.add($1) }.value
    totalWeight = sum ?? Double(order.count)
    isDrawn = Self.draw(ordered, rowOrder)
  }

  /// Which rows may be tested: each at most once, with probabilities in proportion to the weights
  /// up to four times their mean.
  private static func draw(_ weights: [Double]?, _ order: RowOrder) -> [Bool] {
    guard let weights else { return [Bool](repeating: true, count: order.rows.count) }
    let positive = weights.lazy.filter { $0 > 0 }
    let mean = positive.reduce(0, +) / Double(max(1, positive.count))
    let full = min(positive.max() ?? 1, 4 * mean)
    return zip(weights, order.rows).map { weight, row in
      weight > 0 && RowOrder.uniform(order.keys[Int(row)], use: .max) * full < weight
    }
  }

  func model() throws -> Model {
    let all = NodeRows(number: 0, rows: Array(0..<Int32(points.rowCount)), weight: totalWeight)
    var waiting = [all]
    var next = 0
    var nodes: [Model.Node] = []
    var leaves: [NodeRows] = []
    while next < waiting.count {
      try execution.checkCancellation()
      let settled = leaves.reduce(0) { $0 + $1.rows.count }
      execution.report(
        "looking for valleys", fraction: Double(settled) / Double(points.rowCount))
      let node = waiting[next]
      next += 1
      let leafLimit = leaves.count + waiting.count - next + 2 > parameters.greatestLeafCount
      let outcome = try leafLimit ? Outcome(leafReason: .leafLimit) : test(node)
      var split: Model.Split?
      if let valley = outcome.valley {
        split = Model.Split(
          direction: valley.direction, cut: valley.cut, pValue: outcome.pValue,
          statistic: valley.statistic, depthRatio: valley.depthRatio, left: waiting.count,
          right: waiting.count + 1)
        for side in [valley.left, valley.right] {
          waiting.append(
            NodeRows(number: waiting.count, rows: side, weight: weight(of: side)))
        }
      } else {
        leaves.append(node)
      }
      nodes.append(
        Model.Node(
          size: node.rows.count, weight: node.weight, pValue: outcome.pValue,
          directionCount: outcome.directionCount, split: split, leafReason: outcome.leafReason,
          leaf: nil))
    }
    return try finished(nodes, leaves)
  }

  /// Numbers the groups by falling weight and gives each row its group.
  private func finished(_ nodes: [Model.Node], _ leaves: [NodeRows]) throws -> Model {
    var labels = [Int32](repeating: 0, count: order.count)
    var nodes = nodes
    let groups = try ValleyLeafMerging(
      points: points, leaves: leaves.map(drawn),
      parents: leaves.map { leaf in
        nodes.firstIndex { $0.split?.left == leaf.number || $0.split?.right == leaf.number } ?? 0
      }
    ).groups()
    var weights = [Double](repeating: 0, count: leaves.count)
    for (leaf, group) in zip(leaves, groups) { weights[group] += leaf.weight }
    let ranks = leaves.indices.filter { groups[$0] == $0 }
      .stableSorted { weights[$0] > weights[$1] }
    for (number, group) in ranks.enumerated() {
      for (leaf, member) in zip(leaves, groups) where member == group {
        for place in leaf.rows { labels[Int(order[Int(place)])] = Int32(number) }
        nodes[leaf.number] = nodes[leaf.number].asLeaf(number)
      }
    }
    let tested = isDrawn.count { $0 }
    var notes: [String] = []
    if tested > Self.testedRows {
      notes.append(
        "Each node's valleys were tested on at most \(Self.testedRows) of its rows, drawn at "
          + "random.")
    }
    return Model(
      nodes: nodes, labels: labels, significance: parameters.significance,
      smallestFindableShare: ValleyPower(
        parameters: parameters, rowCount: tested, testedCount: min(tested, Self.testedRows),
        directionCount: max(1, nodes[0].directionCount)
      ).smallestShare(),
      notes: notes)
  }

  func weight(of rows: [Int32]) -> Double {
    guard let weights else { return Double(rows.count) }
    return rows.reduce(into: CompensatedSum()) { $0.add(weights[Int($1)]) }.value
  }

  /// The first of a node's rows that may be tested.
  func drawn(_ node: NodeRows) -> [Int32] {
    Array(node.rows.lazy.filter { isDrawn[Int($0)] }.prefix(Self.testedRows))
  }

  /// Whether a node could be split at all.
  func isLargeEnough(_ node: NodeRows) -> Bool {
    node.rows.count >= max(Self.fewestRows, 2 * parameters.leastSize)
      && node.weight >= 2 * parameters.leastShare * totalWeight
  }

  /// Whether rows may be one side of a split.
  func isLargeEnough(side: [Int32]) -> Bool {
    side.count >= parameters.leastSize
      && weight(of: side) >= parameters.leastShare * totalWeight
  }
}

extension ValleyTreeModel.Node {
  fileprivate func asLeaf(_ number: Int) -> ValleyTreeModel.Node {
    ValleyTreeModel.Node(
      size: size, weight: weight, pValue: pValue, directionCount: directionCount, split: nil,
      leafReason: leafReason, leaf: number)
  }
}
