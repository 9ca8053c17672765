// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Testing

@Suite struct RadixSortTests {
  @Test(arguments: [0, 1, 2, 3_000, 150_000])
  func sortsAsTheStandardLibraryDoes(count: Int) {
    var generator = SeededGenerator(seed: 5)
    for bits in [1, 11, 12, 40, 64] {
      let values = (0..<count).map { _ in generator.next() >> UInt64(64 - bits) }
      for threads in [1, 2] {
        var sorted = values
        RadixSort.sort(&sorted, Execution(threadCount: threads))
        #expect(sorted == values.sorted(), "\(bits) bits")
      }
    }
  }

  @Test(arguments: [2_000, 100_000])
  func equalKeysKeepTheirOrder(count: Int) {
    var generator = SeededGenerator(seed: 6)
    let values = (0..<count).map { UInt64($0) << 32 | generator.next() & 0x7000 }
    var sorted = values
    RadixSort.sort(&sorted) { $0 & 0xFFFF_FFFF }
    let expected = values.enumerated().sorted {
      ($0.element & 0xFFFF_FFFF, $0.offset) < ($1.element & 0xFFFF_FFFF, $1.offset)
    }
    #expect(sorted == expected.map(\.element))
  }
}
