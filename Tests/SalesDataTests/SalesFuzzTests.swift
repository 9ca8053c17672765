// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles
import Testing

@testable import SalesData

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Damaged exports in every layout, and damaged dates and amounts, the same ones every time.
///
/// Each is read, and then all its money is accounted for, or refused with an `InputError`.
/// `CLIENTELE_FUZZ_ROUNDS` sets how many; a long run takes a million.
@Suite struct SalesFuzzTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["CLIENTELE_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 600

  private static let tokens = [
    "\"", "\"\"", "\n", "\r\n", ",", ";", "\t", "|", "\u{0}", "'", " ", "-", "(", ")", "%", "é",
    "£",
    "€", "$", "USD", "1e308", "0x1p3", "99999999999999999999", "0.0000001", "1.234,50", "1,234.50",
    "2024-02-30", "31/12/2024", "12/31/2024", "2024-01-01T23:30:00-05:00", "0000-00-00", "24:00",
    "9999-12-31 23:59:59", "Jan 5, 2024", "POST", "cancelled", "refunded", "test", "N/A", "null",
  ].map { Array($0.utf8) }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }
    for _ in 0...below(5) {
      let position = below(bytes.count + 1)
      let end = min(bytes.count, position + below(40))
      switch below(6) {
      case 0 where position < bytes.count: bytes[position] = UInt8(below(256))
      case 1: bytes.removeSubrange(position..<end)
      case 2 where below(5) == 0: bytes.removeSubrange(position...)
      case 3: bytes.insert(contentsOf: Array(bytes[position..<end]), at: below(bytes.count + 1))
      default: bytes.insert(contentsOf: Self.tokens[below(Self.tokens.count)], at: position)
      }
    }
  }

  /// A small file in each layout.
  private static let seeds: [[UInt8]] =
    SalesLayout.all.map { layout in
      var columns: [String] = []
      let fields = layout.fields.values.flatMap { $0 }.map(\.original).sorted()
      let wanted =
        (layout.signatures.first ?? []).map(\.original)
        + layout.identities.map(\.column.original) + fields
      for name in wanted where !columns.contains(name) { columns.append(name) }
      let lines = (0..<6).map { (row: Int) -> String in
        columns.map { (name: String) -> String in
          let name = name.lowercased()
          if name.contains("date") || name.contains("created") || name.contains("timestamp") {
            return "2024-0\(row % 6 + 1)-1\(row) 10:00:00"
          }
          if name.contains("status") { return row == 3 ? "cancelled" : "paid" }
          if name.contains("currency") { return "EUR" }
          if name.contains("mail") { return "p\(row % 3)@x.org" }
          return name.contains("customer") || name.contains("buyer")
            ? "C\(row % 3)" : "\(row + 1).50"
        }.joined(separator: ",")
      }
      let text: String = ([columns.joined(separator: ",")] + lines).joined(separator: "\n")
      return Array(text.utf8)
    } + [
      Array(" 00001 19970101  1   11.77\n 00002 19970112  1   12.00\n".utf8),
      Array("Kunde;Datum;Betrag\nK1;31.01.2024;1.234,50 €\nK2;01.02.2024;(7,00)\n".utf8),
      Array("customer,date,quantity,price,sku\nA,1/31/2024 8:26,2,$5.00,POST\n".utf8),
    ]

  @Test func damagedExportsAreReadOrRefused() throws {
    var generator = SeededGenerator(seed: 20_241_122)
    let folder = try ScratchFolder()
    let clock = ContinuousClock()
    var (read, refused, longest) = (0, 0, Duration.zero)
    for round in 0..<Self.rounds {
      var bytes = Self.seeds[round % Self.seeds.count]
      mutate(&bytes, &generator)
      var options = SalesReadingOptions()
      if round.isMultiple(of: 3) { options.dateFormat = round.isMultiple(of: 2) ? "dmy" : "mdy" }
      if round.isMultiple(of: 5) { options.refunds = RefundTreatment.allCases[round / 5 % 3] }
      if round.isMultiple(of: 7) { options.serviceRows = .drop }
      if round.isMultiple(of: 4) { options.dropDuplicates = true }
      let file = try folder.write(bytes)
      let start = clock.now
      do {
        let ledger = try SalesReader(options: options).read(files: [file])
        if !isConserved(ledger.summary) {
          Issue.record("round \(round): money is lost in \(String(decoding: bytes, as: UTF8.self))")
        }
        read += 1
      } catch is InputError {
        refused += 1
      }
      longest = max(longest, clock.now - start)
    }
    #expect(read > 0 && refused > 0)
    #expect(longest < .seconds(20))
  }

  @Test func damagedDatesAndAmountsAreReadOrNot() {
    var generator = SeededGenerator(seed: 7)
    let seeds = [
      "2024-01-31 23:59:59.123 +0200", "31.01.24 5:05 PM", "Jan 31, 2024 5:05:00 PM",
      "2017-09-23T14:18:23-07:00", "20240131", "1/31/11", "1.234.567,89 €", "$1,234.50", "(5.00)",
      "-£0.000001", "EUR 12", "9223372036854.775807", "5-",
    ].map { Array($0.utf8) }
    var dates = DateParser(order: nil, pattern: nil)
    var patterned = DateParser(order: nil, pattern: DatePattern("%d/%m/%Y %H:%M"))
    var points = AmountParser(mark: .point)
    var commas = AmountParser(mark: .comma)
    var (days, amounts) = (0, 0)
    for round in 0..<Self.rounds {
      var bytes = seeds[round % seeds.count]
      mutate(&bytes, &generator)
      bytes.withUnsafeBufferPointer { field in
        for order in [dates.parse(field), patterned.parse(field)] {
          guard let seconds = order else { continue }
          days += 1
          // What was read prints as a moment that reads back as itself.
          let moment = Timestamp(secondsSince1970: seconds)
          #expect(Timestamp(moment.description) == moment, "\(moment)")
        }
        if case .micros = points.parse(field) { amounts += 1 }
        if case .micros = commas.parse(field) { amounts += 1 }
      }
    }
    #expect(days > 0 && amounts > 0)
  }
}
