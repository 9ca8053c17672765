// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SegmentDiscovery

@Suite struct FisherExactTestTests {
  /// The small tables as `scipy.stats.fisher_exact` of SciPy 1.17 gives them (8, 2, 1, 5 is the
  /// example of its manual; 3, 1, 1, 3 is Fisher's tea tasting), the large ones from the
  /// definition in decimals of 50 digits.
  @Test(arguments: [
    ([8, 2, 1, 5], 0.03496503496503497), ([3, 1, 1, 3], 0.48571428571428565),
    ([0, 10, 12, 30], 0.09238084150038048), ([1, 9, 11, 3], 0.0027594561852200836),
    ([5, 0, 1, 4], 0.047619047619047616), ([78, 22, 5200, 4700], 2.698550568164189e-07),
    ([350, 4650, 12000, 283000], 2.7068299249313702e-21),
    ([300, 100, 100, 300], 6.006299830956992e-47),
    ([26000, 24000, 474000, 476000], 4.592295877263423e-20),
    ([100500, 399500, 99500, 400500], 0.012507121540428013),
  ])
  func pValues(cells: [Int], expected: Double) {
    let (a, b, c, d) = (cells[0], cells[1], cells[2], cells[3])
    let test = FisherExactTest(successes: a, of: a + b, against: c, of: c + d)
    #expect(abs(test.pValue / expected - 1) < 1e-11)
    // Neither the order of the groups nor which answer is called the success matters.
    let turned = [
      FisherExactTest(successes: c, of: c + d, against: a, of: a + b),
      FisherExactTest(successes: b, of: a + b, against: d, of: c + d),
    ]
    for test in turned { #expect(abs(test.pValue / expected - 1) < 1e-11) }
  }

  @Test func nothingToTell() {
    #expect(FisherExactTest(successes: 0, of: 5, against: 0, of: 9).pValue == 1)
    #expect(FisherExactTest(successes: 5, of: 5, against: 9, of: 9).pValue == 1)
    #expect(FisherExactTest(successes: 0, of: 0, against: 3, of: 9).pValue == 1)
    #expect(
      FisherExactTest(successes: 1_000, of: 4_000, against: 2_000, of: 8_000).pValue == 1)
    #expect(
      FisherExactTest(successes: 500_000, of: 500_000, against: 0, of: 500_000).pValue == 0)
  }

  @Test func oddsRatios() {
    #expect(FisherExactTest(successes: 8, of: 10, against: 1, of: 6).oddsRatio == 20)
    // 5.5 x 4.5 / (0.5 x 1.5)
    #expect(FisherExactTest(successes: 5, of: 5, against: 1, of: 5).oddsRatio == 33)
  }
}
