// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Testing

@Suite struct PageMemoryTests {
  @Test func blocksNeverOverlap() {
    let memory = PageMemory()
    var generator = SeededGenerator(seed: 3)
    var held: [(start: UnsafeMutableRawPointer, count: Int, mark: UInt8)] = []
    for number in 0..<600 {
      let count = 1 + Int(generator.next() % 70_000)
      let block = memory.take(count)
      #expect(UInt(bitPattern: block) % 4_096 == 0)
      let mark = UInt8(truncatingIfNeeded: number)
      block.initializeMemory(as: UInt8.self, repeating: mark, count: count)
      held.append((block, count, mark))
      if generator.next() % 2 == 0 {
        let given = held.remove(at: Int(generator.next() % UInt64(held.count)))
        memory.giveBack(given.start, given.count)
      }
    }
    for (start, count, mark) in held {
      let bytes = UnsafeRawBufferPointer(start: start, count: count)
      #expect(bytes.allSatisfy { $0 == mark })
    }
  }

  @Test func whatIsGivenBackIsTakenAgain() {
    let memory = PageMemory()
    let large = memory.take(1 << 16)
    memory.giveBack(large, 1 << 16)
    // Its halves and quarters, until nothing of it is left.
    var starts: Set<UnsafeMutableRawPointer> = []
    for _ in 0..<16 { starts.insert(memory.take(1 << 12)) }
    #expect(starts == Set((0..<16).map { large + ($0 << 12) }))
    #expect(!starts.contains(memory.take(1 << 12)))
  }
}
