// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Lloyd's iteration from one start: assigns and averages until the centres rest.
///
/// Lloyd, "Least squares quantization in PCM", IEEE Trans. Inf. Theory 28:2, 1982.
struct KMeansLloyd<Clusters: KMeansClusters> {
  private(set) var centers: KMeansCenters
  private(set) var clusters: Clusters
  private(set) var iterationCount = 0
  /// Whether the iteration stopped by itself.
  private(set) var converged = false
  /// Whether no row has moved since the centres became the means of their rows.
  private(set) var labelsFollow = false
  // The shift at which it stops, and the most iterations.
  private let shift: Double
  private let maximumIterationCount: Int
  // In exact arithmetic no centres come back, for the inertia falls; rounding might bring them.
  private var seen: Set<UInt64>

  init(
    from centers: KMeansCenters, clusters: Clusters, shift: Double, maximumIterationCount: Int
  ) {
    self.centers = centers
    self.clusters = clusters
    self.shift = shift
    self.maximumIterationCount = maximumIterationCount
    seen = [centers.fingerprint]
  }

  /// Whether no further step is to be made.
  var isFinished: Bool { converged || iterationCount == maximumIterationCount }

  /// Assigns the rows and moves the centres once.
  ///
  /// - Throws: `CancellationError`.
  mutating func step() throws {
    iterationCount += 1
    let changed = try clusters.assign(to: centers)
    let relocated = try KMeansRelocation(clusters: clusters, centers: centers)
    labelsFollow = changed == 0 && relocated.isEmpty
    if labelsFollow {
      converged = true
      return
    }
    let next = relocated.means()
    let moved = next.squaredShift(from: centers)
    centers = next
    let rests = relocated.isEmpty && moved <= shift
    converged = rests || !seen.insert(centers.fingerprint).inserted
  }

  /// Where it has led: the labels follow the centres.
  ///
  /// - Throws: `CancellationError`.
  mutating func result() throws -> KMeansResult<Clusters> {
    if !labelsFollow { _ = try clusters.assign(to: centers) }
    return try KMeansResult(
      centers: centers, clusters: clusters, iterationCount: iterationCount, converged: converged,
      rests: labelsFollow)
  }
}
