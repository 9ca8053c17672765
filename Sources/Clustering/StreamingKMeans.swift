// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The parameters of k-means over rows that come in chunks, for tables larger than memory.
///
/// It is approximate: rows are condensed into weighted micro-clusters as they come, and k-means
/// with restarts runs over these at the end. What is lost is far less than by steps of a gradient
/// (mini-batch k-means), since the centres are refined until they rest:
/// ``StreamingKMeansModel/inertia`` is an upper bound of the rows' own, and
/// ``StreamingKMeansModel/withinShare`` says how much was condensed away. As long as there are at
/// most 8 `microClusterCount` rows, it is k-means of the rows themselves.
///
/// ```swift
/// var fit = try StreamingKMeans(clusterCount: 5).begin(columnCount: 3)
/// while let chunk = try reader.next() {
///   try fit.add(chunk)
/// }
/// let model = try fit.finish(seed: 7)
/// ```
///
/// How the rows are cut into chunks changes no bit, nor does the number of threads; the order of
/// the rows changes the micro-clusters.
public struct StreamingKMeans: Sendable {
  /// What is done with the micro-clusters at the end; its initial centres may be given.
  public var kMeans: KMeans
  /// Micro-clusters that rows are condensed to, at least 1: eight times as many rows or
  /// micro-clusters are held on each of a few levels.
  public var microClusterCount: Int

  /// Creates the parameters.
  ///
  /// - Parameters:
  ///   - clusterCount: The number of clusters, at least 1.
  ///   - microClusterCount: Micro-clusters that rows are condensed to; at least `clusterCount`.
  public init(clusterCount: Int, microClusterCount: Int = 4096) {
    self.init(KMeans(clusterCount: clusterCount), microClusterCount: microClusterCount)
  }

  /// Creates the parameters from those of k-means.
  ///
  /// - Parameters:
  ///   - kMeans: What is done with the micro-clusters at the end.
  ///   - microClusterCount: Micro-clusters that rows are condensed to; at least as many as clusters.
  public init(_ kMeans: KMeans, microClusterCount: Int = 4096) {
    self.kMeans = kMeans
    self.microClusterCount = microClusterCount
  }

  /// Begins a fit.
  ///
  /// - Parameter columnCount: The columns that every chunk will have, at least 1.
  /// - Returns: The fit, to which chunks are added.
  /// - Throws: `ClusteringError` when the parameters are out of range.
  public func begin(columnCount: Int) throws -> StreamingKMeansFit {
    guard columnCount > 0 else {
      throw ClusteringError(.empty, "The points have no columns. Give at least one column.")
    }
    guard kMeans.clusterCount >= 1 else {
      throw ClusteringError(
        .parameter, "\(kMeans.clusterCount) clusters were asked for. Ask for at least 1.")
    }
    let most = TwoStep.maximumMicroClusterCount
    guard microClusterCount >= kMeans.clusterCount, microClusterCount <= most else {
      throw ClusteringError(
        .parameter,
        "\(microClusterCount) micro-clusters were asked for. Ask for at least as many as clusters, "
          + "\(kMeans.clusterCount), and at most \(most).")
    }
    return StreamingKMeansFit(
      kMeans: kMeans,
      stream: MicroClusterStream(columnCount: columnCount, count: microClusterCount))
  }
}
