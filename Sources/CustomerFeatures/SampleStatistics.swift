// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// Means, moments and quantiles whose last bits do not hang on how the work was cut.
package enum SampleStatistics {
  /// A sum with Neumaier's compensation (ZAMM 54:39, 1974): its error does not grow with n.
  package struct CompensatedSum: Sendable {
    private var sum = 0.0
    private var lost = 0.0

    /// Starts at 0.
    package init() {}

    /// Adds a value.
    package mutating func add(_ value: Double) {
      let next = sum + value
      lost += abs(sum) >= abs(value) ? (sum - next) + value : (value - next) + sum
      sum = next
    }

    /// The sum so far.
    package var value: Double { sum + lost }
  }

  /// The compensated sum of values.
  package static func sum(_ values: some Sequence<Double>) -> Double {
    var sum = CompensatedSum()
    for value in values { sum.add(value) }
    return sum.value
  }

  /// Population moments about the mean.
  package struct Moments: Sendable, Hashable {
    /// The mean.
    package let mean: Double
    /// The population's standard deviation, sqrt(m2).
    package let standardDeviation: Double
    /// m3 / m2^1.5, or 0 for a constant column.
    package let skewness: Double
    /// m4 / m2^2 - 3, or 0 for a constant column.
    package let excessKurtosis: Double
  }

  /// The moments of (weighted) values, by two passes: first the mean, then powers about it.
  package static func moments(
    _ values: some Collection<Double>, weights: [Double]? = nil
  ) -> Moments {
    guard let first = values.first, !values.allSatisfy({ $0 == first }) else {
      return Moments(
        mean: values.first ?? 0, standardDeviation: 0, skewness: 0, excessKurtosis: 0)
    }
    let total = weights.map { sum($0) } ?? Double(values.count)
    func average(_ term: (Double) -> Double) -> Double {
      var sum = CompensatedSum()
      if let weights {
        for (value, weight) in zip(values, weights) { sum.add(term(value) * weight) }
      } else {
        for value in values { sum.add(term(value)) }
      }
      return sum.value / total
    }
    let mean = average { $0 }
    let m2 = average { ($0 - mean) * ($0 - mean) }
    guard m2 > 0 else {
      return Moments(mean: mean, standardDeviation: 0, skewness: 0, excessKurtosis: 0)
    }
    let deviation = m2.squareRoot()
    let m3 = average {
      let z = ($0 - mean) / deviation
      return z * z * z
    }
    let m4 = average {
      let z = ($0 - mean) / deviation
      return (z * z) * (z * z)
    }
    return Moments(
      mean: mean, standardDeviation: deviation, skewness: m3, excessKurtosis: m4 - 3)
  }

  /// The quantile of sorted values by linear interpolation (type 7 of Hyndman and Fan, The
  /// American Statistician 50:361, 1996; the default of NumPy and R).
  ///
  /// - Parameters:
  ///   - sorted: The values in ascending order, at least one.
  ///   - probability: In 0...1.
  /// - Returns: The quantile.
  package static func quantile(
    sorted: some RandomAccessCollection<Double>, _ probability: Double
  ) -> Double {
    precondition(!sorted.isEmpty, "no values have no quantile")
    let position = probability * Double(sorted.count - 1)
    let below = Int(position)
    let low = sorted[sorted.index(sorted.startIndex, offsetBy: below)]
    guard below + 1 < sorted.count else { return low }
    let high = sorted[sorted.index(sorted.startIndex, offsetBy: below + 1)]
    return low + (position - Double(below)) * (high - low)
  }

  /// Sorted values with cumulated weights, for quantiles in which a weight of 2 is a repeated row.
  package struct WeightedSample {
    private let values: [Double]
    private let cumulated: [Double]?

    /// Sorts the values that have a weight.
    package init(_ values: some Sequence<Double>, weights: [Double]?) {
      guard let weights else {
        self.values = values.ascending()
        cumulated = nil
        return
      }
      let pairs = zip(values, weights).filter { $0.1 > 0 }.sorted { $0.0 < $1.0 }
      self.values = pairs.map(\.0)
      var total = 0.0
      cumulated = pairs.map {
        total += $0.1
        return total
      }
    }

    /// The type 7 quantile of the rows, each repeated as often as its weight says.
    package func quantile(_ probability: Double) -> Double {
      guard let cumulated, let total = cumulated.last else {
        return SampleStatistics.quantile(sorted: values, probability)
      }
      let position = probability * max(0, total - 1)
      let below = position.rounded(.down)
      let low = value(at: below, cumulated)
      return low + (position - below) * (value(at: below + 1, cumulated) - low)
    }

    /// The value of the row with an index among the repeated rows.
    private func value(at index: Double, _ cumulated: [Double]) -> Double {
      var low = 0
      var high = cumulated.count - 1
      while low < high {
        let middle = (low + high) / 2
        if cumulated[middle] > index { high = middle } else { low = middle + 1 }
      }
      return values[low]
    }
  }
}
