// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
package import SegmentDiscovery

extension Gates.Gate.Outcome {
  /// A sign of its own for every outcome; beside it always stands the ``word``.
  package var mark: String {
    switch self {
    case .passed: "✓"
    case .doubtful: "?"
    case .failed: "✗"
    case .unknown: "–"
    }
  }

  /// The outcome as a word.
  var word: Wording { .known(rawValue) }
}

extension Gates {
  /// "3 of 6 gates passed", or of fewer where the input does not hold what the others need.
  var verdict: Wording {
    let outcomes = all.map(\.gate.outcome)
    let known = outcomes.count { $0 != .unknown }
    let passed = outcomes.count { $0 == .passed }
    let rest = outcomes.count - known
    return rest == 0
      ? "\(passed) of \(known) gates passed" : "\(passed) of \(known) gates passed, \(rest) unknown"
  }

  /// The names of the gates that ended so, in their order.
  func names(_ outcome: Gate.Outcome) -> [String] {
    all.filter { $0.gate.outcome == outcome }.map(\.name)
  }
}
