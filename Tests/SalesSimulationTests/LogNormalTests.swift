// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Testing

@testable import SalesSimulation

@Suite struct LogNormalTests {
  @Test func aLogNormalWithoutSpreadIsItsMedian() {
    var generator = SeededGenerator(seed: 4)
    #expect(LogNormal(48).draw(&generator) == 48)
  }
}
