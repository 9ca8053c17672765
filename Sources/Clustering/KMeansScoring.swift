// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels
import ReproducibleComputing

/// How the passes of one start find labels: by scores of all columns, or by scores along axes.
///
/// Both find the same labels. The first two passes bring each block of rows into the form of the
/// scores for that once, if they are not in it: by then the centres are means, and some rows tell
/// whether axes pay. They are asked again after four, eight and sixteen passes, when the centres have
/// moved on. Once the centres hardly move, most rows are left out (`KMeansLeads`).
struct KMeansScoring<Scalar: KMeansScalar> {
  private let scores: KMeansScores<Scalar>
  private var axes: KMeansAxes<Scalar>?
  private var leads: KMeansLeads?
  // The centres of the last pass, in the scores' coordinates, while there are no leads.
  private var last: [Double] = []
  private var passCount = 0

  init(_ scores: KMeansScores<Scalar>) { self.scores = scores }

  /// Decides how the next pass finds labels.
  mutating func prepare(
    centers: [Scalar], count: Int, points: KMeansPoints<Scalar>, execution: Execution
  ) {
    prepareScores(centers: centers, count: count, points: points, execution: execution)
    prepareLeads(centers: centers, count: count, points: points)
    passCount += 1
  }

  private mutating func prepareScores(
    centers: [Scalar], count: Int, points: KMeansPoints<Scalar>, execution: Execution
  ) {
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

  /// Leads hold from one pass to the next, whatever the scores are along, but not over a pass that
  /// does not note them.
  private mutating func prepareLeads(
    centers: [Scalar], count: Int, points: KMeansPoints<Scalar>
  ) {
    // Without codes labels may change elsewhere; and the distances between many centres are work.
    guard scores.allowsLeads(along: axes), count <= UInt8.max, 256 * count <= points.rowCount
    else {
      (leads, last) = (nil, [])
      return
    }
    let next = scores.coordinates(centers)
    if leads != nil {
      leads?.move(to: next)
      return
    }
    if !last.isEmpty {
      leads = KMeansLeads(
        rowCount: points.rowCount, centers: next, last: last, columnCount: points.columnCount)
    }
    last = leads == nil ? next : []
  }

  /// Runs the body with the scores of centres.
  mutating func with<Result>(
    centers: [Scalar], count: Int, codes: UnsafeMutablePointer<UInt8>?,
    _ body: (UnsafePointer<clientele_kmeans_scores>) throws -> Result
  ) rethrows -> Result {
    guard var leads else {
      return try scores.with(centers: centers, count: count, codes: codes, axes: axes, body)
    }
    // Held once, so that writing copies nothing.
    self.leads = nil
    defer { self.leads = leads }
    return try scores.with(centers: centers, count: count, codes: codes, axes: axes) { scored in
      let (spent, ticks) = (leads.spent, leads.ticks)
      return try leads.ends.withUnsafeMutableBufferPointer {
        var leading = scored.pointee
        leading.leads = $0.baseAddress
        leading.spent = Int32(spent)
        leading.ticks = Float(ticks * (1 - 0x1p-9))
        leading.doubt = Float(scores.doubt)
        return try withUnsafePointer(to: &leading, body)
      }
    }
  }
}
