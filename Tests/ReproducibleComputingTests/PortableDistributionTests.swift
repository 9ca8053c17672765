// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Testing

/// Figures of SciPy 1.17 (`scipy.special.gammaln`, `gammaincc`, `ndtri`).
@Suite struct PortableDistributionTests {
  @Test(arguments: [
    (0.5, 0.5723649429247), (1, 0), (2.5, 0.2846828704729192), (10, 12.801827480081469),
    (123.25, 468.6144829505166), (1e6, 12815504.569147611),
  ])
  func logGamma(x: Double, expected: Double) {
    #expect(abs(PortableMath.logGamma(x) - expected) < 1e-14 * max(1, expected))
  }

  @Test(arguments: [
    (0.5, 0.1, 0.6547208460185768), (0.5, 10, 7.744216431044088e-06),
    (0.5, 300, 1.674167984691805e-132), (3, 2, 0.6766764161830634),
    (3, 12, 0.0005222580500328981), (50, 45, 0.7531979655998298),
    (50, 80, 0.0001307839765914092), (500, 520, 0.18469114909874365),
    (4.5, 600, 1.2126417776311672e-252),
  ])
  func upperGamma(a: Double, x: Double, expected: Double) {
    #expect(abs(PortableMath.upperGamma(a, x) / expected - 1) < 1e-12)
  }

  @Test func upperGammaAtTheEnds() {
    #expect(PortableMath.upperGamma(2, 0) == 1)
    #expect(PortableMath.upperGamma(2, .infinity) == 0)
    #expect(PortableMath.upperGamma(0.5, 5000) == 0)
    #expect(PortableMath.upperGamma(2000, 1) == 1)
    #expect(PortableMath.upperGamma(0.5, .leastNonzeroMagnitude) == 1)
    // Both ways of computing meet at x = a + 1.
    for a in [0.5, 1, 7.5, 100] {
      let below = PortableMath.upperGamma(a, (a + 1).nextDown)
      #expect(abs(PortableMath.upperGamma(a, a + 1) / below - 1) < 1e-12)
    }
  }

  @Test(arguments: [
    (1e-300, -37.0470962993612), (1e-20, -9.262340089798409), (0.001, -3.090232306167813),
    (0.025, -1.9599639845400545), (0.3, -0.5244005127080409), (0.5, 0),
    (0.7, 0.5244005127080407), (0.975, 1.959963984540054), (0.999999, 4.753424308817087),
  ])
  func normalQuantile(share: Double, expected: Double) {
    let found = PortableMath.normalQuantile(share)
    #expect(abs(found - expected) <= 1e-13 * abs(expected))
    if share < 0.5, share > 1e-100 {
      #expect(abs(PortableMath.normalTwoSidedTail(found) / (2 * share) - 1) < 1e-12)
    }
  }

  /// A few values to the last bit, so that a compiler that fuses or reorders is found out.
  @Test func bitsAreFixed() {
    #expect(PortableMath.logGamma(7.25).bitPattern == 0x401C_3570_1A50_FF05)
    #expect(PortableMath.upperGamma(2.5, 7).bitPattern == 0x3F8F_F7D4_5D48_4C9A)
    #expect(PortableMath.normalQuantile(0.99).bitPattern == 0x4002_9C5C_4630_FF0E)
  }
}
