// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SalesData

/// The definitions that the command line promises.
@Suite struct DefinitionTests {
  @Test func rowsOfOneOrderAreSummedAndPlacedAtTheEarliest() throws {
    let read = try ledger(
      """
      customer_id,order_id,order_date,amount
      A,1,2024-01-02 10:00,5
      A,1,2024-01-01 09:00,2.50
      B,1,2024-01-03 08:00,7
      """)
    #expect(read.customerIDs == ["A", "B"])
    #expect(read.orderOffsets == [0, 1, 2])
    #expect(read.orders[0].placed == (try moment("2024-01-01 09:00")))
    #expect(read.orders[0].amount == (try money("7.50")))
    #expect(read.orders[0].lineCount == 2)
    #expect(read.summary.orders == 2)
    #expect(read.summary.revenue == (try money("14.50")))
    #expect(isConserved(read.summary))
  }

  @Test func withoutAnOrderIdOneMomentIsOneOrder() throws {
    let read = try ledger(
      """
      customer_id,order_date,amount
      A,2024-01-01,5
      A,2024-01-01,7
      A,2024-01-02,1
      B,2024-01-01,1
      """)
    #expect(read.orders(ofCustomer: 0).map(\.lineCount) == [2, 1])
    #expect(read.orders(ofCustomer: 1).map(\.lineCount) == [1])
  }

  @Test func refundsAreSubtractedAndAreNoPurchases() throws {
    let text =
      """
      customer,invoice,date,amount
      A,1,2024-01-01,100
      A,C1,2024-02-01,-30
      B,C2,2024-01-05,-8
      A,2,2024-01-10,0
      """
    let net = try ledger(text)
    #expect(net.customerIDs == ["A"])
    #expect(net.summary.orders == 1)
    #expect(net.summary.refunds == 1)
    #expect(net.summary.revenue == (try money("70")))
    #expect(net.summary.refundOnly == .init(customers: 1, amount: try money("-8")))
    #expect(net.asOf == (try moment("2024-01-02")))
    #expect(net.orders.count == 3)
    #expect(isConserved(net.summary))

    let gross = try ledger(text, SalesReadingOptions(refunds: .gross))
    #expect(gross.summary.revenue == (try money("100")))
    #expect(gross.summary.rejection(.refund)?.rows == 2)
    #expect(gross.summary.rejection(.refund)?.amount == (try money("-38")))
    #expect(gross.summary.refundOnly == .init(customers: 1, amount: .zero))
    #expect(isConserved(gross.summary))
  }

  @Test func excludeLeavesOutWhateverARefundTouched() throws {
    let read = try ledger(
      """
      customer,invoice,date,amount
      A,1,2024-01-01,100
      A,2,2024-01-02,50
      A,2,2024-01-02,-10
      A,3,2024-01-03,-5
      """, SalesReadingOptions(refunds: .exclude))
    #expect(read.summary.revenue == (try money("100")))
    #expect(read.summary.rejection(.touchedByRefund)?.rows == 2)
    #expect(read.summary.rejection(.touchedByRefund)?.amount == (try money("40")))
    #expect(read.summary.rejection(.refund)?.amount == (try money("-5")))
    #expect(isConserved(read.summary))
  }

  @Test func rowsWithoutCustomerDateOrAmountAreRejectedWithTheirMoney() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(
      "customer_id,order_date,amount\nA,2024-01-01,5\n,2024-01-02,7\nC,never,9\n"
        + "D,2024-01-04,lots\nE,2024-01-05,11\nF,2024-01-05,\nnan,2024-01-05,1.25\n"
        + "G,2024-01-05,1,surplus\nH,2024-01-05,0.1234567\n")
    let rejects = folder.path + "/rejects.csv"
    let read = try SalesReader(options: SalesReadingOptions(rejectsPath: rejects))
      .read(files: [file])
    let summary = read.summary
    #expect(summary.rejection(.noCustomer)?.rows == 2)
    #expect(summary.rejection(.noCustomer)?.amount == (try money("8.25")))
    #expect(summary.rejection(.noDate)?.amount == (try money("9")))
    #expect(summary.rejection(.noAmount)?.rows == 2)
    #expect(summary.rejection(.tooManyFields)?.rows == 1)
    #expect(summary.rejection(.amountTooFine)?.rows == 1)
    #expect(summary.revenue == (try money("16")))
    #expect(summary.amount == (try money("33.25")))
    #expect(isConserved(summary))
    let lines = try folder.text("rejects.csv").split(separator: "\n")
    #expect(lines.count == 8)
    #expect(lines[0] == "file,line,reason,row")
    #expect(lines[1] == "\(file),3,no customer,\",2024-01-02,7\"")
    #expect(lines[2].contains(",4,no readable date,"))
  }

  @Test func repeatedRowsAreKeptAndCountedUnlessDropped() throws {
    let text =
      """
      customer,order,date,amount
      A,1,2024-01-01,5
      A,1,2024-01-01,5
      A,1,2024-01-01,6
      A,1,2024-01-01,5
      ,2,2024-01-01,5
      ,2,2024-01-01,5
      """
    let kept = try ledger(text).summary
    #expect(kept.duplicateRows == 3)
    #expect(kept.revenue == (try money("21")))
    let folder = try ScratchFolder()
    let rejects = folder.path + "/rejects.csv"
    let dropped = try ledger(
      text, SalesReadingOptions(dropDuplicates: true, rejectsPath: rejects)
    ).summary
    #expect(dropped.revenue == (try money("11")))
    #expect(dropped.rejection(.duplicate)?.rows == 2)
    #expect(dropped.rejection(.duplicate)?.amount == (try money("10")))
    #expect(dropped.amount == kept.amount)
    #expect(isConserved(dropped))
    #expect(try folder.text("rejects.csv").split(separator: "\n").count == 5)
  }

  @Test func asOfIsTheMidnightAfterTheLastPurchaseOrAsAsked() throws {
    let text = "customer,date,amount\nA,2024-01-31 23:59,5\nA,2024-02-10,-5\nB,2024-01-01,1\n"
    #expect(try ledger(text).asOf == moment("2024-02-01"))
    let early = try ledger(text, SalesReadingOptions(asOf: try moment("2024-01-15")))
    #expect(early.asOf == (try moment("2024-01-15")))
    #expect(early.customerIDs == ["B"])
    #expect(early.summary.rejection(.afterAsOf)?.rows == 2)
    #expect(isConserved(early.summary))
  }

  @Test func amountIsQuantityTimesPrice() throws {
    let read = try ledger(
      "customer,date,quantity,price\nA,2024-01-01,3,0.335\nA,2024-01-02,-1,2.5\nA,2024-01-03,0.5,3\n"
    )
    #expect(read.orders.map(\.amount) == [try money("1.005"), try money("-2.5"), try money("1.5")])
  }

  @Test func orderTotalsAreNotAddedForEachLine() throws {
    let read = try ledger(
      """
      order_id,customer_id,order_date,quantity,price,order_total
      1,A,2024-01-01,2,5,14
      1,A,2024-01-01,1,4,14
      """)
    #expect(read.summary.revenue == (try money("14")))
  }

  @Test func customersAreInTheOrderOfTheirBytesAndIdsAreText() throws {
    let read = try ledger(
      "customer,date,amount\nb,2024-01-01,1\n007,2024-01-01,1\nB,2024-01-01,1\n 7 ,2024-01-01,1\n"
        + "é,2024-01-01,1\n")
    #expect(read.customerIDs == ["007", "7", "B", "b", "é"])
  }

  @Test func floatIdsLoseTheirZeroOnlyWhenAllAreSuch() throws {
    let all = try ledger("customer,date,amount\n17850.0,2024-01-01,1\n17850,2024-01-02,1\n")
    #expect(all.customerIDs == ["17850"])
    let some = try ledger("customer,date,amount\n1.0,2024-01-01,1\nv2.0,2024-01-02,1\n")
    #expect(some.customerIDs == ["1.0", "v2.0"])
  }

  @Test func theAccountEncodesUnderTheNamesThatScriptsUse() throws {
    let read = try ledger("customer,date,amount\nA,2024-03-01,1\nA,2024-01-01,2\n")
    #expect(read.summary.months.map(\.month) == ["2024-01", "2024-02", "2024-03"])
    #expect(read.summary.months.map(\.orders) == [1, 0, 1])
    let keys = try encodedKeys(read.summary)
    for key in [
      "files", "rows", "rowsUsed", "rowsRejected", "customers", "orders", "amount", "revenue",
      "refundOnly", "asOf",
    ] {
      #expect(keys.contains(key))
    }
  }
}
