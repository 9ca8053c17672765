// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The formulas of Lance and Williams ("A general theory of classificatory sorting strategies",
/// The Computer Journal 9, 1967): the distance of a merged cluster to another.
enum LinkageUpdate {
  /// The new distance; squared for `ward`, `centroid` and `median`.
  ///
  /// - Parameters:
  ///   - linkage: The formula.
  ///   - a: The distance of the first part to the other cluster.
  ///   - b: The distance of the second part to the other cluster.
  ///   - ab: The distance of the two parts.
  ///   - wa: The weight of the first part.
  ///   - wb: The weight of the second part.
  ///   - w: The weight of the other cluster.
  /// - Returns: The distance of the merged cluster to the other.
  @inline(__always) static func distance(
    _ linkage: Linkage, _ a: Double, _ b: Double, _ ab: Double, _ wa: Double, _ wb: Double,
    _ w: Double
  ) -> Double {
    switch linkage {
    case .single: min(a, b)
    case .complete: max(a, b)
    // Held between the two in spite of rounding: a merged cluster that came nearer by a last bit
    // would break the chain of neighbours. The same holds for Ward below.
    case .average: min(max((wa * a + wb * b) / (wa + wb), min(a, b)), max(a, b))
    case .weighted: 0.5 * (a + b)
    case .ward: max(min(a, b), ((wa + w) * a + (wb + w) * b - w * ab) / (wa + wb + w))
    case .centroid: (wa * a + wb * b - wa * wb * ab / (wa + wb)) / (wa + wb)
    case .median: 0.5 * (a + b) - 0.25 * ab
    }
  }
}
