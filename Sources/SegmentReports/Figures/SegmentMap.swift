// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
import SegmentDiscovery

/// Where a segment lies among the others on two features: counts of customers in cells.
///
/// The features are those of its rule, then those on which it differs most. Counts are of all
/// customers, so that a map is as large for a million of them as for ten.
struct SegmentMap: Encodable, Sendable {
  /// A feature in bins with round bounds; the outermost hold everybody beyond them.
  struct Axis: Encodable, Sendable {
    let feature: Feature
    let isLogarithmic: Bool
    /// Whether customers' values are whole numbers.
    let isWhole: Bool
    /// Ascending, one more than there are bins; a bin holds its lower bound.
    var bounds: [Double]
  }

  /// Counts by both features: one array a bin of the second, one number in it a bin of the first.
  struct Cells: Encodable, Sendable {
    var x: Axis
    var y: Axis
    var members: [[Int]]
    var others: [[Int]]
  }

  /// As drawn.
  let cells: Cells
  /// Neighbouring cells joined, for a table that can be read.
  let table: Cells
  /// How much of the squared distance between its centre and the average customer lies in these
  /// two features, 0...1; nil where they do not differ.
  let distanceShare: Double?

  /// The most bins of a feature, as drawn and in the table.
  private static let limits = (drawn: 20, table: 6)

  /// A map for each segment; nil where there are no two features that vary, or no other segment.
  ///
  /// - Parameter result: The discovery.
  /// - Returns: One entry a segment, in their order.
  /// - Complexity: O(customers x features).
  static func all(_ result: DiscoveryResult) -> [SegmentMap?] {
    let segments = result.segments
    guard segments.count > 1 else { return segments.map { _ in nil } }
    let table = result.features
    let axes = table.features.indices.map { axis(table, column: $0) }
    let pairs = segments.map { pair($0, axes: axes) }
    var bins: [Int: [UInt8]] = [:]
    var counts: [[Int]: [Int]] = [:]
    for pair in pairs.compactMap({ $0 }) where counts[pair] == nil {
      for column in pair where bins[column] == nil {
        bins[column] = axes[column].map { Self.bins(table, column: column, bounds: $0.bounds) }
      }
      guard let x = bins[pair[0]], let y = bins[pair[1]], let width = axes[pair[0]]?.binCount,
        let height = axes[pair[1]]?.binCount
      else { continue }
      counts[pair] = cube(
        result.segmentIndices, x, y, size: (segments.count, height: height, width: width))
    }
    return zip(segments.indices, pairs).map { index, pair in
      guard let pair, let cube = counts[pair], let x = axes[pair[0]], let y = axes[pair[1]] else {
        return nil
      }
      let cells = Cells(x, y, cube, segment: index, of: segments.count)
      return SegmentMap(
        cells: cells, table: cells.joined(limit: limits.table),
        distanceShare: distanceShare(
          segments[index], [x.feature.name, y.feature.name]))
    }
  }

  /// The features of a segment's map, as columns in ascending order.
  private static func pair(_ segment: Segment, axes: [Axis?]) -> [Int]? {
    let inRule = Set(RuleCut.all(segment.rule.condition).map(\.feature))
    let columns = axes.indices.compactMap { column -> (Int, Double, Int)? in
      guard let name = axes[column]?.feature.name,
        let profile = segment.profile.first(where: { $0.feature.name == name })
      else { return nil }
      return (inRule.contains(name) ? 0 : 1, -profile.effectSize.magnitude, column)
    }
    let best = columns.sorted { $0 < $1 }.prefix(2)
    return best.count == 2 ? best.map { $0.2 }.sorted() : nil
  }

  private static func distanceShare(_ segment: Segment, _ names: [String]) -> Double? {
    var (held, whole) = (0.0, 0.0)
    for profile in segment.profile {
      let square = profile.standardizedCenter * profile.standardizedCenter
      whole += square
      if names.contains(profile.feature.name) { held += square }
    }
    let share = held / whole
    return share.isFinite ? share : nil
  }

  /// Bins between the values that one of two hundred customers lies below or above; nil where they
  /// are the same.
  private static func axis(_ table: FeatureTable, column: Int) -> Axis? {
    let feature = table.features[column]
    let values = table.values.column(column)
    // At even steps through the customers: some twenty thousand tell where the bounds lie.
    let step = max(1, values.count / 20_000)
    let sorted = stride(from: values.startIndex, to: values.endIndex, by: step)
      .map { values[$0] }.sorted()
    guard let high = quantile(sorted, 0.995), var low = quantile(sorted, 0.005), low < high else {
      return nil
    }
    let isWhole = sorted.allSatisfy { $0 == $0.rounded() }
    guard RoundBounds.isSkewed(sorted, to: high) else {
      return Axis(
        feature: feature, isLogarithmic: false, isWhole: isWhole,
        bounds: RoundBounds.steps(from: low, to: high, isWhole: isWhole, limit: limits.drawn))
    }
    if low <= 0 { low = quantile(sorted.filter { $0 > 0 }, 0.005) ?? high }
    var bounds: [Double] = []
    for series in RoundBounds.Series.allCases {
      bounds = RoundBounds.factors(series, from: low, to: high, isWhole: isWhole)
      if bounds.count <= limits.drawn + 1 { break }
    }
    return Axis(feature: feature, isLogarithmic: true, isWhole: isWhole, bounds: bounds)
  }

  private static func quantile(_ sorted: [Double], _ share: Double) -> Double? {
    sorted.isEmpty ? nil : SampleStatistics.quantile(sorted: sorted, share)
  }

  /// The bin of each customer: the last whose lower bound the value reaches, or the first.
  ///
  /// Millions of customers pass here, hence the pointers.
  private static func bins(_ table: FeatureTable, column: Int, bounds: [Double]) -> [UInt8] {
    // All but the first and the end: who is under all of these is in the first bin.
    let inner = bounds.dropFirst().dropLast()
    return inner.withUnsafeBufferPointer { inner in
      table.values.column(column).withUnsafeBufferPointer { values in
        [UInt8](unsafeUninitializedCapacity: values.count) { bins, count in
          for (row, value) in values.enumerated() {
            var bin: UInt8 = 0
            // At most some twenty comparisons, without a branch.
            for bound in inner { bin += value >= bound ? 1 : 0 }
            bins.initializeElement(at: row, to: bin)
          }
          count = values.count
        }
      }
    }
  }

  /// Customers by segment, bin of y and bin of x.
  private static func cube(
    _ segments: [Int32], _ x: [UInt8], _ y: [UInt8], size: (Int, height: Int, width: Int)
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: size.0 * size.height * size.width)
    counts.withUnsafeMutableBufferPointer { counts in
      x.withUnsafeBufferPointer { x in
        y.withUnsafeBufferPointer { y in
          for (row, segment) in segments.enumerated() {
            counts[(Int(segment) * size.height + Int(y[row])) * size.width + Int(x[row])] += 1
          }
        }
      }
    }
    return counts
  }
}

extension SegmentMap.Axis {
  var binCount: Int { bounds.count - 1 }
}

extension SegmentMap.Cells {
  /// One segment's cells from the counts of all segments.
  fileprivate init(
    _ x: SegmentMap.Axis, _ y: SegmentMap.Axis, _ cube: [Int], segment: Int, of count: Int
  ) {
    self.x = x
    self.y = y
    let size = x.binCount * y.binCount
    let empty = [[Int]](
      repeating: Array(repeating: 0, count: x.binCount), count: y.binCount)
    (members, others) = (empty, empty)
    for index in 0..<count {
      for cell in 0..<size {
        let found = cube[index * size + cell]
        if index == segment {
          members[cell / x.binCount][cell % x.binCount] += found
        } else {
          others[cell / x.binCount][cell % x.binCount] += found
        }
      }
    }
  }

  /// Neighbouring bins joined until there are few enough.
  fileprivate func joined(limit: Int) -> SegmentMap.Cells {
    let (across, up) = (
      (x.binCount + limit - 1) / limit, (y.binCount + limit - 1) / limit
    )
    func bounds(_ axis: SegmentMap.Axis, _ step: Int) -> [Double] {
      stride(from: 0, to: axis.binCount, by: step).map { axis.bounds[$0] }
        + [axis.bounds[axis.binCount]]
    }
    var joined = self
    joined.x.bounds = bounds(x, across)
    joined.y.bounds = bounds(y, up)
    let empty = [[Int]](
      repeating: Array(repeating: 0, count: joined.x.binCount), count: joined.y.binCount)
    (joined.members, joined.others) = (empty, empty)
    for row in 0..<y.binCount {
      for column in 0..<x.binCount {
        joined.members[row / up][column / across] += members[row][column]
        joined.others[row / up][column / across] += others[row][column]
      }
    }
    return joined
  }
}
