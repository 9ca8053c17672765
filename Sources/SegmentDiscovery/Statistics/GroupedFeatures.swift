// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
import ReproducibleComputing

/// Every feature's order statistics by segment, each found once.
struct GroupedFeatures: Sendable {
  /// Those of the catalogue's features, by name.
  let catalogue: [String: GroupedColumn]
  /// Those of the features in which segments were looked for, by column.
  let used: [GroupedColumn]

  /// Computes and sorts each feature, on all threads.
  ///
  /// - Parameters:
  ///   - customers: The customers.
  ///   - features: In which segments were looked for; some may not be of the catalogue.
  ///   - indices: Each customer's segment.
  ///   - count: The number of segments.
  ///   - execution: The threads; a feature is one chunk.
  /// - Throws: `CancellationError`.
  init(
    _ customers: CustomerTable, _ features: FeatureTable, indices: [Int32], count: Int,
    execution: Execution
  ) throws {
    let names = Feature.catalogue.map(\.name)
    let one = Execution(threadCount: 1)
    let found = try execution.mapChunks(of: names.count, size: 1) { place, _ in
      Result {
        let table = try FeatureTable(customers, features: [names[place]], execution: one)
        let column = GroupedColumn(table.values.column(0), groups: indices, groupCount: count)
        let same = features.features.firstIndex { $0.name == names[place] }
        // A program may have given its own values under the same name.
        let isUsed = same.map { features.values.column($0).elementsEqual(table.values.column(0)) }
        return (column: column, used: isUsed == true ? same : nil)
      }
    }.map { try $0.get() }
    try execution.checkCancellation()
    catalogue = Dictionary(uniqueKeysWithValues: zip(names, found.map(\.column)))
    used = execution.mapChunks(of: features.features.count, size: 1) { place, _ in
      found.first { $0.used == place }?.column
        ?? GroupedColumn(features.values.column(place), groups: indices, groupCount: count)
    }
  }
}
