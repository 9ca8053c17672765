// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

extension SalesLayout {
  /// CDNOW, the master data set and its sample (Fader and Hardie 2001): numbers between blanks.
  static let cdnow = SalesLayout(
    name: "CDNOW",
    signatures: [cdnowColumns[4, default: []], cdnowColumns[5, default: []]].map {
      $0.map { HeaderName($0) }
    },
    grain: .order,
    identities: [Identity(column: "customer_id"), Identity(column: "id_total")],
    fields: [.date: ["date"], .amount: ["dollar_value", "dollars"]],
    refundConvention: "none",
    timeZone: "none: a day without a time",
    traps: [
      "there is no header, and blanks lie before and between columns",
      "the sample has two columns of ids: that of the master comes first",
      "purchases of one day are one order",
    ])

  /// The names of its columns, by their number.
  static let cdnowColumns = [
    4: ["customer_id", "date", "number_of_cds", "dollar_value"],
    5: ["id_total", "id_sample", "date", "cds", "dollars"],
  ]

  /// Opens a file when it is CDNOW's, in either edition, with a header or without.
  ///
  /// - Throws: `InputError` when it looks like it and cannot be read.
  static func openCDNOW(_ input: InputBytes) throws -> DelimitedText? {
    let lines = input.withUnsafeBytes { bytes in
      bytes.prefix(4096).split(separator: UInt8(ascii: "\n")).prefix(3).map {
        $0.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.map {
          String(decoding: $0, as: UTF8.self)
        }
      }
    }
    guard let first = lines.first, let columns = cdnowColumns[first.count] else { return nil }
    if first == columns {
      return try DelimitedText(input.withBlanksJoined(), delimiter: UInt8(ascii: ","))
    }
    let areAllPurchases = lines.allSatisfy { words in
      guard words.count == columns.count, let amount = words.last else { return false }
      let day = words[words.count - 3]
      return day.count == 8 && amount.contains(".") && Double(amount) != nil
        && words.dropLast().allSatisfy { $0.allSatisfy(\.isNumber) }
    }
    guard areAllPurchases else { return nil }
    return try DelimitedText(
      input.withBlanksJoined(), delimiter: UInt8(ascii: ","), columns: columns)
  }
}
