// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles

/// Joins what lists and sales files say about customers to a ledger.
struct CustomerAttributesAssembly {
  let files: [SalesFile]
  let lists: [CustomerListFile]
  let formats: [ValueFormats]
  let options: SalesReadingOptions
  let execution: Execution

  /// Whether there is anything to join.
  var isNeeded: Bool { options.collectsAttributes || !lists.isEmpty }

  /// Gives the ledger its attributes, and its account what was joined.
  ///
  /// - Throws: `InputError` when a list cannot be read; `CancellationError`.
  func attach(to ledger: inout SalesLedger) throws {
    guard
      !lists.isEmpty || orderColumns().contains(where: { !$0.isEmpty })
        || ledger.records.containsID(with: UInt8(ascii: "@"))
    else {
      ledger.attributes = CustomerAttributes()
      return
    }
    let count = ledger.customerIDs.count
    let index = CustomerIndex(ledger.customerIDs)
    let orders = try readOrders(index, customerCount: count)
    var emails: [String?] = ledger.customerIDs.map { $0.contains("@") ? $0 : nil }
    for customer in emails.indices where emails[customer] == nil {
      guard var email = orders.texts[OrderAttributeColumns.Kind.email.rawValue].text(of: customer)
      else { continue }
      email.withUTF8 { index.add($0, of: customer) }
      emails[customer] = email
    }
    var join = CustomerListJoin(index, customerCount: count)
    for list in lists { try join.add(list) }
    for customer in emails.indices where emails[customer] == nil {
      emails[customer] = join.emails.text(of: customer)
    }

    var attributes = CustomerAttributes()
    var freeTexts: [String] = []
    for texts in join.columns {
      if let values = texts.values() {
        attributes.columns.append(
          AttributeColumn(name: texts.name, origin: texts.origin, values: values))
      } else if (0..<count).contains(where: { texts.text(of: $0) != nil }) {
        freeTexts.append(texts.name)
      }
    }
    attributes.columns += join.tags.flatMap { $0.columns() }
    if options.collectsAttributes { attributes.columns += columns(orders, emails) }
    attributes.consents = consents(join, orders, count)
    func texts(_ kind: OrderAttributeColumns.Kind, _ listed: AttributeTexts) -> [String?] {
      (0..<count).map { orders.texts[kind.rawValue].text(of: $0) ?? listed.text(of: $0) }
    }
    attributes.contacts = CustomerContacts(
      emails: emails, phones: texts(.phone, join.phones), names: texts(.name, join.names))
    ledger.attributes = attributes
    ledger.summary.customerLists = join.lists
    ledger.summary.consents = attributes.consents.map { SalesSummary.Consent($0) }
    ledger.summary.notes += notes(join.lists, customerCount: count, freeTexts)
  }

  /// The columns of each sales file that say something of the customer.
  private func orderColumns() -> [OrderAttributeColumns] {
    files.map { file in
      let header = file.text.header.map { HeaderName($0) }
      let all = OrderAttributeColumns(
        header: header, layout: file.plan.detected.layout, columns: options.columns)
      if options.collectsAttributes { return all }
      return all.emails(besides: file.plan.identities.first?.column)
    }
  }

  /// What the sales files say: everything where it is asked for, else the e-mail addresses that
  /// lists are joined by, where these are not the customers' ids anyway.
  private func readOrders(
    _ index: CustomerIndex, customerCount: Int
  ) throws -> OrderAttributeTable {
    let columns = orderColumns()
    let kinds = Set(
      OrderAttributeColumns.Kind.allCases.filter { kind in columns.contains { $0[kind] != nil } })
    var table = OrderAttributeTable(customerCount: customerCount, kinds: kinds)
    if columns.allSatisfy(\.isEmpty) { return table }
    let scan = SalesFileScan(files: files, stage: "reading attributes", execution: execution)
    let (formats, options) = (self.formats, self.options)
    try scan.run { file, number, part in
      let read = OrderAttributePart()
      if columns[number].isEmpty { return (read, part.upperBound) }
      let end = try read.read(
        file, part, columns[number], index, formats: formats[file.group], options: options)
      return (read, end)
    } restart: {
      table = OrderAttributeTable(customerCount: customerCount, kinds: kinds)
    } take: {
      table.add($0)
    }
    table.settle()
    return table
  }

  private func columns(
    _ orders: borrowing OrderAttributeTable, _ emails: [String?]
  ) -> [AttributeColumn] {
    var columns: [AttributeColumn] = []
    for kind in [OrderAttributeColumns.Kind.country, .channel, .category] {
      let texts = orders.texts[kind.rawValue]
      if let values = texts.categories() {
        columns.append(AttributeColumn(name: texts.name, origin: texts.origin, values: values))
      }
    }
    if orders.hasDiscounts {
      columns.append(
        AttributeColumn(
          name: "uses_discounts", origin: "orders", values: .flag(orders.discounts)))
    }
    if emails.contains(where: { $0 != nil }) {
      columns.append(
        AttributeColumn(
          name: "has_email", origin: "orders", values: .flag(emails.map { $0 != nil })))
    }
    return columns
  }

  /// Lists tell what holds now; what was said with an order counts where no list knows.
  private func consents(
    _ join: CustomerListJoin, _ orders: borrowing OrderAttributeTable, _ count: Int
  ) -> [MarketingConsent] {
    var states = join.states
    if orders.hasConsents {
      let listed = states[.email] ?? Array(repeating: .unknown, count: count)
      states[.email] = zip(listed, orders.consents).map { $0 == .unknown ? $1 : $0 }
    }
    return MarketingConsent.Channel.allCases.compactMap { channel in
      states[channel].map { MarketingConsent(channel: channel, states: $0) }
    }
  }

  private func notes(
    _ lists: [SalesSummary.CustomerList], customerCount: Int, _ freeTexts: [String]
  ) -> [Wording] {
    var notes = lists.map { list -> Wording in
      let missing = customerCount - list.customersMatched
      return """
        \(verbatim: list.file) (\(.known(list.layout))): \(list.rowsMatched) of \(list.rows) people \
        in it are customers; \(missing) of \(customerCount) customers are not in it.
        """
    }
    if !freeTexts.isEmpty {
      notes.append(
        """
        Columns of lists that are free text, and describe nobody: \
        \(verbatim: freeTexts.joined(separator: ", ")).
        """)
    }
    return notes
  }
}
