// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels
import ReproducibleComputing

/// How the passes of one start find labels: by scores of all columns, or by scores along axes.
///
/// Both find the same labels. The first two passes bring each block of rows into the form of the
/// scores for that once, if they are not in it: by then the centres are means, and some rows tell
/// whether axes pay. They are asked again after four, eight and sixteen passes, when the centres have
/// moved on.
struct KMeansScoring<Scalar: KMeansScalar> {
  private let scores: KMeansScores<Scalar>
  private var axes: KMeansAxes<Scalar>?
  private var passCount = 0

  init(_ scores: KMeansScores<Scalar>) { self.scores = scores }

  /// Decides how the next pass finds labels.
  mutating func prepare(
    centers: [Scalar], count: Int, points: KMeansPoints<Scalar>, execution: Execution
  ) {
    defer { passCount += 1 }
    guard !scores.usesPoints else { return }
    guard passCount > 1 || !scores.allowsLoosePass else { return }
    if passCount.nonzeroBitCount == 1, 2...16 ~= passCount,
      let trial = KMeansAxesTrial(scores: scores, centers: centers, count: count, points: points)
    {
      // About as many passes again, and twice more, will share what it costs to change.
      let change = trial.costOfProjecting / Double(3 * passCount)
      let cost = trial.cost(of: axes)
      if let (candidate, least) = trial.best(), least + change < cost {
        axes = nil
        axes = KMeansAxes(candidate, scores: scores, execution: execution)
      } else if trial.cost(of: nil) < cost {
        axes = nil
      }
    }
    if axes == nil { scores.pack(execution) }
  }

  /// Runs the body with the scores of centres.
  func with<Result>(
    centers: [Scalar], count: Int, codes: UnsafeMutablePointer<UInt8>?,
    _ body: (UnsafePointer<clientele_kmeans_scores>) throws -> Result
  ) rethrows -> Result {
    try scores.with(centers: centers, count: count, codes: codes, axes: axes, body)
  }
}
