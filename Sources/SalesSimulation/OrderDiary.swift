// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import ReproducibleComputing

/// Which customer orders next, and when: a diary with a page a day.
///
/// Every customer stands on one page, that of their next order, so that orders come out in order of
/// time without ever being held together.
struct OrderDiary {
  /// An order of the day.
  struct Entry {
    let second: Int32
    let customer: Int32
    let order: Int32
  }

  let customers: [SimulatedCustomer]
  private let simulator: SalesSimulator
  /// The first customer on each day's page, or -1.
  private var firstOfDay: [Int32]
  /// The customer after each on their page, or -1.
  private var nextOnPage: [Int32]
  /// The number of each customer's next order.
  private var nextOrder: [Int32]

  init(simulator: SalesSimulator) {
    self.simulator = simulator
    let count = simulator.customerCount
    customers = (0..<count).map { customer in
      var generator = PlacedOrder.stream(seed: simulator.seed, customer: customer)
      return SimulatedCustomer(in: simulator.scenario, generator: &generator)
    }
    firstOfDay = [Int32](repeating: -1, count: simulator.scenario.calendar.dayCount)
    nextOnPage = [Int32](repeating: -1, count: count)
    nextOrder = [Int32](repeating: 0, count: count)
    for customer in 0..<count {
      put(Int32(customer), onDay: Int(moment(ofOrder: 0, customer: customer)))
    }
  }

  /// The orders of a day in order of time; days must be asked for one after the other.
  mutating func orders(ofDay day: Int) -> [Entry] {
    var entries: [Entry] = []
    var customer = firstOfDay[day]
    while customer >= 0 {
      let following = nextOnPage[Int(customer)]
      appendOrders(of: customer, onDay: day, to: &entries)
      customer = following
    }
    entries.sort {
      ($0.second, $0.customer, $0.order) < ($1.second, $1.customer, $1.order)
    }
    return entries
  }

  /// Takes a customer's orders of a day and puts the customer on the page of the next.
  private mutating func appendOrders(
    of customer: Int32, onDay day: Int, to entries: inout [Entry]
  ) {
    while nextOrder[Int(customer)] < customers[Int(customer)].orderCount {
      let order = nextOrder[Int(customer)]
      let moment = moment(ofOrder: Int(order), customer: Int(customer))
      guard Int(moment) <= day else { return put(customer, onDay: Int(moment)) }
      let second = Int32(simulator.scenario.calendar.second(at: moment))
      entries.append(Entry(second: second, customer: customer, order: order))
      nextOrder[Int(customer)] = order + 1
    }
  }

  private mutating func put(_ customer: Int32, onDay day: Int) {
    nextOnPage[Int(customer)] = firstOfDay[day]
    firstOfDay[day] = customer
  }

  private func moment(ofOrder order: Int, customer: Int) -> Double {
    var generator = PlacedOrder.stream(seed: simulator.seed, customer: customer, order: order)
    return SimulatedOrder.moment(
      of: order, customer: customers[customer], calendar: simulator.scenario.calendar,
      generator: &generator)
  }
}
