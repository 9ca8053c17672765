// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How the distance between two clusters follows from the distances of their parts.
///
/// The definitions, and the heights, are SciPy's; `ward` is R's `ward.D2` (Murtagh and Legendre,
/// "Ward's hierarchical agglomerative clustering method", Journal of Classification 31, 2014).
public enum Linkage: String, Sendable, Hashable, Codable, CaseIterable {
  /// The smallest distance between a point of one and a point of the other.
  case single
  /// The largest distance between a point of one and a point of the other.
  case complete
  /// The mean distance between the points of one and the points of the other (UPGMA).
  case average
  /// The mean of the distances of the two parts that merged last (WPGMA); sizes play no role.
  case weighted
  /// The growth of the sum of squares: `sqrt(2 |A| |B| / (|A| + |B|)) * |mean A - mean B|`.
  case ward
  /// The distance of the means (UPGMC).
  case centroid
  /// The distance of the midpoints, a merged midpoint lying half way (WPGMC); sizes play no role.
  case median

  /// Whether no merge is lower than the merges below it.
  ///
  /// The centroids of two merged clusters may be nearer to a third than they were to each other,
  /// so `centroid` and `median` trees can have inversions.
  public var isMonotone: Bool {
    switch self {
    case .single, .complete, .average, .weighted, .ward: true
    case .centroid, .median: false
    }
  }

  /// Whether the update formula works on squared distances and means Euclidean ones.
  var usesSquares: Bool {
    switch self {
    case .ward, .centroid, .median: true
    case .single, .complete, .average, .weighted: false
    }
  }
}
