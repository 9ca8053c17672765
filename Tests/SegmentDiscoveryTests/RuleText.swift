// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
import Testing

/// Evaluates a rule's condition from its text, as a reader of segments.csv does.
enum RuleText {
  static func evaluate(_ condition: String, on table: FeatureTable) throws -> [Bool] {
    var selected = [Bool](repeating: true, count: table.values.rowCount)
    for part in condition.split(separator: " and ").map({ $0.split(separator: " ") }) {
      try #require(part.count == 3)
      let column = try #require(table.features.firstIndex { $0.name == part[0] })
      let threshold = try #require(Double(part[2]))
      for (row, value) in table.values.column(column).enumerated() {
        // The figure as it is printed and read again.
        let printed = try #require(Double("\(value)"))
        let holds = part[1] == "<=" ? printed <= threshold : printed >= threshold
        if !holds { selected[row] = false }
      }
    }
    return selected
  }
}
