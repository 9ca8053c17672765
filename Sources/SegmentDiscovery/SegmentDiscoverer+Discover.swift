// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import CustomerFeatures
import DenseLinearAlgebra
public import ReproducibleComputing
public import SalesData

extension SegmentDiscoverer {
  /// Discovers the segments of a ledger's customers.
  ///
  /// - Parameters:
  ///   - ledger: The customers and their orders.
  ///   - execution: The threads, and whom to tell of progress.
  /// - Returns: The chosen segments with their scores and the evidence.
  /// - Throws: `FeatureError` for an unknown feature, `DiscoveryError` when there is no customer or
  ///   the settings cannot be met, `ClusteringError`, or `CancellationError`.
  /// - Complexity: As `discover(customers:features:attributes:execution:)`, and O(orders).
  public func discover(
    _ ledger: SalesLedger, execution: Execution = .default
  ) throws -> DiscoveryResult {
    execution.report("describing customers", fraction: nil)
    let customers = CustomerTable(ledger)
    try execution.checkCancellation()
    return try discover(
      customers: customers,
      features: FeatureTable(customers, features: featureNames ?? Feature.standardNames),
      clock: customers.count > 0 ? TradeClock(ledger.purchasesByDay) : nil,
      attributes: ledger.attributes,
      execution: execution)
  }

  /// Discovers segments from features that are ready, such as ones from outside the catalogue.
  ///
  /// - Parameters:
  ///   - customers: The customers; their money and RFM figures are reported.
  ///   - features: What is clustered: one row for each of the customers, in their order.
  ///   - attributes: What else is known of them, in their order.
  ///   - execution: The threads, and whom to tell of progress.
  /// - Returns: The chosen segments with their scores and the evidence.
  /// - Throws: `DiscoveryError`, `FeatureError`, `ClusteringError` or `CancellationError`.
  /// - Complexity: k-means is O(customers x features x k) an iteration; Ward's tree needs memory
  ///   that grows with the customers.
  public func discover(
    customers: CustomerTable, features: FeatureTable, attributes: CustomerAttributes? = nil,
    execution: Execution = .default
  ) throws -> DiscoveryResult {
    try discover(
      customers: customers, features: features, clock: nil, attributes: attributes,
      execution: execution)
  }

  private func discover(
    customers: CustomerTable, features: FeatureTable, clock: TradeClock?,
    attributes: CustomerAttributes?, execution: Execution
  ) throws -> DiscoveryResult {
    guard customers.count > 0 else {
      throw DiscoveryError(
        .noCustomers, "no customer has a purchase",
        remedy: "check the columns that were read as customer, date and amount")
    }
    if let least = segmentCounts?.lowerBound, least < 1 {
      throw DiscoveryError(
        .segmentCounts, "\(least) is no number of segments", remedy: "ask for 1 or more")
    }
    guard features.values.rowCount == customers.count else {
      throw DiscoveryError(
        .shape,
        "there are \(features.values.rowCount) rows of features for \(customers.count) customers",
        remedy: "give one row for each customer")
    }
    execution.report("preparing features", fraction: 0)
    let preparation = try FeaturePreparation.fit(features)
    let points = try preparation.apply(features)
    let (counts, limits) = allowedCounts(points)
    let costs = StageCosts(customers: customers.count, counts: counts)
    // The proven groups are not known yet; most tables have none or few.
    let parts = ProgressSpan(execution: execution).parts([
      costs.preparing, costs.structure,
      counts == nil
        ? 0
        : costs.candidates(tree: runsWard(points), groups: false).reduce(0, +),
      costs.assembly.reduce(0, +),
    ])
    let finding = try StructureFinding(
      customers, features, clock: clock, isTested: counts != nil, seed: seed,
      execution: parts[1].named("testing for structure"))
    var search = CandidateSearch(
      points: points, money: customers.monetary.map(\.micros), resampleCount: resampleCount,
      seed: seed)
    search.notes = preparation.notes + limits
    if let counts {
      let proven = finding.structure.groupCount
      try search.run(
        counts: segmentCounts == nil
          ? counts.lowerBound...max(counts.upperBound, proven) : counts,
        groups: finding.groups, features: features.values,
        runsWard: runsWard(points), progress: parts[2])
    }
    let chosen = ChoiceRule(settings: self, counts: counts, structure: finding.structure).choose(
      search.candidates, because: limits.first)
    try execution.checkCancellation()
    let result = try ResultAssembly(
      settings: self, customers: customers, attributes: attributes, features: features,
      preparation: preparation,
      finding: finding, search: search, chosen: chosen
    ).result(progress: parts[3])
    execution.report("describing segments", fraction: 1)
    return result
  }

  private func runsWard(_ points: Matrix<Double>) -> Bool {
    algorithm == .ward || points.rowCount <= wardCustomerLimit
  }

  /// The numbers of segments that these points allow (nil: a single segment), and why fewer.
  private func allowedCounts(_ points: Matrix<Double>) -> (ClosedRange<Int>?, [Wording]) {
    // A segment of fewer than ten customers, on average, says nothing of the next ones.
    let most = max(2, min(Self.standardCounts.upperBound, points.rowCount / 10))
    let asked = segmentCounts ?? Self.standardCounts.lowerBound...most
    guard asked.upperBound >= 2 else { return (nil, ["One segment was asked for."]) }
    guard points.rowCount >= Self.leastCustomers else {
      let count = points.rowCount
      let least = Self.leastCustomers
      return (
        nil,
        [
          count == 1
            ? "There is 1 customer; under \(least), groups cannot be told from chance."
            : "There are \(count) customers; under \(least), groups cannot be told from chance."
        ]
      )
    }
    let wanted = max(2, asked.lowerBound)...asked.upperBound
    let distinct = Self.distinctRows(points, atMost: wanted.upperBound)
    guard distinct >= 2 else { return (nil, ["All customers are alike in every feature."]) }
    guard distinct < wanted.upperBound else { return (wanted, []) }
    let upper = max(2, distinct)
    return (
      min(wanted.lowerBound, upper)...upper,
      ["Only \(distinct) customers differ from each other, so there are at most \(upper) segments."]
    )
  }

  /// The number of different rows, or a number over the bound once it is known to be higher.
  private static func distinctRows(_ points: Matrix<Double>, atMost bound: Int) -> Int {
    var seen: Set<[Double]> = []
    for row in 0..<points.rowCount {
      seen.insert(points.row(row))
      if seen.count > bound { break }
    }
    return points.columnCount == 0 ? 1 : seen.count
  }
}
