// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels

/// The plain twin of `clientele_block_assign_f64` and `_f32`: the same tests, and the same rows
/// and blocks moved in the same order.
struct KMeansBlocksPlain<Scalar: KMeansScalar> {
  private let blocks: KMeansBlocks<Scalar>
  private let state: clientele_block_state
  private let columnCount: Int
  private let centers: UnsafePointer<Scalar>

  init(
    _ blocks: KMeansBlocks<Scalar>, _ state: clientele_block_state,
    centers: UnsafePointer<Scalar>
  ) {
    self.blocks = blocks
    self.state = state
    self.centers = centers
    columnCount = blocks.points.columnCount
  }

  /// Assigns all rows; returns the number of rows whose label has changed.
  func assign(count: Int) -> Int {
    let size = KMeansBlocks<Scalar>.groupBlocks
    var changed = 0
    for group in 0..<blocks.groupCount {
      let members = group * size..<min(blocks.blockCount, (group + 1) * size)
      let (near, likely) = prune(
        Array(0..<count), box: blocks.groupBoxes + group * 2 * columnCount, stride: 1)
      if near.count == 1 {
        if state.groupLabels[group] == Int32(likely) { continue }
        state.groupLabels[group] = Int32(likely)
        for block in members { changed += assignWhole(block, to: likely) }
        continue
      }
      state.groupLabels[group] = -1
      for block in members {
        let box = blocks.blockBoxes + group * 2 * columnCount * size + block - members.lowerBound
        let (nearer, likely) = prune(near, box: box, stride: size)
        changed +=
          nearer.count == 1
          ? assignWhole(block, to: likely) : assignMixed(block, to: nearer, likely: likely)
      }
    }
    return changed
  }

  /// Those of the centres that may be nearest somewhere in a box, and the one that is nearest to
  /// its middle.
  private func prune(
    _ some: [Int], box: UnsafePointer<Scalar>, stride: Int
  ) -> (kept: [Int], likely: Int) {
    let unit = 8 * Scalar(columnCount + 4) * (Scalar.ulpOfOne / 2)
    // What underflow cannot reach.
    let smallest: Scalar = Scalar.self is Double.Type ? 1e-280 : 1e-30
    func low(_ column: Int) -> Scalar { box[column * stride] }
    func high(_ column: Int) -> Scalar { box[(columnCount + column) * stride] }
    func center(_ cluster: Int, _ column: Int) -> Scalar { centers[cluster * columnCount + column] }
    var least = Scalar.infinity
    var own = some[0]
    for cluster in some {
      var sum: Scalar = 0
      for column in 0..<columnCount {
        let t = 0.5 * low(column) + 0.5 * high(column) - center(cluster, column)
        sum += t * t
      }
      if sum < least {
        least = sum
        own = cluster
      }
    }
    var most: Scalar = 0
    for column in 0..<columnCount {
      let (a, b) = (center(own, column) - low(column), high(column) - center(own, column))
      let t = a > b ? a : b
      most += t * t
    }
    let kept = some.filter { cluster in
      var (near, far): (Scalar, Scalar) = (0, 0)
      for column in 0..<columnCount {
        let (mine, theirs) = (center(own, column), center(cluster, column))
        let corner = theirs > mine ? high(column) : low(column)
        near += (corner - mine) * (corner - mine)
        far += (corner - theirs) * (corner - theirs)
      }
      return !(far - near > unit * (far + most) + smallest)
    }
    return (kept, own)
  }

  private func assignWhole(_ block: Int, to now: Int) -> Int {
    let was = Int(state.blockLabels[block])
    guard was != now else { return 0 }
    state.blockLabels[block] = Int32(truncatingIfNeeded: now)
    let rows = blocks.rows(of: block)
    guard was == Int(CLIENTELE_BLOCK_MIXED) else {
      add(block, to: now, sign: 1)
      if was >= 0 { add(block, to: was, sign: -1) }
      return rows.count
    }
    var changed = 0
    for row in rows where Int(state.labels[row]) != now {
      move(row, from: Int(state.labels[row]), to: now)
      changed += 1
    }
    return changed
  }

  private func assignMixed(_ block: Int, to some: [Int], likely: Int) -> Int {
    let rows = blocks.rows(of: block)
    var before = state.blockLabels[block]
    let isNew = before == Int32(CLIENTELE_BLOCK_NEW)
    if isNew {
      before = Int32(truncatingIfNeeded: likely)
      add(block, to: likely, sign: 1)
    }
    if before != Int32(CLIENTELE_BLOCK_MIXED) {
      for row in rows { state.labels[row] = before }
      state.blockLabels[block] = Int32(CLIENTELE_BLOCK_MIXED)
    }
    let points = blocks.points
    var changed = 0
    for row in rows {
      var best = Scalar.infinity
      var now = some[0]
      for cluster in some {
        var sum: Scalar = 0
        for column in 0..<columnCount {
          let t =
            points.base[column &* points.rowCount &+ row]
            - centers[cluster &* columnCount &+ column]
          sum += t * t
        }
        if sum < best {
          best = sum
          now = cluster
        }
      }
      let was = Int(state.labels[row])
      guard was != now else { continue }
      move(row, from: was, to: now)
      state.labels[row] = Int32(truncatingIfNeeded: now)
      changed += 1
    }
    return isNew ? rows.count : changed
  }

  /// Adds a term and its compensation to one of a cluster's sums.
  private func add(_ term: CompensatedSum, to cluster: Int, _ column: Int) {
    let at = state.sums + 2 * cluster * blocks.sumWidth + column
    var sum = CompensatedSum(high: at[0], low: at[blocks.sumWidth])
    sum.add(term)
    at[0] = sum.high
    at[blocks.sumWidth] = sum.low
  }

  private func add(_ block: Int, to cluster: Int, sign: Double) {
    for column in 0...columnCount {
      let sum = blocks.sum(of: block, column)
      add(CompensatedSum(high: sign * sum.high, low: sign * sum.low), to: cluster, column)
    }
    state.counts[cluster] += Int64(sign) * Int64(blocks.blockCounts[block])
  }

  private func move(_ row: Int, from was: Int, to now: Int) {
    let points = blocks.points
    let weight = points.weight(row)
    guard weight != 0 else { return }
    for (cluster, sign) in [(now, 1.0), (was, -1.0)] {
      state.counts[cluster] += Int64(sign)
      for column in 0...columnCount {
        let value =
          column < columnCount ? Double(points.base[column * points.rowCount + row]) : 1
        add(CompensatedSum(high: sign * (weight * value), low: 0), to: cluster, column)
      }
    }
  }
}
