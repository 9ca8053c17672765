// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Labels checked and renumbered 0 ..< count without gaps, in the order of the labels' values.
struct PartitionLabels: Sendable {
  /// The given labels that occur in rows of positive weight, ascending.
  let values: [Int32]
  /// For each row the position of its label in `values`; -1 for a row of weight zero.
  let compact: [Int32]
  /// Rows of positive weight in each cluster.
  let sizes: [Int]
  /// Summed weight of each cluster: exactly the size when there are no weights.
  let weights: [Double]

  /// The number of clusters.
  var count: Int { values.count }

  /// Checks labels against the points that they are of.
  ///
  /// - Throws: `ClusteringError` when there is not one label a row, or one is negative.
  init(_ labels: [Int32], rowCount: Int, weights: [Double]?) throws {
    guard labels.count == rowCount else {
      throw ClusteringError(
        .shape, "There are \(labels.count) labels for \(rowCount) rows. Give one label a row.")
    }
    if let row = labels.firstIndex(where: { $0 < 0 }) {
      throw ClusteringError(
        .parameter,
        "The label of row \(row) (counted from 0) is \(labels[row]). Labels are 0 or more.")
    }
    values = Self.distinct(labels, weights: weights)
    let positions = Self.positions(of: values)
    var compact = [Int32](repeating: -1, count: rowCount)
    var sizes = [Int](repeating: 0, count: values.count)
    guard let weights else {
      // Without gaps, as nearly always, labels are their own positions.
      let isCompact = Int(values.last ?? -1) + 1 == values.count
      for row in 0..<rowCount {
        let position = isCompact ? Int(labels[row]) : positions(labels[row])
        compact[row] = Int32(position)
        sizes[position] += 1
      }
      self.compact = compact
      self.sizes = sizes
      self.weights = sizes.map { Double($0) }
      return
    }
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: values.count)
    for row in 0..<rowCount where weights[row] > 0 {
      let position = positions(labels[row])
      compact[row] = Int32(position)
      sizes[position] += 1
      sums[position].add(weights[row])
    }
    self.compact = compact
    self.sizes = sizes
    self.weights = sums.map(\.value)
  }

  /// The labels that count, ascending.
  private static func distinct(_ labels: [Int32], weights: [Double]?) -> [Int32] {
    // Labels below the number of rows, the usual ones, are marked; others are collected.
    var marks = [Bool](repeating: false, count: labels.count)
    var others: Set<Int32> = []
    for row in labels.indices where (weights?[row] ?? 1) > 0 {
      let label = labels[row]
      if label < labels.count { marks[Int(label)] = true } else { others.insert(label) }
    }
    return marks.indices.filter { marks[$0] }.map { Int32($0) } + others.sorted()
  }

  /// What finds the position of a label in the ascending values.
  private static func positions(of values: [Int32]) -> (Int32) -> Int {
    if let last = values.last, Int(last) < 4 * values.count + 1_024 {
      var table = [Int](repeating: -1, count: Int(last) + 1)
      for (position, value) in values.enumerated() { table[Int(value)] = position }
      return { table[Int($0)] }
    }
    return { label in
      var low = 0
      var high = values.count
      while low < high {
        let middle = (low + high) / 2
        if values[middle] < label { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}
