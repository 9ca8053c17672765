// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// What `clientele evaluate` answers.
struct EvaluationResult: Encodable {
  struct Seconds: Encodable {
    let read: Double
    let silhouette: Double
    let total: Double
  }

  /// That a figure is of a sample, and how far the whole may be from it.
  struct Sample: Encodable {
    let rows: Int
    /// The 95 percent interval of the mean.
    let interval: [Double]?
  }

  let n: Int
  let d: Int
  let version = Provenance.version
  let blas = Provenance.blas
  let silhouette: Double
  let silhouettePerCluster: [Double]
  let silhouetteSample: Sample?
  let silhouetteSquared: Double
  let silhouetteSquaredPerCluster: [Double]
  let calinskiHarabasz: Double
  let daviesBouldin: Double
  let inertia: Double
  /// Dunn's index; absent for many rows, and where no cluster has two different points.
  let dunn: Double?
  /// The figures that are of a sample and not of all rows.
  let sampled: [String]
  var seconds: Seconds?

  init(
    rowCount: Int, columnCount: Int, euclidean: Silhouette, squared: Silhouette,
    indices: PartitionIndices, dunn: DunnIndex?
  ) {
    n = rowCount
    d = columnCount
    silhouette = euclidean.mean
    silhouettePerCluster = euclidean.perCluster
    silhouetteSample =
      euclidean.isSampled
      ? Sample(
        rows: euclidean.rows.count,
        interval: euclidean.meanInterval.map { [$0.lowerBound, $0.upperBound] }) : nil
    silhouetteSquared = squared.mean
    silhouetteSquaredPerCluster = squared.perCluster
    calinskiHarabasz = indices.calinskiHarabasz
    daviesBouldin = indices.daviesBouldin
    inertia = indices.inertia
    self.dunn = dunn.flatMap { $0.value.isFinite ? $0.value : nil }
    sampled = euclidean.isSampled ? ["silhouette", "silhouettePerCluster"] : []
  }

  /// A few lines for a person.
  var text: String {
    var mean = "silhouette                 \(silhouette)"
    if let sample = silhouetteSample {
      mean += "  (a sample of \(NumberText.count(sample.rows)) rows"
      if let interval = sample.interval, interval.count == 2 {
        mean += ", 95 percent interval \(interval[0]) to \(interval[1])"
      }
      mean += ")"
    }
    return """
      \(NumberText.count(n, "row")), \(NumberText.count(d, "column"))
      \(mean)
        per cluster              \(silhouettePerCluster.map { "\($0)" }.joined(separator: ", "))
      silhouette, squared        \(silhouetteSquared)
      Calinski and Harabasz      \(calinskiHarabasz)
      Davies and Bouldin         \(daviesBouldin)
      inertia                    \(inertia)\(dunn.map { "\nDunn                       \($0)" } ?? "")
      """
  }
}
