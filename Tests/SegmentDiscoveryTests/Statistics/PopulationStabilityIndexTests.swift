// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SegmentDiscovery

@Suite struct PopulationStabilityIndexTests {
  /// NumPy's quantiles and the definition, computed in Python with `scipy.stats.chi2.sf`; the
  /// current values are carried over without `pow`, whose last bit differs between systems.
  @Test func figures() {
    let reference = (0..<303).map { Double($0 * 37 % 101) }
    let current = (0..<202).map { 1.5 * Double($0 * 53 % 101) }
    let bins = ReferenceBins(reference)
    #expect(bins.bounds == (1...9).map { Double($0) * 10 })
    #expect(bins.counts == [33] + Array(repeating: 30, count: 9))
    let now = bins.counts(current)
    #expect(now == [14, 14, 14, 12, 14, 14, 12, 14, 14, 80])
    let index = PopulationStabilityIndex(reference: bins.counts, current: now)
    #expect(abs(index.value - 0.5336982703920203) < 1e-13)
    #expect(abs(index.parts.reduce(0, +) - index.value) < 1e-15)
    #expect(abs(index.pValue / 1.6618326626735796e-10 - 1) < 1e-10)
    #expect(index.reading == .shifted)
  }

  @Test func categories() {
    let index = PopulationStabilityIndex(
      reference: [1000, 2000, 3000, 4000], current: [150, 200, 300, 350])
    #expect(abs(index.value - 0.026949825036634352) < 1e-15)
    #expect(abs(index.pValue / 1.9642595085325112e-05 - 1) < 1e-10)
    #expect(index.reading == .stable)
  }

  @Test func emptyBinsCountHalfACustomer() {
    let index = PopulationStabilityIndex(reference: [50, 50, 0, 0], current: [0, 100, 0, 1])
    let expected = [
      (0.5 / 101 - 0.5) * -4.61512051684126,  // ln(1 / 101)
      (100.0 / 101 - 0.5) * 0.683196849706777,  // ln(200 / 101)
      0, (1.0 / 101 - 0.005) * 0.683196849706777,
    ]
    for (part, value) in zip(index.parts, expected) { #expect(abs(part - value) < 1e-13) }
    #expect(PopulationStabilityIndex(reference: [5], current: [9]).pValue == 1)
    #expect(PopulationStabilityIndex(reference: [4, 6], current: [8, 12]).value == 0)
  }

  @Test func tiesAndConstantsHaveFewerBins() {
    let frequencies = (0..<100).map { $0 < 60 ? 1.0 : $0 < 80 ? 2 : $0 < 90 ? 3 : 7 }
    let bins = ReferenceBins(frequencies)
    #expect(bins.counts == [0, 60, 20, 10, 10])
    #expect(bins.counts([0, 1, 2, 2, 3, 3.5, 7, 99]) == [1, 1, 2, 1, 3])
    // A constant column drifts down as visibly as up.
    let constant = ReferenceBins([5, 5, 5])
    #expect(constant.counts == [0, 3, 0])
    #expect(constant.counts([4, 5, 6, 6]) == [1, 1, 2])
    let down = PopulationStabilityIndex(reference: [0, 300, 0], current: [300, 0, 0])
    #expect(down.reading == .shifted && down.pValue < 1e-100)
  }
}
