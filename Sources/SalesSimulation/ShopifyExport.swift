// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A Shopify orders export of 2024: one row a line item, the order's own figures on its first row.
struct ShopifyExport: SalesExport {
  let header = Self.columns.joined(separator: ",")
  private var number = 1000

  private static let shipping = 495
  /// From this on, shipping costs nothing.
  private static let freeShippingFrom = 7500

  private static let columns = [
    "Name", "Email", "Financial Status", "Paid at", "Fulfillment Status", "Fulfilled at",
    "Accepts Marketing", "Currency", "Subtotal", "Shipping", "Taxes", "Total", "Discount Code",
    "Discount Amount", "Shipping Method", "Created at", "Lineitem quantity", "Lineitem name",
    "Lineitem price", "Lineitem compare at price", "Lineitem sku", "Lineitem requires shipping",
    "Lineitem taxable", "Lineitem fulfillment status", "Billing Name", "Billing Street",
    "Billing Address1", "Billing Address2", "Billing Company", "Billing City", "Billing Zip",
    "Billing Province", "Billing Country", "Billing Phone", "Shipping Name", "Shipping Street",
    "Shipping Address1", "Shipping Address2", "Shipping Company", "Shipping City", "Shipping Zip",
    "Shipping Province", "Shipping Country", "Shipping Phone", "Notes", "Note Attributes",
    "Cancelled at", "Payment Method", "Payment Reference", "Refunded Amount", "Vendor",
    "Outstanding Balance", "Employee", "Location", "Device ID", "Id", "Tags", "Risk Level",
    "Source", "Lineitem discount", "Tax 1 Name", "Tax 1 Value", "Tax 2 Name", "Tax 2 Value",
    "Tax 3 Name", "Tax 3 Value", "Tax 4 Name", "Tax 4 Value", "Tax 5 Name", "Tax 5 Value",
    "Phone", "Receipt Number", "Duties", "Billing Province Name", "Shipping Province Name",
    "Payment ID", "Payment Terms Name", "Next Payment Due At", "Payment References",
  ]

  private static let firstNames = [
    "Ada", "Amara", "Bruno", "Chiara", "Dev", "Elif", "Emma", "Farid", "Greta", "Hana", "Ines",
    "Jonas", "Kofi", "Lena", "Mateo", "Mina", "Noor", "Oscar", "Priya", "Rosa", "Sven", "Tara",
    "Uma", "Yuki",
  ]
  private static let lastNames = [
    "Adeyemi", "Baker", "Castro", "Dubois", "Evans", "Fischer", "Garcia", "Haddad", "Ito", "Jensen",
    "Khan", "Lopez", "Marino", "Novak", "Okafor", "Patel", "Quinn", "Rossi", "Singh", "Tanaka",
    "Ueda", "Vogel", "Walsh", "Yilmaz",
  ]

  /// The names go round in two circles, so that neighbours differ in both.
  private static func names(ofCustomer customer: Int) -> (first: String, last: String) {
    (
      firstNames[customer % firstNames.count],
      lastNames[(customer * 7 + customer / firstNames.count) % lastNames.count]
    )
  }

  func appendID(ofCustomer customer: Int, to buffer: inout ExportBuffer) {
    let names = Self.names(ofCustomer: customer)
    buffer.append(names.first.lowercased())
    buffer.append(".")
    buffer.append(names.last.lowercased())
    buffer.append(customer + 1)
    buffer.append("@example.com")
  }

  mutating func append(
    _ placed: PlacedOrder, to buffer: inout ExportBuffer, totals: inout SalesSimulationTotals
  ) {
    number += 1
    let catalogue = placed.scenario.basket.catalogue
    for (index, line) in placed.order.lines.enumerated() {
      let product = catalogue[line.product]
      buffer.append("#")
      buffer.append(number)
      buffer.append(",")
      appendID(ofCustomer: placed.customer, to: &buffer)
      if index == 0 {
        appendOrderFields(placed, to: &buffer, totals: &totals)
      } else {
        skip(14, in: &buffer)
      }
      appendMoment(placed, to: &buffer)
      buffer.append(line.quantity)
      buffer.append(",")
      buffer.append(quotedIfNeeded: product.name)
      buffer.append(",")
      buffer.append(cents: product.price)
      buffer.append(",,")
      buffer.append(product.code)
      buffer.append(",true,true,fulfilled")
      appendEnd(placed, isFirst: index == 0, to: &buffer)
      totals.rows += 1
    }
  }

  /// The moment, with the comma before it.
  private func appendMoment(_ placed: PlacedOrder, to buffer: inout ExportBuffer) {
    buffer.append(placed.date)
    buffer.append(" ")
    buffer.append(timeOfDay: placed.second)
    buffer.append(" +0000,")
  }

  private func skip(_ commas: Int, in buffer: inout ExportBuffer) {
    for _ in 0..<commas { buffer.append(",") }
  }

  /// From Financial Status to Shipping Method.
  private func appendOrderFields(
    _ placed: PlacedOrder, to buffer: inout ExportBuffer, totals: inout SalesSimulationTotals
  ) {
    let bill = Bill(placed)
    buffer.append(",")
    buffer.append(bill.status)
    buffer.append(",")
    appendMoment(placed, to: &buffer)
    buffer.append("fulfilled,")
    appendMoment(placed, to: &buffer)
    buffer.append(placed.profile.trait % 5 < 3 ? "yes" : "no")
    buffer.append(",GBP,")
    for cents in [bill.subtotal, bill.shipping, bill.tax, bill.total] {
      buffer.append(cents: cents)
      buffer.append(",")
    }
    buffer.append(bill.code)
    buffer.append(",")
    buffer.append(cents: bill.discount)
    buffer.append(",Standard,")
    if bill.refunded > 0 { totals.returns += 1 }
    totals.add(cents: bill.total - bill.refunded)
  }

  /// From Billing Name to the end of the row.
  private func appendEnd(_ placed: PlacedOrder, isFirst: Bool, to buffer: inout ExportBuffer) {
    guard isFirst else {
      skip(36, in: &buffer)
      buffer.append("0.00")
      skip(19, in: &buffer)
      buffer.append("\n")
      return
    }
    let bill = Bill(placed)
    let names = Self.names(ofCustomer: placed.customer)
    for country in [8, 8] {
      buffer.append(",")
      buffer.append(names.first)
      buffer.append(" ")
      buffer.append(names.last)
      skip(country, in: &buffer)
      buffer.append("GB,")
    }
    skip(4, in: &buffer)
    buffer.append("Shopify Payments,,")
    buffer.append(cents: bill.refunded)
    buffer.append(",House,0.00,,,,")
    buffer.append(5_000_000_000_000 + number)
    buffer.append(",,Low,web,0.00,VAT 20%,")
    buffer.append(cents: bill.tax)
    skip(17, in: &buffer)
    buffer.append("\n")
  }

  /// The figures of an order, in hundredths.
  private struct Bill {
    let subtotal: Int
    let shipping: Int
    let total: Int
    let discount: Int
    let refunded: Int
    let code: String
    let status: String

    /// The VAT in the total.
    var tax: Int { (total + 3) / 6 }

    init(_ placed: PlacedOrder) {
      let catalogue = placed.scenario.basket.catalogue
      let prices = placed.order.lines.map { catalogue[$0.product].price * $0.quantity }
      let goods = prices.reduce(0, +)
      let percent = placed.order.discounted ? (placed.index == 0 ? 10 : 30) : 0
      discount = (goods * percent + 50) / 100
      code = percent == 0 ? "" : percent == 10 ? "WELCOME10" : "SALE30"
      subtotal = goods - discount
      shipping = subtotal >= ShopifyExport.freeShippingFrom ? 0 : ShopifyExport.shipping
      total = subtotal + shipping
      if !placed.order.returned {
        refunded = 0
        status = "paid"
      } else if prices.count == 1 {
        refunded = total
        status = "refunded"
      } else {
        refunded = prices[0] * (100 - percent) / 100
        status = "partially_refunded"
      }
    }
  }
}
