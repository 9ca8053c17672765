// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The gap statistic: how much tighter k clusters are than in points without clusters.
///
/// Tibshirani, Walther and Hastie, "Estimating the number of clusters in a data set via the gap
/// statistic", JRSS B 63, 2001. W(k) is the sum of squared distances to the clusters' means (their
/// W with squared distances, p = 2; R's `clusGap(d.power = 2)` has half of it, which leaves the gap
/// as it is). Gap(k) is the mean of log W(k) in tables drawn uniformly from a box, less log W(k).
///
/// A row of weight w counts as w equal rows: the drawn tables have as many rows as the weights sum
/// to.
public struct GapStatistic: Sendable, Hashable, Codable {
  /// From where the tables without clusters are drawn.
  public enum Reference: String, Sendable, Hashable, Codable {
    /// The box of the columns' ranges (R's `spaceH0 = "original"`).
    case box
    /// The box of the ranges along the principal axes, turned back (R's `"scaledPCA"`).
    case principalAxes
  }

  /// From where the tables were drawn.
  public let reference: Reference
  /// How many tables were drawn.
  public let replicateCount: Int
  /// The numbers of clusters, ascending: what the other arrays are of.
  public let clusterCounts: [Int]
  /// log W(k); negative infinity where the clusters are single points.
  public let logDispersions: [Double]
  /// The mean of log W(k) over the drawn tables.
  public let expectedLogDispersions: [Double]
  /// Gap(k): expected less observed.
  public let gaps: [Double]
  /// s(k): the standard deviation over the drawn tables (divided by their number) times
  /// sqrt(1 + 1 / tables).
  public let standardErrors: [Double]

  /// The number of clusters that a rule chooses.
  ///
  /// - Parameters:
  ///   - rule: The rule; by default that of the paper.
  ///   - factor: How many standard errors it allows.
  /// - Returns: One of `clusterCounts`.
  public func clusterCount(
    by rule: StandardErrorRule = .tibs2001SEmax, factor: Double = 1
  ) -> Int {
    clusterCounts[rule.choose(values: gaps, errors: standardErrors, factor: factor)]
  }

  /// Computes the gaps of some numbers of clusters.
  ///
  /// - Parameters:
  ///   - points: Rows x columns, finite.
  ///   - clusterCounts: The numbers of clusters: at least 1, at most the rows.
  ///   - weights: How often each row counts, in whole numbers, not all zero; nil = once.
  ///   - reference: From where the tables without clusters are drawn.
  ///   - replicateCount: How many tables are drawn, at least 2 (R: 100).
  ///   - seed: Chooses the tables, and what the clusterer draws.
  ///   - execution: The threads, over tables, and whom to tell of progress.
  ///   - clusterer: Makes each partition, of the points and of each table.
  /// - Returns: The gaps and what they come from.
  /// - Throws: `ClusteringError` for bad points, weights or parameters; what the clusterer throws;
  ///   `CancellationError` when the task is cancelled.
  /// - Complexity: (1 + replicates) fits for each number of clusters.
  public static func of(
    _ points: Matrix<Double>, clusterCounts: ClosedRange<Int>, weights: [Double]? = nil,
    reference: Reference = .box, replicateCount: Int = 100, seed: UInt64 = 0,
    execution: Execution = .default, clusterer: @escaping PartitionClusterer
  ) throws -> GapStatistic {
    try PointsValidation.check(points, execution: execution)
    try PointsValidation.check(weights: weights, rowCount: points.rowCount)
    try PointsValidation.check(wholeWeights: weights)
    guard clusterCounts.lowerBound >= 1, clusterCounts.upperBound <= points.rowCount else {
      throw ClusteringError(
        .parameter,
        "\(clusterCounts.lowerBound) to \(clusterCounts.upperBound) clusters of "
          + "\(points.rowCount) rows were asked for. Ask for 1 to the number of rows.")
    }
    guard replicateCount >= 2 else {
      throw ClusteringError(
        .parameter, "\(replicateCount) reference tables were asked for. Ask for at least 2.")
    }
    let box = try ReferenceBox(
      points, weights: weights, reference: reference, execution: execution)
    let counts = Array(clusterCounts)
    // The points themselves are the table 0.
    let tables = try Replicates.run(
      replicateCount + 1, stage: "gap statistic", execution: execution
    ) { table in
      let stream = UInt64(table)
      let one = Execution(threadCount: 1)
      let drawn = table == 0 ? points : try box.table(seed: seed, stream: stream)
      let drawnWeights = table == 0 ? weights : nil
      return try counts.map { count in
        let fitSeed = Replicates.seed(seed, stream: stream << 32 | UInt64(count))
        let labels = try clusterer(drawn, drawnWeights, count, fitSeed)
        let partition = try PartitionLabels(
          labels, rowCount: drawn.rowCount, weights: drawnWeights)
        let moments = try PartitionMoments(
          points: drawn, weights: drawnWeights, partition: partition, execution: one)
        return log(moments.squares.reduce(into: CompensatedSum()) { $0.add($1) }.value)
      }
    }
    return GapStatistic(reference: reference, clusterCounts: counts, tables: tables)
  }

  private init(reference: Reference, clusterCounts: [Int], tables: [[Double]]) {
    let drawn = tables.dropFirst()
    let count = Double(drawn.count)
    self.reference = reference
    self.clusterCounts = clusterCounts
    replicateCount = drawn.count
    logDispersions = tables[0]
    let expected = clusterCounts.indices.map { index in
      drawn.reduce(into: CompensatedSum()) { $0.add($1[index]) }.value / count
    }
    expectedLogDispersions = expected
    gaps = zip(expected, tables[0]).map { $0 - $1 }
    standardErrors = clusterCounts.indices.map { index in
      let squares = drawn.reduce(into: CompensatedSum()) {
        $0.add(($1[index] - expected[index]) * ($1[index] - expected[index]))
      }.value
      return (squares / count).squareRoot() * (1 + 1 / count).squareRoot()
    }
  }
}

/// The box that tables without clusters are drawn from.
private struct ReferenceBox: Sendable {
  let rowCount: Int
  let lows: [Double]
  let highs: [Double]
  /// Turns the drawn points back; nil for the box of the columns.
  let axes: PrincipalComponentsModel?

  init(
    _ points: Matrix<Double>, weights: [Double]?, reference: GapStatistic.Reference,
    execution: Execution
  ) throws {
    let live = (0..<points.rowCount).filter { (weights?[$0] ?? 1) > 0 }
    rowCount = weights.map { Int($0.reduce(0, +)) } ?? points.rowCount
    let turned: Matrix<Double>
    switch reference {
    case .box:
      axes = nil
      turned = points
    case .principalAxes:
      let model = try PrincipalComponents().fit(points, weights: weights, execution: execution)
      axes = model
      turned = try model.transform(points, execution: execution)
    }
    lows = (0..<turned.columnCount).map { column in
      live.reduce(.infinity) { min($0, turned[$1, column]) }
    }
    highs = (0..<turned.columnCount).map { column in
      live.reduce(-.infinity) { max($0, turned[$1, column]) }
    }
  }

  /// The table of a stream.
  func table(seed: UInt64, stream: UInt64) throws -> Matrix<Double> {
    var generator = SeededGenerator(seed: seed, stream: stream)
    var values: [Double] = []
    values.reserveCapacity(rowCount * lows.count)
    for (low, high) in zip(lows, highs) {
      for _ in 0..<rowCount { values.append(low + (high - low) * generator.uniform()) }
    }
    let drawn = Matrix(rowCount: rowCount, columnCount: lows.count, columnMajor: values)
    return try axes?.inverseTransform(drawn, execution: Execution(threadCount: 1)) ?? drawn
  }
}
