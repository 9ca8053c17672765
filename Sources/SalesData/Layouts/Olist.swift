// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

extension SalesLayout {
  /// Olist, the Brazilian marketplace's public data set: several files, joined by `OlistFiles`.
  static let olist = SalesLayout(
    name: "Olist",
    signatures: [
      [
        "order_id", "customer_unique_id", "order_status", "order_purchase_timestamp",
        "payment_value",
      ]
    ],
    grain: .payment,
    identities: [Identity(column: "customer_unique_id")],
    fields: [
      .order: ["order_id"], .date: ["order_purchase_timestamp"], .amount: ["payment_value"],
      .status: ["order_status"],
    ],
    exclusions: [
      Exclusion(
        column: "order_status", test: .isOneOf(["canceled", "unavailable"]), reason: .cancelled)
    ],
    refundConvention: "none: cancelled orders are left out",
    timeZone: "Brazil's, not named",
    traps: [
      "customer_id is another for each order: the person is customer_unique_id",
      "an order may have several payments: vouchers, then a card",
    ])
}

/// The files of Olist's data set, gathered until they can be joined.
///
/// The rows are those of the payments (or, without these, of the items, price and freight), in
/// their lines, so that messages name places in that file.
struct OlistFiles {
  private enum Part: String, CaseIterable {
    case orders
    case payments
    case items
    case customers

    var signature: Set<HeaderName> {
      switch self {
      case .orders: ["order_id", "customer_id", "order_status", "order_purchase_timestamp"]
      case .payments: ["order_id", "payment_sequential", "payment_type", "payment_value"]
      case .items: ["order_id", "order_item_id", "product_id", "price", "freight_value"]
      case .customers: ["customer_id", "customer_unique_id"]
      }
    }

    /// Columns that it has besides; a file with others is somebody's own.
    var others: Set<HeaderName> {
      switch self {
      case .orders:
        [
          "order_approved_at", "order_delivered_carrier_date", "order_delivered_customer_date",
          "order_estimated_delivery_date",
        ]
      case .payments: ["payment_installments"]
      case .items: ["seller_id", "shipping_limit_date"]
      case .customers: ["customer_zip_code_prefix", "customer_city", "customer_state"]
      }
    }
  }

  private var parts: [Part: DelimitedText] = [:]

  var isEmpty: Bool { parts.isEmpty }

  /// Takes a file if it is one of the set.
  mutating func take(_ text: DelimitedText) -> Bool {
    let header = Set(text.header.map { HeaderName($0) })
    for part in Part.allCases where parts[part] == nil {
      if part.signature.isSubset(of: header),
        header.isSubset(of: part.signature.union(part.others))
      {
        parts[part] = text
        return true
      }
    }
    return false
  }

  /// The joined rows, and what there is to say about them.
  ///
  /// - Throws: `InputError` when a file of the set is missing or cannot be read.
  func joined() throws -> (text: DelimitedText, notes: [Wording]) {
    let any = Part.allCases.lazy.compactMap { parts[$0] }.first
    guard let orders = parts[.orders], let customers = parts[.customers],
      let money = parts[.payments] ?? parts[.items]
    else {
      let missing = [Part.orders, .customers, .payments].filter { parts[$0] == nil }
      let names = missing.map(\.rawValue).joined(separator: " and ")
      throw InputError(
        file: any?.name, "Olist: it is one of several files, and there is none of \(names)",
        remedy: "name the folder with all of them, or each of them")
    }
    var people: [String: String] = [:]
    try Self.forEach(customers, ["customer_id", "customer_unique_id"]) { people[$0[0]] = $0[1] }
    var rows: [String: (text: String, isPaid: Bool)] = [:]
    try Self.forEach(
      orders, ["order_id", "customer_id", "order_status", "order_purchase_timestamp"]
    ) {
      rows[$0[0]] = ([people[$0[1]] ?? "", $0[2], $0[3]].joined(separator: ","), false)
    }
    let columns = ["order_id", "customer_unique_id", "order_status", "order_purchase_timestamp"]
    var bytes = Array((columns.joined(separator: ",") + ",payment_value\n").utf8)
    var line = 2
    let isPayments = parts[.payments] != nil
    try Self.forEach(
      money, isPayments ? ["order_id", "payment_value"] : ["order_id", "price", "freight_value"]
    ) { fields, fileLine in
      while line < fileLine {
        bytes.append(UInt8(ascii: "\n"))
        line += 1
      }
      var amount = fields[1]
      if !isPayments, let price = Money(fields[1]), let freight = Money(fields[2]) {
        amount = (price + freight).description
      }
      let row = rows[fields[0]]?.text ?? ",,"
      rows[fields[0]]?.isPaid = true
      bytes += "\(fields[0]),\(row),\(amount)\n".utf8
      line += 1
    }
    let source = Wording.verbatim(money.name)
    var notes: [Wording] = [
      isPayments
        ? "Olist: payments, orders and customers are joined; lines are those of \(source)."
        : """
        Olist: items (price and freight), orders and customers are joined; lines are those of \
        \(source).
        """
    ]
    let unpaid = rows.values.count { !$0.isPaid }
    if unpaid > 0 {
      notes.append(
        isPayments
          ? "Olist: \(unpaid) of \(rows.count) orders have no payment, and are not read."
          : "Olist: \(unpaid) of \(rows.count) orders have no item, and are not read.")
    }
    return (try DelimitedText(bytes: bytes, name: money.name), notes)
  }

  private static func forEach(
    _ text: DelimitedText, _ names: [String], _ body: ([String]) -> Void
  ) throws {
    try forEach(text, names) { fields, _ in body(fields) }
  }

  /// The fields of these names of each row; commas and quotes in them, of which ids, times and
  /// amounts have none, become blanks.
  private static func forEach(
    _ text: DelimitedText, _ names: [String], _ body: ([String], Int) -> Void
  ) throws {
    let header = text.header.map { HeaderName($0) }
    let columns = names.compactMap { header.firstIndex(of: HeaderName($0)) }
    try text.forEachRecord { record in
      let fields = columns.map { column in
        guard column < record.fieldCount else { return "" }
        let field = FieldText.trimming(record[column])
        return String(decoding: field.map { $0 == 0x2C || $0 < 0x23 ? 0x20 : $0 }, as: UTF8.self)
      }
      body(fields, record.line)
    }
  }
}
