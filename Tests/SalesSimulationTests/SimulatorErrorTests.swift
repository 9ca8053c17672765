// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Synchronization
import Testing

@testable import SalesSimulation

@Suite struct SimulatorErrorTests {
  private struct DiskFull: Error {}

  @Test func anUnknownScenarioIsNil() {
    #expect(SalesScenario.named("bakery") == nil)
    #expect(SalesScenario.named("none")?.segments.count == 1)
    #expect(Set(SalesScenario.all.map(\.name)).count == SalesScenario.all.count)
  }

  @Test func errorsOfASinkComeThrough() {
    let simulator = SalesSimulator(scenario: .four, customerCount: 3, seed: 0)
    #expect(throws: DiskFull.self) {
      try simulator.write(orders: { _ in throw DiskFull() })
    }
    #expect(throws: DiskFull.self) {
      try simulator.write(orders: { _ in }, truth: { _ in throw DiskFull() })
    }
  }

  @Test func aCancelledTaskStopsIt() async {
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      try SalesSimulator(scenario: .four, customerCount: 3, seed: 0).write(orders: { _ in })
    }
    task.cancel()
    let result = await task.result
    #expect(throws: CancellationError.self) { try result.get() }
  }

  @Test func progressGoesFromNothingToAll() throws {
    let heard = Mutex<[Double]>([])
    let execution = Execution(threadCount: 1) { progress in
      heard.withLock { $0.append(progress.fraction ?? -1) }
    }
    try SalesSimulator(scenario: .four, customerCount: 3, seed: 0).write(
      orders: { _ in }, execution: execution)
    let fractions = heard.withLock { $0 }
    #expect(fractions.first == 0 && fractions.last == 1)
    #expect(fractions == fractions.sorted())
  }
}
