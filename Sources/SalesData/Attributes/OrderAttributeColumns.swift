// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Where a file of sales says what about customers, besides who they are and what they paid.
struct OrderAttributeColumns: Sendable {
  /// What is known of a customer by their orders.
  enum Kind: Int, CaseIterable, Sendable {
    /// The value of most orders.
    case country, channel
    /// The value of the first order that has one.
    case category
    /// The value of the last order that has one.
    case email, phone, name
  }

  /// By kind, the column.
  private(set) var texts = [Int?](repeating: nil, count: Kind.allCases.count)
  /// Codes and amounts of discounts.
  private(set) var discounts: [Int] = []
  /// What the buyer said about e-mails when ordering.
  private(set) var consent: Int?

  subscript(kind: Kind) -> Int? { texts[kind.rawValue] }

  var isEmpty: Bool { texts.allSatisfy { $0 == nil } && discounts.isEmpty && consent == nil }

  /// The e-mail addresses alone, to find people by them, unless they are the ids themselves.
  func emails(besides id: Int?) -> OrderAttributeColumns {
    var columns = OrderAttributeColumns()
    if let email = self[.email], email != id { columns.texts[Kind.email.rawValue] = email }
    return columns
  }

  private init() {}

  init(header: [HeaderName], layout: SalesLayout, columns: [SalesField: String]) {
    func find(_ names: [HeaderName]) -> Int? {
      for name in names { if let index = header.firstIndex(of: name) { return index } }
      return nil
    }
    func find(_ field: SalesField, _ names: [HeaderName]) -> Int? {
      columns[field].flatMap { find([HeaderName($0)]) } ?? find(names)
    }
    texts[Kind.country.rawValue] = find(Self.countries)
    texts[Kind.channel.rawValue] = find(Self.channels)
    texts[Kind.category.rawValue] = find(
      .category, layout.fields[.category] ?? SalesLayout.generic.fields[.category] ?? [])
    texts[Kind.email.rawValue] = find(
      .email,
      layout.identities.filter(\.isEmail).map(\.column)
        + (SalesLayout.generic.fields[.email] ?? []) + ["Email (Billing)"])
    texts[Kind.phone.rawValue] = find(.phone, Self.phones)
    texts[Kind.name.rawValue] = find(Self.names)
    discounts =
      columns[.discount].flatMap { find([HeaderName($0)]) }.map { [$0] }
      ?? Self.discounts.compactMap { header.firstIndex(of: $0) }
    consent = find(Self.consents)
  }

  private static let countries: [HeaderName] = [
    "Billing Country", "billing_country", "Country Code (Billing)", "Buyer Country",
    "Shipping Country", "shipping_country", "Country Code (Shipping)", "Ship To Country",
    "Ship Country", "ship-country", "bill-country", "Shipping Address Country",
    "Card Address Country", "Customer Country", "Country", "Country Code", "land", "pays", "país",
    "paese",
  ]
  private static let channels: [HeaderName] = [
    "sales-channel", "Sales Channel", "Channel", "Source", "Purchase Point", "Attribution",
    "Order Source", "Traffic Source", "utm_source", "Referring Site", "Vertriebskanal", "Kanal",
    "canal", "canale", "kanaal",
  ]
  private static let discounts: [HeaderName] = [
    "Discount Code", "Discount Amount", "Coupon Code", "Coupon(s)", "Coupon Details",
    "cart_discount", "discount_total", "Cart Discount Amount", "item-promotion-discount",
    "Discounts", "Discount", "Coupon", "Rabatt", "remise", "descuento", "desconto", "sconto",
    "korting",
  ]
  private static let consents: [HeaderName] = [
    "Accepts Marketing", "Buyer Accepts Marketing", "Accepts Email Marketing",
    "Email Marketing Consent", "Marketing Consent", "Newsletter",
  ]
  private static let phones: [HeaderName] = [
    "Phone", "Billing Phone", "billing_phone", "Phone (Billing)", "Customer Phone",
    "buyer-phone-number", "Ship To Phone", "Phone Number", "Telefon", "téléphone",
  ]
  private static let names: [HeaderName] = [
    "Billing Name", "Customer Name", "Full Name", "Buyer Name", "buyer-name", "Bill-to Name",
    "Name des Käufers", "Card Name", "Shipping Name", "Ship Name", "Ship To Name", "Kundenname",
    "nom client", "nombre cliente", "nome cliente", "klantnaam",
  ]
}
