// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
public import SalesData

/// How today's customers lie in the segments of an earlier discovery, and how far they have drifted
/// from its customers.
///
/// The earlier customers are known by what the model keeps of them: how many were in each segment
/// and in each bin of each feature. Who moved from where to where needs their orders:
/// ``SegmentMovement``.
public struct SegmentChange: Sendable, Hashable, Codable {
  /// A segment of the earlier model, then and now.
  public struct Side: Sendable, Hashable, Codable {
    /// The segment's id in the earlier model.
    public var id: Int
    /// Its name there.
    public var name: String
    /// Its customers in the earlier discovery.
    public var customersThen: Int
    /// Their share of all then, in 0...1.
    public var shareThen: Double
    /// Today's customers who lie in it.
    public var customersNow: Int
    /// Their share of all now, in 0...1.
    public var shareNow: Double
  }

  /// The segments of the earlier model, in its order.
  public var segments: [Side]

  /// One entry a feature, and one for the shares of the segments; no medians.
  public var drifts: [SegmentMovement.Drift]

  /// The share of today's customers who lie outside what the model has seen.
  public var outsideShare: Double

  /// Days from the earlier moment to this one.
  public var modelAgeDays: Double

  /// What to do with the earlier model.
  public var advice: SegmentMovement.Advice

  /// Why, in a sentence.
  public var reason: Wording

  /// Compares customers with those of a model.
  ///
  /// - Parameters:
  ///   - model: The earlier discovery, of one customer or more.
  ///   - customers: Today's customers, one or more.
  /// - Throws: `FeatureError` when the model's features are not in the catalogue.
  /// - Complexity: O(n log b) for b bins of a feature.
  init(from model: SegmentModel, to customers: CustomerTable) throws {
    let features = try FeatureTable(customers, features: model.featureNames)
    var now = [Int](repeating: 0, count: model.segments.count)
    for index in try model.assign(features) { now[Int(index)] += 1 }
    let then = model.segments.map(\.customers)
    let total = max(1, then.reduce(0, +))
    segments = zip(model.segments, now).map { segment, count in
      Side(
        id: segment.id, name: segment.name, customersThen: segment.customers,
        shareThen: Double(segment.customers) / Double(total), customersNow: count,
        shareNow: Double(count) / Double(max(1, customers.count)))
    }
    var drifts: [SegmentMovement.Drift] = []
    func add(_ name: String, _ label: String, _ index: PopulationStabilityIndex) {
      drifts.append(
        SegmentMovement.Drift(
          name: name, label: label, stabilityIndex: index.value, pValue: index.pValue,
          reading: index.reading.rawValue, medianBefore: nil, medianAfter: nil))
    }
    for (column, feature) in features.features.enumerated() {
      let reference = model.references[column]
      add(
        feature.name, feature.label,
        PopulationStabilityIndex(
          reference: reference.counts,
          current: ReferenceBins.counts(features.values.column(column), reference.bounds)))
    }
    add(
      "segments", "shares of the segments", PopulationStabilityIndex(reference: then, current: now))
    self.drifts = drifts
    let outside = model.isOutside(features).count { $0 }
    outsideShare = Double(outside) / Double(max(1, customers.count))
    modelAgeDays = Double(customers.asOf.secondsSince1970 - model.asOf) / 86_400
    (advice, reason) = SegmentMovement.advice(
      drifts, outsideShare: outsideShare, age: modelAgeDays)
  }
}
