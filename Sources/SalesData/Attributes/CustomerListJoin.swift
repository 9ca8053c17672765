// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// Joins lists of customers to the customers of a ledger, row by row: what was read of one list is
/// not kept but for the customers who are there.
///
/// A row belongs to the customer with its id, else to those with its e-mail address, else to the one
/// with its telephone number. Of several rows for a customer, each column keeps the least text and
/// each channel the state that takes precedence.
struct CustomerListJoin {
  private let index: CustomerIndex
  private let customerCount: Int
  private(set) var columns: [AttributeTexts] = []
  private(set) var tags: [TagTexts] = []
  private(set) var states: [MarketingConsent.Channel: [MarketingConsent.State]] = [:]
  let emails: AttributeTexts
  let phones: AttributeTexts
  let names: AttributeTexts
  private(set) var lists: [SalesSummary.CustomerList] = []

  init(_ index: CustomerIndex, customerCount: Int) {
    self.index = index
    self.customerCount = customerCount
    func texts(_ name: String) -> AttributeTexts {
      AttributeTexts(name: name, origin: "", customerCount: customerCount)
    }
    (emails, phones, names) = (texts("e-mail"), texts("phone"), texts("name"))
  }

  /// Where one file has what.
  private struct Plan {
    var ids: [Int]
    var emails: [Int]
    var phones: [Int]
    var names: [Int]
    var tags: (column: Int, texts: TagTexts)?
    var consents: [(column: Int, consent: CustomerListLayout.Consent)]
    var described: [(column: Int, texts: AttributeTexts)]
  }

  private mutating func makePlan(_ list: CustomerListFile) -> Plan {
    let header = list.text.header.map { HeaderName($0) }
    let layout = list.layout
    func find(_ names: [HeaderName]) -> [Int] { names.compactMap { header.firstIndex(of: $0) } }
    var plan = Plan(
      ids: find(layout.ids), emails: find(layout.emails), phones: find(layout.phones),
      names: find(layout.names), tags: nil,
      consents: layout.consents.compactMap { consent in
        header.firstIndex(of: consent.column).map { ($0, consent) }
      }, described: [])
    if let name = layout.tags, let column = header.firstIndex(of: name) {
      let texts =
        tags.first { $0.origin == list.name }
        ?? TagTexts(origin: list.name, customerCount: customerCount)
      if !tags.contains(where: { $0 === texts }) { tags.append(texts) }
      plan.tags = (column, texts)
    }
    let taken = layout.taken
    for (column, name) in header.enumerated() {
      guard !taken.contains(name), !list.text.header[column].isEmpty,
        header.firstIndex(of: name) == column
      else { continue }
      let texts =
        columns.first { $0.origin == list.name && HeaderName($0.name) == name }
        ?? AttributeTexts(
          name: list.text.header[column], origin: list.name, customerCount: customerCount)
      if !columns.contains(where: { $0 === texts }) { columns.append(texts) }
      plan.described.append((column, texts))
    }
    return plan
  }

  /// Joins one list.
  ///
  /// - Throws: `InputError` when the file cannot be read.
  mutating func add(_ list: CustomerListFile) throws {
    let plan = makePlan(list)
    let byName = list.stateByFileName
    for channel in Set(plan.consents.map(\.consent.channel)).union(
      byName == .unknown ? [] : [.email])
    where states[channel] == nil {
      states[channel] = Array(repeating: .unknown, count: customerCount)
    }
    var isListed = [Bool](repeating: false, count: customerCount)
    var rows = 0
    var rowsMatched = 0
    var customers: [Int] = []
    try list.text.forEachRecord { record in
      rows += 1
      customers.removeAll(keepingCapacity: true)
      find(record, plan) { customers.append($0) }
      if customers.isEmpty { return }
      rowsMatched += 1
      for customer in customers { isListed[customer] = true }
      describe(record, plan, customers)
      contact(record, plan, customers)
      for (column, consent) in plan.consents where column < record.fieldCount {
        let field = record[column].trimmed()
        let state: MarketingConsent.State =
          switch consent.kind {
          case .word: .init(word: field) ?? .unknown
          case .suppressions: .init(suppressions: field)
          case .mark(let state): field.isEmpty ? .unknown : state
          }
        raise(consent.channel, to: state, customers)
      }
      if byName != .unknown { raise(.email, to: byName, customers) }
    }
    lists.append(
      SalesSummary.CustomerList(
        file: list.text.name, layout: list.name, rows: rows, rowsMatched: rowsMatched,
        customersMatched: isListed.count { $0 }))
  }

  private mutating func raise(
    _ channel: MarketingConsent.Channel, to state: MarketingConsent.State, _ customers: [Int]
  ) {
    guard var known = states.removeValue(forKey: channel) else { return }
    for customer in customers { known[customer] = max(known[customer], state) }
    states[channel] = known
  }

  private func find(_ record: borrowing RecordView, _ plan: Plan, _ body: (Int) -> Void) {
    for column in plan.ids + plan.emails + plan.phones where column < record.fieldCount {
      if CustomerKey.withKey(record[column], { index.forEachCustomer(with: $0, body) }) { return }
    }
  }

  private func describe(_ record: borrowing RecordView, _ plan: Plan, _ customers: [Int]) {
    for (column, texts) in plan.described where column < record.fieldCount {
      let field = record[column].trimmed()
      if field.isEmpty || field.isMissingMarker { continue }
      let number = texts.intern(field)
      for customer in customers { texts.offer(number, to: customer) }
    }
    if let tags = plan.tags {
      for customer in customers { tags.texts.noteListed(customer) }
      if tags.column < record.fieldCount { tags.texts.add(record[tags.column], to: customers) }
    }
  }

  private func contact(_ record: borrowing RecordView, _ plan: Plan, _ customers: [Int]) {
    func offer(_ texts: AttributeTexts, _ key: FieldBytes) {
      if key.isEmpty { return }
      let number = texts.intern(key)
      for customer in customers { texts.offer(number, to: customer) }
    }
    for column in plan.emails where column < record.fieldCount {
      CustomerKey.withKey(record[column]) { offer(emails, $0) }
    }
    for column in plan.phones where column < record.fieldCount {
      CustomerKey.withKey(record[column]) { offer(phones, $0) }
    }
    var name: [UInt8] = []
    for column in plan.names where column < record.fieldCount {
      let part = record[column].trimmed()
      if part.isEmpty { continue }
      if !name.isEmpty { name.append(UInt8(ascii: " ")) }
      name += part
    }
    name.withUnsafeBufferPointer { offer(names, $0) }
  }
}

/// The form in which people are compared over files.
enum CustomerKey {
  /// Calls the body with an id, an address or a number in the form in which it is compared.
  ///
  /// Without the blanks around it and without a spreadsheet's apostrophe; addresses in lower case.
  /// Markers of missing values are blank.
  static func withKey<Result>(_ field: FieldBytes, _ body: (FieldBytes) -> Result) -> Result {
    var text = field.trimmed()
    if text.first == UInt8(ascii: "'") { text = FieldBytes(rebasing: text.dropFirst()).trimmed() }
    if text.isMissingMarker { return body(FieldBytes(start: nil, count: 0)) }
    guard text.contains(UInt8(ascii: "@")), text.contains(where: { $0 != $0.asciiLowercased })
    else { return body(text) }
    return text.map(\.asciiLowercased).withUnsafeBufferPointer(body)
  }
}
