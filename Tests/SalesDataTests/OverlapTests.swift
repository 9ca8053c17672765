// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles
import Testing

@testable import SalesData

/// Files that overlap in time: what stands in two of them counts once.
@Suite struct OverlapTests {
  private func read(
    _ files: [String], _ options: SalesReadingOptions = SalesReadingOptions(), threads: Int = 1
  ) throws -> SalesLedger {
    let folder = try ScratchFolder()
    return try SalesReader(options: options).read(
      files: files.enumerated().map { try folder.write($1, as: "\($0).csv") },
      execution: Execution(threadCount: threads))
  }

  private let head = "customer,order,date,amount,sku\n"

  @Test func theSameOrderInTwoFilesCountsOnce() throws {
    let january = head + "A,1,2024-01-05,5,x\nA,1,2024-01-05,6,y\nB,2,2024-01-20,7,x\n"
    // Other columns in another order, the same two orders, and one more.
    let later =
      "amount;date;order;customer;sku;note\n7;2024-01-20;2;B;x;new\n8;2024-02-01;3;B;x;\n"
      + "6;2024-01-05;1;A;y;\n5;2024-01-05;1;A;x;\n"
    for files in [[january, later], [later, january]] {
      let read = try read(files)
      #expect(read.customerIDs == ["A", "B"])
      #expect(read.orders.map(\.amount) == [try money("11"), try money("7"), try money("8")])
      #expect(read.orders.map(\.lineCount) == [2, 1, 1])
      #expect(
        read.summary.rejection(.inAnotherFile)
          == .init(reason: "in another file already", rows: 3, amount: try money("18")))
      #expect(read.summary.rows == 7)
      #expect(read.summary.amount == (try money("44")))
      #expect(read.summary.duplicateRows == 0)
      #expect(read.summary.differingOrders == 0)
      #expect(isConserved(read.summary))
      #expect(
        read.summary.notes.contains {
          $0.contains("3 rows stand in another file already and are left out, 18.00")
        })
    }
    let kept = try self.read([january, later], SalesReadingOptions(overlap: .keep))
    #expect(kept.summary.revenue == (try money("44")))
    #expect(isConserved(kept.summary))
  }

  @Test func otherContentIsKeptAndTold() throws {
    // Order 1 goes on in the second file; order 2 was cancelled by then; order 3 is alike.
    let header = "customer,order,date,amount,status\n"
    let read = try read([
      header + "A,1,2024-01-05,5,paid\nA,2,2024-01-06,6,paid\nA,3,2024-01-07,7,paid\n",
      header + "A,1,2024-01-05,4,paid\nA,2,2024-01-06,6,cancelled\nA,3,2024-01-07,7,paid\n",
    ])
    #expect(
      read.orders.map(\.amount) == [try money("9"), try money("6"), try money("7")])
    #expect(read.summary.differingOrders == 2)
    #expect(read.summary.rejection(.cancelled)?.amount == (try money("6")))
    #expect(read.summary.rejection(.inAnotherFile)?.amount == (try money("7")))
    #expect(
      read.summary.notes.contains {
        $0.contains("2 orders stand in several files with different content")
          && $0.contains("15.00")
      })
    #expect(isConserved(read.summary))
  }

  @Test func eachVersionIsToldOnce() throws {
    let versions = ["A,1,2024-01-05,5,x\n", "A,1,2024-01-05,5,x\n", "A,1,2024-01-05,4,x\n"]
    for order in [[0, 1, 2], [2, 0, 1], [0, 2, 1]] {
      let read = try read(order.map { head + versions[$0] })
      #expect(read.summary.revenue == (try money("9")))
      #expect(read.summary.differingOrders == 1)
      #expect(read.summary.notes.contains { $0.contains("all of it counts, 9.00") })
    }
  }

  @Test func duplicatesWithinAFileStayAsTheyAre() throws {
    let text = head + "A,1,2024-01-05,5,x\nA,1,2024-01-05,5,x\nB,2,2024-01-20,7,x\n"
    let once = try read([text])
    let twice = try read([text, text])
    #expect(twice.orders == once.orders)
    #expect(twice.summary.revenue == (try money("17")))
    #expect(once.summary.duplicateRows == 1)
    #expect(twice.summary.duplicateRows == 1)
    #expect(twice.summary.rejection(.inAnotherFile)?.rows == 3)
    // One of two equal lines is another order's content.
    let other = try read([text, head + "A,1,2024-01-05,5,x\n"])
    #expect(other.summary.revenue == (try money("22")))
    #expect(other.summary.differingOrders == 1)
  }

  @Test func rowsWithoutAnOrderCountAsOftenAsInTheFileWithMost() throws {
    let header = "customer,date,amount,sku\n"
    let a = "A,2024-01-05 10:00,5,x\n"
    let b = "B,2024-01-06 10:00,6,x\n"
    let first = header + a + a + b
    let second = header + a + a + a + b + "B,2024-01-06 10:00,6,y\n"
    for files in [[first, second], [second, first]] {
      let read = try read(files)
      #expect(read.orders.map(\.amount) == [try money("15"), try money("12")])
      #expect(read.summary.rejection(.inAnotherFile)?.rows == 3)
      #expect(read.summary.rejection(.inAnotherFile)?.amount == (try money("16")))
      #expect(isConserved(read.summary))
    }
    let three = try read([first, second, first])
    #expect(three.summary.revenue == (try money("27")))
    #expect(three.summary.rejection(.inAnotherFile)?.rows == 6)
  }

  @Test func shopifyItemsGoWithTheirOrder() throws {
    let folder = try ScratchFolder()
    let header =
      "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name\n"
    let first = "#1,a@x.org,paid,EUR,30.00,2025-10-07 09:50:26 +0200,1,Cup\n#1,,,,,,2,Mug\n"
    let second = "#2,b@x.org,paid,EUR,20.00,2025-10-08 09:50:26 +0200,1,Cup\n#2,,,,,,2,Mug\n"
    let third = "#3,b@x.org,paid,EUR,9.00,2025-10-09 09:50:26 +0200,1,Cup\n"
    let files = [
      try folder.write(header + first + second, as: "a.csv"),
      try folder.write(header + second + third, as: "b.csv"),
    ]
    let rejects = folder.path + "/rejects.csv"
    let read = try SalesReader(options: SalesReadingOptions(rejectsPath: rejects))
      .read(files: files)
    #expect(read.summary.revenue == (try money("59")))
    #expect(read.orders.map(\.lineCount) == [2, 2, 1])
    #expect(read.summary.rejection(.inAnotherFile)?.rows == 2)
    #expect(isConserved(read.summary))
    let listed = try folder.text("rejects.csv").split(separator: "\n")
    #expect(listed.count == 3)
    #expect(listed.dropFirst().allSatisfy { $0.contains("b.csv,") && $0.contains("in another") })
  }

  @Test func filesThatDoNotMeetAreNotCompared() {
    #expect(OverlapSearch.meetings([1...5, 6...9, nil, 5...5]) == [[], [], [], [0]])
  }

  @Test func windowsAreTheTimesInCommon() {
    let spans: [ClosedRange<Int64>?] = [1...5, 4...9, nil, 9...12, 20...30]
    let windows = OverlapSearch.windows(spans, OverlapSearch.meetings(spans))
    #expect(windows == [4...5, 4...9, nil, 9...9, nil])
  }

  @Test func anOrderThatBeganBeforeTheCommonTimesIsOther() throws {
    // The files have the 3rd alone in common: of order 1 the first holds a line more.
    let read = try read([
      head + "A,1,2024-01-01,5,x\nA,1,2024-01-03,6,x\n",
      head + "A,1,2024-01-03,6,x\nB,2,2024-01-09,7,x\n",
    ])
    #expect(read.summary.rejection(.inAnotherFile) == nil)
    #expect(read.summary.differingOrders == 1)
    #expect(read.summary.revenue == (try money("24")))
  }

  @Test func anyFilesOfOneTableAreThatTable() throws {
    var generator = SeededGenerator(seed: 5)
    func random(_ bound: UInt64) -> Int { Int(generator.next() % bound) }
    let rows = (0..<2_000).map { number in
      (number, "C\(random(50)),\(number / 3),2024-01-\(10 + number / 200),\(random(90)).50,p\n")
    }
    let whole = try read([head + rows.map(\.1).joined()])
    for threads in [1, 4] {
      // Whole orders in windows that overlap.
      let files = [0..<900, 600..<1_500, 1_200..<2_001].map { orders in
        head + rows.filter { orders.contains($0.0 / 3 * 3) }.map(\.1).joined()
      }
      let read = try read(files, threads: threads)
      #expect(read.orders == whole.orders)
      #expect(read.customerIDs == whole.customerIDs)
      #expect(read.summary.revenue == whole.summary.revenue)
      #expect(read.summary.rejection(.inAnotherFile)?.rows == 600)
      #expect(isConserved(read.summary))
    }
  }
}
