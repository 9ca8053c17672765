// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import ReproducibleComputing

/// Bootstrap intervals of what each segment is of all: its customers and its money.
///
/// Each draw gives every customer a weight from a Poisson distribution of mean 1, which is
/// resampling with replacement but for the total, and shares are free of the total (Hanley and
/// MacGibbon, Computer Methods and Programs in Biomedicine 83:57, 2006; Chamandy, Muralidharan,
/// Najmi and Naidu, "Estimating uncertainty for massive data streams", Google 2012). The intervals
/// are percentiles of the draws (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993,
/// chapter 13).
///
/// Up to ``individuals`` customers of a segment, those with the most money, are weighed one by
/// one. What the others of a large segment sum to is drawn at once from the normal distribution
/// with the same moments: each of them is a small part of the sum, so that the central limit
/// theorem holds well, and the cost of a draw does not grow with the number of customers.
struct ShareBootstrap: Sendable, Hashable {
  /// The intervals of one segment.
  struct Intervals: Sendable, Hashable {
    /// Its share of the customers, in 0...1.
    let customerShare: ClosedRange<Double>
    /// Its share of the money; 0 in a draw whose money is not over 0.
    let revenueShare: ClosedRange<Double>
    /// Its money, for the same number of customers, in the unit given.
    let revenue: ClosedRange<Double>
  }

  /// The segments, in their order.
  let intervals: [Intervals]

  /// Customers of a segment that are weighed one by one.
  static let individuals = 1_000

  /// Draws the intervals.
  ///
  /// - Parameters:
  ///   - revenues: The money of each customer.
  ///   - groups: The segment of each, from 0.
  ///   - groupCount: The number of segments.
  ///   - draws: The number of draws, at least 1.
  ///   - confidence: The level, over 0 and under 1.
  ///   - seed: Equal seeds give equal intervals.
  /// - Complexity: O(n) to sort the customers, then O(segments x individuals) a draw.
  init(
    revenues: [Double], groups: [Int32], groupCount: Int, draws: Int = 1_000,
    confidence: Double = 0.95, seed: UInt64
  ) {
    precondition(revenues.count == groups.count && draws > 0, "each customer has a segment")
    let groups = Self.split(revenues, groups, groupCount)
    let count = Double(revenues.count)
    let weights = PoissonWeights()
    var generator = SeededGenerator(seed: seed, stream: 0x5348_4152_4553)
    var customerShares = [[Double]](repeating: [], count: groupCount)
    var revenueShares = customerShares
    var amounts = customerShares
    for _ in 0..<draws {
      let sums = groups.map { $0.draw(weights, &generator) }
      let customers = sums.reduce(0) { $0 + $1.customers }
      let revenue = SampleStatistics.sum(sums.map(\.revenue))
      for (group, sum) in sums.enumerated() {
        customerShares[group].append(customers > 0 ? sum.customers / customers : 0)
        revenueShares[group].append(revenue > 0 ? sum.revenue / revenue : 0)
        amounts[group].append(customers > 0 ? sum.revenue / customers * count : 0)
      }
    }
    func interval(_ values: [Double]) -> ClosedRange<Double> {
      let sorted = values.sorted()
      return SampleStatistics.quantile(
        sorted: sorted, (1 - confidence) / 2)...SampleStatistics.quantile(
          sorted: sorted, (1 + confidence) / 2)
    }
    intervals = (0..<groupCount).map {
      Intervals(
        customerShare: interval(customerShares[$0]), revenueShare: interval(revenueShares[$0]),
        revenue: interval(amounts[$0]))
    }
  }

  /// A segment as it is drawn from.
  private struct Group {
    /// The customers with the most money, weighed one by one.
    var leading: [Double] = []
    /// The other customers' number, sum and sum of squares.
    var count = 0
    var sum = SampleStatistics.CompensatedSum()
    var squares = SampleStatistics.CompensatedSum()

    func draw(
      _ weights: PoissonWeights, _ generator: inout SeededGenerator
    ) -> (customers: Double, revenue: Double) {
      var (customers, revenue) = (0.0, 0.0)
      for value in leading {
        let weight = weights.draw(&generator)
        customers += weight
        revenue += weight * value
      }
      guard count > 0 else { return (customers, revenue) }
      // Number and money of Poisson weights: variances n and sum of squares, covariance the sum.
      let n = Double(count)
      let total = sum.value
      let (first, second) = (generator.normal(), generator.normal())
      let along = total / n.squareRoot()
      let across = max(0, squares.value - along * along).squareRoot()
      customers += max(0, n + n.squareRoot() * first)
      revenue += total + along * first + across * second
      return (customers, revenue)
    }
  }

  private static func split(
    _ revenues: [Double], _ groups: [Int32], _ groupCount: Int
  ) -> [Group] {
    var split = [Group](repeating: Group(), count: groupCount)
    var largestFirst = revenues.enumerated().map {
      RadixSort.Keyed(key: RadixSort.key(-abs($1)), place: UInt64($0))
    }
    RadixSort.sort(&largestFirst)
    for element in largestFirst {
      let revenue = revenues[Int(element.place)]
      let group = Int(groups[Int(element.place)])
      if split[group].leading.count < individuals {
        split[group].leading.append(revenue)
      } else {
        split[group].count += 1
        split[group].sum.add(revenue)
        split[group].squares.add(revenue * revenue)
      }
    }
    return split
  }
}

/// Draws from the Poisson distribution of mean 1, by inversion of one uniform deviate.
private struct PoissonWeights {
  /// The chance of at most 0, 1, 2, ...; beyond 18 it is 1 in doubles.
  private let cumulated: [Double]

  init() {
    var term = PortableMath.exponential(-1)
    var sum = term
    var cumulated = [sum]
    for count in 1...18 {
      term /= Double(count)
      sum += term
      cumulated.append(sum)
    }
    self.cumulated = cumulated
  }

  func draw(_ generator: inout SeededGenerator) -> Double {
    let uniform = generator.uniform()
    var weight = 0
    while weight < cumulated.count, uniform >= cumulated[weight] { weight += 1 }
    return Double(weight)
  }
}
