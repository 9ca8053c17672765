// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// Greedy k-means++ over blocks of rows, one centre a step.
///
/// As `KMeansSeeding`, but a block is looked at only if its box comes nearer to the new centre
/// than its rows are to the centres so far: the others keep their distances (Raff, "Exact
/// acceleration of k-means++ and k-means‖", IJCAI 2021, with boxes in place of norms). The least
/// distance to a box is computed as the rows' distances are, and each of its operations is
/// monotone, so no rounding can make a row of a skipped block come nearer.
struct KMeansBlockSeeding<Scalar: KMeansScalar> {
  let blocks: KMeansBlocks<Scalar>
  let clusterCount: Int
  private var generator: SeededGenerator
  private var chosen: [[Scalar]] = []
  private(set) var isFinished = false
  // The squared distance of each row to its nearest centre so far; the largest of each block and
  // of each group; the sums of weight times distance of each block and of each group.
  private var closest: [Scalar]
  private var blockMaxima: [Scalar]
  private var groupMaxima: [Scalar]
  private var blockPotentials: [Double]
  private var groupPotentials: [Double]

  init(_ blocks: KMeansBlocks<Scalar>, clusterCount: Int, generator: SeededGenerator) {
    self.blocks = blocks
    self.clusterCount = clusterCount
    self.generator = generator
    closest = Array(repeating: .infinity, count: blocks.points.rowCount)
    blockMaxima = Array(
      repeating: .infinity, count: blocks.groupCount * KMeansBlocks<Scalar>.groupBlocks)
    groupMaxima = Array(repeating: .infinity, count: blocks.groupCount)
    blockPotentials = Array(repeating: 0, count: blocks.blockCount)
    groupPotentials = Array(repeating: 0, count: blocks.groupCount)
  }

  /// The centres so far: fewer than asked for when all rows lie on them.
  var centers: KMeansCenters {
    var centers = KMeansCenters(count: chosen.count, columnCount: blocks.points.columnCount)
    for (index, row) in chosen.enumerated() {
      for (column, value) in row.enumerated() { centers[index, column] = Double(value) }
    }
    return centers
  }

  /// Draws one more centre.
  mutating func step() {
    let points = blocks.points
    if chosen.isEmpty {
      add(points.row(firstRow()))
    } else {
      let total = groupPotentials.reduce(0, +)
      guard total > 0 else {
        isFinished = true
        return
      }
      let candidates = (0..<KMeansSeeding<Scalar>.trialCount(clusterCount)).map { _ in
        points.row(row(at: generator.uniform() * total))
      }
      let sums = potentials(of: candidates)
      var best = 0
      for trial in 1..<candidates.count where sums[trial] < sums[best] { best = trial }
      add(candidates[best])
    }
    isFinished = chosen.count == clusterCount
  }

  /// A row drawn with a probability proportional to its weight.
  private mutating func firstRow() -> Int {
    let weights = (0..<blocks.blockCount).map(blocks.weight)
    var rest = generator.uniform() * weights.reduce(0, +)
    let block = Self.place(&rest, in: 0..<weights.count) { weights[$0] }
    return Self.place(&rest, in: blocks.rows(of: block)) { blocks.points.weight($0) }
  }

  /// The row at which the running sum of weight times closest passes a value.
  private func row(at value: Double) -> Int {
    var rest = value
    let group = Self.place(&rest, in: 0..<groupPotentials.count) { groupPotentials[$0] }
    let block = Self.place(&rest, in: blocksOf(group)) { blockPotentials[$0] }
    return Self.place(&rest, in: blocks.rows(of: block)) {
      blocks.points.weight($0) * Double(closest[$0])
    }
  }

  /// The first place at which the running sum of the sizes passes a value, less what is before.
  ///
  /// Places of size zero are never chosen; if rounding leaves the sum short, the last one of
  /// positive size is.
  private static func place(
    _ rest: inout Double, in places: Range<Int>, size: (Int) -> Double
  ) -> Int {
    var last = places.lowerBound
    var before = rest
    for place in places {
      let part = size(place)
      guard part > 0 else { continue }
      last = place
      before = rest
      guard rest >= part else { return place }
      rest -= part
    }
    rest = before
    return last
  }

  private func blocksOf(_ group: Int) -> Range<Int> {
    let size = KMeansBlocks<Scalar>.groupBlocks
    return group * size..<min(blocks.blockCount, (group + 1) * size)
  }

  /// Whether a group's box comes nearer to a point than its rows are to a centre.
  @inline(__always)
  private func reaches(group: Int, _ point: UnsafePointer<Scalar>) -> Bool {
    let columns = blocks.points.columnCount
    let box = blocks.groupBoxes + group &* 2 &* columns
    var sum: Scalar = 0
    for column in 0..<columns {
      let below = box[column] - point[column]
      let above = point[column] - box[columns &+ column]
      let t = below > above ? below : above
      if t > 0 { sum += t * t }
    }
    return sum < groupMaxima[group]
  }

  /// The blocks of a group whose boxes come nearer to a point than their rows are to a centre: a
  /// bit each.
  private func reachedBlocks(of group: Int, _ point: UnsafePointer<Scalar>) -> UInt32 {
    let size = KMeansBlocks<Scalar>.groupBlocks
    let bits = blockMaxima.withUnsafeBufferPointer { maxima -> UInt32 in
      guard let bounds = maxima.baseAddress else { return 0 }
      return blocks.reached(in: group, from: point, bounds: bounds + group * size)
    }
    return bits & (UInt32(1) << UInt32(blocksOf(group).count) - 1)
  }

  /// The potential that each candidate would leave.
  private func potentials(of candidates: [[Scalar]]) -> [Double] {
    let columns = blocks.points.columnCount
    var totals = [Double](repeating: 0, count: candidates.count)
    var sums = totals
    var parts = totals
    // The candidates that come near to a group, with the blocks that they reach; those that come
    // near to a block.
    var near: [(trial: Int, blocks: UInt32)] = []
    var nearer: [Int] = []
    var some = [Scalar](repeating: 0, count: candidates.count * columns)
    Array(candidates.joined()).withUnsafeBufferPointer { candidates in
      closest.withUnsafeBufferPointer { closest in
        guard let candidates = candidates.baseAddress, let closest = closest.baseAddress else {
          return
        }
        for group in 0..<blocks.groupCount {
          near.removeAll(keepingCapacity: true)
          for trial in totals.indices {
            if reaches(group: group, candidates + trial * columns) {
              near.append((trial, reachedBlocks(of: group, candidates + trial * columns)))
              sums[trial] = 0
            } else {
              totals[trial] += groupPotentials[group]
            }
          }
          guard !near.isEmpty else { continue }
          for (place, block) in blocksOf(group).enumerated() {
            nearer.removeAll(keepingCapacity: true)
            for (trial, reached) in near {
              if reached >> UInt32(place) & 1 == 1 {
                for column in 0..<columns {
                  some[nearer.count * columns + column] = candidates[trial * columns + column]
                }
                nearer.append(trial)
              } else {
                sums[trial] += blockPotentials[block]
              }
            }
            guard !nearer.isEmpty else { continue }
            some.withUnsafeBufferPointer { some in
              parts.withUnsafeMutableBufferPointer { parts in
                guard let some = some.baseAddress, let parts = parts.baseAddress else { return }
                blocks.points.potentials(
                  rows: blocks.rows(of: block), count: nearer.count, candidates: some,
                  closest: closest, into: parts)
              }
            }
            for (index, trial) in nearer.enumerated() { sums[trial] += parts[index] }
          }
          for (trial, _) in near { totals[trial] += sums[trial] }
        }
      }
    }
    return totals
  }

  /// Takes a point as a centre, and lowers the distances to it.
  private mutating func add(_ point: [Scalar]) {
    chosen.append(point)
    let blocks = blocks
    point.withUnsafeBufferPointer { point in
      guard let point = point.baseAddress else { return }
      for group in 0..<blocks.groupCount where reaches(group: group, point) {
        let reached = reachedBlocks(of: group, point)
        for (place, block) in blocksOf(group).enumerated() where reached >> UInt32(place) & 1 == 1 {
          let rows = blocks.rows(of: block)
          closest.withUnsafeMutableBufferPointer { closest in
            guard let closest = closest.baseAddress else { return }
            blockPotentials[block] = blocks.points.lower(rows: rows, point: point, closest: closest)
            var most = closest[rows.lowerBound]
            for row in rows.dropFirst() where closest[row] > most { most = closest[row] }
            blockMaxima[block] = most
          }
        }
        var most = blockMaxima[blocksOf(group).lowerBound]
        var sum = 0.0
        for block in blocksOf(group) {
          if blockMaxima[block] > most { most = blockMaxima[block] }
          sum += blockPotentials[block]
        }
        groupMaxima[group] = most
        groupPotentials[group] = sum
      }
    }
  }
}
