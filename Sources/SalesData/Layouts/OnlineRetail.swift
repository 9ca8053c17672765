// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
  /// UCI Online Retail (Chen, Sain and Guo 2012).
  static let onlineRetail = SalesLayout(
    name: "UCI Online Retail",
    signatures: [["InvoiceNo", "StockCode", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"]],
    usualColumns: ["Description", "Country"],
    grain: .line,
    identities: [Identity(column: "CustomerID")],
    fields: [
      .order: ["InvoiceNo"], .date: ["InvoiceDate"], .quantity: ["Quantity"],
      .price: ["UnitPrice"], .product: ["StockCode"],
    ],
    serviceCodes: onlineRetailServiceCodes,
    refundConvention: "invoices that begin with C, with quantities under zero",
    timeZone: "the shop's (London), not named",
    traps: onlineRetailTraps)

  /// UCI Online Retail II (Chen 2019).
  static let onlineRetailII = SalesLayout(
    name: "UCI Online Retail II",
    signatures: [["Invoice", "StockCode", "Quantity", "InvoiceDate", "Price", "Customer ID"]],
    usualColumns: ["Description", "Country"],
    grain: .line,
    identities: [Identity(column: "Customer ID")],
    fields: [
      .order: ["Invoice"], .date: ["InvoiceDate"], .quantity: ["Quantity"], .price: ["Price"],
      .product: ["StockCode"],
    ],
    serviceCodes: onlineRetailServiceCodes,
    refundConvention: "invoices that begin with C, with quantities under zero",
    timeZone: "the shop's (London), not named",
    traps: onlineRetailTraps)

  private static let onlineRetailServiceCodes: Set<String> = [
    "POST", "D", "M", "DOT", "C2", "S", "B", "BANK CHARGES", "AMAZONFEE", "CRUK", "PADS", "ADJUST",
    "ADJUST2", "TEST001", "TEST002",
  ]

  private static let onlineRetailTraps = [
    "a quarter of the rows have no customer",
    "customer numbers may have passed through a spreadsheet: 17850.0",
    "a cancellation is an invoice of its own, not tied to the one that it cancels",
    "invoices that begin with A adjust bad debt",
  ]
}
