// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// The directions along which valleys are looked for at a node of a valley tree.
///
/// The axes, the principal axes, and for k-means with 2, 3, 5 and 8 clusters the differences of
/// centres, premultiplied by the inverse of the pooled covariance within the clusters (Fisher's
/// discriminant), for few clusters also plain. Directions along which the rows lie in all but the same order count
/// once, so that the factor for several looks is no greater than it must be.
struct ValleyDirections {
  private static let clusterCounts = [2, 3, 5, 8]
  /// Rows for each cluster that is looked for: with fewer, the directions are those of chance.
  private static let rowsPerCluster = 30
  /// From so many clusters on, only discriminants between a centre and its two nearest count.
  private static let manyClusters = 5
  /// Deviations at which values are clipped before clusters are looked for.
  private static let clip = 4.0
  /// The correlation of projections above which two directions are one.
  private static let sameCorrelation = 0.9995

  /// Unit vectors in the space of the points.
  let vectors: [[Double]]

  /// Finds the directions of a sample.
  ///
  /// - Parameters:
  ///   - sample: Rows x columns, not all equal in any column.
  ///   - seed: Chooses the starts of k-means.
  ///   - execution: The threads; k-means for each number of clusters is one chunk.
  /// - Throws: Nothing for finite points whose squares are finite.
  init(_ sample: Matrix<Double>, seed: UInt64, execution: Execution) throws {
    let columnCount = sample.columnCount
    let one = Execution(threadCount: 1)
    let means = try sample.columnMeans(execution: one)
    let covariance = try sample.covariance(denominator: .totalWeight, execution: one)
    let scales = (0..<columnCount).map { column in
      let variance = covariance[column, column]
      return variance > 0 ? variance.squareRoot() : 1
    }
    var clipped = sample
    clipped.withUnsafeMutableColumns { base in
      for column in 0..<columnCount {
        for row in column * sample.rowCount..<(column + 1) * sample.rowCount {
          let value = (base[row] - means[column]) / scales[column]
          base[row] = min(Self.clip, max(-Self.clip, value))
        }
      }
    }
    var found: [[Double]] = []
    let correlations = Self.projectionCovariance(covariance)
    var images: [[Double]] = []
    /// Adds a direction in clipped, scaled columns unless it is there.
    func add(_ scaled: [Double]) {
      let vector = zip(scaled, scales).map { $0 / $1 }
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0, length.isFinite else { return }
      let unit = vector.map { $0 / length }
      let image = correlations(unit)
      let size = image.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard size > 0 else { return }
      let direction = image.map { $0 / size }
      for other in images {
        var product = 0.0
        for column in 0..<columnCount { product += other[column] * direction[column] }
        if abs(product) > Self.sameCorrelation { return }
      }
      images.append(direction)
      found.append(unit)
    }
    for column in 0..<columnCount {
      add((0..<columnCount).map { $0 == column ? 1 : 0 })
    }
    if columnCount > 1 {
      let axes = try SymmetricEigendecomposition(
        of: clipped.covariance(denominator: .totalWeight, execution: one))
      for column in 0..<columnCount { add(Array(axes.vectors.column(column))) }
      let counts = Self.clusterCounts.filter { sample.rowCount >= Self.rowsPerCluster * $0 }
      let rows = clipped
      // The fit with most clusters takes longest, so it goes first.
      let models = execution.mapChunks(of: counts.count, size: 1) { place, _ in
        let count = counts[counts.count - 1 - place]
        return Result {
          try KMeans(
            clusterCount: count, restartCount: 3, maximumIterationCount: 50, tolerance: 1e-3
          ).fit(rows, seed: Replicates.seed(seed, stream: UInt64(count)), execution: one)
        }
      }
      for (count, model) in zip(counts, models.reversed()) {
        let model = try model.get()
        let discriminant = try CholeskyFactorization(of: Self.within(clipped, model))
        for (first, second) in Self.pairs(model.centers) {
          let difference = (0..<columnCount).map {
            model.centers[first, $0] - model.centers[second, $0]
          }
          if count < Self.manyClusters { add(difference) }
          add(try discriminant.solve(difference))
        }
      }
    }
    vectors = found
  }

  /// Pairs of centres between which there may be a valley: all of few; of many those of which one
  /// is among the two nearest of the other.
  private static func pairs(_ centers: Matrix<Double>) -> [(Int, Int)] {
    let count = centers.rowCount
    let all = (0..<count).flatMap { first in (first + 1..<count).map { (first, $0) } }
    guard count >= manyClusters else { return all }
    let nearest = (0..<count).map { center in
      let distances = (0..<count).map { other in
        (0..<centers.columnCount).reduce(0.0) { sum, column in
          let difference = centers[center, column] - centers[other, column]
          return sum + difference * difference
        }
      }
      return (0..<count).filter { $0 != center }.stableSorted { distances[$0] < distances[$1] }
        .prefix(2)
    }
    return all.filter { nearest[$0].contains($1) || nearest[$1].contains($0) }
  }

  /// Maps a direction to its product with the root of the covariance, so that products of images
  /// are covariances of projections.
  private static func projectionCovariance(
    _ covariance: Matrix<Double>
  ) -> ([Double]) -> [Double] {
    guard let factor = (try? CholeskyFactorization(of: covariance))?.factor else {
      return { $0 }
    }
    return { vector in
      vector.indices.map { column in
        vector.indices.reduce(0) { $0 + factor[$1, column] * vector[$1] }
      }
    }
  }

  /// The covariance within clusters, with a ridge.
  private static func within(_ points: Matrix<Double>, _ model: KMeansModel) -> Matrix<Double> {
    let columnCount = points.columnCount
    let rowCount = points.rowCount
    var sums = Matrix<Double>(rowCount: columnCount, columnCount: columnCount)
    for first in 0..<columnCount {
      for second in 0...first {
        var sum = 0.0
        for row in 0..<rowCount {
          let label = Int(model.labels[row])
          sum +=
            (points[row, first] - model.centers[label, first])
            * (points[row, second] - model.centers[label, second])
        }
        sums[first, second] = sum / Double(rowCount) + (first == second ? 1e-3 : 0)
        sums[second, first] = sums[first, second]
      }
    }
    return sums
  }
}
