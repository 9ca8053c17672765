// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures

/// Fisher's exact test of whether two groups have a trait equally often.
///
/// With the margins fixed, the members with the trait are hypergeometric; the p-value is the
/// probability of all counts that are no more probable than the one seen (Fisher, "Statistical
/// Methods for Research Workers", 5th ed. 1934, section 21.02; two-sided as in R and SciPy).
/// Probabilities within 1e-7 of each other count as equal, as in R.
///
/// Probabilities are formed from the most probable count outwards, each from its neighbour, so
/// that no large logarithms cancel: the relative error of the p-value is under 1e-11 for tables of
/// a million customers, and no table is too large for the exact answer.
struct FisherExactTest: Sendable, Hashable {
  /// The two-sided p-value, in 0...1; 1 where the trait is had by nobody or by all.
  let pValue: Double

  /// The odds of the trait in the group over the odds among the others.
  ///
  /// Where a cell is empty, half a customer is added to each of the four (Haldane, Annals of Human
  /// Genetics 20:309, 1956), so that the ratio is finite and over 0.
  let oddsRatio: Double

  /// Compares a group with others.
  ///
  /// - Parameters:
  ///   - successes: Members of the group with the trait.
  ///   - trials: Members of the group.
  ///   - otherSuccesses: Others with the trait.
  ///   - otherTrials: Others.
  /// - Complexity: O(√n) steps for n customers, each a multiplication and a division.
  init(successes: Int, of trials: Int, against otherSuccesses: Int, of otherTrials: Int) {
    precondition(
      (0...trials).contains(successes) && (0...otherTrials).contains(otherSuccesses),
      "a count of successes lies between 0 and the trials")
    let cells = [successes, trials - successes, otherSuccesses, otherTrials - otherSuccesses]
    let added = cells.contains(0) ? 0.5 : 0
    oddsRatio =
      (Double(cells[0]) + added) * (Double(cells[3]) + added)
      / ((Double(cells[1]) + added) * (Double(cells[2]) + added))

    let marked = successes + otherSuccesses
    let least = max(0, marked - otherTrials)
    let most = min(marked, trials)
    guard least < most else {
      pValue = 1
      return
    }
    // P(x + 1) / P(x) = (marked - x) (trials - x) / ((x + 1) (otherTrials - marked + x + 1)).
    func up(_ x: Int) -> Double {
      Double(marked - x) * Double(trials - x)
        / (Double(x + 1) * Double(otherTrials - marked + x + 1))
    }
    let total = Double(trials) + Double(otherTrials)
    let expected = (Double(trials) + 1) * (Double(marked) + 1) / (total + 2)
    let mode = min(most, max(least, Int(expected)))
    // The probability of what was seen, as a multiple of the mode's; 0 below the smallest double.
    var seen = 1.0
    if successes > mode {
      for x in mode..<successes where seen > 0 { seen *= up(x) }
    } else {
      for x in (successes..<mode).reversed() where seen > 0 { seen /= up(x) }
    }
    let bound = seen * (1 + 1e-7)
    var all = SampleStatistics.CompensatedSum()
    var extreme = SampleStatistics.CompensatedSum()
    func count(_ probability: Double) {
      all.add(probability)
      if probability <= bound { extreme.add(probability) }
    }
    count(1)
    var probability = 1.0
    for x in mode..<most {
      probability *= up(x)
      guard probability > 0 else { break }
      count(probability)
    }
    probability = 1
    for x in (least..<mode).reversed() {
      probability /= up(x)
      guard probability > 0 else { break }
      count(probability)
    }
    pValue = min(1, extreme.value / all.value)
  }
}
