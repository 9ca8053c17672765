// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// A number of clusters, `5`, or a range of them, `2-10`.
struct ClusterCountRange: ExpressibleByArgument, Sendable {
  let lowerBound: Int
  let upperBound: Int

  var isSingle: Bool { lowerBound == upperBound }

  init?(argument: String) {
    let parts = argument.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let lower = Int(first), lower >= 1 else { return nil }
    lowerBound = lower
    if parts.count == 2 {
      guard let upper = Int(parts[1]), upper >= lower else { return nil }
      upperBound = upper
    } else {
      upperBound = lower
    }
  }
}
