// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
import SalesData

/// The clusters of a partition as segments in their order: revenue, then customers, then centre.
struct SegmentRanking {
  /// The segment of each customer.
  let indices: [Int32]
  let sizes: [Int]
  /// Summed exactly.
  let revenues: [Money]
  /// The cluster of the partition that each segment is.
  let clusters: [Int]

  init(labels: [Int32], count: Int, money: [Money], points: Matrix<Double>) {
    var sizes = [Int](repeating: 0, count: count)
    var revenues = [Money](repeating: .zero, count: count)
    for (label, amount) in zip(labels, money) {
      sizes[Int(label)] += 1
      revenues[Int(label)] += amount
    }
    var centers = [[Double]](repeating: [], count: count)
    for column in 0..<points.columnCount {
      var sums = [SampleStatistics.CompensatedSum](repeating: .init(), count: count)
      for (value, label) in zip(points.column(column), labels) { sums[Int(label)].add(value) }
      for label in 0..<count { centers[label].append(sums[label].value / Double(sizes[label])) }
    }
    let order = (0..<count).sorted { a, b in
      if revenues[a] != revenues[b] { return revenues[a] > revenues[b] }
      if sizes[a] != sizes[b] { return sizes[a] > sizes[b] }
      if centers[a] != centers[b] { return centers[a].lexicographicallyPrecedes(centers[b]) }
      return a < b
    }
    var rank = [Int32](repeating: 0, count: count)
    for (place, label) in order.enumerated() { rank[label] = Int32(place) }
    indices = labels.map { rank[Int($0)] }
    clusters = order
    self.sizes = order.map { sizes[$0] }
    self.revenues = order.map { revenues[$0] }
  }
}
