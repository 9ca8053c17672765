// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering

extension SilhouetteProfile {
  /// Values of the largest segment, at most.
  static let valueLimit = 400

  /// Thins the values of a silhouette evenly.
  ///
  /// - Parameters:
  ///   - silhouette: Of the chosen partition; nil for a single segment, which has none.
  ///   - segmentIndices: The segment of each customer.
  ///   - sizes: The customers of each segment.
  init(_ silhouette: Silhouette?, segmentIndices: [Int32], sizes: [Int]) {
    guard let silhouette else {
      self.init(mean: 0, isSampled: false, interval: nil, values: sizes.map { _ in [] })
      return
    }
    var values = [[Double]](repeating: [], count: sizes.count)
    for (row, value) in zip(silhouette.rows, silhouette.values) {
      values[Int(segmentIndices[row])].append(value)
    }
    let largest = Double(sizes.max() ?? 1)
    let thinned = values.indices.map { index in
      let sorted = values[index].sorted(by: >)
      let wanted = Int((Double(Self.valueLimit) * Double(sizes[index]) / largest).rounded(.up))
      guard sorted.count > wanted else { return sorted }
      // The middle of each of `wanted` equal stretches.
      return (0..<wanted).map { sorted[(2 * $0 + 1) * sorted.count / (2 * wanted)] }
    }
    self.init(
      mean: silhouette.mean, isSampled: silhouette.isSampled, interval: silhouette.meanInterval,
      values: thinned)
  }
}
