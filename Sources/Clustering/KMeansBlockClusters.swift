// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels

/// The clusters of a table in blocks, on the thread that asks.
///
/// The same labels as those of `KMeansTable`, from far fewer distances. The sums are kept with
/// their rounding errors, so that the means hardly ever differ in their last bit.
struct KMeansBlockClusters<Scalar: KMeansScalar>: KMeansClusters {
  let blocks: KMeansBlocks<Scalar>
  private let clusterCount: Int
  // The label of all blocks of a group, or -1; of all rows of a block, or a code; of each row of a
  // mixed block.
  private(set) var groupLabels: [Int32]
  private(set) var blockLabels: [Int32]
  private(set) var labels: [Int32]
  private var counts: [Int64]
  // As the sums of the blocks.
  private var sums: [Double]

  init(_ blocks: KMeansBlocks<Scalar>, clusterCount: Int) {
    precondition(clusterCount <= KMeansBlocks<Scalar>.centerLimit, "too many centres for blocks")
    self.blocks = blocks
    self.clusterCount = clusterCount
    groupLabels = Array(repeating: -1, count: blocks.groupCount)
    blockLabels = Array(repeating: Int32(CLIENTELE_BLOCK_NEW), count: blocks.blockCount)
    labels = Array(repeating: -1, count: blocks.blockCount * KMeansBlocks<Scalar>.blockRows)
    counts = Array(repeating: 0, count: clusterCount)
    sums = Array(repeating: 0, count: 2 * clusterCount * blocks.sumWidth)
  }

  func unassigned(clusterCount: Int) -> KMeansBlockClusters {
    KMeansBlockClusters(blocks, clusterCount: clusterCount)
  }

  var points: KMeansPoints<Scalar> { blocks.points }
  var emptyClusters: [Int] { (0..<clusterCount).filter { counts[$0] == 0 } }

  func label(_ row: Int) -> Int {
    let whole = blockLabels[row / KMeansBlocks<Scalar>.blockRows]
    return Int(whole >= 0 ? whole : labels[row])
  }

  func weight(_ cluster: Int) -> Double {
    sum(cluster, points.columnCount).value
  }

  func sum(_ cluster: Int, _ column: Int) -> CompensatedSum {
    let at = 2 * cluster * blocks.sumWidth + column
    return CompensatedSum(high: sums[at], low: sums[at + blocks.sumWidth])
  }

  func mapRows<Value: Sendable>(_ body: @Sendable (Range<Int>) -> Value) throws -> [Value] {
    [body(0..<points.rowCount)]
  }

  mutating func assign(to centers: KMeansCenters) throws -> Int {
    let coordinates = centers.elements.map { Scalar($0) }
    let changed = withState { [blocks, clusterCount] state in
      blocks.assign(count: clusterCount, centers: coordinates, state: state)
    }
    // Adding and taking out the same weights leaves zero only up to rounding.
    let width = 2 * blocks.sumWidth
    for cluster in 0..<clusterCount where counts[cluster] == 0 {
      for index in cluster * width..<(cluster + 1) * width { sums[index] = 0 }
    }
    return changed
  }

  private mutating func withState(
    _ body: (UnsafePointer<clientele_block_state>) -> Int
  ) -> Int {
    groupLabels.withUnsafeMutableBufferPointer { groupLabels in
      blockLabels.withUnsafeMutableBufferPointer { blockLabels in
        labels.withUnsafeMutableBufferPointer { labels in
          counts.withUnsafeMutableBufferPointer { counts in
            sums.withUnsafeMutableBufferPointer { sums in
              var state = clientele_block_state(
                groupLabels: groupLabels.baseAddress, blockLabels: blockLabels.baseAddress,
                labels: labels.baseAddress, sums: sums.baseAddress, counts: counts.baseAddress)
              return withUnsafePointer(to: &state) { body($0) }
            }
          }
        }
      }
    }
  }

  func inertia(_ centers: KMeansCenters) throws -> Double {
    let columns = points.columnCount
    var total = CompensatedSum()
    return centers.elements.withUnsafeBufferPointer { centers in
      labels.withUnsafeBufferPointer { labels in
        guard let centers = centers.baseAddress, let labels = labels.baseAddress else { return 0 }
        for block in 0..<blocks.blockCount {
          let label = Int(blockLabels[block])
          guard label >= 0 else {
            total.add(
              points.inertia(rows: blocks.rows(of: block), centers: centers, labels: labels))
            continue
          }
          // The rows' own squares about their mean m, and what the centre c adds to each column:
          // W (m - c)^2 + 2 (m - c) R, with R what the rounding of m leaves over, the sum of x - m.
          let weight = blocks.weight(of: block)
          guard weight > 0 else { continue }
          var distance = 0.0
          for column in 0..<columns {
            let at = 2 * (block * columns + column)
            let (mean, rest) = (blocks.blockMeans[at], blocks.blockMeans[at + 1])
            let t = mean - centers[label * columns + column]
            distance += t * (weight * t + 2 * rest)
          }
          total.add(blocks.blockSquares[block] + distance)
        }
        return total.value
      }
    }
  }
}
