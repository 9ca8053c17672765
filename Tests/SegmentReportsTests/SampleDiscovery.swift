// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import Foundation

@testable import CustomerFeatures
@testable import SalesData
@testable import SegmentDiscovery
@testable import SegmentReports

/// A made-up finished discovery: whatever shape a report may meet.
struct SampleDiscovery {
  var customerCount = 400
  var segmentCount = 4
  var currency: String? = "GBP"
  var monthCount = 13
  var hasRevenue = true
  var name: (Int) -> String = { SampleDiscovery.names[$0 % SampleDiscovery.names.count] }
  var customerID: (Int) -> String = { "C\($0 + 10_000)" }
  /// The customers of each segment at an earlier moment; none where no model is given.
  var customersThen: [Int]?
  /// Days from that moment to this one; under 0 where it was later.
  var modelAgeDays = 412.3
  /// Today's customers outside what the earlier model has seen.
  var outsideCount = 0
  var files = ["/home/somebody/exports/online_retail.csv"]

  static let names = [
    "Frequent high spenders, active this week", "Regular buyers, last order this month",
    "New customers with one small order", "One order long ago", "Large orders, now silent",
    "Small baskets, many orders", "Returning after a year", "Bargain hunters",
    "Seasonal buyers", "Everybody else",
  ]

  let provenance = ReportBundle.Provenance(
    version: "0.1.0", blas: "reference BLAS (netlib)",
    command: "clientele discover online_retail.csv -o report --seed 7")

  var bundle: ReportBundle {
    ReportBundle(result: result, summary: summary, provenance: provenance, ledger: told)
  }

  /// The sales with the months of their orders, as a reading gives them.
  var told: SalesLedger {
    var ledger = ledger
    let months = Dictionary(grouping: ledger.orders) { $0.placed.description.prefix(7) }
    ledger.summary.months = months.sorted { $0.key < $1.key }.map { month, orders in
      SalesSummary.Month(
        month: String(month), orders: orders.count,
        revenue: orders.reduce(Money.zero) { $0 + $1.amount })
    }
    return ledger
  }

  var context: ReportContext {
    ReportContext(
      result: result, summary: summary,
      provenance: ReportBundle.Provenance(version: "0.1.0", blas: "netlib", command: ""),
      ledger: told)
  }

  private var asOf: Timestamp { Timestamp(secondsSince1970: 1_323_475_200) }

  /// A repeatable number in 0..<1 for two indices.
  private func noise(_ a: Int, _ b: Int) -> Double {
    var x = UInt64(truncatingIfNeeded: a &* 2_654_435_761 &+ b &* 40_503 &+ 12_345)
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((x ^ (x >> 31)) >> 11) / 9_007_199_254_740_992
  }

  /// Which segment a customer is in: later segments are larger.
  func segment(of customer: Int) -> Int {
    guard customer >= segmentCount else { return customer }
    let draw = noise(customer, 9)
    return min(segmentCount - 1, Int(Double(segmentCount) * (1 - draw * draw)))
  }

  var ledger: SalesLedger {
    var orders: [SalesLedger.Order] = []
    var offsets = [0]
    for customer in 0..<customerCount {
      let rank = Double(segment(of: customer))
      let count = max(1, Int((18 / (rank * rank + 1)) * (0.5 + noise(customer, 1))))
      let last = (4 + 25 * rank * rank) * (0.3 + 1.4 * noise(customer, 2))
      for order in 0..<count {
        let days = min(370, last + Double(count - 1 - order) * 14 + noise(customer, 20 + order))
        let cents = Int((90 + 400 * noise(customer, 50 + order)) / (1 + rank / 2) * 100)
        orders.append(
          SalesLedger.Order(
            placed: Timestamp(secondsSince1970: asOf.secondsSince1970 - Int64(days * 86_400)),
            amount: hasRevenue ? Money(micros: Int128(cents) * 10_000) : Money(micros: 10_000),
            lineCount: 1))
      }
      offsets.append(orders.count)
    }
    return SalesLedger(
      customerIDs: (0..<customerCount).map(customerID), orders: orders, orderOffsets: offsets,
      asOf: asOf, summary: summary(revenue: .zero, orders: orders.count))
  }

  var summary: SalesSummary {
    let orders = ledger.orders
    return summary(revenue: orders.reduce(Money.zero) { $0 + $1.amount }, orders: orders.count)
  }

  private func summary(revenue: Money, orders: Int) -> SalesSummary {
    let rejections = [
      SalesSummary.Rejection(
        reason: "no customer", rows: 135_080, amount: Money(micros: 1_447_682_120_000)),
      SalesSummary.Rejection(
        reason: "no readable amount", rows: 1, amount: .zero),
    ]
    let lost = rejections.reduce(Money.zero) { $0 + $1.amount }
    let refunds = SalesSummary.RefundOnly(customers: 1, amount: Money(micros: -8_300_500_000))
    let used = orders * 22
    let months = (0..<monthCount).map { index in
      let month = (11 + index) % 12 + 1
      return SalesSummary.Month(
        month: "\(2010 + (11 + index) / 12)-\(month < 10 ? "0" : "")\(month)",
        orders: hasRevenue ? orders / max(1, monthCount) : 0,
        revenue: hasRevenue
          ? Money(micros: Int128(revenue.doubleValue * (0.5 + noise(index, 3)) / 13 * 1e6))
          : .zero)
    }
    return SalesSummary(
      files: files,
      layout: SalesSummary.Layout(
        name: "UCI Online Retail", confidence: 1, reason: "all \(8) columns that identify it"),
      encoding: "UTF-8", delimiter: ",", dateFormat: "month/day/year",
      currency: currency,
      columns: [
        SalesSummary.MappedColumn(field: "customer", column: "CustomerID"),
        SalesSummary.MappedColumn(field: "date", column: "InvoiceDate"),
      ],
      rows: used + rejections.reduce(0) { $0 + $1.rows }, rowsUsed: used,
      rowsRejected: rejections, duplicateRows: 5268, customers: customerCount, orders: orders,
      refunds: 3654, amount: revenue + lost + refunds.amount, revenue: revenue,
      refundOnly: refunds, firstOrder: Timestamp(secondsSince1970: 1_291_191_960),
      lastOrder: Timestamp(secondsSince1970: 1_323_435_000), asOf: asOf, months: months,
      notes: ["Times name their zone and are read as UTC."])
  }

  var result: DiscoveryResult {
    let customers = CustomerTable(ledger)
    let names = ["recency_days", "frequency", "monetary"]
    let features = Feature.catalogue.filter { names.contains($0.name) }
    let columns = [
      customers.recencyDays, customers.frequency.map(Double.init),
      customers.monetary.map(\.doubleValue),
    ]
    let labels = (0..<customerCount).map { Int32(segment(of: $0)) }
    let revenue = customers.monetary.reduce(Money.zero, +)
    let segments = (0..<segmentCount).map { index in
      described(
        index, members: labels.indices.filter { labels[$0] == Int32(index) }, customers: customers,
        features: features, columns: columns, revenue: revenue)
    }
    let values = (0..<segmentCount).map { index -> [Double] in
      let width = 0.5 + 0.12 * Double(index % 4)
      let members = labels.indices.filter { labels[$0] == Int32(index) }.prefix(500)
      return members.map { 0.85 - noise($0, 5) * width }.sorted(by: >)
    }
    return DiscoveryResult(
      customers: customers, attributes: nil,
      features: FeatureTable(features: features, values: Matrix(columns: columns)),
      preparation: FeaturePreparation(
        columns: features.map {
          FeaturePreparation.Column(
            feature: $0, transform: .log1p, logUnit: 1, scaling: .zScore, skewness: 3.21,
            transformedSkewness: 0.1234, center: 3.3, scale: 1.2, isConstant: false)
        }), segmentIndices: labels, structure: structure, choice: choice, segments: segments,
      thresholds: GateThresholds(), adjustments: adjustments, views: views(labels, segments),
      silhouette: SilhouetteProfile(
        mean: 0.43, isSampled: customerCount > 2000,
        interval: customerCount > 2000 ? 0.421...0.439 : nil, values: values), tree: tree,
      change: change(segments), rfm: rfm(customers), seed: 7,
      notes: ["Silhouettes are computed on prepared features."])
  }

  /// What has moved: strongly, where the earlier shares were others.
  private func change(_ segments: [Segment]) -> SegmentChange? {
    guard let customersThen else { return nil }
    let total = Double(max(1, customersThen.reduce(0, +)))
    let drift = SegmentMovement.Drift(
      name: "recency_days", label: "days since the last order", stabilityIndex: 1.37,
      pValue: 1e-12, reading: "shifted", medianBefore: nil, medianAfter: nil)
    let outside = Double(outsideCount) / Double(customerCount)
    let (advice, reason) = SegmentMovement.advice([drift], outsideShare: outside, age: modelAgeDays)
    let change = Change(
      segments: zip(segments, customersThen).map { segment, then in
        Change.Side(
          id: segment.id, name: segment.name, customersThen: then,
          shareThen: Double(then) / total, customersNow: segment.customers,
          shareNow: segment.customerShare)
      }, drifts: [drift], outsideShare: outside, modelAgeDays: modelAgeDays, advice: advice,
      reason: reason)
    return try? JSONDecoder().decode(SegmentChange.self, from: JSONEncoder().encode(change))
  }

  /// What a `SegmentChange` is encoded as; it has no initializer but from a model.
  private struct Change: Encodable {
    struct Side: Encodable {
      let id: Int
      let name: String
      let customersThen: Int
      let shareThen: Double
      let customersNow: Int
      let shareNow: Double
    }
    let segments: [Side]
    let drifts: [SegmentMovement.Drift]
    let outsideShare: Double
    let modelAgeDays: Double
    let advice: SegmentMovement.Advice
    let reason: Wording
  }

  private func described(
    _ index: Int, members: [Int], customers: CustomerTable, features: [Feature],
    columns: [[Double]], revenue: Money
  ) -> Segment {
    let money = members.reduce(Money.zero) { $0 + customers.monetary[$1] }
    let others = segmentCount > 1 ? (index + 1) % segmentCount : nil
    let profile = features.indices.map { column in
      typical(
        features[column], values: members.map { columns[column][$0] }, all: columns[column],
        index: index, column: column)
    }
    let silhouette = 0.62 - 0.13 * Double(index % 4)
    return Segment(
      id: index + 1, name: name(index), customers: members.count,
      customersInterval: Double(members.count) * 0.9...Double(members.count) * 1.1,
      customerShare: Double(members.count) / Double(customerCount), revenue: money,
      revenueShare: money.doubleValue / max(revenue.doubleValue, 1e-9),
      revenueShareInterval: 0.1...0.3, profile: profile, traits: traits, reach: [],
      distinctiveness: Distinctiveness(
        silhouette: silhouette, misplacedShare: 0.03 * Double(index),
        stability: segmentCount > 1 ? 0.81 : nil,
        nearest: others.map {
          Distinctiveness.Nearest(
            id: $0 + 1, name: name($0), distance: 1.87, overlap: 0.12, valleyDepth: 0.64)
        }),
      rule: SegmentRule(
        text: "last order at most 31 days ago and at least 6 orders",
        condition: "recency_days <= 31 and frequency >= 6",
        sql: "recency_days <= 31 AND frequency >= 6", precision: 0.912, recall: 0.874),
      gates: gates,
      action: "Give them early access to new ranges and ask them for a recommendation.",
      summary: "They buy often and bought lately.")
  }

  private func typical(
    _ feature: Feature, values: [Double], all: [Double], index: Int, column: Int
  ) -> FeatureProfile {
    let sorted = values.sorted()
    func quantile(_ share: Double, _ values: [Double]) -> Double {
      values.isEmpty ? 0 : values[Int(share * Double(values.count - 1))]
    }
    let sign = column == 0 ? -1.0 : 1.0
    let effect = sign * (1.9 - 0.9 * Double(index % 4)) + 0.05 * Double(column)
    return FeatureProfile(
      feature: feature, center: quantile(0.5, sorted) * 0.95,
      mean: values.reduce(0, +) / Double(max(1, values.count)), median: quantile(0.5, sorted),
      lowerQuartile: quantile(0.25, sorted), upperQuartile: quantile(0.75, sorted),
      overallMedian: quantile(0.5, all.sorted()), standardizedCenter: effect * 0.7,
      effectSize: effect, effectInterval: (effect - 0.11)...(effect + 0.12))
  }

  private var gates: Gates {
    func gate(_ outcome: Gates.Gate.Outcome, _ figure: Double?, _ text: Wording) -> Gates.Gate {
      Gates.Gate(outcome: outcome, figure: figure, threshold: 0.5, explanation: text)
    }
    return Gates(
      measurable: gate(.passed, 0.04, "Its size is known within 4% either way."),
      accessible: gate(.unknown, nil, "The input has no e-mail column, so this is unknown."),
      substantial: gate(
        .passed, 0.235, "23.5% of customers; 5% of customers or revenue is enough."),
      distinct: gate(.doubtful, 0.8, "No division there is proven."),
      actionable: gate(.failed, 0.4, "The rule picks 40% of the members."),
      stable: gate(.passed, 0.81, "81% of it is found again."))
  }

  private var traits: [SegmentTrait] {
    segmentCount > 1
      ? [
        SegmentTrait(
          name: "tenure_days", label: "days since the first order", category: nil,
          comparison: .amount(median: 31, otherMedian: 250, delta: -0.61), test: "Mann-Whitney",
          pValue: 1e-9, adjustedPValue: 4e-9, strength: 0.61),
        SegmentTrait(
          name: "country", label: "country", category: "Österreich & <Südtirol>",
          comparison: .share(members: 0.4, base: 0.1, lift: 4), liftInterval: 2.5...5.5,
          test: "Fisher", pValue: 0.001, adjustedPValue: 0.02, strength: 0.3),
      ] : []
  }

  private var structure: Structure {
    Structure(
      verdict: .gradual, pValue: 0.31, groupCount: 1, smallestProvableShare: 0.02,
      explanation: "The customers form a continuum.", method: "The null is one population.")
  }

  private var adjustments: [SegmentAdjustment] {
    segmentCount > 2
      ? [
        SegmentAdjustment(
          kind: .merge, segmentIDs: [1, 2], reason: "No valley divides the first two.",
          explainedBefore: 0.61, explainedAfter: 0.55)
      ] : []
  }

  private func views(_ labels: [Int32], _ segments: [Segment]) -> SegmentViews {
    let names = segments.map(\.name)
    let counts = names.indices.map { row in
      names.indices.map { row == $0 ? segments[row].customers : 0 }
    }
    let table = CrossTable(
      rowTitle: "discovered segments", columnTitle: "segments by rule", rows: names,
      columns: names, counts: counts, adjustedRandIndex: 0.78)
    return SegmentViews(rfm: table, rules: table, rfmWithRules: 0.5, methods: nil)
  }

  private var choice: Choice {
    let candidates = ["kmeans", "ward"].flatMap { algorithm -> [Choice.Candidate] in
      (2...10).map { k -> Choice.Candidate in
        let loss = algorithm == "ward" ? 0.03 : 0.0
        let distance = Double(abs(k - segmentCount))
        return Choice.Candidate(
          algorithm: algorithm, k: k, silhouette: 0.43 - loss - 0.018 * distance,
          silhouetteSquared: 0.6 - 0.01 * Double(k), calinskiHarabasz: 4123.4 / Double(k),
          daviesBouldin: 0.9 + 0.02 * Double(k), inertia: 12_345.6 / Double(k),
          smallestShare: 0.3 / Double(k), isChosen: algorithm == "kmeans" && k == segmentCount)
      }
    }
    return Choice(
      algorithm: segmentCount > 1 ? "kmeans" : "none", k: segmentCount,
      reason: "k-means with \(segmentCount) segments has the highest silhouette of 3 to 5.",
      rule: "The highest mean silhouette of 3 to 5 segments wins, unless more are clearly better.",
      candidates: segmentCount > 1 ? candidates : [], agreement: segmentCount > 1 ? 0.78 : nil)
  }

  private var tree: SegmentTree? {
    guard segmentCount > 1 else { return nil }
    let leaves = (0..<(segmentCount * 3)).map {
      SegmentTree.Leaf(customers: 20 + 13 * $0, segmentID: $0 / 3 + 1)
    }
    var merges: [SegmentTree.Merge] = []
    var roots: [Int] = []
    for segment in 0..<segmentCount {
      let height = 10 + Double(segment)
      merges.append(SegmentTree.Merge(first: 3 * segment, second: 3 * segment + 1, height: height))
      merges.append(
        SegmentTree.Merge(
          first: leaves.count + merges.count - 1, second: 3 * segment + 2, height: height * 1.7))
      roots.append(leaves.count + merges.count - 1)
    }
    var root = roots[0]
    for (step, other) in roots.dropFirst().enumerated() {
      merges.append(
        SegmentTree.Merge(first: root, second: other, height: 45 + 21 * Double(step)))
      root = leaves.count + merges.count - 1
    }
    return SegmentTree(leaves: leaves, merges: merges, cutHeight: 40)
  }

  private func rfm(_ customers: CustomerTable) -> RFMOverview {
    let names = [
      "Champions", "Loyal customers", "Potential loyalists", "New customers", "Promising",
      "Need attention", "About to sleep", "At risk", "Cannot lose them", "Hibernating", "Lost",
    ]
    var counts = Array(repeating: 0, count: 25)
    for row in 0..<customerCount {
      let r = 4 - min(4, Int(customers.recencyDays[row] / 60))
      let f = min(4, customers.frequency[row] / 3)
      counts[r * 5 + f] += 1
    }
    let share = Int128(customers.monetary.reduce(Money.zero, +).micros) / 66
    return RFMOverview(
      bins: 5,
      segments: names.enumerated().map { index, name in
        RFMOverview.NamedSegment(
          name: name, customers: index == 8 ? 0 : customerCount / 10,
          revenue: index == 8 ? .zero : Money(micros: share * Int128(11 - index)))
      },
      grid: counts.enumerated().map { index, count in
        RFMOverview.Cell(
          r: index / 5 + 1, f: index % 5 + 1, customers: count,
          medianMonetary: count == 0 ? 0 : Double(index * index) * 13.7 + 40)
      }, cuts: ["R": [180.2, 90.4, 30, 9.5], "F": [1, 2, 4, 7], "M": [100, 350, 800, 2400]],
      tieShares: ["R": 0.02, "F": 0.981, "M": 0.004])
  }
}
