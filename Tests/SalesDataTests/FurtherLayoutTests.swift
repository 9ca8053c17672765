// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles
import Testing

@testable import SalesData

/// Layouts that are more than a header and its columns.
@Suite struct FurtherLayoutTests {
  @Test func wooCommerceAnalytics() throws {
    let read = try ledger(
      """
      Date,Order #,N. Revenue (formatted),Status,Customer,Customer type,Product(s),Items sold,Coupon(s),Net Sales
      2024-01-31 10:00:00,12,"$1,240.00",completed,Ann Lee,new,1x Cup,1,,1200.00
      2024-02-01 10:00:00,13,$5.00,failed,Ann Lee,returning,,1,,5.00
      2024-02-01 10:00:00,14,-$8.00,refunded,Ann Lee,returning,,1,,-8.00
      """)
    #expect(read.summary.layout.name == "WooCommerce analytics orders")
    #expect(read.customerIDs == ["Ann Lee"])
    #expect(read.summary.revenue == (try money("1192")))
    #expect(read.summary.rejection(.failed)?.amount == (try money("5")))
    #expect(isConserved(read.summary))
  }

  @Test func advancedOrderExportWithItemsAndWithout() throws {
    let head = "Order Number,Order Status,Order Date,Email (Billing),Order Total Amount"
    let orders = try ledger(
      """
      \(head),Order Refund Amount
      1,Completed,2024-01-31 10:00,A@x.org,30.00,10.00
      2,Cancelled,2024-01-31 10:00,A@x.org,7.00,0
      """)
    #expect(orders.summary.layout.name == "WooCommerce Advanced Order Export")
    #expect(orders.summary.revenue == (try money("20")))
    #expect(orders.summary.rejection(.cancelled)?.amount == (try money("7")))
    let items = try ledger(
      """
      \(head),SKU,Item Name,Quantity (- Refund),Item Cost
      1,Completed,2024-01-31 10:00,A@x.org,30.00,a,Cup,2,10.00
      1,Completed,2024-01-31 10:00,A@x.org,30.00,b,Pot,1,5.00
      """)
    #expect(items.summary.layout.name == "WooCommerce Advanced Order Export, items")
    #expect(items.customerIDs == ["a@x.org"])
    #expect(items.orders.map(\.amount) == [try money("25")])
  }

  @Test func webToffee() throws {
    let read = try ledger(
      """
      order_id,order_number,order_date,paid_date,status,order_total,order_currency,customer_id,customer_email,billing_email,wt_import_key,line_item_1
      1,1001,2024-01-31 10:00:00,,completed,30.00,EUR,0,A@x.org,,1001,name:Cup|quantity:1
      2,1002,2024-01-31 10:00:00,,pending,9.00,EUR,0,,b@x.org,1002,name:Cup|quantity:1
      """)
    #expect(read.summary.layout.name == "WooCommerce orders")
    #expect(read.customerIDs == ["a@x.org"])
    #expect(read.summary.rejection(.unpaid)?.amount == (try money("9")))
  }

  @Test func cdnowInBothEditions() throws {
    let folder = try ScratchFolder()
    let master =
      " 00001 19970101  1   11.77\r\n 00002 19970112  1   12.00\r\n 00002 19970112  5   77.00\n"
    let sample = " 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n"
    let first = try SalesReader().read(files: [folder.write(master)])
    #expect(first.summary.layout.name == "CDNOW")
    #expect(first.customerIDs == ["00001", "00002"])
    #expect(first.orders.map(\.amount) == [try money("11.77"), try money("89")])
    #expect(first.orders[0].placed == (try moment("1997-01-01")))
    let second = try SalesReader().read(files: [folder.write(sample)])
    #expect(second.summary.layout.name == "CDNOW")
    #expect(second.customerIDs == ["00004"])
    #expect(second.summary.revenue == (try money("59.06")))
    let headed = "customer_id date number_of_cds dollar_value\n" + master
    let third = try SalesReader().read(files: [folder.write(headed)])
    #expect(third.summary.revenue == first.summary.revenue)
    #expect(third.summary.rows == 3)
  }

  @Test func olistIsJoined() throws {
    let folder = try ScratchFolder()
    _ = try folder.write(
      """
      order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at
      o1,c1,delivered,2017-10-02 10:56:33,
      o2,c2,delivered,2017-11-02 10:56:33,
      o3,c3,canceled,2017-11-03 10:56:33,
      o4,c3,created,2017-11-03 10:56:33,
      """, as: "orders.csv")
    _ = try folder.write(
      "customer_id,customer_unique_id,customer_city\nc1,ann,x\nc2,ann,x\nc3,bob,y\n",
      as: "customers.csv")
    _ = try folder.write(
      """
      order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value
      o1,1,p,s,2017-10-09,15.00,3.12
      """, as: "items.csv")
    _ = try folder.write("product_id,product_weight_g\np,5\n", as: "products.csv")
    let lone = try #require(throws: InputError.self) {
      try SalesReader().read(files: [folder.path + "/orders.csv"])
    }
    #expect(lone.problem.contains("Olist") && lone.problem.contains("customers and payments"))
    let items = try SalesReader().read(files: [folder.path])
    #expect(items.summary.revenue == (try money("18.12")))
    _ = try folder.write(
      """
      order_id,payment_sequential,payment_type,payment_installments,payment_value
      o1,1,voucher,1,8.12
      o1,2,credit_card,1,10.00
      o2,1,boleto,1,5.00
      o3,1,boleto,1,7.00
      o9,1,boleto,1,1.00
      """, as: "payments.csv")
    let rejects = folder.path + "/rejects.csv"
    let read = try SalesReader(options: SalesReadingOptions(rejectsPath: rejects))
      .read(files: [folder.path])
    #expect(read.summary.layout.name == "Olist")
    #expect(read.customerIDs == ["ann"])
    #expect(read.orders.map(\.amount) == [try money("18.12"), try money("5")])
    #expect(read.summary.rejection(.cancelled)?.amount == (try money("7")))
    #expect(read.summary.notes.contains { $0.contains("1 of 4 orders have no payment") })
    #expect(read.summary.notes.contains { $0.contains("products.csv is left out") })
    #expect(try folder.text("rejects.csv").contains("payments.csv,5,cancelled"))
    #expect(isConserved(read.summary))
  }

  @Test func listsOfCustomersAreNoSales() throws {
    let klaviyo = try refusal("Email,Klaviyo ID,Email Marketing Consent\na@x.org,1,SUBSCRIBED\n")
    #expect(klaviyo.problem.contains("Klaviyo profiles: it lists people"))
    let mailchimp = try refusal("Email Address,MEMBER_RATING,LEID,EUID\na@x.org,2,1,b\n")
    #expect(mailchimp.problem.contains("Mailchimp audience: it lists members"))
  }

  @Test func giftCardsAreNoSalesUntilTheyAreSpent() throws {
    let items = try ledger(
      """
      Date,Time,Category,Item,Qty,Price Point Name,Gross Sales,Net Sales,Transaction ID,Event Type,Customer ID
      2026-09-13,10:02:11,,Tea,1.0,Regular,$3.00,$2.50,T1,Payment,C1
      2026-09-13,10:02:11,,Gift Card,1.0,Regular,$50.00,$50.00,T1,Payment,C1
      """)
    #expect(items.summary.revenue == (try money("2.50")))
    #expect(items.summary.rejection(.giftCard)?.amount == (try money("50")))
  }

  @Test func giftCardsInSquaresTotalsAreLeftOutWithTheirMoney() throws {
    let folder = try ScratchFolder()
    let rejects = folder.path + "/rejects.csv"
    let text = """
      Date,Time,Gross Sales,Gift Card Sales,Total Collected,Net Total,Transaction ID,Event Type,Customer ID
      2026-09-13,10:02:11,$10.00,$0.00,$12.00,$11.00,T1,Payment,C1
      2026-09-13,11:02:11,$10.00,$50.00,$60.00,$58.00,T2,Payment,C1
      2026-09-14,10:02:11,$0.00,$25.00,$25.00,$24.00,T3,Payment,C1
      2026-09-15,10:02:11,$0.00,-$25.00,-$25.00,-$25.00,T4,Refund,C1
      2026-09-15,10:02:11,$1.00,$30.00,$31.00,$30.00,T5,Payment,
      """
    let read = try ledger(text, SalesReadingOptions(rejectsPath: rejects))
    #expect(read.summary.layout.name == "Square transactions")
    #expect(read.summary.amount == (try money("103")))
    #expect(read.summary.revenue == (try money("22")))
    #expect(read.summary.refunds == 0)
    // The row that holds more than a gift card is used for the rest.
    #expect(read.summary.rejection(.giftCard)?.rows == 2)
    #expect(read.summary.rejection(.giftCard)?.amount == (try money("50")))
    #expect(read.summary.rejection(.noCustomer)?.amount == (try money("31")))
    #expect(isConserved(read.summary))
    #expect(try folder.text("rejects.csv").split(separator: "\n").count == 4)
    let kept = try ledger(text, SalesReadingOptions(giftCards: .keep))
    #expect(kept.summary.revenue == (try money("72")))
    #expect(kept.summary.rejection(.giftCard) == nil)
    #expect(isConserved(kept.summary))
  }

  @Test func ebayInEnglish() throws {
    let read = try ledger(
      """
      Sales Record Number,Order Number,Buyer Username,Buyer Email,Item Title,Quantity,Sold For,Total Price,Sale Date,Paid On Date
      101,02-1,anna,a@x.org,Cup,1,$5.00,$7.50,Jan-31-24,Jan-31-24
      102,02-2,anna,a@x.org,,2,,"$1,030.00",Feb-01-24,Feb-01-24
      102,02-2,,,Pot,1,"$1,010.00",,,
      102,02-2,,,Pan,1,$10.00,,,
      """)
    #expect(read.summary.layout.name == "eBay orders")
    #expect(read.customerIDs == ["anna"])
    #expect(read.orders.map(\.amount) == [try money("7.50"), try money("1030")])
    #expect(read.orders.map(\.lineCount) == [1, 3])
    #expect(read.orders.first?.placed == (try moment("2024-01-31")))
    #expect(isConserved(read.summary))
  }

  @Test func serviceRowsAreKeptOrLeftOut() throws {
    let text =
      "customer,date,amount,sku\nA,2024-01-31,5,85123\nA,2024-01-31,3,Postage\nB,2024-01-31,2,PORTO\n"
    let kept = try ledger(text)
    #expect(kept.summary.revenue == (try money("10")))
    #expect(kept.summary.notes.contains { $0.contains("--service-rows drop") })
    let dropped = try ledger(text, SalesReadingOptions(serviceRows: .drop))
    #expect(dropped.summary.revenue == (try money("5")))
    #expect(dropped.summary.rejection(.serviceRow)?.rows == 2)
    #expect(dropped.summary.rejection(.serviceRow)?.amount == (try money("5")))
    #expect(isConserved(dropped.summary))
    #expect(!dropped.summary.notes.contains { $0.contains("--service-rows") })
  }
}

/// Exports as they are packed, read to the same ledger.
@Suite struct PackedExportTests {
  @Test func aFolderIsOneDataSet() throws {
    let folder = try ScratchFolder()
    let head = "customer,date,amount\n"
    _ = try folder.write(head + "A,2024-01-31,5\n", as: "b.csv")
    _ = try folder.write(head + "A,2024-01-30,6\n", as: "a.csv")
    _ = try folder.write("sku,weight\n1,2\n", as: "c.csv")
    _ = try folder.write("hello", as: "read.me")
    let read = try SalesReader().read(files: [folder.path])
    #expect(read.summary.files == ["a.csv", "b.csv"].map { "\(folder.path)/\($0)" })
    #expect(read.summary.revenue == (try money("11")))
    #expect(read.summary.notes.contains { $0.contains("c.csv is left out") })
    #expect(read.summary.notes.contains { $0.contains("read.me") })
  }
}
