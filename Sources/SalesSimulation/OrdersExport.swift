// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// One row an order: `order_id,customer_id,order_date,amount`.
struct OrdersExport: SalesExport {
  let header = "order_id,customer_id,order_date,amount"
  private let width: Int
  private var number = 0

  init(customerCount: Int) { width = idWidth(customerCount: customerCount) }

  func appendID(ofCustomer customer: Int, to buffer: inout ExportBuffer) {
    buffer.append("C")
    buffer.append(customer + 1, width: width)
  }

  mutating func append(
    _ placed: PlacedOrder, to buffer: inout ExportBuffer, totals: inout SalesSimulationTotals
  ) {
    number += 1
    buffer.append(number)
    buffer.append(",")
    appendID(ofCustomer: placed.customer, to: &buffer)
    buffer.append(",")
    buffer.append(placed.date)
    buffer.append(" ")
    buffer.append(timeOfDay: placed.second)
    buffer.append(",")
    buffer.append(cents: placed.order.value)
    buffer.append("\n")
    totals.rows += 1
    totals.add(cents: placed.order.value)
  }
}
