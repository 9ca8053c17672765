// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// A tree of merges over `leafCount` points, in SciPy's numbering: 0 ..< n are the points, n + i
/// is what the merge i made.
public struct Dendrogram: Sendable, Hashable, Codable {
  /// One merge of two clusters.
  public struct Merge: Sendable, Hashable, Codable {
    /// The lower of the two ids.
    public let first: Int
    public let second: Int
    /// The linkage distance at which they met.
    public let height: Double
    /// Summed weight of the points under it (their count when there are no weights).
    public let size: Double

    public init(first: Int, second: Int, height: Double, size: Double) {
      self.first = first
      self.second = second
      self.height = height
      self.size = size
    }
  }

  public let linkage: Linkage
  public let leafCount: Int
  /// `leafCount - 1` merges, in order of height where the linkage is monotone.
  public let merges: [Merge]

  /// Labels 0 ..< clusterCount, numbered by the first row in which each occurs.
  public func labels(clusterCount: Int) throws -> [Int32] { fatalError() }
  /// Labels of the clusters that have formed at or below a height.
  public func labels(height: Double) throws -> [Int32] { fatalError() }
  /// The points in the order in which the tree is drawn without crossings.
  public func leafOrder() -> [Int] { fatalError() }
  /// Pearson's correlation of the distances and the heights at which pairs meet.
  public func copheneticCorrelation(
    with points: Matrix<Double>, weights: [Double]? = nil, execution: Execution = .default
  ) throws -> Double { fatalError() }
}
