// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// Where the fields of one file are: the layout and the user's wishes, resolved to column numbers.
struct ColumnPlan: Sendable {
  struct Identity: Sendable {
    var column: Int
    var isEmail: Bool
    var blanks: [[UInt8]]
  }

  struct Exclusion: Sendable {
    var column: Int
    var rules: [(test: SalesLayout.Exclusion.Test, reason: RejectReason)]
  }

  var detected: DetectedLayout
  var columnCount: Int
  var identities: [Identity] = []
  var order: Int?
  var date: Int
  var time: Int?
  var amount: Int?
  var refunded: Int?
  /// Money in the amount that was loaded onto gift cards and is left out.
  var giftCardLoads: Int?
  var quantity: Int?
  var price: Int?
  var currency: Int?
  var product: Int?
  var exclusions: [Exclusion] = []
  /// Products that are none, where the layout has such and the file a column of products.
  var serviceCodes: ServiceCodes?
  /// What is read from which column, to tell a user.
  var mapped: [SalesSummary.MappedColumn]
  /// The name of the date column, for messages.
  var dateColumn: String
  /// The name of the amount column or of the price column, for messages.
  var amountColumn: String

  /// Whether rows without an amount are further items of an order.
  var hasItemRows: Bool { detected.layout.grain == .lineUnderOrder && order != nil }

  /// Resolves the columns of a file.
  ///
  /// - Throws: `InputError` when a needed column is missing; it names the columns that are there.
  init(header: [String], file: String, options: SalesReadingOptions) throws {
    let names = header.map { HeaderName($0) }
    var resolver = ColumnResolver(header: header, names: names, file: file)
    try resolver.take(options.columns)
    detected = DetectedLayout.detect(names, mapped: Set(options.columns.keys))
    columnCount = header.count
    let layout = detected.layout
    if let unusable = layout.unusable, options.columns.isEmpty {
      throw InputError(file: file, "\(layout.name): \(unusable.problem)", remedy: unusable.remedy)
    }
    for (field, candidates) in layout.fields { resolver.find(field, candidates) }

    // Who bought: the user's column, then the layout's in their order.
    if let column = resolver.asked[.customer] {
      identities.append(Identity(column: column, isEmail: resolver.isEmail(column), blanks: []))
    }
    for identity in layout.identities {
      guard let column = resolver.index(of: identity.column),
        resolver.asked[.customer] == nil, !identities.contains(where: { $0.column == column })
      else { continue }
      identities.append(
        Identity(
          column: column, isEmail: identity.isEmail, blanks: identity.blanks.map { Array($0.utf8) })
      )
    }
    if layout.identities.isEmpty, resolver.asked[.customer] == nil, let column = resolver[.customer]
    {
      identities.append(Identity(column: column, isEmail: resolver.isEmail(column), blanks: []))
    }
    for field in [SalesField.email, .phone] {
      // Guests of a table with ids are known by their address; not where the user chose the ids.
      guard
        resolver.asked[field] != nil
          || (layout.identities.isEmpty && resolver.asked[.customer] == nil),
        let column = resolver[field], !identities.contains(where: { $0.column == column }),
        // A telephone number in a table without other identities is somebody's, not an id.
        field == .email || !identities.isEmpty || resolver.asked[field] != nil
      else { continue }
      identities.append(Identity(column: column, isEmail: field == .email, blanks: []))
    }
    if let first = identities.first { resolver.used[.customer] = first.column }
    var furtherIDs: [Int] = []
    for identity in identities.dropFirst() {
      if identity.isEmail {
        resolver.used[.email] = identity.column
      } else if identity.column == resolver[.phone] || names[identity.column].text.contains("phone")
      {
        resolver.used[.phone] = identity.column
      } else {
        furtherIDs.append(identity.column)
      }
    }

    order = resolver[.order]
    time = resolver[.time]
    refunded = resolver[.refunded]
    quantity = resolver[.quantity]
    price = resolver[.price]
    amount = resolver[.amount]
    currency = resolver[.currency]
    product = resolver[.product]
    let hasProduct = quantity != nil && price != nil
    if let column = amount, hasProduct, resolver.asked[.amount] == nil,
      layout.signatures.isEmpty,
      SalesLayout.orderTotals.contains(names[column])
        || resolver.asked[.price] != nil || resolver.asked[.quantity] != nil
    {
      amount = nil
    }
    if amount == nil, !hasProduct, let column = price {
      (amount, price, quantity) = (column, nil, nil)
      detected.note =
        """
        No column of quantities: \(verbatim: header[column]) is taken for the money of the row.
        """
    }
    if amount != nil { (quantity, price) = (nil, nil) }

    guard !identities.isEmpty else {
      throw resolver.missing(.customer, detected: detected, example: "customer=COLUMN")
    }
    guard let date = resolver[.date] else {
      throw resolver.missing(.date, detected: detected, example: "date=COLUMN")
    }
    guard let money = amount ?? price else {
      throw resolver.missing(
        .amount, detected: detected, example: "amount=COLUMN, or quantity=COLUMN and price=COLUMN")
    }
    self.date = date
    dateColumn = header[date]
    amountColumn = header[money]
    // A column that was taken for the date or the money is nothing else.
    if time == date { time = nil }

    if options.giftCards == .drop, resolver.asked[.amount] == nil {
      giftCardLoads = layout.giftCardLoads.flatMap { resolver.index(of: $0) }
    }
    exclusions = Self.exclusions(layout, resolver, keepsGiftCards: options.giftCards == .keep)
    if product != nil, !layout.serviceCodes.isEmpty {
      serviceCodes = ServiceCodes(layout.serviceCodes)
    }
    var unused: Set<SalesField> = []
    if amount == nil { unused.insert(.amount) }
    if price == nil { unused.formUnion([.price, .quantity]) }
    if time == nil { unused.insert(.time) }
    var mapped: [SalesSummary.MappedColumn] = []
    for field in SalesField.allCases where !unused.contains(field) {
      let column = field == .amount ? amount : resolver.used[field]
      if let column { mapped.append(.init(field: field.rawValue, column: header[column])) }
    }
    // Asked where the first is blank.
    let further = furtherIDs.map {
      SalesSummary.MappedColumn(field: SalesField.customer.rawValue, column: header[$0])
    }
    mapped.insert(contentsOf: further, at: min(1, mapped.count))
    self.mapped = mapped
    if !options.columns.isEmpty, layout.signatures.isEmpty {
      detected.confidence = 1
      detected.reason = "columns named by the user"
    } else if layout.signatures.isEmpty {
      detected.confidence = order == nil ? 0.7 : 0.8
      let names = mapped.map { column -> Wording in
        "\(verbatim: column.column) is the \(.known(column.field))"
      }
      detected.reason = "usual names: \(names.joined(separator: ", "))"
    }
  }

  private static func exclusions(
    _ layout: SalesLayout, _ resolver: ColumnResolver, keepsGiftCards: Bool
  ) -> [Exclusion] {
    var exclusions: [Exclusion] = []
    func add(_ column: Int, _ test: SalesLayout.Exclusion.Test, _ reason: RejectReason) {
      if let index = exclusions.firstIndex(where: { $0.column == column }) {
        exclusions[index].rules.append((test, reason))
      } else {
        exclusions.append(Exclusion(column: column, rules: [(test, reason)]))
      }
    }
    for exclusion in layout.exclusions where !keepsGiftCards || exclusion.reason != .giftCard {
      if let column = resolver.index(of: exclusion.column) {
        add(column, exclusion.test, exclusion.reason)
      }
    }
    let asked = resolver.asked[.status]
    if layout.signatures.isEmpty || asked != nil, let column = asked ?? resolver[.status] {
      for (test, reason) in SalesLayout.genericExclusions { add(column, test, reason) }
    }
    return exclusions
  }
}
