// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Cells of least variance: always the cell whose widest column has the greatest sum of squares is
/// halved, at the mean of that column, until there are as many as wanted.
///
/// The greedy rule is that of Wu's and of Boley's divisive quantizers (Boley, "Principal direction
/// divisive partitioning", Data Mining and Knowledge Discovery 2, 1998, with columns for
/// directions): cells end with like sums of squares, which is what the best quantizers of many
/// cells have (Gersho, IEEE Trans. Inf. Theory 25:4, 1979). What comes out depends on the points
/// and their order, up to rounding on the points alone.
struct MicroClusterGrowth {
  /// The thresholds found.
  private(set) var tree = MicroClusterTree()
  /// The mean of each node of the tree, one after another.
  private(set) var means: [Double] = []
  /// The summed weight of each node.
  private(set) var weights: [Double] = []
  /// The sum of squares about the mean of each node.
  private(set) var squares: [Double] = []
  /// The points, node after node.
  private(set) var order: [Int32]
  /// Where the points of each node stand in `order`.
  private(set) var spans: [Range<Int>] = []

  private let columnCount: Int
  private let pointCount: Int
  /// Where and at what a node would be halved.
  private var columns: [Int32] = []
  private var thresholds: [Double] = []
  private var low: [Double]
  private var high: [Double]
  private var sums: [Double]

  /// Divides points into cells.
  ///
  /// - Parameters:
  ///   - values: The points, one after another, `columnCount` values each; at least one.
  ///   - masses: Their weights, above 0.
  ///   - columnCount: Values of a point.
  ///   - cellCount: The most cells; there are fewer when there are fewer distinct points.
  ///   - check: Is called now and then.
  /// - Throws: What the check throws.
  init(
    values: [Double], masses: [Double], columnCount: Int, cellCount: Int,
    check: () throws -> Void
  ) rethrows {
    self.columnCount = columnCount
    pointCount = masses.count
    order = [Int32](0..<Int32(masses.count))
    low = [Double](repeating: 0, count: columnCount)
    high = low
    sums = low
    let nodeCount = 2 * max(1, min(cellCount, masses.count)) - 1
    means.reserveCapacity(nodeCount * columnCount)
    // The heap has the lowest key first: keys are the negated gains.
    var heap = LinkageHeap(keys: [Double](repeating: .infinity, count: nodeCount))
    try values.withUnsafeBufferPointer { values in
      try masses.withUnsafeBufferPointer { masses in
        guard let values = values.baseAddress, let masses = masses.baseAddress else { return }
        heap.setKey(-measure(0..<pointCount, values, masses), of: 0)
        while tree.nodes.count < nodeCount {
          let node = heap.first
          guard heap.keys[node] < 0 else { return }
          let middle = partition(node, values)
          let span = spans[node]
          if node % 256 == 0 || span.count > 65_536 { try check() }
          let child = tree.nodes.count
          tree.split(node, column: Int(columns[node]), threshold: thresholds[node])
          heap.setKey(.infinity, of: node)
          heap.setKey(-measure(span.lowerBound..<middle, values, masses), of: child)
          heap.setKey(-measure(middle..<span.upperBound, values, masses), of: child + 1)
        }
      }
    }
  }

  /// Adds a node's mean, weight and sum of squares, and how it would be halved.
  ///
  /// - Returns: The sum of squares of its widest column; 0 when its points are equal.
  private mutating func measure(
    _ span: Range<Int>, _ values: UnsafePointer<Double>, _ masses: UnsafePointer<Double>
  ) -> Double {
    let d = columnCount
    let origin = values + Int(order[span.lowerBound]) * d
    var mass = 0.0
    for k in 0..<d {
      (low[k], high[k]) = (origin[k], origin[k])
      sums[k] = 0
    }
    for place in span {
      let point = Int(order[place])
      let value = values + point &* d
      let weight = masses[point]
      mass += weight
      for k in 0..<d {
        let x = value[k]
        sums[k] += weight * (x - origin[k])
        if x < low[k] { low[k] = x }
        if x > high[k] { high[k] = x }
      }
    }
    let first = means.count
    for k in 0..<d {
      means.append(low[k] < high[k] ? origin[k] + sums[k] / mass : origin[k])
      sums[k] = 0
    }
    for place in span {
      let point = Int(order[place])
      let value = values + point &* d
      let weight = masses[point]
      for k in 0..<d {
        let difference = value[k] - means[first &+ k]
        sums[k] += weight * difference * difference
      }
    }
    var widest = 0
    var total = 0.0
    for k in 0..<d where low[k] < high[k] {
      // Squares of tiny differences may vanish, but the points still differ.
      sums[k] = max(sums[k], .leastNonzeroMagnitude)
      total += sums[k]
      if sums[k] > sums[widest] || low[widest] == high[widest] { widest = k }
    }
    spans.append(span)
    weights.append(mass)
    squares.append(total)
    columns.append(Int32(truncatingIfNeeded: widest))
    let mean = means[first + widest]
    // Rounding may put a mean onto the highest value; the lowest then parts the points as well.
    thresholds.append(mean >= low[widest] && mean < high[widest] ? mean : low[widest])
    return low[widest] < high[widest] ? sums[widest] : 0
  }

  /// Puts the points of a node that go left before the others.
  ///
  /// - Returns: Where the others start.
  private mutating func partition(_ node: Int, _ values: UnsafePointer<Double>) -> Int {
    let d = columnCount
    let column = Int(columns[node])
    let threshold = thresholds[node]
    return order.withUnsafeMutableBufferPointer { order in
      var i = spans[node].lowerBound
      var j = spans[node].upperBound
      while true {
        while i < j, values[Int(order[i]) &* d &+ column] <= threshold { i &+= 1 }
        while i < j, values[Int(order[j &- 1]) &* d &+ column] > threshold { j &-= 1 }
        if i == j { return i }
        order.swapAt(i, j &- 1)
      }
    }
  }
}
