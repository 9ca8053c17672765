// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct PortableMathTests {
  @Test func exponentialIsCloseToTheLibrarys() {
    for step in -7000...7000 {
      let x = Double(step) * 0.1
      #expect(abs(PortableMath.exponential(x) / exp(x) - 1) < 0x1p-51)
      let small = Double(step) * 1e-3
      #expect(abs(PortableMath.exponential(small) / exp(small) - 1) < 0x1p-51)
    }
    #expect(PortableMath.exponential(0) == 1)
  }

  @Test func logarithmIsCloseToTheLibrarys() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<10_000 {
      let x = generator.uniform() + 0x1p-60
      let wide = x * PortableMath.exponential(generator.uniform() * 600 - 300)
      #expect(abs(PortableMath.logarithm(x) - log(x)) <= 0x1p-51 * max(1, abs(log(x))))
      #expect(abs(PortableMath.logarithm(wide) - log(wide)) <= 0x1p-51 * max(1, abs(log(wide))))
    }
    #expect(PortableMath.logarithm(1) == 0)
  }

  /// A few values to the last bit, so that a compiler that fuses or reorders is found out.
  @Test func bitsAreFixed() {
    #expect(PortableMath.exponential(1).bitPattern == 0x4005_BF0A_8B14_576A)
    #expect(PortableMath.exponential(-0.35).bitPattern == 0x3FE6_8CCE_0967_1F71)
    #expect(PortableMath.logarithm(10).bitPattern == 0x4002_6BB1_BBB5_5516)
    #expect(PortableMath.logarithm(0.2).bitPattern == 0xBFF9_C041_F7ED_8D33)
  }

  @Test func normalDeviatesHaveTheNormalsMoments() {
    var generator = SeededGenerator(seed: 3)
    let count = 40_000.0
    var powers = [0.0, 0, 0, 0]
    for _ in 0..<Int(count) {
      let z = generator.normal()
      powers[0] += z
      powers[1] += z * z
      powers[2] += z * z * z
      powers[3] += z * z * z * z
    }
    // Four standard errors of each mean: variances 1, 2, 15 and 96.
    #expect(abs(powers[0] / count) < 4 * (1 / count).squareRoot())
    #expect(abs(powers[1] / count - 1) < 4 * (2 / count).squareRoot())
    #expect(abs(powers[2] / count) < 4 * (15 / count).squareRoot())
    #expect(abs(powers[3] / count - 3) < 4 * (96 / count).squareRoot())
  }
}
