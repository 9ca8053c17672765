// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Names for the codes of three scores, as one tool or another gives them.
///
/// Every code has one name; where a tool leaves codes out, they have its name for the rest.
public struct RFMMap: Sendable, Hashable {
  /// The scores that the map is written for are 1...bins.
  public let bins: Int

  /// The names, in the order in which the tool lists them.
  public let names: [String]

  /// The index of each code's name, in the order of the codes from 111 up.
  private let cells: [UInt8]

  /// A map from lists of codes 100 R + 10 F + M, and a name for the codes in none of them.
  init(bins: Int, _ segments: [(name: String, codes: [Int])], rest: String? = nil) {
    self.bins = bins
    names = segments.map(\.name) + (rest.map { [$0] } ?? [])
    var cells = [UInt8?](
      repeating: rest == nil ? nil : UInt8(segments.count), count: bins * bins * bins)
    for (index, segment) in segments.enumerated() {
      for code in segment.codes {
        let cell = ((code / 100 - 1) * bins + code / 10 % 10 - 1) * bins + code % 10 - 1
        cells[cell] = UInt8(index)
      }
    }
    self.cells = cells.map { cell in
      guard let cell else { preconditionFailure("every code has a name") }
      return cell
    }
  }

  /// The index in `names` of three scores.
  ///
  /// Scores of another number of bins are first carried to `1...bins`, the ends to the ends:
  /// 1 + (bins - 1) (s - 1) / (others - 1), rounded, halves up.
  ///
  /// - Parameters:
  ///   - r: The recency score.
  ///   - f: The frequency score.
  ///   - m: The monetary score.
  ///   - others: The scores are in `1...others`; at least 2.
  /// - Returns: The index.
  public func index(r: Int, f: Int, m: Int, bins others: Int) -> Int {
    func place(_ score: Int) -> Int { Self.carried(score, from: others, to: bins) - 1 }
    return index(place(r), place(f), place(m))
  }

  /// The index in `names` of three scores by their places on the map, as `places` has them.
  @inline(__always)
  func index(_ r: Int, _ f: Int, _ m: Int) -> Int {
    Int(cells[(r * bins + f) * bins + m])
  }

  /// The place on the map, from 0, of each score in `1...others`, the place of 1 first.
  func places(bins others: Int) -> [Int] {
    (1...others).map { Self.carried($0, from: others, to: bins) - 1 }
  }

  /// A score in `1...bins` carried to `1...target`, the ends to the ends, halves up.
  static func carried(_ score: Int, from bins: Int, to target: Int) -> Int {
    precondition(bins >= 2 && (1...bins).contains(score), "a score is in 1...bins")
    return 1 + (2 * (target - 1) * (score - 1) + bins - 1) / (2 * (bins - 1))
  }
}
