// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Testing

@testable import Clustering

@Suite struct ValleyTestTests {
  private func sample(
    _ count: Int, seed: UInt64, _ draw: (inout SeededGenerator) -> Double
  ) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in draw(&generator) }
  }

  /// The statistic by its definition: every window, no threshold, no vectors.
  private func statistic(_ sorted: [Double], least: Int) -> Double {
    let m = sorted.count
    var rises = [Double](repeating: 0, count: m)
    var falls = rises
    for step in 0... {
      let base = 8 << (step / 2)
      let spacings = step % 2 == 0 ? base : Int(Double(base) * 2.0.squareRoot())
      guard spacings < m else { break }
      let n = Double(spacings)
      let penalty = (2 * (1 + logarithm(Double(m + 1) / n))).squareRoot()
      for start in 0..<m - spacings {
        let end = start + spacings
        var sparse = 1
        while sparse <= spacings / 2 {
          let a = Double(sparse)
          func evidence(_ part: Double) -> Double {
            guard part > a / n else { return 0 }
            let part = min(part, 1 - 1e-12)
            let ratio =
              a * logarithm(a / (n * part)) + (n - a) * logarithm((n - a) / (n * (1 - part)))
            return max(0, 2 * ratio).squareRoot() - penalty
          }
          let from = (sorted[start] + sorted[start + 1]) / 2
          if start <= m - 1 - least {
            rises[start] = max(
              rises[start],
              evidence((sorted[start + sparse] - from) / (sorted[end] - from)))
          }
          let to = (sorted[end] + sorted[end - 1]) / 2
          if end - 1 >= least - 1 {
            falls[end - 1] = max(
              falls[end - 1], evidence((to - sorted[end - sparse]) / (to - sorted[start])))
          }
          sparse *= 2
        }
      }
    }
    return (0..<m - 1).map { gap in
      min(falls[...gap].max() ?? 0, rises[gap...].max() ?? 0)
    }.max() ?? 0
  }

  private func logarithm(_ value: Double) -> Double {
    VectorMath.logarithm(.init(repeating: value))[0]
  }

  @Test(arguments: [(40, 3), (101, 8), (180, 20)])
  func statisticIsThatOfTheDefinition(count: Int, least: Int) throws {
    for seed in 0..<4 as Range<UInt64> {
      // Two humps, so that there is evidence.
      let values = sample(count, seed: seed) {
        $0.approximateNormal() + ($0.uniform() < 0.4 ? Double(seed) * 2 : 0)
      }.sorted()
      let expected = statistic(values, least: least)
      let found = try MultiscaleValleyTest(values, least: least).statistic
      #expect(abs(found - expected) < 1e-9)
      #expect(seed < 3 || count < 100 || found > 0)
    }
  }

  @Test func evidenceIsTheSameSeenFromBehindAndInOtherUnits() throws {
    let values = sample(500, seed: 9) { $0.approximateNormal() + ($0.uniform() < 0.3 ? 5 : 0) }
    let plain = try MultiscaleValleyTest(values)
    let turned = try MultiscaleValleyTest(values.map { -$0 })
    let scaled = try MultiscaleValleyTest(values.map { $0 * 1024 })
    #expect(abs(plain.statistic - turned.statistic) < 1e-9)
    #expect(plain.statistic == scaled.statistic)
    #expect(plain.pValue < 1e-3)
    let cut = try #require(plain.cut)
    #expect(cut > 1.5 && cut < 3.8)
    #expect(plain.depthRatio < 0.3)
  }

  @Test func oneModeOfAnyShapeIsNoValley() throws {
    let shapes: [(inout SeededGenerator) -> Double] = [
      { $0.uniform() },
      { $0.approximateNormal() },
      { -self.logarithm(1 - $0.uniform()) },
      // Heavy tails on both sides.
      { $0.approximateNormal() / (0.05 + $0.uniform()) },
      // A spike on a plateau.
      { $0.uniform() < 0.3 ? 0.5 + 1e-3 * $0.approximateNormal() : $0.uniform() },
      // A step down: the fall is certain, so that the rise alone decides.
      { $0.uniform() < 0.1 ? 0.02 * $0.uniform() : $0.uniform() },
    ]
    for (number, shape) in shapes.enumerated() {
      var alarms = 0
      for seed in 0..<10 as Range<UInt64> {
        let values = sample(150, seed: 100 * UInt64(number) + seed, shape)
        if try MultiscaleValleyTest(values).pValue <= 0.05 { alarms += 1 }
      }
      #expect(alarms <= 2)
    }
  }

  @Test func pValuesFallAsTheStatisticGrows() {
    for size in [12, 25, 400, 6000, 50_000] {
      var last = 1.0
      for step in 0..<80 {
        let value = MultiscaleValleyTest.pValue(of: Double(step) / 10, sampleSize: size)
        #expect(value <= last && value > 0)
        last = value
      }
      #expect(last < 1e-8)
    }
    // A larger sample has a greater strongest rise by chance.
    #expect(
      MultiscaleValleyTest.pValue(of: 2.4, sampleSize: 100)
        < MultiscaleValleyTest.pValue(of: 2.4, sampleSize: 5000))
  }

  @Test func tableIsThatOfTheSimulation() throws {
    let rises = try ValleyCalibration.strongestRises(sampleSize: 57, drawCount: 200, seed: 77)
    #expect(rises.count == 200)
    // The table's 0.1 quantile is exceeded by 20 of 200, give or take 4 standard deviations.
    let row = try #require(ValleyCriticalValues.rows.first { $0.sampleSize == 57 })
    let place = try #require(ValleyCalibration.probabilities.firstIndex(of: 0.1))
    let above = rises.count { $0 > row.quantiles[place] }
    #expect(abs(above - 20) <= 17)
    let again = try ValleyCalibration.strongestRises(
      sampleSize: 57, drawCount: 200, seed: 77, execution: Execution(threadCount: 3))
    #expect(again == rises)
    #expect(ValleyCriticalValues.rows.map(\.sampleSize) == ValleyCalibration.sampleSizes)
    for row in ValleyCriticalValues.rows {
      #expect(row.quantiles.count == ValleyCalibration.probabilities.count)
      #expect(row.quantiles == row.quantiles.sorted())
    }
  }

  @Test func wrongInputIsNamed() {
    #expect(throws: ClusteringError.self) { try MultiscaleValleyTest([1, .nan]) }
    #expect(throws: ClusteringError.self) {
      try MultiscaleValleyTest([Double](repeating: 0, count: 12_001))
    }
  }

  @Test func tooFewValuesShowNothing() throws {
    for count in 0..<9 {
      let test = try MultiscaleValleyTest((0..<count).map { Double($0 * $0) })
      #expect(test.pValue == 1 && test.statistic == 0 && test.cut == nil)
    }
  }
}
