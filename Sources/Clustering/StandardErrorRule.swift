// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How a number of clusters is chosen from a value for each number and its standard error.
///
/// With the values f(1), f(2) and so on, and their errors s: the five rules, and their names, of R's
/// `cluster::maxSE`. The factor c is 1 unless another is asked for.
public enum StandardErrorRule: String, Sendable, Hashable, Codable, CaseIterable {
  /// The least k whose f(k) is at least the first local maximum less c of its standard errors.
  case firstSEmax
  /// The least k with f(k) ≥ f(k + 1) - c s(k + 1): Tibshirani, Walther and Hastie's (2001).
  case tibs2001SEmax = "Tibs2001SEmax"
  /// The least k whose f(k) is at least the largest value less c of its standard errors (Dudoit and
  /// Fridlyand, 2002, in R's reading).
  case globalSEmax
  /// The first local maximum; the errors are not used.
  case firstmax
  /// The largest value; the errors are not used.
  case globalmax

  /// The chosen position in the values.
  ///
  /// - Parameters:
  ///   - values: f, at least one.
  ///   - errors: Their standard errors; as many.
  ///   - factor: c, not negative.
  /// - Returns: The index of the choice, counted from 0; the lowest one on ties.
  /// - Complexity: O(values).
  public func choose(values: [Double], errors: [Double], factor: Double = 1) -> Int {
    precondition(!values.isEmpty && values.count == errors.count, "one error a value, at least one")
    let last = values.count - 1
    let firstPeak = (0..<last).first { values[$0] >= values[$0 + 1] } ?? last
    let summit = values.indices.reduce(0) { values[$1] > values[$0] ? $1 : $0 }
    func reaches(_ peak: Int) -> Int {
      (0..<peak).first { values[$0] >= values[peak] - factor * errors[peak] } ?? peak
    }
    switch self {
    case .firstSEmax: return reaches(firstPeak)
    case .tibs2001SEmax:
      return (0..<last).first { values[$0] >= values[$0 + 1] - factor * errors[$0 + 1] } ?? last
    case .globalSEmax: return reaches(summit)
    case .firstmax: return firstPeak
    case .globalmax: return summit
    }
  }
}
