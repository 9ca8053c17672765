// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import ReproducibleComputing

/// One order of one customer, drawn from a stream of its own, so that it can be drawn again.
struct SimulatedOrder {
  /// One product of an order.
  struct Line {
    let product: Int
    let quantity: Int
  }

  /// No customer places more orders, so that each has a stream of its own.
  static let largestCount = 1 << 24 - 1

  /// What it is worth, in hundredths, to which its lines come as close as prices allow.
  private(set) var value = 1
  /// Whether it carries a discount, where the layout has discounts.
  private(set) var discounted = false
  /// Whether part of it is given back later; never a customer's last order.
  private(set) var returned = false
  private(set) var lines: [Line] = []
  /// What a layout may add of its own.
  private(set) var generator = SeededGenerator(seed: 0)

  /// When a customer places an order, in days since the export's first day.
  ///
  /// The orders lie evenly over the shop's trade between the customer's first and last, each off
  /// its place by up to two fifths of a gap; never out of order.
  static func moment(
    of order: Int, customer: SimulatedCustomer, calendar: ShopCalendar,
    generator: inout SeededGenerator
  ) -> Double {
    let shift = 0.8 * (generator.uniform() - 0.5)
    let last = Int(customer.orderCount) - 1
    if order == last { return customer.last }
    if order == 0 { return customer.first }
    let begin = calendar.trade(at: customer.first)
    let end = calendar.trade(at: customer.last)
    let trade = begin + (end - begin) * ((Double(order) + shift) / Double(last))
    return min(calendar.moment(ofTrade: trade), customer.last)
  }

  /// Draws the order into the same storage.
  ///
  /// - Parameters:
  ///   - order: Its number among the customer's, from 0.
  ///   - customer: Who places it.
  ///   - scenario: The shop.
  ///   - stream: The order's own stream.
  mutating func draw(
    _ order: Int, of customer: SimulatedCustomer, in scenario: SalesScenario,
    from stream: SeededGenerator
  ) {
    drawConditions(order, of: customer, in: scenario, from: stream)
    drawLines(of: customer, in: scenario)
  }

  /// Draws whether there is a discount and whether something comes back: the first half of `draw`.
  mutating func drawConditions(
    _ order: Int, of customer: SimulatedCustomer, in scenario: SalesScenario,
    from stream: SeededGenerator
  ) {
    generator = stream
    _ = generator.uniform()  // Spent by `moment`.
    let segment = scenario.segments[Int(customer.segment)]
    discounted = generator.happens(perMille: segment.discounted)
    let givenBack = generator.happens(perMille: segment.returned)
    returned = givenBack && order < Int(customer.orderCount) - 1
  }

  /// Draws what was bought: the second half of `draw`.
  mutating func drawLines(of customer: SimulatedCustomer, in scenario: SalesScenario) {
    draw(worth: LogNormal(customer.level, scenario.orderSpread), basket: scenario.basket)
  }

  /// Draws an order that no customer is known for.
  mutating func drawAnonymous(
    worth: LogNormal, in scenario: SalesScenario, from stream: SeededGenerator
  ) {
    generator = stream
    (discounted, returned) = (false, false)
    draw(worth: worth, basket: scenario.basket)
  }

  private mutating func draw(worth: LogNormal, basket: SalesScenario.Basket) {
    value = max(1, Int(worth.draw(&generator).rounded(.toNearestOrAwayFromZero)))
    lines.removeAll(keepingCapacity: true)
    guard !basket.catalogue.isEmpty else { return }
    let planned = basket.lines.lowerBound + generator.integer(below: basket.lines.count)
    var rest = Double(value)
    for number in 0..<planned where number == 0 || rest > 0 {
      let share = max(rest, 1) / Double(planned - number)
      guard let product = product(near: share, basket: basket) else { break }
      let price = Double(basket.catalogue[product].price)
      let wanted = (share / price).rounded(.toNearestOrAwayFromZero)
      let quantity = Int(min(max(wanted, 1), Double(basket.largestQuantity)))
      lines.append(Line(product: product, quantity: quantity))
      rest -= price * Double(quantity)
    }
  }

  /// A product, not yet in the order, of which some pieces come close to an amount.
  ///
  /// The first that fits, from a random place of the catalogue on; else the one that is nearest.
  private mutating func product(near amount: Double, basket: SalesScenario.Basket) -> Int? {
    let catalogue = basket.catalogue
    let start = generator.integer(below: catalogue.count)
    var nearest: (product: Int, distance: Double)?
    for step in 0..<catalogue.count {
      let candidate = (start + step) % catalogue.count
      if lines.contains(where: { $0.product == candidate }) { continue }
      let price = Double(catalogue[candidate].price)
      let pieces = min(
        max((amount / price).rounded(.toNearestOrAwayFromZero), 1), Double(basket.largestQuantity))
      let distance = abs(amount - price * pieces)
      if distance <= amount * 0.15 { return candidate }
      if nearest.map({ distance < $0.distance }) ?? true { nearest = (candidate, distance) }
    }
    return nearest?.product
  }
}
