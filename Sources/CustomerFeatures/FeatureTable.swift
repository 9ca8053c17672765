// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing
import SalesData

/// Features of customers in real units: one row a customer, one column a feature.
public struct FeatureTable: Sendable, Hashable {
  /// What each column holds.
  public let features: [Feature]

  /// The values: customers x features, in real units (days, orders, money).
  public let values: Matrix<Double>

  /// Creates a table from values that were computed elsewhere.
  ///
  /// - Parameters:
  ///   - features: What each column holds; as many as columns.
  ///   - values: One row a customer.
  public init(features: [Feature], values: Matrix<Double>) {
    precondition(features.count == values.columnCount, "one feature describes one column")
    self.features = features
    self.values = values
  }

  /// Computes features of the catalogue.
  ///
  /// - Parameters:
  ///   - customers: The customers, one row each.
  ///   - names: Names of the catalogue, in the order of the columns.
  ///   - execution: The threads that compute the rows.
  /// - Throws: `FeatureError` when a name is unknown or repeated, or when none is given.
  /// - Complexity: O(customers x features).
  public init(
    _ customers: CustomerTable, features names: [String] = Feature.standardNames,
    execution: Execution = .default
  ) throws {
    let entries = try names.map(Self.entry)
    guard !entries.isEmpty else {
      throw FeatureError(.empty, "no feature is named; choose from \(Self.knownNames)")
    }
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw FeatureError(.repeatedFeature, "the feature \(name) is named twice; name it once")
    }
    let count = customers.count
    features = entries.map(\.feature)
    values = Matrix(rowCount: count, columnCount: entries.count) { buffer in
      nonisolated(unsafe) let buffer = buffer
      execution.forEachChunk(of: count, size: 1 << 14) { _, rows in
        for row in rows {
          let sales = customers.records.sales(row)
          for (column, entry) in entries.enumerated() {
            buffer.initializeElement(
              at: column * count + row, to: entry.value(sales, customers.asOf))
          }
        }
      }
    }
  }

  private static var knownNames: String {
    Feature.catalogue.map(\.name).joined(separator: ", ")
  }

  private static func entry(named name: String) throws -> CatalogueEntry {
    guard let entry = CatalogueEntry.all.first(where: { $0.feature.name == name }) else {
      throw FeatureError(
        .unknownFeature, "there is no feature \"\(name)\"; the known ones are \(knownNames)")
    }
    return entry
  }
}
