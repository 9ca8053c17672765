// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// How much of one currency a unit of each of several is worth.
///
/// Read from a table `currency,rate`, in which the currency that amounts are turned into has the
/// rate 1. An amount is multiplied exactly and rounded to a millionth, half to even.
public struct CurrencyRates: Sendable, Hashable {
  /// A rate as a decimal fraction: `numerator` over a power of ten.
  struct Rate: Sendable, Hashable {
    var numerator: Int128
    var denominator: Int128

    /// A decimal number of up to nine places, over zero and under a thousand million.
    init?(_ text: String) {
      let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      let places = parts.count > 1 ? parts[1] : ""
      let digits = parts[0] + places
      guard !digits.isEmpty, parts[0].count <= 9, places.count <= 9,
        digits.utf8.allSatisfy(\.isASCIIDigit), let numerator = Int128(digits), numerator > 0
      else { return nil }
      self.numerator = numerator
      denominator = (0..<places.count).reduce(1) { power, _ in power * 10 }
    }

    var isOne: Bool { numerator == denominator }

    /// The amount times the rate, to the millionth, half to even; nil when it is absurdly large.
    func convert(_ amount: Money) -> Money? {
      let (product, overflow) = amount.micros.multipliedReportingOverflow(by: numerator)
      guard !overflow else { return nil }
      var (quotient, rest) = product.quotientAndRemainder(dividingBy: denominator)
      let twice = rest.magnitude * 2
      if twice > denominator.magnitude || twice == denominator.magnitude && quotient % 2 != 0 {
        rest = product < 0 ? -1 : 1
        quotient += rest
      }
      return Money(micros: quotient)
    }
  }

  private var codes: [CurrencyCode] = []
  private var rates: [Rate] = []
  private let unit: CurrencyCode

  /// The currency that amounts are turned into.
  public var target: String { unit.description }

  /// Reads a table of rates.
  ///
  /// - Parameter path: A CSV file with a currency and a rate in each line, with a header or not.
  /// - Throws: `InputError` when it is no such table, names a currency twice, or none has rate 1.
  /// - Complexity: O(bytes).
  public init(path: String) throws {
    try self.init(DelimitedText(path: path, hasHeader: false))
  }

  init(_ text: DelimitedText) throws {
    var codes: [CurrencyCode] = []
    var rates: [Rate] = []
    try text.forEachRecord { record in
      let name = FieldText.trimmed(record[0])
      let value = record.fieldCount > 1 ? FieldText.trimmed(record[1]) : ""
      if record.line == text.firstLine, HeaderName(name) == "currency" { return }
      guard !name.isEmpty, name.utf8.count <= 24, let rate = Rate(value) else {
        throw InputError(
          file: text.name, line: record.line, "this is no currency and its rate",
          remedy: "write lines such as USD,0.92, rates over zero with at most nine decimals")
      }
      let code = CurrencyCode(column: name)
      guard !codes.contains(code), codes.count < 1000 else {
        throw InputError(
          file: text.name, line: record.line, "\(code) has a rate already",
          remedy: "leave one of its lines out")
      }
      codes.append(code)
      rates.append(rate)
    }
    let units = codes.indices.filter { rates[$0].isOne }
    guard let unit = units.first, units.count == 1 else {
      throw InputError(
        file: text.name,
        units.isEmpty
          ? "no currency has the rate 1" : "\(units.count) currencies have the rate 1",
        remedy: "give 1 to the currency that amounts are to be turned into, and to no other")
    }
    (self.codes, self.rates, self.unit) = (codes, rates, codes[unit])
  }

  /// The rate of a currency; of a symbol that several share, where one of them alone has a rate.
  func rate(of code: CurrencyCode) -> Rate? {
    if let index = codes.firstIndex(of: code) { return rates[index] }
    let matching = codes.indices.filter { code.matches(codes[$0]) }
    return matching.count == 1 ? rates[matching[0]] : nil
  }
}
