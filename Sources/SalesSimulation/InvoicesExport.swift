// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import ReproducibleComputing

/// One row a product of an invoice, as the UCI set "Online Retail" has them.
///
/// What is given back of an order is an invoice `C...` just before the customer's next one.
struct InvoicesExport: SalesExport {
  let header =
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"
  private var number = 600_000
  private var other = SimulatedOrder()

  private struct Row {
    var invoice: Int
    var cancelled = false
    var code: String
    var description: String
    var quantity: Int
    var cents: Int
    var customer: Int?
    var country: String
  }

  private static let postage = Product("POST", "POSTAGE", 1800)

  func appendID(ofCustomer customer: Int, to buffer: inout ExportBuffer) {
    buffer.append(customer + 12_346)
  }

  mutating func append(
    _ placed: PlacedOrder, to buffer: inout ExportBuffer, totals: inout SalesSimulationTotals
  ) {
    let country = Self.country(of: placed.profile)
    appendReturn(before: placed, country: country, to: &buffer, totals: &totals)
    number += 1
    let invoice = number
    for line in placed.order.lines {
      let product = placed.scenario.basket.catalogue[line.product]
      let row = Row(
        invoice: invoice, code: product.code, description: product.name, quantity: line.quantity,
        cents: product.price, customer: placed.customer, country: country)
      append(row, at: placed, to: &buffer, totals: &totals)
    }
    if country != "United Kingdom" {
      let row = Row(
        invoice: invoice, code: Self.postage.code, description: Self.postage.name, quantity: 1,
        cents: Self.postage.price, customer: placed.customer, country: country)
      append(row, at: placed, to: &buffer, totals: &totals)
    }
    appendRowsWithoutCustomer(after: placed, to: &buffer, totals: &totals)
  }

  /// Where a customer lives: seven in eight at home.
  private static func country(of profile: SimulatedCustomer) -> String {
    switch profile.trait >> 27 {
    case 0: "Germany"
    case 1: "France"
    case 2: "EIRE"
    case 3: "Netherlands"
    default: "United Kingdom"
    }
  }

  /// The first line of the customer's previous order, when some of that comes back.
  private mutating func appendReturn(
    before placed: PlacedOrder, country: String, to buffer: inout ExportBuffer,
    totals: inout SalesSimulationTotals
  ) {
    guard placed.index > 0 else { return }
    other.drawConditions(
      placed.index - 1, of: placed.profile, in: placed.scenario,
      from: PlacedOrder.stream(
        seed: placed.seed, customer: placed.customer, order: placed.index - 1))
    guard other.returned else { return }
    other.drawLines(of: placed.profile, in: placed.scenario)
    guard let line = other.lines.first else { return }
    let product = placed.scenario.basket.catalogue[line.product]
    number += 1
    totals.returns += 1
    let row = Row(
      invoice: number, cancelled: true, code: product.code, description: product.name,
      quantity: -((line.quantity + 1) / 2), cents: product.price, customer: placed.customer,
      country: country)
    append(row, at: placed, to: &buffer, totals: &totals)
  }

  /// Now and then a sale over the counter, and more seldom goods that are written off.
  private mutating func appendRowsWithoutCustomer(
    after placed: PlacedOrder, to buffer: inout ExportBuffer, totals: inout SalesSimulationTotals
  ) {
    var generator = placed.order.generator
    let catalogue = placed.scenario.basket.catalogue
    if generator.happens(perMille: 75) {
      number += 1
      other.drawAnonymous(worth: LogNormal(3000, 0.6), in: placed.scenario, from: generator)
      for line in other.lines {
        let product = catalogue[line.product]
        let row = Row(
          invoice: number, code: product.code, description: product.name, quantity: line.quantity,
          cents: product.price, country: "United Kingdom")
        append(row, at: placed, to: &buffer, totals: &totals)
      }
      generator = other.generator
    }
    if generator.happens(perMille: 10) {
      number += 1
      let product = catalogue[generator.integer(below: catalogue.count)]
      let row = Row(
        invoice: number, code: product.code, description: "",
        quantity: -(1 + generator.integer(below: 20)), cents: 0, country: "United Kingdom")
      append(row, at: placed, to: &buffer, totals: &totals)
    }
  }

  private func append(
    _ row: Row, at placed: PlacedOrder, to buffer: inout ExportBuffer,
    totals: inout SalesSimulationTotals
  ) {
    if row.cancelled { buffer.append("C") }
    buffer.append(row.invoice)
    buffer.append(",")
    buffer.append(row.code)
    buffer.append(",")
    buffer.append(quotedIfNeeded: row.description)
    buffer.append(",")
    buffer.append(row.quantity)
    buffer.append(",")
    buffer.append(placed.date)
    buffer.append(" ")
    buffer.append(timeOfDay: placed.second - placed.second % 60)
    buffer.append(",")
    buffer.append(cents: row.cents)
    buffer.append(",")
    if let customer = row.customer { appendID(ofCustomer: customer, to: &buffer) }
    buffer.append(",")
    buffer.append(row.country)
    buffer.append("\n")
    totals.rows += 1
    if row.customer == nil { totals.rowsWithoutCustomer += 1 }
    totals.add(cents: row.quantity * row.cents, withCustomer: row.customer != nil)
  }
}
