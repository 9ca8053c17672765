// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// A part of a caller's progress that can be divided while each piece keeps a name of its own.
///
/// Parts of an `Execution` show the outermost name; here the name is given last, where the work
/// is done, so that a user reads "building Ward's tree" and not only "finding segments".
struct ProgressSpan {
  let execution: Execution
  var range: ClosedRange<Double> = 0...1

  /// The piece of this span that lies between two fractions of it.
  func part(_ from: Double, _ to: Double) -> ProgressSpan {
    let length = range.upperBound - range.lowerBound
    let lower = min(range.lowerBound + from * length, range.upperBound)
    let upper = min(range.lowerBound + to * length, range.upperBound)
    return ProgressSpan(execution: execution, range: lower...max(lower, upper))
  }

  /// The pieces of this span in the ratios of what they cost, in order; none costs less than 0.
  func parts(_ costs: [Double]) -> [ProgressSpan] {
    let total = costs.reduce(0, +)
    guard total > 0 else { return costs.map { _ in part(0, 0) } }
    var spent = 0.0
    return costs.map { cost in
      let before = spent
      spent += cost
      return part(before / total, min(spent / total, 1))
    }
  }

  /// As many pieces of this span as asked, equal in length.
  func parts(_ count: Int) -> [ProgressSpan] { parts([Double](repeating: 1, count: count)) }

  /// What a computation is given that fills this span.
  func named(_ stage: String) -> Execution {
    let inner = execution.part(stage, range)
    inner.report(stage, fraction: 0)
    return inner
  }
}
