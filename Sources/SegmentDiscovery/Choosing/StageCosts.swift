// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What each stage of a discovery costs, so that the share that is reported grows as time does.
///
/// Seconds on two threads, measured with ten thousand, a hundred thousand and a million customers
/// in three features; only their ratios matter. They change no result.
struct StageCosts {
  private let customers: Double
  /// Numbers of segments that each algorithm is asked for.
  private let counts: Double

  init(customers: Int, counts: ClosedRange<Int>?) {
    self.customers = Double(customers)
    self.counts = Double(counts?.count ?? 0)
  }

  var preparing: Double { 0.2e-6 * customers }
  var structure: Double { 0.35 + 0.9e-6 * customers }
  /// The silhouette is of a sample beyond some customers, so comparing grows slower than they do.
  private var comparing: Double { 2.3e-6 * min(customers, 20_000) + 0.16e-6 * customers }
  var sweep: Double { 0.05 + 0.9e-6 * customers }
  var comparisons: Double { counts * comparing }
  var tree: Double { 0.005 + 1.4e-6 * customers }
  var mixture: Double { 0.2e-6 * min(customers, 50_000) + 0.05e-6 * customers + comparing }
  /// On a sample from some thousands of customers on.
  private var sampled: Double { min(customers, Double(EvidenceSearch.customerLimit)) }
  var repeats: Double { 5e-5 * sampled }
  var gap: Double { 2.2e-5 * sampled }
  var predictionStrength: Double { 1.6e-5 * sampled }
  var borders: Double { 3.5e-6 * min(customers, 100_000) + 0.3e-6 * customers }
  var rules: Double { 1.7e-6 * customers }
  var repeatsOfChosen: Double { 2e-5 * sampled }
  var describing: Double { 0.1 + 5e-6 * customers }

  /// What the search for candidates does, in its order: k-means, Ward's tree, the cuts of it, the
  /// proven groups, the evidence.
  func candidates(tree runsWard: Bool, groups: Bool) -> [Double] {
    [
      sweep + comparisons, runsWard ? tree : 0, runsWard ? comparisons : 0,
      groups ? mixture : 0, evidence,
    ]
  }

  var evidence: Double { repeats + gap + predictionStrength }
  /// What is done with the chosen segments, in its order.
  var assembly: [Double] { [borders, rules, repeatsOfChosen, describing] }
}
