// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

extension Gates {
  /// What the gates are judged on.
  struct Measures {
    var customers: Int
    var customersInterval: ClosedRange<Double>
    var customerShare: Double
    var revenueShare: Double
    var reach: [ChannelReach]
    var distinctiveness: Distinctiveness
    /// Whether a valley to the nearest segment is proven.
    var isProven: Bool
    var rule: SegmentRule
    /// A single segment is all customers: there is nothing to tell it from.
    var isOnly: Bool
  }

  /// Judges a segment.
  init(_ measures: Measures, thresholds: GateThresholds) {
    measurable = Self.measurable(measures, thresholds.measurable)
    accessible = Self.accessible(measures, thresholds.accessible)
    substantial = Self.substantial(measures, thresholds)
    distinct = Self.distinct(measures, thresholds.distinct)
    actionable = Self.actionable(measures, thresholds)
    stable = Self.stable(measures, thresholds.stable)
  }

  private static func outcome(
    _ value: Double, _ bounds: GateThresholds.Bounds, lowerIsBetter: Bool = false
  ) -> Gate.Outcome {
    func reaches(_ bound: Double) -> Bool { lowerIsBetter ? value <= bound : value >= bound }
    return reaches(bounds.passed) ? .passed : reaches(bounds.doubtful) ? .doubtful : .failed
  }

  private static func measurable(
    _ measures: Measures, _ bounds: GateThresholds.Bounds
  ) -> Gate {
    let interval = measures.customersInterval
    let figure =
      (interval.upperBound - interval.lowerBound) / 2 / Double(max(1, measures.customers))
    return Gate(
      outcome: outcome(figure, bounds, lowerIsBetter: true), figure: figure,
      threshold: bounds.passed,
      explanation: """
        Its size is known within \(Wording.percent(figure)) either way (95 percent interval \
        \(Wording.count(Int(interval.lowerBound.rounded()))) to \
        \(Wording.count(Int(interval.upperBound.rounded()))) customers); within \
        \(Wording.percent(bounds.passed)) is enough.
        """)
  }

  private static func accessible(
    _ measures: Measures, _ bounds: GateThresholds.Bounds
  ) -> Gate {
    guard let best = measures.reach.max(by: { $0.share < $1.share }) else {
      return Gate(
        outcome: .unknown, figure: nil, threshold: bounds.passed,
        explanation: "The input has no e-mail, phone or consent column, so this is unknown.")
    }
    let (share, channel) = (Wording.percent(best.share), Wording.known(best.channel))
    let enough = Wording.percent(bounds.passed)
    return Gate(
      outcome: outcome(best.share, bounds), figure: best.share, threshold: bounds.passed,
      explanation: best.needsConsent
        ? "\(share) can be reached by \(channel) with consent; \(enough) is enough."
        : "\(share) can be reached by \(channel), where consent is not known; \(enough) is enough.")
  }

  private static func substantial(_ measures: Measures, _ thresholds: GateThresholds) -> Gate {
    let bounds = thresholds.substantial
    let figure = max(measures.customerShare, measures.revenueShare)
    let shares: Wording = """
      \(Wording.percent(measures.customerShare)) of the customers and \
      \(Wording.percent(measures.revenueShare)) of the money
      """
    if let least = thresholds.breakEvenCustomers {
      return Gate(
        outcome: measures.customers >= least ? .passed : .failed,
        figure: Double(measures.customers), threshold: Double(least),
        explanation: """
          \(Wording.count(measures.customers, "customer")) (\(shares)); a campaign of its own \
          pays from \(Wording.count(least)).
          """)
    }
    return Gate(
      outcome: outcome(figure, bounds), figure: figure, threshold: bounds.passed,
      explanation: """
        \(shares); \(Wording.percent(bounds.passed)) of either is enough, under \
        \(Wording.percent(bounds.doubtful)) of both is too little.
        """)
  }

  private static func distinct(_ measures: Measures, _ bounds: GateThresholds.Bounds) -> Gate {
    guard let nearest = measures.distinctiveness.nearest else {
      return Gate(
        outcome: .unknown, figure: nil, threshold: bounds.passed,
        explanation: "There is no other segment to be distinct from.")
    }
    let depth = nearest.valleyDepth
    let measured = outcome(depth, bounds, lowerIsBetter: true)
    let other = Wording.name(nearest.name)
    let between: Wording =
      depth < 0.995
      ? """
      Between it and \(other) the customers are as few as \(Wording.percent(depth)) of the lower \
      peak
      """ : "Between it and \(other) the customers are no fewer"
    let needed = Wording.percent(bounds.passed)
    return Gate(
      outcome: measured == .passed && !measures.isProven ? .doubtful : measured, figure: depth,
      threshold: bounds.passed,
      explanation: measures.isProven
        ? "\(between); a proven valley of at most \(needed) is needed."
        : """
        \(between), and no division there is proven; a proven valley of at most \(needed) is \
        needed.
        """)
  }

  private static func actionable(_ measures: Measures, _ thresholds: GateThresholds) -> Gate {
    let rule = measures.rule
    let precision = outcome(rule.precision, thresholds.precision)
    let recall = outcome(rule.recall, thresholds.recall)
    let both: Gate.Outcome =
      precision == .failed || recall == .failed
      ? .failed : precision == .passed && recall == .passed ? .passed : .doubtful
    return Gate(
      outcome: both, figure: min(rule.precision, rule.recall),
      threshold: thresholds.precision.passed,
      explanation: """
        Of the customers that its rule picks, \(Wording.percent(rule.precision)) are members \
        (\(Wording.percent(thresholds.precision.passed)) is enough), and it picks \
        \(Wording.percent(rule.recall)) of the members \
        (\(Wording.percent(thresholds.recall.passed)) is enough).
        """)
  }

  private static func stable(_ measures: Measures, _ bounds: GateThresholds.Bounds) -> Gate {
    guard !measures.isOnly, let stability = measures.distinctiveness.stability else {
      return Gate(
        outcome: .unknown, figure: nil, threshold: bounds.passed,
        explanation: measures.isOnly
          ? "There is no other segment that customers could move to."
          : "There are too few customers to resample.")
    }
    return Gate(
      outcome: outcome(stability, bounds), figure: stability, threshold: bounds.passed,
      explanation: """
        In resampled customers \(Wording.percent(stability)) of it is found again (mean Jaccard \
        coefficient); \(Wording.percent(bounds.passed)) is enough, under \
        \(Wording.percent(bounds.doubtful)) is too little.
        """)
  }
}
