// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SegmentDiscovery

/// Figures of `scipy.stats.chi2_contingency(correction=False)` and `contingency.association` of
/// SciPy 1.17.
@Suite struct ChiSquaredTestTests {
  struct Golden: Sendable {
    let counts: [[Int]]
    let statistic: Double
    let degreesOfFreedom: Int
    let pValue: Double
    let leastExpected: Double
    let cramersV: Double
  }

  static let golden = [
    Golden(
      counts: [[10, 20, 30], [6, 9, 17]], statistic: 0.27157465150403504, degreesOfFreedom: 2,
      pValue: 0.873028283380073, leastExpected: 5.565217391304348, cramersV: 0.05433137570422292),
    Golden(
      counts: [[90, 60, 104, 95], [30, 50, 51, 20], [30, 40, 45, 35]],
      statistic: 24.5712028585826, degreesOfFreedom: 6, pValue: 0.0004098425861096696,
      leastExpected: 34.61538461538461, cramersV: 0.1374806360031578),
    Golden(
      counts: [[207, 282], [231, 242]], statistic: 4.103526475356585, degreesOfFreedom: 1,
      pValue: 0.04279386669738378, leastExpected: 215.35758835758836,
      cramersV: 0.06531171439147197),
  ]

  @Test(arguments: golden) func figures(golden: Golden) {
    let empty = golden.counts[0].map { _ in 0 }
    // An empty row and an empty column change nothing.
    for counts in [golden.counts, golden.counts + [empty], golden.counts.map { [0] + $0 }] {
      let test = ChiSquaredTest(counts)
      #expect(abs(test.statistic / golden.statistic - 1) < 1e-12)
      #expect(test.degreesOfFreedom == golden.degreesOfFreedom)
      #expect(abs(test.pValue / golden.pValue - 1) < 1e-12)
      #expect(abs(test.leastExpected / golden.leastExpected - 1) < 1e-14)
      #expect(abs(test.cramersV / golden.cramersV - 1) < 1e-12)
    }
  }

  @Test func nothingToCompare() {
    for counts in [[], [[3, 4]], [[3], [4]], [[0, 0], [3, 4]], [[0, 0], [0, 0]]] {
      let test = ChiSquaredTest(counts)
      #expect(test.pValue == 1 && test.degreesOfFreedom == 0 && test.leastExpected == .infinity)
    }
    #expect(ChiSquaredTest([[7, 0], [0, 9]]).cramersV == 1)
  }
}
