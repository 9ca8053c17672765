// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The eleven customer segments that are commonly read from RFM scores.
///
/// Every one of the 125 codes of five scores belongs to exactly one segment. The map is the widely
/// copied complete one; the maps of some tools are rules in order instead, which leave codes out.
public enum RFMSegment: String, Sendable, Hashable, Codable, CaseIterable {
  /// Bought lately, often, and for most.
  case champions = "Champions"
  /// Buy regularly.
  case loyal = "Loyal"
  /// Recent, with some orders.
  case potentialLoyalist = "Potential Loyalist"
  /// First bought lately.
  case newCustomers = "New Customers"
  /// Recent, few orders, some money.
  case promising = "Promising"
  /// Over the average, not quite recent.
  case needAttention = "Need Attention"
  /// Under the average and cooling.
  case aboutToSleep = "About To Sleep"
  /// Bought often, long ago.
  case atRisk = "At Risk"
  /// Spent most, long ago.
  case cannotLoseThem = "Cannot Lose Them"
  /// Long ago, few orders, little money.
  case hibernating = "Hibernating"
  /// Lowest on most counts.
  case lost = "Lost"

  /// The name as it is shown.
  public var name: String { rawValue }

  /// The codes 100 R + 10 F + M of five scores that belong to the segment.
  public var codes: [Int] {
    switch self {
    case .champions: [555, 554, 544, 545, 454, 455, 445]
    case .loyal: [543, 444, 435, 355, 354, 345, 344, 335]
    case .potentialLoyalist:
      [
        553, 551, 552, 541, 542, 533, 532, 531, 452, 451, 442, 441, 431, 453, 433, 432, 423, 353,
        352, 351, 342, 341, 333, 323,
      ]
    case .newCustomers: [512, 511, 422, 421, 412, 411, 311]
    case .promising:
      [525, 524, 523, 522, 521, 515, 514, 513, 425, 424, 413, 414, 415, 315, 314, 313]
    case .needAttention: [535, 534, 443, 434, 343, 334, 325, 324]
    case .aboutToSleep: [331, 321, 312, 221, 213, 231, 241, 251]
    case .atRisk:
      [
        255, 254, 245, 244, 253, 252, 243, 242, 235, 234, 225, 224, 153, 152, 145, 143, 142, 135,
        134, 133, 125, 124,
      ]
    case .cannotLoseThem: [155, 154, 144, 214, 215, 115, 114, 113]
    case .hibernating: [332, 322, 233, 232, 223, 222, 132, 123, 122, 212, 211]
    case .lost: [111, 112, 121, 131, 141, 151]
    }
  }

  /// The segment of three scores.
  ///
  /// With other than five bins a score s is first carried to 1...5, the ends to the ends:
  /// 1 + 4 (s - 1) / (bins - 1), rounded, halves up.
  ///
  /// - Parameters:
  ///   - r: The recency score, in `1...bins`.
  ///   - f: The frequency score, in `1...bins`.
  ///   - m: The monetary score, in `1...bins`.
  ///   - bins: The number of scores, at least 2.
  public init(r: Int, f: Int, m: Int, bins: Int = 5) {
    func five(_ score: Int) -> Int { RFMMap.carried(score, from: bins, to: 5) }
    self = Self.table[(five(r) - 1) * 25 + (five(f) - 1) * 5 + five(m) - 1]
  }

  /// The segment of each code, in the order of the codes from 111 to 555.
  private static let table: [RFMSegment] = {
    var table = [RFMSegment](repeating: .lost, count: 125)
    for segment in allCases {
      for code in segment.codes {
        table[(code / 100 - 1) * 25 + (code / 10 % 10 - 1) * 5 + code % 10 - 1] = segment
      }
    }
    return table
  }()
}
