// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra

extension FeaturePreparation {
  /// Prepares customers for distances.
  ///
  /// - Parameter table: The features that the preparation was fitted on, of any customers.
  /// - Returns: One row a customer, one column for each of `activeColumns`.
  /// - Throws: `FeatureError` when the table has other features, or a value is not finite.
  /// - Complexity: O(rows x columns).
  public func apply(_ table: FeatureTable) throws -> Matrix<Double> {
    guard table.features.map(\.name) == columns.map(\.feature.name) else {
      let expected = columns.map(\.feature.name).joined(separator: ", ")
      let given = table.features.map(\.name).joined(separator: ", ")
      throw FeatureError(
        .otherFeatures, "the table has the features \(given); the preparation needs \(expected)")
    }
    let rows = table.values.rowCount
    let active = columns.indices.filter { !columns[$0].isConstant }
    for index in active {
      if let bad = table.values.column(index).firstIndex(where: { !$0.isFinite }) {
        throw FeatureError(
          .notFinite,
          "\(columns[index].feature.name) of row \(bad % rows + 1) is not a finite number")
      }
    }
    return Matrix(rowCount: rows, columnCount: active.count) { buffer in
      var position = 0
      for index in active {
        let column = columns[index]
        for value in table.values.column(index) {
          buffer.initializeElement(at: position, to: column.prepared(value))
          position += 1
        }
      }
    }
  }

  /// Prepares one row.
  ///
  /// - Parameter row: One value in real units for each of `columns`.
  /// - Returns: One value for each of `activeColumns`.
  /// - Complexity: O(features).
  public func prepare(_ row: [Double]) -> [Double] {
    precondition(row.count == columns.count, "a row has one value for each column")
    return zip(columns, row).compactMap { column, value in
      column.isConstant ? nil : column.prepared(value)
    }
  }

  /// Carries a prepared row back into real units.
  ///
  /// - Parameter row: One value for each of `activeColumns`.
  /// - Returns: One value for each of `columns`; constant columns have their constant.
  /// - Complexity: O(features).
  public func invert(_ row: [Double]) -> [Double] {
    var remaining = row[...]
    let values = columns.map { column in
      column.realUnits(column.isConstant ? 0 : remaining.popFirst() ?? .nan)
    }
    precondition(
      remaining.isEmpty && !values.contains(where: \.isNaN),
      "a prepared row has one value for each column that is not constant")
    return values
  }
}
