// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A tree of merges over `leafCount` points, in SciPy's numbering: 0 ..< n are the points, n + i
/// is what the merge i made.
public struct Dendrogram: Sendable, Hashable {
  /// One merge of two clusters.
  public struct Merge: Sendable, Hashable, Codable {
    /// The lower of the two ids.
    public let first: Int
    /// The higher of the two ids.
    public let second: Int
    /// The linkage distance at which they met.
    public let height: Double
    /// Summed weight of the points under it (their count when there are no weights).
    public let size: Double

    /// Creates a merge.
    ///
    /// - Parameters:
    ///   - first: The lower of the two ids.
    ///   - second: The higher of the two ids.
    ///   - height: The linkage distance at which they met.
    ///   - size: Summed weight of the points under it.
    public init(first: Int, second: Int, height: Double, size: Double) {
      self.first = first
      self.second = second
      self.height = height
      self.size = size
    }
  }

  /// How the tree was made.
  public let linkage: Linkage
  /// The number of points, at least 1.
  public let leafCount: Int
  /// `leafCount - 1` merges, in order of height where the linkage is monotone.
  public let merges: [Merge]

  /// The most points of a tree: ids of merges, up to twice as many, are kept in 32 bits.
  static let maximumLeafCount = 1 << 30

  /// Takes a tree that was made elsewhere.
  ///
  /// - Parameters:
  ///   - linkage: How the tree was made.
  ///   - leafCount: The number of points, at least 1.
  ///   - merges: One fewer than points, in SciPy's numbering.
  /// - Throws: `ClusteringError` when the merges are not one tree over the points, or their
  ///   heights fall although the linkage is monotone.
  public init(linkage: Linkage, leafCount: Int, merges: [Merge]) throws {
    guard leafCount > 0 else {
      throw ClusteringError(.empty, "a tree has at least one point, not \(leafCount)")
    }
    guard leafCount <= Self.maximumLeafCount else {
      throw ClusteringError(
        .tooLarge,
        "a tree holds at most \(Self.maximumLeafCount) points, not \(leafCount)")
    }
    guard merges.count == leafCount - 1 else {
      throw ClusteringError(
        .shape, "\(merges.count) merges do not join \(leafCount) points; give \(leafCount - 1)")
    }
    var used = [Bool](repeating: false, count: 2 * leafCount - 1)
    var previous = -Double.infinity
    for (i, merge) in merges.enumerated() {
      guard merge.first >= 0, merge.first < merge.second, merge.second < leafCount + i,
        !used[merge.first], !used[merge.second]
      else {
        throw ClusteringError(
          .shape,
          "merge \(i) joins \(merge.first) and \(merge.second); give two ids below "
            + "\(leafCount + i), the lower first, that were not merged before")
      }
      used[merge.first] = true
      used[merge.second] = true
      guard merge.height.isFinite, merge.size.isFinite else {
        throw ClusteringError(.notFinite, "merge \(i) has a height or a size that is not finite")
      }
      guard !linkage.isMonotone || merge.height >= previous else {
        throw ClusteringError(
          .parameter,
          "merge \(i) is lower than the one before, but heights of \(linkage.rawValue) linkage "
            + "never fall")
      }
      previous = merge.height
    }
    self.init(linkage: linkage, leafCount: leafCount, unchecked: merges)
  }

  /// Takes merges that are known to be one tree.
  init(linkage: Linkage, leafCount: Int, unchecked merges: [Merge]) {
    self.linkage = linkage
    self.leafCount = leafCount
    self.merges = merges
  }
}
