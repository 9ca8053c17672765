// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
public import SegmentDiscovery
public import TabularFiles

/// `segments.csv`: one line a customer, written as it goes: memory does not grow with customers.
public struct SegmentList: Sendable {
  private let customerIDs: [String]
  private let features: FeatureTable
  private let segmentIndices: [Int32]
  private let ids: [Int]
  private let names: [String]
  /// Whether each customer lies outside what a model has seen; nil for a discovery's own.
  private let isOutside: [Bool]?
  /// Decides the random buckets of a discovery's customers; nil for those that a model placed.
  private let bucketSeed: UInt64?

  /// The customers of a discovery, with a last column `random_bucket`: 0...9999, decided by the
  /// customer's id and the discovery's seed alone, to hold back a random part of any list.
  ///
  /// - Parameter result: The discovery.
  public init(_ result: DiscoveryResult) {
    customerIDs = result.customers.customerIDs
    features = result.features
    segmentIndices = result.segmentIndices
    ids = result.segments.map(\.id)
    names = result.segments.map(\.name)
    isOutside = nil
    bucketSeed = result.seed
  }

  /// Customers that were placed by a model, with a last column `outside`: 1 for who lies outside
  /// what the model has seen.
  ///
  /// - Parameters:
  ///   - placement: The customers.
  ///   - model: The segments that they were placed in.
  public init(_ placement: SegmentPlacement, model: SegmentModel) {
    customerIDs = placement.customers.customerIDs
    features = placement.features
    segmentIndices = placement.segmentIndices
    ids = model.segments.map(\.id)
    names = model.segments.map(\.name)
    isOutside = placement.isOutside
    bucketSeed = nil
  }

  /// Writes the header and all rows.
  ///
  /// - Parameter rows: Takes them, in memory or into a file.
  /// - Throws: `OutputError` when a row cannot be written.
  public func write(to rows: inout CSVWriter) throws {
    try rows.header(
      ["customer_id", "segment", "segment_name"] + features.features.map(\.name)
        + (isOutside == nil ? [] : ["outside"]) + (bucketSeed == nil ? [] : ["random_bucket"]))
    // The columns, each contiguous; the names and ids of segments, written once each.
    let columns = features.features.indices.map { features.values.column($0) }
    let starts = columns.map(\.startIndex)
    for (row, customer) in customerIDs.enumerated() {
      let segment = Int(segmentIndices[row])
      rows.text(customer)
      rows.integer(ids[segment])
      rows.text(names[segment])
      for (column, start) in zip(columns, starts) { rows.number(column[start + row]) }
      if let isOutside { rows.integer(isOutside[row] ? 1 : 0) }
      if let bucketSeed { rows.integer(RandomBucket.of(customer, seed: bucketSeed)) }
      try rows.endRow()
    }
  }
}
