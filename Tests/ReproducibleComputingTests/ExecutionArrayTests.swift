// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Testing

@Suite struct ExecutionArrayTests {
  @Test(arguments: [0, 1, 40_000])
  func elementsAreInTheOrderOfTheirIndices(count: Int) {
    for threads in [1, 3] {
      let texts = Execution(threadCount: threads).array(count: count) { "element \($0 * 7)" }
      #expect(texts == (0..<count).map { "element \($0 * 7)" })
    }
  }
}
