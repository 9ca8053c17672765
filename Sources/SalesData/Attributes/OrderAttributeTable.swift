// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What the orders of each customer say about them, summed over all rows.
///
/// The same in whatever order rows come: values of most orders are counted once for each order and
/// each combination of values that its rows name, and ties go to the latest, then to the least text.
struct OrderAttributeTable: ~Copyable {
  typealias Kind = OrderAttributeColumns.Kind

  /// A value of a customer and in how many orders it stands; values of one customer are chained.
  private struct Count: BitwiseCopyable {
    var code: UInt32
    var orders: UInt32
    var latest: Int64
    var next: Int32
  }

  /// By kind.
  let texts: [AttributeTexts]
  /// Yes, no or unknown.
  private(set) var discounts: [Bool?]
  private(set) var consents: [MarketingConsent.State]
  private(set) var hasConsents = false
  private(set) var hasDiscounts = false
  private var consentMoments: [Int64]
  private var orders = FingerprintSet()
  /// By kind: the first count of each customer, or the moment of the text that stands.
  private var heads: [[Int32]]
  private var counts: [[Count]]
  private var moments: [[Int64]]

  private static let counted: [Kind] = [.country, .channel]
  private static let dated: [Kind] = [.category, .email, .phone, .name]

  init(customerCount: Int, kinds: Set<Kind>) {
    let names = ["country", "channel", "first_category", "email", "phone", "name"]
    texts = names.map {
      AttributeTexts(name: $0, origin: "orders", customerCount: customerCount)
    }
    discounts = Array(repeating: nil, count: customerCount)
    consents = Array(repeating: .unknown, count: customerCount)
    consentMoments = Array(repeating: .min, count: customerCount)
    heads = Kind.allCases.map { kind in
      Array(
        repeating: -1,
        count: Self.counted.contains(kind) && kinds.contains(kind) ? customerCount : 0)
    }
    counts = Kind.allCases.map { _ in [] }
    moments = Kind.allCases.map { kind in
      Array(
        repeating: kind == .category ? .max : .min,
        count: Self.dated.contains(kind) && kinds.contains(kind) ? customerCount : 0)
    }
  }

  /// Adds what a part of a file says.
  mutating func add(_ part: OrderAttributePart) {
    let kindCount = Kind.allCases.count
    // The part's numbers of texts become the table's.
    let numbers = Kind.allCases.map { kind in
      let local = part.texts[kind.rawValue]
      return (0..<local.table.count).map { number in
        UInt32(local.table.withBytes(number) { texts[kind.rawValue].intern($0) } + 1)
      }
    }
    for (number, row) in part.rows.enumerated() {
      let customer = Int(row.customer)
      func code(_ kind: Kind) -> UInt32 {
        let code = part.codes[number * kindCount + kind.rawValue]
        return code == 0 ? 0 : numbers[kind.rawValue][Int(code) - 1]
      }
      let (country, channel) = (code(.country), code(.channel))
      if country > 0 || channel > 0 {
        let values = UInt64(country) << 32 | UInt64(channel)
        if orders.insert(ByteHash.mix(row.order ^ ByteHash.start, values ^ row.order)) {
          count(country, .country, customer, row.placed)
          count(channel, .channel, customer, row.placed)
        }
      }
      for kind in Self.dated { note(code(kind), kind, customer, row.placed) }
      if row.discount >= 0 {
        hasDiscounts = true
        discounts[customer] = discounts[customer] == true || row.discount == 1
      }
      note(MarketingConsent.State(rawValue: row.consent) ?? .unknown, customer, row.placed)
    }
  }

  private mutating func count(_ code: UInt32, _ kind: Kind, _ customer: Int, _ placed: Int64) {
    // Whatever has so many values describes nobody, and its chains would be long.
    guard code > 0, texts[kind.rawValue].distinctCount <= AttributeTexts.mostCategories else {
      return
    }
    var place = heads[kind.rawValue][customer]
    while place >= 0 {
      if counts[kind.rawValue][Int(place)].code == code {
        counts[kind.rawValue][Int(place)].orders += 1
        counts[kind.rawValue][Int(place)].latest = max(
          counts[kind.rawValue][Int(place)].latest, placed)
        return
      }
      place = counts[kind.rawValue][Int(place)].next
    }
    counts[kind.rawValue].append(
      Count(code: code, orders: 1, latest: placed, next: heads[kind.rawValue][customer]))
    heads[kind.rawValue][customer] = Int32(counts[kind.rawValue].count - 1)
  }

  /// Keeps the text of the first or of the last order; of one moment the least text.
  private mutating func note(_ code: UInt32, _ kind: Kind, _ customer: Int, _ placed: Int64) {
    guard code > 0 else { return }
    let standing = moments[kind.rawValue][customer]
    let number = Int(code) - 1
    if placed == standing {
      texts[kind.rawValue].offer(number, to: customer)
    } else if kind == .category ? placed < standing : placed > standing {
      moments[kind.rawValue][customer] = placed
      texts[kind.rawValue].set(number, of: customer)
    }
  }

  private mutating func note(_ state: MarketingConsent.State, _ customer: Int, _ placed: Int64) {
    guard state != .unknown else { return }
    hasConsents = true
    if placed == consentMoments[customer] {
      // Who said both yes and no at once is not written to.
      consents[customer] = min(consents[customer], state)
    } else if placed > consentMoments[customer] {
      (consentMoments[customer], consents[customer]) = (placed, state)
    }
  }

  /// Gives each customer the value of most orders.
  mutating func settle() {
    for kind in Self.counted {
      let texts = texts[kind.rawValue]
      guard texts.distinctCount <= AttributeTexts.mostCategories else { continue }
      for customer in heads[kind.rawValue].indices {
        var best: Count?
        var place = heads[kind.rawValue][customer]
        while place >= 0 {
          let value = counts[kind.rawValue][Int(place)]
          place = value.next
          if let standing = best, !Self.precedes(value, standing, texts) { continue }
          best = value
        }
        if let best { texts.set(Int(best.code) - 1, of: customer) }
      }
    }
  }

  private static func precedes(_ a: Count, _ b: Count, _ texts: AttributeTexts) -> Bool {
    if a.orders != b.orders { return a.orders > b.orders }
    if a.latest != b.latest { return a.latest > b.latest }
    return texts.precedes(Int(a.code) - 1, Int(b.code) - 1)
  }
}
