// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// How many times as common a trait is among the members of a segment as among all customers.
///
/// The members are among all, so that the two shares are not independent. The ratio r of the
/// members' share to that of the others is: its logarithm has the interval of Katz, Baptista, Azen
/// and Pike (Biometrics 34:469, 1978). With the members' part w of all customers the lift is
/// r / (w r + 1 - w), which grows with r, so that its interval ends where that of r does.
struct LiftInterval: Sendable, Hashable {
  /// The members' share over the share of all.
  let lift: Double

  /// Where the lift of the population lies; 0...1/w where nothing is certain.
  let bounds: ClosedRange<Double>

  /// The interval of a lift.
  ///
  /// Where no member or no other customer has the trait, half a customer is added to each count
  /// (Walter, Biometrika 62:371, 1975), and the end on that side is the last possible one.
  ///
  /// - Parameters:
  ///   - successes: Members with the trait.
  ///   - trials: Members.
  ///   - otherSuccesses: Other customers with the trait; one at least has it in all.
  ///   - otherTrials: Other customers.
  ///   - confidence: The level, over 0 and under 1.
  init(
    successes: Int, of trials: Int, against otherSuccesses: Int, of otherTrials: Int,
    confidence: Double = 0.95
  ) {
    precondition(
      (0...trials).contains(successes) && (0...otherTrials).contains(otherSuccesses),
      "a count of successes lies between 0 and the trials")
    precondition(
      trials > 0 && otherTrials > 0 && successes + otherSuccesses > 0,
      "a lift needs members, others, and a customer with the trait")
    let weight = Double(trials) / Double(trials + otherTrials)
    let base = Double(successes + otherSuccesses) / Double(trials + otherTrials)
    let lift = Double(successes) / Double(trials) / base
    let added = successes == 0 || otherSuccesses == 0 ? 0.5 : 0
    let (a, n) = (Double(successes) + added, Double(trials) + added)
    let (b, m) = (Double(otherSuccesses) + added, Double(otherTrials) + added)
    let middle = PortableMath.logarithm(a / n) - PortableMath.logarithm(b / m)
    let half =
      PortableMath.normalQuantile(0.5 + confidence / 2)
      * max(0, 1 / a - 1 / n + 1 / b - 1 / m).squareRoot()
    func end(_ logRatio: Double) -> Double {
      let ratio = PortableMath.exponential(logRatio)
      return ratio / (weight * ratio + 1 - weight)
    }
    let low = successes == 0 ? 0 : min(lift, end(middle - half))
    let high = otherSuccesses == 0 ? lift : max(lift, end(middle + half))
    self.lift = lift
    bounds = low...max(low, high)
  }
}
