// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// The silhouette of a partition: how much nearer each point is to its own cluster than to the
/// next one, from -1 (in the wrong cluster) through 0 (between two) to 1.
///
/// Rousseeuw, "Silhouettes: a graphical aid to the interpretation and validation of cluster
/// analysis", J. Comput. Appl. Math. 20, 1987. With a the mean distance of a point to the others of
/// its cluster and b the least mean distance to another cluster, the value is (b - a)/max(a, b);
/// 0 for a point alone in its cluster, and where a = b = 0.
///
/// A row of weight w counts as w equal rows: its own copies are at distance 0, so a is divided by
/// the cluster's weight less 1. Where that is not positive the row is alone. Rows of weight zero
/// do not exist; their value is 0.
public struct Silhouette: Sendable, Hashable {
  /// Which distance it is computed from.
  public enum Distance: String, Sendable, Hashable, Codable {
    /// The Euclidean distance, in O(n² x columns), or from a sample of the rows.
    case euclidean
    /// The squared Euclidean distance, always of all rows, in O(n x clusters x columns).
    case squaredEuclidean
  }

  /// The most rows whose Euclidean silhouettes are all computed when no sample size is given.
  ///
  /// 50,000 rows of three columns are 1.25 thousand million distances: about half a second on one
  /// core with AVX-512, some five seconds on one without vector code.
  public static let exactRowLimit = 50_000

  /// The rows that are drawn from larger tables when no sample size is given.
  public static let defaultSampleSize = 2_000

  /// Which distance it was computed from.
  public let distance: Distance
  /// The (weighted) mean over all points; for a sample, its unbiased estimate.
  public let mean: Double
  /// The (weighted) mean of each cluster of `clusters`; for a sample, its unbiased estimate.
  public let perCluster: [Double]
  /// The labels that occur in rows of positive weight, ascending: what `perCluster` is of.
  ///
  /// With labels 0 ..< k that all occur, `perCluster[label]` is the cluster's mean.
  public let clusters: [Int32]
  /// The value of each point of `rows`.
  public let values: [Double]
  /// The rows that `values` are of: all of them, or a stratified sample, ascending.
  public let rows: [Int]
  /// Whether the figures are of a sample; then `meanInterval` holds the 95 percent interval.
  public let isSampled: Bool
  /// The 95 percent confidence interval of the mean when it is of a sample, else nil.
  public let meanInterval: ClosedRange<Double>?

  /// Computes the silhouette of a partition.
  ///
  /// Beyond the row limit, or with a sample size below the number of rows, the Euclidean
  /// silhouette is computed for a stratified sample: from each cluster rows in proportion to its
  /// weight, at least two, drawn with replacement and with a probability proportional to their
  /// weight. Each drawn row is held against all rows, so that its value is exact; the mean is
  /// unbiased, and its interval is the estimate ± 1.96 standard errors.
  ///
  /// With a reference size each drawn row is held against so many rows only, drawn without
  /// replacement from each cluster in proportion to its rows, at least 1,000 if it has them. Then
  /// values and means are estimates too, and the interval leaves out what that adds: with a few ten
  /// thousand rows, little beside the sample's own error.
  ///
  /// - Parameters:
  ///   - points: Rows x columns, finite.
  ///   - labels: The cluster of each row: 0 or more, gaps are allowed; at least two must occur.
  ///   - weights: How often each row counts: not negative, not all zero; nil = once.
  ///   - distance: Euclidean or squared Euclidean.
  ///   - sampleSize: About how many rows are drawn, at least 1; nil = all up to `exactRowLimit`
  ///     rows, `defaultSampleSize` beyond.
  ///   - referenceSize: About how many rows each drawn row is held against, at least 1; nil = all.
  ///     Of no effect where all rows are drawn.
  ///   - seed: Chooses the sample.
  ///   - execution: The threads, and whom to tell of progress.
  /// - Returns: The values, the mean, and the mean of each cluster.
  /// - Throws: `ClusteringError` for bad points, labels or weights, and when fewer than two
  ///   clusters occur; `CancellationError` when the task is cancelled.
  /// - Complexity: Euclidean O(rows² x columns), of a sample O(sample x references x columns); squared
  ///   O(rows x columns x clusters).
  public static func of(
    _ points: Matrix<Double>, labels: [Int32], weights: [Double]? = nil,
    distance: Distance = .euclidean, sampleSize: Int? = nil, referenceSize: Int? = nil,
    seed: UInt64 = 0, execution: Execution = .default
  ) throws -> Silhouette {
    try of(
      points, labels: labels, weights: weights, distance: distance, sampleSize: sampleSize,
      referenceSize: referenceSize, seed: seed, execution: execution, kernel: .dispatched)
  }

  /// The silhouette with a chosen kernel, so that tests can hold one to another.
  static func of(
    _ points: Matrix<Double>, labels: [Int32], weights: [Double]?, distance: Distance,
    sampleSize: Int?, referenceSize: Int? = nil, seed: UInt64, execution: Execution,
    kernel: KMeansKernel
  ) throws -> Silhouette {
    try PointsValidation.check(points, execution: execution)
    try PointsValidation.check(weights: weights, rowCount: points.rowCount)
    let partition = try PartitionLabels(labels, rowCount: points.rowCount, weights: weights)
    guard partition.count >= 2 else {
      throw ClusteringError(
        .parameter,
        "All rows are in one cluster, and a silhouette compares clusters. Give at least two.")
    }
    if let sampleSize, sampleSize < 1 {
      throw ClusteringError(
        .parameter, "A sample of \(sampleSize) rows was asked for. Ask for at least 1.")
    }
    if let referenceSize, referenceSize < 1 {
      throw ClusteringError(
        .parameter,
        "Distances to \(referenceSize) rows were asked for. Ask for at least 1.")
    }
    switch distance {
    case .squaredEuclidean:
      let values = try SquaredSilhouette(points: points, weights: weights, partition: partition)
        .values(execution: execution)
      return Silhouette(
        distance: distance, values: values, weights: weights, partition: partition)
    case .euclidean:
      let size =
        sampleSize ?? (points.rowCount > exactRowLimit ? defaultSampleSize : points.rowCount)
      let ordered = EuclideanSilhouette(
        points: points, weights: weights, partition: partition,
        referenceSize: size < points.rowCount ? referenceSize : nil, seed: seed, kernel: kernel)
      guard size < points.rowCount else {
        return Silhouette(
          distance: distance, values: try ordered.values(execution: execution), weights: weights,
          partition: partition)
      }
      let sample = SilhouetteSample(
        partition: partition, weights: weights, size: size, seed: seed)
      let values = try ordered.values(of: sample.rows, execution: execution)
      return Silhouette(sample: sample, values: values, partition: partition)
    }
  }

  /// All values are known.
  private init(
    distance: Distance, values: [Double], weights: [Double]?, partition: PartitionLabels
  ) {
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: partition.count)
    for (row, cluster) in partition.compact.enumerated() where cluster >= 0 {
      sums[Int(cluster)].add((weights?[row] ?? 1) * values[row])
    }
    var total = CompensatedSum()
    var weight = CompensatedSum()
    for (sum, part) in zip(sums, partition.weights) {
      total.add(sum)
      weight.add(part)
    }
    self.distance = distance
    self.values = values
    mean = total.value / weight.value
    perCluster = zip(sums, partition.weights).map { $0.value / $1 }
    clusters = partition.values
    rows = Array(0..<values.count)
    isSampled = false
    meanInterval = nil
  }

  /// The values of a sample are known.
  private init(sample: SilhouetteSample, values: [Double], partition: PartitionLabels) {
    let estimate = sample.estimate(values: values, partition: partition)
    distance = .euclidean
    self.values = values
    mean = estimate.mean
    perCluster = estimate.perCluster
    clusters = partition.values
    rows = sample.rows
    isSampled = true
    let margin = 1.959963984540054 * estimate.standardError
    meanInterval = max(-1, mean - margin)...min(1, mean + margin)
  }

  /// The value that follows from the mean distances inside and to the nearest other cluster.
  static func value(inside a: Double, outside b: Double) -> Double {
    let larger = max(a, b)
    return larger > 0 ? (b - a) / larger : 0
  }
}
