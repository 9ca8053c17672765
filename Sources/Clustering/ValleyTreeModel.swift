// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra

/// A grown valley tree: whether points fall into separate groups, and into which.
public struct ValleyTreeModel: Sendable, Hashable, Codable {
  /// What the points are.
  public enum Verdict: String, Sendable, Hashable, Codable {
    /// At least two groups with a proven valley between them.
    case distinct
    /// One continuum, as far as so many rows can tell.
    case gradual
  }

  /// Why a node is a leaf.
  public enum LeafReason: String, Sendable, Hashable, Codable {
    /// It has too few rows for a split to leave enough on both sides.
    case tooFewRows
    /// No column varies.
    case constant
    /// No projection has a valley at the asked significance.
    case noValley
    /// The valleys found leave too much of the density.
    case shallow
    /// The valleys found part too few rows from the rest.
    case smallSide
    /// The valleys found only set one tied value apart.
    case tiedValue
    /// There are as many leaves as are allowed.
    case leafLimit
  }

  /// A valley that parts a node: a row lies right of it when its projection is greater than the
  /// cut.
  public struct Split: Sendable, Hashable, Codable {
    /// A unit vector: one coefficient a column of the points.
    public let direction: [Double]
    /// Where the valley is, in units of the projection.
    public let cut: Double
    /// The probability of such a valley where there is none, at most, for all directions together.
    public let pValue: Double
    /// The statistic of ``MultiscaleValleyTest``.
    public let statistic: Double
    /// The density in the valley over that on the lower peak beside it.
    public let depthRatio: Double
    /// The node of the rows left of the cut.
    public let left: Int
    /// The node of the rows right of the cut.
    public let right: Int
  }

  /// A node of the tree.
  public struct Node: Sendable, Hashable, Codable {
    /// Its rows.
    public let size: Int
    /// Their summed weight.
    public let weight: Double
    /// The least p-value of a valley that would have been accepted, 1 where there was none.
    public let pValue: Double
    /// The directions that were looked at.
    public let directionCount: Int
    /// How it was split; nil for a leaf.
    public let split: Split?
    /// Why it was not; nil where it was.
    public let leafReason: LeafReason?
    /// The number of its group, by falling weight; nil where it is no leaf.
    ///
    /// Two leaves have one number where a cut between other groups parted one group.
    public let leaf: Int?
  }

  /// The nodes, the root first, each before those that it was split into.
  public let nodes: [Node]
  /// The group of each row, in `0 ..< leafCount`, the heaviest group first; rows of weight zero
  /// included.
  public let labels: [Int32]
  /// The number of groups: that of the leaves, less those that are a part of another leaf's group.
  public let leafCount: Int
  /// The p-value of the root: of the null that the points are one continuum.
  ///
  /// 1 where a valley was found that is too shallow, parts too few rows or is one of a tied value.
  public let pValue: Double
  /// The significance that was asked for.
  public let significance: Double
  /// The smallest group, as a part of the rows, that would have been found nine times in ten had
  /// it been clearly apart; nil where none could have been.
  ///
  /// Apart by ten standard deviations along one direction: by that the limits on a leaf's rows
  /// and share, the rows that are tested and the test's critical value are what limits it.
  public let smallestFindableShare: Double?
  /// What a reader should know.
  public let notes: [String]

  init(
    nodes: [Node], labels: [Int32], significance: Double, smallestFindableShare: Double?,
    notes: [String]
  ) {
    self.nodes = nodes
    self.labels = labels
    leafCount = (nodes.compactMap(\.leaf).max() ?? 0) + 1
    pValue = nodes.first?.pValue ?? 1
    self.significance = significance
    self.smallestFindableShare = smallestFindableShare
    self.notes = notes
  }

  /// Whether the points fall into groups.
  public var verdict: Verdict { leafCount > 1 ? .distinct : .gradual }

  /// Rows in each group.
  public var leafSizes: [Int] {
    var sizes = [Int](repeating: 0, count: leafCount)
    for node in nodes {
      if let leaf = node.leaf { sizes[leaf] += node.size }
    }
    return sizes
  }

  /// The group that each of new rows falls into, by the cuts.
  ///
  /// - Parameter points: Rows x as many columns as were fitted, finite.
  /// - Returns: One label a row.
  /// - Throws: `ClusteringError` when the columns do not fit.
  /// - Complexity: O(rows x columns x depth).
  public func predict(_ points: Matrix<Double>) throws -> [Int32] {
    let columnCount = nodes.first?.split?.direction.count
    guard columnCount == nil || columnCount == points.columnCount else {
      throw ClusteringError(
        .shape,
        "The rows have \(points.columnCount) columns, the tree \(columnCount ?? 0). "
          + "Give the columns that were fitted.")
    }
    return (0..<points.rowCount).map { row in
      var node = nodes[0]
      while let split = node.split {
        var projection = 0.0
        for (column, coefficient) in split.direction.enumerated() {
          projection += coefficient * points[row, column]
        }
        node = nodes[projection > split.cut ? split.right : split.left]
      }
      return Int32(node.leaf ?? 0)
    }
  }
}
