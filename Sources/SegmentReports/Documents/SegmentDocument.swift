// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery

/// One segment and its scores, as JSON.
struct SegmentDocument: Encodable, Sendable {
  /// How far it stands apart.
  struct Apart: Encodable, Sendable {
    let score: Double?
    let word: String
    let silhouette: Double?
    let misplacedShare: Double?
    let stability: Double?
    let nearest: Distinctiveness.Nearest?
  }

  /// A feature or attribute that was not used to find it.
  struct Trait: Encodable, Sendable {
    let name: String
    let category: String?
    /// Medians of the members and of the others, and Cliff's delta, for an amount.
    let median: Double?
    let otherMedian: Double?
    let delta: Double?
    /// The members' share and that of all customers, and their ratio, for a category.
    let share: Double?
    let baseShare: Double?
    let lift: Double?
    /// Lower and upper end of the 95 percent interval.
    let liftInterval: [Double]?
    let test: String
    let pValue: Double
    let adjustedPValue: Double

    init(_ trait: SegmentTrait) {
      name = trait.name
      category = trait.category
      test = trait.test
      pValue = trait.pValue
      adjustedPValue = trait.adjustedPValue
      liftInterval = trait.liftInterval.map { [$0.lowerBound, $0.upperBound] }
      switch trait.comparison {
      case .amount(let median, let otherMedian, let delta):
        self.median = median
        self.otherMedian = otherMedian
        self.delta = delta
        share = nil
        baseShare = nil
        lift = nil
      case .share(let members, let base, let lift):
        median = nil
        otherMedian = nil
        delta = nil
        share = members
        baseShare = base
        self.lift = lift.finite
      }
    }
  }

  /// Where it stands on one feature, in real units.
  struct Profile: Encodable, Sendable {
    let center: Double?
    let mean: Double?
    let median: Double?
    let lowerQuartile: Double?
    let upperQuartile: Double?
    let overallMedian: Double?
    let standardizedCenter: Double?
    let effectSize: Double?
    /// Lower and upper end of the 95 percent interval.
    let effectInterval: [Double]?

    init(_ profile: FeatureProfile) {
      center = profile.center.finite
      mean = profile.mean.finite
      median = profile.median.finite
      lowerQuartile = profile.lowerQuartile.finite
      upperQuartile = profile.upperQuartile.finite
      overallMedian = profile.overallMedian.finite
      standardizedCenter = profile.standardizedCenter.finite
      effectSize = profile.effectSize.finite
      let ends = [profile.effectInterval.lowerBound, profile.effectInterval.upperBound]
      effectInterval = ends.allSatisfy(\.isFinite) ? ends : nil
    }
  }

  /// The rule; for a single segment there is nothing to tell apart.
  let rule: SegmentRule
  let id: Int
  let name: String
  let customers: Int
  /// Lower and upper end of the 95 percent interval.
  let customersInterval: [Double]
  let customerShare: Double?
  let revenue: Money
  let revenueShare: Double?
  /// Lower and upper end of the 95 percent interval.
  let revenueShareInterval: [Double]?
  /// By the feature's name in rules and files.
  let centre: [String: Double]
  let distinctiveness: Apart
  let profile: [String: Profile]
  /// Left out where the orders are not known.
  let months: [SegmentMonths.Cell]?
  /// In how many of them it brought more than any other.
  let leadingMonths: Int?
  /// Left out in a private report, and where no two features vary.
  let map: SegmentMap?
  let traits: [Trait]
  let reach: [ChannelReach]
  let gates: Gates
  /// How to measure an action; left out where there are too few customers.
  let measurement: MeasurementPlan?
  let action: Wording
  let summary: Wording

  init(_ segment: Segment, _ context: ReportContext) {
    id = segment.id
    name = segment.name
    customers = segment.customers
    customersInterval = [
      segment.customersInterval.lowerBound, segment.customersInterval.upperBound,
    ]
    customerShare = segment.customerShare.finite
    revenue = segment.revenue
    revenueShare = segment.revenueShare.finite
    revenueShareInterval = segment.revenueShareInterval.map { [$0.lowerBound, $0.upperBound] }
    var centers: [String: Double] = [:]
    var profiles: [String: Profile] = [:]
    for profile in segment.profile {
      if profile.center.isFinite { centers[profile.feature.name] = profile.center }
      profiles[profile.feature.name] = Profile(profile)
    }
    centre = centers
    profile = profiles
    let apart = segment.distinctiveness
    distinctiveness = Apart(
      score: apart.score.finite, word: apart.word.rawValue, silhouette: apart.silhouette.finite,
      misplacedShare: apart.misplacedShare.finite, stability: apart.stability?.finite,
      nearest: apart.nearest)
    let index = context.index(ofSegment: segment.id)
    months = index.flatMap { context.segmentMonths?.cells[$0] }
    leadingMonths = index.flatMap { context.segmentMonths?.leadingMonths($0) }
    map = index.flatMap {
      context.maps.indices.contains($0) ? context.maps[$0] : nil
    }
    traits = context.traits(segment).map { Trait($0) }
    reach = segment.reach.filter { context.shown($0.customers) != nil }
    rule = segment.rule
    gates = segment.gates
    measurement = MeasurementPlan(customers: segment.customers)
    action = segment.action
    summary = segment.summary
  }
}
