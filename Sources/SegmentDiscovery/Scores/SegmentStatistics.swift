// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra

/// Means, spreads and quartiles of each segment and of all customers.
struct SegmentStatistics {
  /// Size, mean and population variance of a group on each prepared column.
  struct Group {
    var count: Int
    var mean: [Double]
    var variance: [Double]
  }

  /// The segments, in their order, and after them all customers together.
  let groups: [Group]
  /// The other customers of each segment.
  let rests: [Group]

  var all: Group { groups[groups.count - 1] }

  /// Two passes a column: means first, then squares about them.
  init(points: Matrix<Double>, segmentIndices: [Int32], segmentCount k: Int) {
    var groups = [Group](
      repeating: Group(count: 0, mean: [], variance: []), count: k + 1)
    var rests = Array(groups.dropLast())
    for index in segmentIndices { groups[Int(index)].count += 1 }
    groups[k].count = segmentIndices.count
    for index in rests.indices { rests[index].count = groups[k].count - groups[index].count }
    for column in 0..<points.columnCount {
      let values = points.column(column)
      let sums = Self.sums(values, segmentIndices, k) { value, _ in value }
      let total = SampleStatistics.sum(sums)
      var mean = (0..<k).map { sums[$0] / Double(groups[$0].count) }
      mean.append(total / Double(groups[k].count))
      let squares = Self.sums(values, segmentIndices, k) { value, segment in
        (value - mean[segment]) * (value - mean[segment])
      }
      for index in 0...k { groups[index].mean.append(mean[index]) }
      for index in 0..<k {
        groups[index].variance.append(squares[index] / Double(groups[index].count))
      }
      // Squares about a mean of several groups: those within plus those of the means.
      func combined(_ members: [Int]) -> (mean: Double, variance: Double) {
        let count = Double(members.reduce(0) { $0 + groups[$1].count })
        guard count > 0 else { return (mean[k], 0) }
        let center = SampleStatistics.sum(members.map { sums[$0] }) / count
        let square = SampleStatistics.sum(
          members.map {
            squares[$0] + Double(groups[$0].count) * (mean[$0] - center) * (mean[$0] - center)
          })
        return (center, square / count)
      }
      groups[k].variance.append(combined(Array(0..<k)).variance)
      for index in 0..<k {
        let rest = combined((0..<k).filter { $0 != index })
        rests[index].mean.append(rest.mean)
        rests[index].variance.append(rest.variance)
      }
    }
    self.groups = groups
    self.rests = rests
  }

  private static func sums(
    _ values: ArraySlice<Double>, _ segmentIndices: [Int32], _ k: Int,
    _ term: (Double, Int) -> Double
  ) -> [Double] {
    var sums = [SampleStatistics.CompensatedSum](repeating: .init(), count: k)
    for (value, index) in zip(values, segmentIndices) {
      sums[Int(index)].add(term(value, Int(index)))
    }
    return sums.map(\.value)
  }

  /// A segment's mean in standard deviations of all customers from their mean.
  func standardizedCenter(segment: Int, column: Int) -> Double {
    let spread = all.variance[column].squareRoot()
    return spread > 0 ? (groups[segment].mean[column] - all.mean[column]) / spread : 0
  }

  /// Cohen's d of a segment against the rest with its 95 percent interval.
  ///
  /// Where both groups are constant, the deviation is taken as a thousandth of the spread of all.
  func effect(segment: Int, column: Int) -> StandardizedMeanDifference {
    StandardizedMeanDifference(
      sample(groups[segment], column), against: sample(rests[segment], column),
      leastDeviation: all.variance[column].squareRoot() / 1000)
  }

  private func sample(_ group: Group, _ column: Int) -> StandardizedMeanDifference.Sample {
    .init(count: group.count, mean: group.mean[column], variance: group.variance[column])
  }
}
