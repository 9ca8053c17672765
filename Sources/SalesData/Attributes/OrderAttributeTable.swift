// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What the orders of each customer say about them, summed over all rows.
///
/// The same in whatever order rows come: values of most orders are counted once for each order and
/// each combination of values that its rows name, and ties go to the latest, then to the least text.
struct OrderAttributeTable: ~Copyable {
  typealias Kind = OrderAttributeColumns.Kind

  /// By kind.
  let texts: [AttributeTexts]
  /// Yes, no or unknown.
  private(set) var discounts: [Bool?]
  private(set) var consents: [MarketingConsent.State]
  private(set) var hasConsents = false
  private(set) var hasDiscounts = false
  private var consentMoments: [Int64]
  private var orders = FingerprintSet()
  private var countries: ValueCounts
  private var channels: ValueCounts
  /// By kind, the moment of the text that stands.
  private var moments: [[Int64]]

  private static let dated: [Kind] = [.category, .email, .phone, .name]

  init(customerCount: Int, kinds: Set<Kind>) {
    let names = ["country", "channel", "first_category", "email", "phone", "name"]
    texts = names.map {
      AttributeTexts(name: $0, origin: "orders", customerCount: customerCount)
    }
    discounts = Array(repeating: nil, count: customerCount)
    consents = Array(repeating: .unknown, count: customerCount)
    consentMoments = Array(repeating: .min, count: customerCount)
    countries = ValueCounts(customerCount: kinds.contains(.country) ? customerCount : 0)
    channels = ValueCounts(customerCount: kinds.contains(.channel) ? customerCount : 0)
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
          // What has so many values describes nobody, and its chains would be long.
          if country > 0, texts[Kind.country.rawValue].isOfFewValues {
            countries.add(Int(country) - 1, to: customer, placed: row.placed)
          }
          if channel > 0, texts[Kind.channel.rawValue].isOfFewValues {
            channels.add(Int(channel) - 1, to: customer, placed: row.placed)
          }
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
  func settle() {
    for (kind, counts) in [(Kind.country, countries), (.channel, channels)]
    where texts[kind.rawValue].isOfFewValues {
      counts.settle(in: texts[kind.rawValue])
    }
  }
}
