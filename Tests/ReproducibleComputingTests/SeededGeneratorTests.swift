// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ReproducibleComputing

@Suite struct SeededGeneratorTests {
  /// The stream that Blackman and Vigna's xoshiro256starstar.c gives from the state 1, 2, 3, 4;
  /// other implementations publish the same vector.
  @Test func givesThePublishedStream() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
      607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
      10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  /// Values of an independent implementation (Python's integers) of SplitMix64's seeding.
  @Test(
    arguments: [
      (
        0, 0,
        [
          18_110_106_563_157_542_208, 8_650_457_082_529_208_451, 3_032_169_436_225_125_478,
          5_211_024_849_135_804_362,
        ]
      ),
      (
        42, 0,
        [
          1_865_750_160_070_900_731, 6_791_145_067_590_612_263, 14_118_064_813_682_728_970,
          9_635_752_540_451_604_334,
        ]
      ),
      (
        42, 1,
        [
          14_049_728_980_325_739_901, 2_368_639_524_862_900_810, 11_465_949_076_132_609_876,
          4_625_396_511_731_335_606,
        ]
      ),
      (
        .max, 7,
        [
          17_084_189_366_207_940_392, 12_584_058_820_254_867_665, 12_859_400_915_149_292_424,
          7_287_074_916_679_085_271,
        ]
      ),
    ] as [(UInt64, UInt64, [UInt64])])
  func seedsAsAlways(seed: UInt64, stream: UInt64, expected: [UInt64]) {
    var generator = SeededGenerator(seed: seed, stream: stream)
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test func drawsTheSameIntegersDoublesAndShufflesAsAlways() {
    var generator = SeededGenerator(seed: 7)
    #expect(
      (0..<12).map { _ in generator.integer(below: 10) } == [2, 9, 3, 1, 9, 4, 4, 6, 7, 1, 5, 0])
    #expect(
      (0..<4).map { _ in generator.integer(below: 1 << 62 + 1) } == [
        474_198_211_128_526_066, 2_666_041_400_069_775_209, 218_945_226_831_419_528,
        4_116_342_032_339_977_142,
      ])
    generator = SeededGenerator(seed: 7)
    var order = Array(0..<10)
    generator.shuffle(&order)
    #expect(order == [0, 4, 3, 6, 7, 5, 1, 9, 8, 2])
    generator = SeededGenerator(seed: 7)
    #expect(
      (0..<3).map { _ in generator.uniform() } == [
        0.2969780583049808, 0.9809781246956562, 0.32082023752884414,
      ])
  }

  /// Pearson's statistic of 100 000 draws against its 99.9 percent quantile.
  @Test(arguments: [(2, 10.83), (7, 22.46), (10, 27.88), (16, 37.70)] as [(Int, Double)])
  func boundedIntegersAreUniform(bound: Int, quantile: Double) {
    var generator = SeededGenerator(seed: 2024, stream: UInt64(bound))
    var counts = [Int](repeating: 0, count: bound)
    let draws = 100_000
    for _ in 0..<draws { counts[generator.integer(below: bound)] += 1 }
    let expected = Double(draws) / Double(bound)
    let statistic = counts.reduce(0) { sum, count in
      sum + (Double(count) - expected) * (Double(count) - expected) / expected
    }
    #expect(statistic < quantile)
    #expect(counts.reduce(0, +) == draws)
  }

  @Test func aBoundOfOneLeavesZero() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<100 { #expect(generator.integer(below: 1) == 0) }
  }

  @Test func uniformAndNormalDeviatesHaveTheirMoments() {
    var generator = SeededGenerator(seed: 5)
    let draws = 50_000
    let uniform = (0..<draws).map { _ in generator.uniform() }
    #expect(uniform.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(uniform.reduce(0, +) / Double(draws) - 0.5) < 0.006)
    let normal = (0..<draws).map { _ in generator.approximateNormal() }
    let mean = normal.reduce(0, +) / Double(draws)
    let variance = normal.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws)
    #expect(abs(mean) < 0.02)
    #expect(abs(variance - 1) < 0.03)
    #expect(normal.allSatisfy { abs($0) <= 6 })
  }

  @Test func aShuffleKeepsTheElementsAndMovesEachEverywhere() {
    var generator = SeededGenerator(seed: 11)
    var firsts = [Int](repeating: 0, count: 5)
    for _ in 0..<5000 {
      var order = Array(0..<5)
      generator.shuffle(&order)
      #expect(order.sorted() == Array(0..<5))
      firsts[order[0]] += 1
    }
    #expect(firsts.allSatisfy { abs($0 - 1000) < 130 })
    var none: [Int] = []
    generator.shuffle(&none)
    #expect(none.isEmpty)
  }
}
