// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles
import Testing

@testable import SalesData

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Files of a test, written to a folder of its own that goes with it.
final class ScratchFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("clientele-sales-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: some Sequence<UInt8>, as name: String = "orders.csv") throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  func write(_ text: String, as name: String = "orders.csv") throws -> String {
    try write(text.utf8, as: name)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOf: URL(fileURLWithPath: path + "/" + name), encoding: .utf8)
  }
}

/// The ledger of one file with this text.
func ledger(
  _ text: String, _ options: SalesReadingOptions = SalesReadingOptions()
) throws -> SalesLedger {
  let folder = try ScratchFolder()
  return try SalesReader(options: options).read(files: [folder.write(text)])
}

/// The error of a reading that must fail.
func refusal(
  _ text: String, _ options: SalesReadingOptions = SalesReadingOptions()
) throws -> InputError {
  let folder = try ScratchFolder()
  let file = try folder.write(text)
  return try #require(throws: InputError.self) {
    try SalesReader(options: options).read(files: [file])
  }
}

/// Whether all the money read is accounted for.
func isConserved(_ summary: SalesSummary) -> Bool {
  let rejected = summary.rowsRejected.reduce(Money.zero) { $0 + $1.amount }
  let rows = summary.rowsRejected.reduce(0) { $0 + $1.rows }
  return summary.amount == summary.revenue + summary.refundOnly.amount + rejected
    && summary.rows == summary.rowsUsed + rows
}

func money(_ text: String) throws -> Money { try #require(Money(text)) }

func moment(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

extension SalesSummary {
  func rejection(_ reason: RejectReason) -> Rejection? {
    rowsRejected.first { $0.reason == reason.text }
  }
}

extension AmountParser {
  mutating func parse(_ text: String) -> ParsedAmount {
    var text = text
    return text.withUTF8 { parse($0) }
  }
}

extension DateParser {
  mutating func parse(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { parse($0) }.map { Timestamp(secondsSince1970: $0).description }
  }
}

/// The top-level keys of a value's JSON, which must also decode to an equal value.
func encodedKeys<Value: Codable & Equatable>(_ value: Value) throws -> Set<String> {
  let data = try JSONEncoder().encode(value)
  #expect(try JSONDecoder().decode(Value.self, from: data) == value)
  return Set(try JSONDecoder().decode([String: Anything].self, from: data).keys)
}

private struct Anything: Decodable {
  init(from decoder: any Decoder) throws {}
}
