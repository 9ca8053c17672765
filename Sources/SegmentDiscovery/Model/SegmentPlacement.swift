// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import CustomerFeatures
public import SalesData

/// Customers placed into the segments of a model.
public struct SegmentPlacement: Sendable {
  /// The customers.
  public let customers: CustomerTable
  /// The model's features of each, in real units.
  public let features: FeatureTable
  /// The index of each customer's segment in the model.
  public let segmentIndices: [Int32]
  /// Whether each lies outside what the model has seen.
  public let isOutside: [Bool]

  /// Places the customers of a ledger.
  ///
  /// - Parameters:
  ///   - ledger: The customers and their orders; recency counts from its own moment.
  ///   - model: The segments.
  /// - Throws: `FeatureError` when the model's features are not in the catalogue.
  /// - Complexity: O(orders + customers x segments x features), squared features for proven groups.
  public init(_ ledger: SalesLedger, by model: SegmentModel) throws {
    customers = CustomerTable(ledger)
    features = try FeatureTable(customers, features: model.featureNames)
    segmentIndices = try model.assign(features)
    isOutside = model.isOutside(features)
  }
}
