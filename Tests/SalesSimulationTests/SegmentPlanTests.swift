// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SalesSimulation

@Suite struct SegmentPlanTests {
  @Test(arguments: SalesScenario.all.map(\.name))
  func sharesAddUpToAThousand(name: String) throws {
    let scenario = try #require(SalesScenario.named(name))
    #expect(scenario.segments.reduce(0) { $0 + $1.share } == 1000)
    #expect(Set(scenario.segments.map(\.name)).count == scenario.segments.count)
  }

  /// Each share within four standard errors of its plan.
  @Test(arguments: SalesScenario.all.map(\.name))
  func sharesComeOutAsPlanned(name: String) throws {
    let scenario = try #require(SalesScenario.named(name))
    let count = 6_000
    var sizes = [Int](repeating: 0, count: scenario.segments.count)
    for customer in 0..<count { sizes[Int(drawn(customer, in: scenario).segment)] += 1 }
    for (segment, size) in zip(scenario.segments, sizes) {
      let share = Double(segment.share) / 1000
      let error = (share * (1 - share) / Double(count)).squareRoot()
      #expect(abs(Double(size) / Double(count) - share) <= 4 * error)
    }
  }

  /// The medians of what is drawn are the table's, as far as rounding and the export's length let.
  @Test(arguments: ["grocer", "wholesaler", "fashion", "four", "six", "rare"])
  func mediansComeOutAsPlanned(name: String) throws {
    let scenario = try #require(SalesScenario.named(name))
    let days = Double(scenario.calendar.dayCount)
    let customers = (0..<6_000).map { drawn($0, in: scenario) }
    for (index, segment) in scenario.segments.enumerated() {
      let members = customers.filter { Int($0.segment) == index }
      let recency = median(members.map { days - $0.last })
      let value = median(members.map { $0.level / 100 })
      let orders = median(members.map { Double($0.orderCount) })
      #expect(abs(recency / segment.recency.median - 1) < 0.1)
      #expect(abs(value / segment.value.median - 1) < 0.08)
      #expect(abs(orders - segment.orders.median) <= max(0.5, 0.05 * segment.orders.median))
      #expect(members.allSatisfy { $0.first >= 0 && $0.first <= $0.last && $0.last < days })
    }
  }

  @Test func ordersComeOutOfTheFileAsPlanned() throws {
    let files = try SimulatedFiles(.rare, customers: 300, seed: 11)
    let orders = files.ordersByCustomer
    for (number, row) in files.truthRows.enumerated() {
      let planned = drawn(number, in: .rare, seed: 11)
      #expect(orders[row["customer_id"] ?? ""]?.count == Int(planned.orderCount))
      #expect(row["segment"] == String(planned.segment))
    }
  }

  @Test func basketsComeCloseToWhatTheyShouldBeWorth() throws {
    for scenario in [SalesScenario.grocer, .wholesaler] {
      let catalogue = scenario.basket.catalogue
      var ratios: [Double] = []
      for customer in 0..<400 {
        let profile = drawn(customer, in: scenario)
        var order = SimulatedOrder()
        order.draw(
          0, of: profile, in: scenario,
          from: PlacedOrder.stream(seed: 1, customer: customer, order: 0))
        let total = order.lines.reduce(0) { $0 + catalogue[$1.product].price * $1.quantity }
        #expect(Set(order.lines.map(\.product)).count == order.lines.count)
        #expect(order.lines.allSatisfy { $0.quantity >= 1 })
        ratios.append(Double(total) / Double(order.value))
      }
      #expect(abs(median(ratios) - 1) < 0.05)
      #expect(ratios.filter { abs($0 - 1) < 0.25 }.count > 360)
    }
  }

  private func drawn(
    _ customer: Int, in scenario: SalesScenario, seed: UInt64 = 1
  ) -> SimulatedCustomer {
    var generator = PlacedOrder.stream(seed: seed, customer: customer)
    return SimulatedCustomer(in: scenario, generator: &generator)
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
