// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How many orders of each customer have each value; the values of one customer are chained.
///
/// - Complexity: 4 bytes a customer, 24 for each different value of one.
struct ValueCounts {
  private struct Count: BitwiseCopyable {
    /// The latest of the orders.
    var latest: Int64
    var number: UInt32
    var orders: UInt32
    /// The customer's next count, or -1.
    var next: Int32
  }

  private var heads: [Int32]
  private var counts: [Count] = []

  init(customerCount: Int) { heads = Array(repeating: -1, count: customerCount) }

  /// Counts an order of a customer with the value of a number.
  mutating func add(_ number: Int, to customer: Int, placed: Int64) {
    let number = UInt32(number)
    let head = heads[customer]
    var place = Int(head)
    while place >= 0 {
      if counts[place].number == number {
        counts[place].orders += 1
        counts[place].latest = max(counts[place].latest, placed)
        return
      }
      place = Int(counts[place].next)
    }
    heads[customer] = Int32(counts.count)
    counts.append(Count(latest: placed, number: number, orders: 1, next: head))
  }

  /// Gives each customer the value of most orders; ties go to the latest, then to the least text.
  func settle(in texts: AttributeTexts) {
    for customer in heads.indices {
      var best: Count?
      var place = Int(heads[customer])
      while place >= 0 {
        let value = counts[place]
        place = Int(value.next)
        if let standing = best, !Self.precedes(value, standing, texts) { continue }
        best = value
      }
      if let best { texts.set(Int(best.number), of: customer) }
    }
  }

  private static func precedes(_ a: Count, _ b: Count, _ texts: AttributeTexts) -> Bool {
    if a.orders != b.orders { return a.orders > b.orders }
    if a.latest != b.latest { return a.latest > b.latest }
    return texts.precedes(Int(a.number), Int(b.number))
  }
}
