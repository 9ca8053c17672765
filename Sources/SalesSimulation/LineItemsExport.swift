// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// One row a product: `order_id,customer_id,order_date,product,quantity,price`.
struct LineItemsExport: SalesExport {
  let header = "order_id,customer_id,order_date,product,quantity,price"
  private let width: Int
  private var number = 10_000

  init(customerCount: Int) { width = idWidth(customerCount: customerCount) }

  func appendID(ofCustomer customer: Int, to buffer: inout ExportBuffer) {
    buffer.append("K")
    buffer.append(customer + 1, width: width)
  }

  mutating func append(
    _ placed: PlacedOrder, to buffer: inout ExportBuffer, totals: inout SalesSimulationTotals
  ) {
    number += 1
    for line in placed.order.lines {
      let product = placed.scenario.basket.catalogue[line.product]
      buffer.append(number)
      buffer.append(",")
      appendID(ofCustomer: placed.customer, to: &buffer)
      buffer.append(",")
      buffer.append(placed.date)
      buffer.append(",")
      buffer.append(quotedIfNeeded: product.name)
      buffer.append(",")
      buffer.append(line.quantity)
      buffer.append(",")
      buffer.append(cents: product.price)
      buffer.append("\n")
      totals.rows += 1
      totals.add(cents: product.price * line.quantity)
    }
  }
}
