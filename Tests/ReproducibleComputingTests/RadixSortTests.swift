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
    var keyed = values.map { RadixSort.Keyed(key: $0 & 0xFFFF_FFFF, place: $0 >> 32) }
    RadixSort.sort(&keyed)
    #expect(keyed.map(\.place) == expected.map { $0.element >> 32 })
  }

  @Test(arguments: [0, 1, 40, 3_000, 200_000])
  func numbersAscend(count: Int) {
    var generator = SeededGenerator(seed: 4)
    var numbers = (0..<count).map { _ in
      (generator.uniform() - 0.5) * (generator.integer(below: 2) == 0 ? 1e-200 : 1e200)
    }
    if count > 30 {
      numbers[..<6] = [.infinity, -.infinity, -0.0, 0, .leastNonzeroMagnitude, numbers[9]]
    }
    let ascending = numbers.ascending()
    #expect(ascending == numbers.sorted())
    #expect(ascending.allSatisfy { $0 != 0 || $0.sign == .plus })
  }
}
