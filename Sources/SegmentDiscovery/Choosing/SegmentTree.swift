// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The top of Ward's tree, for a dendrogram.
public struct SegmentTree: Sendable, Hashable {
  /// A branch at the bottom of the drawing.
  public struct Leaf: Sendable, Hashable {
    /// The customers in the branch.
    public var customers: Int
    /// The chosen segment that most of the branch lies in.
    public var segmentID: Int
  }

  /// A merge of two nodes: leaves are 0 ..< leaves.count, merge i makes leaves.count + i.
  public struct Merge: Sendable, Hashable {
    /// The node on the left.
    public var first: Int
    /// The node on the right.
    public var second: Int
    /// The Ward distance at which they met, on the prepared scale.
    public var height: Double
  }

  /// From left to right, so that drawn merges do not cross.
  public var leaves: [Leaf]

  /// From the lowest to the highest.
  public var merges: [Merge]

  /// A height between the merges at which the tree falls into the chosen number of branches.
  public var cutHeight: Double
}
