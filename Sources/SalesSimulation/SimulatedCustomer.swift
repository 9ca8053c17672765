// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import ReproducibleComputing

/// What is drawn once for a customer; all their orders follow from it and from the seed.
struct SimulatedCustomer: Sendable {
  /// The index of their segment.
  let segment: Int32
  /// How many orders they place; at least 1.
  let orderCount: Int32
  /// Their typical order value, in hundredths of the currency's unit.
  let level: Double
  /// The first and the last order, in days since the export's first day.
  let first: Double
  let last: Double
  /// An index for what a layout adds, such as a country; even over all 32 bits.
  let trait: UInt32

  /// Draws a customer.
  ///
  /// Always the same number of distributions in the same order, so that one column of a scenario's
  /// table can change without moving the others.
  init(in scenario: SalesScenario, generator: inout SeededGenerator) {
    let segment = scenario.segmentIndex(ofShare: generator.integer(below: 1000))
    let kind = scenario.segments[segment]
    let days = Double(scenario.calendar.dayCount)
    let recency = kind.recency.draw(&generator)
    let orders = kind.orders.draw(&generator).rounded(.toNearestOrAwayFromZero)
    let gap = kind.gap.draw(&generator)
    let value = kind.value.draw(&generator)
    self.segment = Int32(segment)
    orderCount = Int32(min(max(orders, 1), Double(SimulatedOrder.largestCount)))
    level = value * 100
    // Nobody's last order falls into the last quarter of an hour, nor before the export begins.
    last = days - min(max(recency, 0.01), days - 0.5)
    // A history that is longer than the export is squeezed into it.
    let wanted = last - gap * (Double(orderCount) - 1)
    let squeezed = generator.uniform() * last / Double(orderCount)
    first = wanted > 0 ? wanted : squeezed
    trait = UInt32(truncatingIfNeeded: generator.next() >> 32)
  }
}

extension SalesScenario {
  /// The segment to which a number in `0 ..< 1000` belongs.
  func segmentIndex(ofShare number: Int) -> Int {
    var rest = number
    for (index, segment) in segments.enumerated() {
      if rest < segment.share { return index }
      rest -= segment.share
    }
    preconditionFailure("the shares of \(name) do not add up to 1000")
  }
}
