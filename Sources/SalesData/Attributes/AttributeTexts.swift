// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles

/// One text a customer, interned, while files are read.
///
/// Of several texts of a customer the least by its bytes stays, so that the order of rows changes
/// nothing.
final class AttributeTexts {
  let name: String
  let origin: String
  private var texts = IdentifierTable(PageMemory(pieceByteCount: 1 << 16))
  /// One more than the number of the customer's text, or 0.
  private var codes: [UInt32]

  /// Texts longer than this, in bytes, are no categories.
  static let longest = 120
  /// More different texts than this are no categories.
  static let mostCategories = 1_000

  init(name: String, origin: String, customerCount: Int) {
    self.name = name
    self.origin = origin
    codes = Array(repeating: 0, count: customerCount)
  }

  /// The number of a text, which is not blank.
  func intern(_ text: FieldBytes) -> Int { texts.intern(text) }

  /// The number of different texts.
  var distinctCount: Int { texts.count }

  /// Whether the texts are few enough to be categories.
  var isOfFewValues: Bool { texts.count <= Self.mostCategories }

  /// Gives a customer a text, unless a lesser one is there.
  func offer(_ number: Int, to customer: Int) {
    let old = Int(codes[customer]) - 1
    if old < 0 || precedes(number, old) { codes[customer] = UInt32(number + 1) }
  }

  /// Gives a customer a text in place of another.
  func set(_ number: Int, of customer: Int) { codes[customer] = UInt32(number + 1) }

  /// Whether a text comes before another by its bytes.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    a != b
      && texts.withBytes(a) { a in texts.withBytes(b) { b in a.lexicographicallyPrecedes(b) } }
  }

  /// A customer's text.
  func text(of customer: Int) -> String? {
    codes[customer] == 0 ? nil : texts.withBytes(Int(codes[customer]) - 1) { $0.text }
  }

  /// What the texts are: flags, numbers, dates or categories; nil when they are none of these, as
  /// free text is not, and when there are none.
  func values() -> AttributeColumn.Values? {
    guard distinctCount > 0, codes.contains(where: { $0 > 0 }) else { return nil }
    if let flags = parsed(Self.flag) { return .flag(flags) }
    if let numbers = parsed(Self.number) { return .numeric(numbers) }
    var dates = DateParser(order: nil, pattern: nil)
    if let moments = parsed({ dates.parse($0).map { Timestamp(secondsSince1970: $0) } }) {
      return .date(moments)
    }
    return categories()
  }

  /// The values as categories; nil for free text, many different texts or long ones, and for none.
  func categories() -> AttributeColumn.Values? {
    var used = [Bool](repeating: false, count: distinctCount)
    for code in codes where code > 0 { used[Int(code) - 1] = true }
    let present = codes.count { $0 > 0 }
    let distinct = used.count { $0 }
    guard present > 0,
      distinct <= 20 || (distinct <= Self.mostCategories && distinct * 2 <= present),
      (0..<distinctCount).allSatisfy({ texts.withBytes($0) { $0.count } <= Self.longest })
    else { return nil }
    let order = used.indices.filter { used[$0] }.sorted(by: precedes)
    var places = [Int32](repeating: 0, count: distinctCount)
    for (place, number) in order.enumerated() { places[number] = Int32(place) }
    return .categorical(
      codes: codes.map { $0 == 0 ? nil : places[Int($0) - 1] },
      categories: order.map { texts.withBytes($0) { $0.text } })
  }

  /// Every customer's text by a reading that all different texts must allow.
  private func parsed<Value>(_ read: (FieldBytes) -> Value?) -> [Value?]? {
    var values: [Value] = []
    values.reserveCapacity(distinctCount)
    for number in 0..<distinctCount {
      guard let value = texts.withBytes(number, read) else { return nil }
      values.append(value)
    }
    return codes.map { $0 == 0 ? nil : values[Int($0) - 1] }
  }

  private static func flag(_ text: FieldBytes) -> Bool? {
    if text.equalsIgnoringCase("yes") || text.equalsIgnoringCase("true") { return true }
    if text.equalsIgnoringCase("no") || text.equalsIgnoringCase("false") { return false }
    return nil
  }

  /// Numbers but for codes, which leading zeros tell.
  private static func number(_ text: FieldBytes) -> Double? {
    if text.count > 1, text[0] == UInt8(ascii: "0"), text[1].isASCIIDigit { return nil }
    return DecimalNumber.parse(text)
  }
}
