// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles
import Testing

@testable import SalesData

/// Each layout on a small file written in it.
@Suite struct LayoutTests {
  private let shopifyHeader =
    "Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem quantity,"
    + "Lineitem name,Billing Name,Cancelled at,Payment Method,Refunded Amount,Phone\n"

  @Test func shopifyOrdersStandInTheirFirstRow() throws {
    let folder = try ScratchFolder()
    let rejects = folder.path + "/rejects.csv"
    let read = try ledger(
      shopifyHeader
        + "#1,Ann@Example.org,paid,,EUR,30.00,2025-10-07 09:50:26 +0200,1,Cup,Ann,,Visa,0.00,\n"
        + "#1,,,,,,,2,Mug,,,,,\n"
        + "#2,ann@example.org,partially_refunded,,EUR,20.00,2025-10-08 09:00:00 +0200,1,Cup,Ann,,Visa,5.00,\n"
        + "#3,bob@example.org,voided,,EUR,9.00,2025-10-08 09:00:00 +0200,1,Cup,Bob,,Visa,0,\n"
        + "#3,bob@example.org,,,,,,1,Mug,,,,,\n"
        + "#4,cy@example.org,paid,,EUR,7.00,2025-10-08 09:00:00 +0200,1,Cup,Cy,2025-10-09 09:00:00 +0200,Visa,0,\n"
        + "#5,,paid,,EUR,4.00,2025-10-08 09:00:00 +0200,1,Cup,,,cash,0,'+33123\n"
        + "#6,,paid,,EUR,3.00,2025-10-08 09:00:00 +0200,1,Cup,,,cash,0,\n"
        + "#7,dee@example.org,paid,,EUR,2.00,2025-10-08 09:00:00 +0200,1,Cup,,,(for testing) Bogus Gateway,0,\n"
        + "#8,,,,,,,1,Lost,,,,,\n"
        + "#9,eve@example.org,refunded,,EUR,6.00,2025-10-08 09:00:00 +0200,1,Cup,,,Visa,6.00,\n",
      SalesReadingOptions(rejectsPath: rejects))
    let summary = read.summary
    #expect(summary.layout.name == "Shopify orders")
    #expect(summary.layout.confidence > 0.9)
    #expect(read.customerIDs == ["+33123", "ann@example.org"])
    #expect(read.orders(ofCustomer: 1).map(\.amount) == [try money("30"), try money("15")])
    #expect(read.orders(ofCustomer: 1).map(\.lineCount) == [2, 1])
    #expect(read.orders(ofCustomer: 1).first?.placed == (try moment("2025-10-07 07:50:26")))
    #expect(summary.currency == "EUR")
    #expect(summary.rejection(.cancelled)?.rows == 3)
    #expect(summary.rejection(.cancelled)?.amount == (try money("16")))
    #expect(summary.rejection(.noCustomer)?.amount == (try money("3")))
    #expect(summary.rejection(.testOrder)?.rows == 1)
    #expect(summary.rejection(.itemWithoutOrder)?.rows == 1)
    #expect(summary.refundOnly == .init(customers: 1, amount: .zero))
    #expect(summary.rows == 11)
    #expect(isConserved(summary))
    // One line for the header, one for each rejected row.
    #expect(try folder.text("rejects.csv").split(separator: "\n").count == 7)
  }

  @Test func shopifyRefundedAmountsCountInGross() throws {
    let text =
      shopifyHeader
      + "#1,a@x.org,partially_refunded,,EUR,20.00,2025-10-07 09:00:00 +0200,1,Cup,,,Visa,5.00,\n"
      + "#2,a@x.org,paid,,EUR,8.00,2025-10-07 09:00:00 +0200,1,Cup,,,Visa,0.00,\n"
    #expect(try ledger(text, SalesReadingOptions(refunds: .gross)).summary.revenue == money("28"))
    #expect(try ledger(text, SalesReadingOptions(refunds: .exclude)).summary.revenue == money("8"))
    #expect(try ledger(text).summary.revenue == money("23"))
  }

  @Test func onlineRetailInBothEditions() throws {
    let rows =
      "536365,85123A,LIGHT,6,12/1/2010 8:26,2.55,17850.0,United Kingdom\n"
      + "536365,POST,POSTAGE,1,12/1/2010 8:26,15,17850.0,United Kingdom\n"
      + "C536400,85123A,LIGHT,-2,12/31/2010 8:26,2.55,17850.0,United Kingdom\n"
      + "536401,22139,,56,12/31/2010 8:27,0,,United Kingdom\n"
    for (header, name) in [
      (
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n",
        "UCI Online Retail"
      ),
      (
        "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n",
        "UCI Online Retail II"
      ),
    ] {
      let read = try ledger(header + rows)
      #expect(read.summary.layout.name == name)
      #expect(read.customerIDs == ["17850"])
      #expect(read.orders.map(\.amount) == [try money("30.30"), try money("-5.10")])
      #expect(read.summary.orders == 1)
      #expect(read.summary.refunds == 1)
      #expect(read.summary.rejection(.noCustomer)?.rows == 1)
      #expect(read.summary.notes.contains { $0.contains("POST") })
      #expect(isConserved(read.summary))
    }
  }

  @Test func wooCommerceOrders() throws {
    let read = try ledger(
      """
      order_id,order_date,order_status,customer_id,billing_email,order_total,order_currency
      1,2024-01-04 10:00:00,completed,7,a@x.org,30.00,GBP
      2,2024-01-05 10:00:00,wc-cancelled,7,a@x.org,5.00,GBP
      3,2024-01-05 10:00:00,failed,7,a@x.org,6.00,GBP
      4,2024-01-05 10:00:00,refunded,7,a@x.org,7.00,GBP
      5,2024-01-05 10:00:00,refunded,7,a@x.org,-8.00,GBP
      6,2024-01-05 10:00:00,completed,0,,9.00,GBP
      7,2024-01-05 10:00:00,on-hold,9,,1.00,GBP
      """)
    #expect(read.summary.layout.name == "WooCommerce orders")
    #expect(read.customerIDs == ["9", "a@x.org"])
    #expect(read.summary.revenue == (try money("23")))
    #expect(read.summary.rejection(.cancelled)?.amount == (try money("5")))
    #expect(read.summary.rejection(.failed)?.amount == (try money("6")))
    #expect(read.summary.rejection(.refundedOrder)?.amount == (try money("7")))
    #expect(read.summary.rejection(.noCustomer)?.amount == (try money("9")))
    #expect(isConserved(read.summary))
  }

  @Test func stripePaymentsOfBothEditions() throws {
    for date in ["Created date (UTC)", "Created (UTC)"] {
      let read = try ledger(
        """
        id,\(date),Amount,Amount Refunded,Currency,Mode,Status,Customer ID,Customer Email,Captured
        ch_1,2026-06-05 20:38,30.00,10.00,gbp,Live,Paid,cus_1,a@x.org,true
        ch_2,2026-06-05 20:39,5.00,0.00,gbp,Live,Failed,cus_1,a@x.org,false
        ch_3,2026-06-05 20:39,6.00,0.00,gbp,Test,Paid,cus_1,a@x.org,true
        ch_4,2026-06-06 20:39,7.00,0.00,gbp,Live,Paid,,B@x.org,true
        """)
      #expect(read.summary.layout.name == "Stripe payments")
      #expect(read.customerIDs == ["b@x.org", "cus_1"])
      #expect(read.summary.revenue == (try money("27")))
      #expect(read.summary.currency == "GBP")
      #expect(read.summary.rejection(.failed)?.rows == 1)
      #expect(read.summary.rejection(.testOrder)?.rows == 1)
    }
  }

  @Test func squareTransactionsAndItems() throws {
    let transactions = try ledger(
      """
      Date,Time,Time Zone,Gross Sales,Total Collected,Net Total,Transaction ID,Event Type,Customer ID
      1/31/11,2:30:00 PM,London,"$1,240.00","$1,240.00","$1,200.00",T1,Payment,C1
      2/1/11,10:00:00 AM,London,-$0.95,-$0.95,-$1.00,T2,Refund,C1
      2/1/11,10:00:00 AM,London,$5.00,$5.00,$4.90,T3,Payment,
      """)
    #expect(transactions.summary.layout.name == "Square transactions")
    #expect(transactions.summary.revenue == (try money("1239.05")))
    #expect(transactions.orders.first?.placed == (try moment("2011-01-31 14:30")))
    #expect(transactions.summary.rejection(.noCustomer)?.amount == (try money("5")))
    let items = try ledger(
      """
      Date,Time,Category,Item,Qty,Price Point Name,Gross Sales,Net Sales,Transaction ID,Event Type,Customer ID
      2026-09-13,10:02:11,Drinks,Tea,1.0,Regular,$3.00,$2.50,T1,Payment,C1
      2026-09-13,10:02:11,Food,Cake,2.0,Regular,$8.00,$8.00,T1,Payment,C1
      """)
    #expect(items.summary.layout.name == "Square items")
    #expect(items.orders.map(\.amount) == [try money("10.50")])
  }

  @Test func marketplacesAndPlatforms() throws {
    let cases: [(String, String, String, String)] = [
      (
        "Amazon orders", "x@marketplace.amazon.com", "10.00",
        "order-id\torder-item-id\tpurchase-date\tbuyer-email\titem-price\n1\t2\t2017-09-23T14:18:23-07:00\tX@marketplace.amazon.com\t10.00\n"
      ),
      (
        "Etsy orders", "u1", "9.50",
        "Sale Date,Order ID,Buyer User ID,Order Total,Status\n03/25/26,1,u1,9.50,\n"
      ),
      (
        "Etsy order items", "u1", "9.50",
        "Sale Date,Item Name,Buyer,Quantity,Price,Item Total,Order ID\n03/25/26,Cup,u1,1,9.50,9.50,1\n"
      ),
      (
        "eBay orders (German)", "anna", "1234.50",
        "Verkaufsprotokollnummer;Bestellnummer;Gesamtbetrag;Verkauft am;Nutzername des Käufers\n1;2;EUR 1.234,50;31.01.24;anna\n"
      ),
      (
        "Magento orders", "a@x.org", "7.00",
        "ID,\"Purchase Date\",\"Bill-to Name\",\"Grand Total (Base)\",Status,\"Customer Email\",\"Total Refunded\"\n1,\"Jan 31, 2024 5:05:00 PM\",Ann,$9.00,complete,a@x.org,$2.00\n"
      ),
      (
        "BigCommerce orders", "a@x.org", "7.00",
        "Order ID,Order Date,Order Status,Order Total,Cart Base Amount,Refund Amount,Email Address\n1,2024-01-31,Shipped,9,9,2,a@x.org\n"
      ),
    ]
    for (name, customer, revenue, text) in cases {
      let read = try ledger(text)
      #expect(read.summary.layout.name == name)
      #expect(read.customerIDs == [customer])
      #expect(read.summary.revenue == (try money(revenue)))
    }
  }

  @Test func listsWithoutOrdersOrCustomersSaySo() throws {
    let amazon = try refusal("amazon-order-id\torder-status\tasin\n1\tShipped\tB0\n")
    #expect(amazon.problem.contains("Amazon") && amazon.problem.contains("customer"))
    let customers = try refusal(
      "First Name,Email,Accepts Email Marketing,Total Spent,Total Orders\nAnn,a@x.org,yes,5,1\n")
    #expect(customers.problem.contains("Shopify customers"))
  }

  @Test func aHeaderAloneNamesItsLayout() throws {
    for layout in SalesLayout.all where layout.unusable == nil {
      let names = layout.signatures[0].map(\.text) + layout.identities.map(\.column.text)
      let error = try refusal(names.joined(separator: ",") + "\n")
      #expect(error.problem.contains(layout.name), "\(layout.name)")
      #expect(error.problem.contains("no rows"))
    }
  }

  @Test func layoutsAreToldApart() {
    for layout in SalesLayout.all {
      for signature in layout.signatures {
        #expect(DetectedLayout.detect(signature).layout.name == layout.name)
      }
    }
  }

  @Test(arguments: [
    "Kundennummer;Bestellnummer;Bestelldatum;Gesamtbetrag;Währung\nK1;1;31.01.2024;1.234,50;EUR\n",
    "N° client;N° commande;Date de commande;Montant total;Devise\nK1;1;31/01/2024;1 234,50;EUR\n",
    "ID cliente;Número de pedido;Fecha del pedido;Importe total;Moneda\nK1;1;31/01/2024;1.234,50;EUR\n",
    "Codice cliente;Numero ordine;Data ordine;Totale;Valuta\nK1;1;31/01/2024;1.234,50;EUR\n",
    "Código do cliente,Pedido,Data do pedido,Valor total\nK1,1,31/01/2024,\"1.234,50\"\n",
    "Klantnummer;Ordernummer;Besteldatum;Totaalbedrag\nK1;1;31-01-2024;1.234,50\n",
    "CustomerID,OrderNumber,orderDate,TOTAL\nK1,1,01/31/2024,\"1,234.50\"\n",
  ])
  func headersInSevenLanguages(text: String) throws {
    let read = try ledger(text)
    #expect(read.customerIDs == ["K1"])
    #expect(read.summary.revenue == (try money("1234.50")))
    #expect(read.orders.first?.placed == (try moment("2024-01-31")))
    #expect(read.summary.columns.contains { $0.field == "order" })
  }

  @Test func statusesOfGenericFiles() throws {
    let read = try ledger(
      "customer,date,amount,status\nA,2024-01-01,5,complete\nA,2024-01-02,6,Cancelled\n"
        + "A,2024-01-03,7,refunded\nA,2024-01-04,8,failed\n")
    #expect(read.summary.revenue == (try money("5")))
    #expect(read.summary.rowsRejected.map(\.rows) == [1, 1, 1])
    #expect(isConserved(read.summary))
  }

  @Test func guestsAreKnownByTheirAddress() throws {
    let read = try ledger(
      "customer_id,email,date,amount\n7,a@x.org,2024-01-01,5\n,B@X.org ,2024-01-01,5\n,,2024-01-01,5\n"
    )
    #expect(read.customerIDs == ["7", "b@x.org"])
    #expect(read.summary.rejection(.noCustomer)?.rows == 1)
  }
}
