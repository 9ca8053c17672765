// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension RFMMap {
  /// The widely copied complete map of eleven segments, that of ``RFMSegment``.
  public static let elevenSegments = RFMMap(
    bins: 5, RFMSegment.allCases.map { ($0.name, $0.codes) })

  /// The map of R's package rfm (0.3.0, its README and `?rfm_segment`): ranges of scores in order,
  /// the first that fits wins, and ten codes are left to "Others".
  public static let rPackage = RFMMap(
    bins: 5,
    Self.firstThatFits([
      ("Champions", 5...5, 5...5, 5...5),
      ("Potential Loyalist", 3...5, 3...5, 2...5),
      ("Loyal Customers", 2...4, 2...4, 2...4),
      ("Promising", 3...4, 1...3, 3...5),
      ("New Customers", 4...5, 1...3, 1...5),
      ("Can't Lose Them", 1...2, 3...4, 4...5),
      ("At Risk", 1...2, 2...5, 4...5),
      ("Need Attention", 1...3, 3...5, 3...5),
      ("About To Sleep", 2...3, 1...3, 1...4),
      ("Lost", 1...1, 1...5, 1...5),
    ]), rest: "Others")

  /// The map of pymc-marketing (`clv.rfm_segments`) over quartiles; 18 of 64 codes are "Other".
  public static let pymcMarketing = RFMMap(
    bins: 4,
    [
      ("Premium Customer", [334, 443, 444, 344, 434, 433, 343, 333]),
      ("Repeat Customer", [244, 234, 232, 332, 143, 233, 243]),
      (
        "Top Spender", [424, 414, 144, 314, 324, 124, 224, 423, 413, 133, 323, 313, 134]
      ),
      ("At Risk Customer", [422, 223, 212, 122, 222, 132, 322, 312, 412, 123, 214]),
      ("Inactive Customer", [411, 111, 113, 114, 112, 211, 311]),
    ], rest: "Other")

  /// The map of Klaviyo's RFM analysis over scores of 1 to 3 (help article 17797937793179).
  public static let klaviyo = RFMMap(
    bins: 3,
    [
      ("Champions", [333, 332, 323]),
      ("Loyal", [321, 322, 331, 232, 233]),
      ("Recent", [312, 313, 311, 222, 223]),
      ("Needs attention", [213, 221, 123, 132, 133]),
      ("At risk", [231, 212, 122, 131, 211]),
      ("Inactive", [111, 112, 113, 121]),
    ])

  /// Ranges of R, F and M that overlap, as lists of codes in which each code is once.
  private static func firstThatFits(
    _ ranges: [(name: String, r: ClosedRange<Int>, f: ClosedRange<Int>, m: ClosedRange<Int>)]
  ) -> [(name: String, codes: [Int])] {
    var segments = ranges.map { (name: $0.name, codes: [Int]()) }
    for r in 1...5 {
      for f in 1...5 {
        for m in 1...5 {
          let fit = ranges.firstIndex {
            $0.r.contains(r) && $0.f.contains(f) && $0.m.contains(m)
          }
          if let fit { segments[fit].codes.append(100 * r + 10 * f + m) }
        }
      }
    }
    return segments
  }
}
