// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

extension ValleyTreeGrowth {
  /// The most rows of a node that are tested.
  static let testedRows = 6_000
  /// The most rows that directions are made from and compared on.
  private static let screenedRows = 3_000
  /// The directions that are tested, those with the most evidence.
  private static let testedDirections = 3
  /// The fewest rows that are tested.
  private static let fewestTested = 40

  /// A valley that parts a node.
  struct Valley: Sendable {
    let direction: [Double]
    let cut: Double
    let statistic: Double
    let depthRatio: Double
    let left: [Int32]
    let right: [Int32]
  }

  /// What a node's test came to.
  struct Outcome: Sendable {
    var pValue = 1.0
    var directionCount = 0
    var valley: Valley?
    var leafReason: Model.LeafReason?

    init(leafReason: Model.LeafReason? = nil) { self.leafReason = leafReason }
  }

  /// Looks for a valley in a node; without the columns whose tied values make one.
  func test(_ node: NodeRows) throws -> Outcome {
    guard isLargeEnough(node) else { return Outcome(leafReason: .tooFewRows) }
    let rows = drawn(node)
    guard rows.count >= Self.fewestTested else { return Outcome(leafReason: .tooFewRows) }
    var columns = Array(0..<points.columnCount)
    var reason = Model.LeafReason.constant
    while true {
      columns.removeAll { column in
        rows.allSatisfy { points[Int($0), column] == points[Int(rows[0]), column] }
      }
      guard !columns.isEmpty else { return Outcome(leafReason: reason) }
      var outcome = Outcome()
      let tied = try look(node, rows: rows, columns: columns, outcome: &outcome)
      guard let tied else { return outcome }
      reason = .tiedValue
      columns.removeAll { $0 == tied }
    }
  }

  /// Looks for a valley in some columns.
  ///
  /// - Returns: The column whose tied value makes the best valley, where nothing better was found.
  private func look(
    _ node: NodeRows, rows: [Int32], columns: [Int], outcome: inout Outcome
  ) throws -> Int? {
    let sample = points.gathered(rows, columns: columns)
    let screened = min(rows.count, Self.screenedRows)
    let head = points.gathered(Array(rows.prefix(screened)), columns: columns)
    let directions = try ValleyDirections(
      head, seed: Replicates.seed(seed, stream: UInt64(node.number)), execution: execution
    ).vectors
    outcome.directionCount = directions.count
    // Of any sample of the node so many rows are the least part of all rows.
    let least = parameters.leastShare * totalWeight / node.weight
    let windows = ValleyWindows(sampleSize: screened)
    let evidence = execution.mapChunks(of: directions.count, size: 1) { index, _ in
      ValleyScan(
        head.projection(on: directions[index]).sorted(), windows: windows,
        least: max(4, Int(least * Double(screened)))
      ).statistic
    }
    let best = directions.indices.stableSorted { evidence[$0] > evidence[$1] }
      .prefix(Self.testedDirections)
    let allWindows = screened == rows.count ? windows : ValleyWindows(sampleSize: rows.count)
    let tests = execution.mapChunks(of: best.count, size: 1) { index, _ in
      MultiscaleValleyTest(
        sorted: sample.projection(on: directions[best[index]]).sorted(), windows: allWindows,
        least: max(8, Int(least * Double(rows.count))))
    }
    var candidates = zip(best, tests).map { (direction: directions[$0], test: $1) }
    candidates = candidates.stableSorted {
      ($0.test.pValue, -$0.test.statistic) < ($1.test.pValue, -$1.test.statistic)
    }
    outcome.pValue = min(1, candidates[0].test.pValue * Double(directions.count))
    guard outcome.pValue <= parameters.significance else {
      outcome.leafReason = .noValley
      return nil
    }
    var tied: Int?
    for candidate in candidates {
      let pValue = min(1, candidate.test.pValue * Double(directions.count))
      guard let cut = candidate.test.cut, pValue <= parameters.significance else { continue }
      guard candidate.test.depthRatio <= parameters.greatestDepthRatio else {
        outcome.leafReason = outcome.leafReason ?? .shallow
        continue
      }
      var direction = [Double](repeating: 0, count: points.columnCount)
      for (column, coefficient) in zip(columns, candidate.direction) {
        direction[column] = coefficient
      }
      let (left, right) = parted(node.rows, direction, cut)
      guard isLargeEnough(side: left), isLargeEnough(side: right) else {
        outcome.leafReason = outcome.leafReason ?? .smallSide
        continue
      }
      if let column = tiedColumn(left, right, among: columns) {
        tied = tied ?? column
        continue
      }
      outcome.pValue = pValue
      outcome.leafReason = nil
      outcome.valley = Valley(
        direction: direction, cut: cut, statistic: candidate.test.statistic,
        depthRatio: candidate.test.depthRatio, left: left, right: right)
      return nil
    }
    outcome.pValue = 1
    return tied
  }

  /// A node's rows on both sides of a cut.
  private func parted(
    _ rows: [Int32], _ direction: [Double], _ cut: Double
  ) -> (left: [Int32], right: [Int32]) {
    let columns = direction.indices.filter { direction[$0] != 0 }
    let rowCount = points.rowCount
    let parts = points.withUnsafeColumns { base in
      nonisolated(unsafe) let base = base
      return execution.mapChunks(of: rows.count, size: PointsValidation.chunkSize) { _, chunk in
        var left: [Int32] = []
        var right: [Int32] = []
        for place in chunk {
          let row = rows[place]
          var projection = 0.0
          for column in columns {
            projection += direction[column] * base[column * rowCount + Int(row)]
          }
          if projection > cut { right.append(row) } else { left.append(row) }
        }
        return (left, right)
      }
    }
    return (parts.flatMap(\.0), parts.flatMap(\.1))
  }

  /// A column of which a split only sets one value apart.
  ///
  /// Of few values: the rows of a value are all but the rows of a side. Otherwise: a side is mostly
  /// one value, and has most of its rows.
  private func tiedColumn(_ left: [Int32], _ right: [Int32], among columns: [Int]) -> Int? {
    let size = left.count + right.count
    for column in columns {
      guard let ties = ties[column] else { continue }
      var counts = [(left: Int, right: Int)](repeating: (0, 0), count: 256)
      for row in left { counts[Int(ties.values[Int(row)])].left += 1 }
      for row in right { counts[Int(ties.values[Int(row)])].right += 1 }
      for (onLeft, onRight) in counts.dropFirst() {
        let count = onLeft + onRight
        guard count >= max(1, size / 100) else { continue }
        if ties.isLattice {
          let agreeing = onRight + (left.count - onLeft)
          let differing = size - max(agreeing, size - agreeing)
          if Double(differing) < 0.15 * Double(min(count, size - count)) { return column }
        } else {
          for (inside, side) in [(onLeft, left.count), (onRight, right.count)]
          where 2 * inside >= side && Double(inside) >= 0.8 * Double(count) { return column }
        }
      }
    }
    return nil
  }
}

extension Matrix<Double> {
  /// The products of the rows with a vector.
  func projection(on vector: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: rowCount)
    withUnsafeColumns { base in
      for (column, coefficient) in vector.enumerated() where coefficient != 0 {
        let values = base + column * rowCount
        for row in 0..<rowCount { result[row] += coefficient * values[row] }
      }
    }
    return result
  }
}
