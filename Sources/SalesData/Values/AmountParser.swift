// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What one field says as an amount, a quantity or a price.
enum ParsedAmount: Equatable {
  /// Millionths of the unit.
  case micros(Int64)
  case blank
  case unreadable
  /// More than six decimals that are not zeros.
  case tooFine
}

/// Reads amounts exactly: symbols, separators, parentheses and signs as shops' exports have them.
///
/// It also collects what the texts say about the decimal mark, whatever mark is assumed.
struct AmountParser {
  var mark: DecimalMark
  var evidence = DecimalEvidence()
  /// The symbol or code beside the last amount, or nil.
  var currency: CurrencyCode?

  init(mark: DecimalMark) { self.mark = mark }

  /// Amounts must stay under 10^12 units, so that products and sums of them cannot overflow.
  static let limit: Int64 = 1_000_000_000_000_000_000

  /// Reads one field.
  mutating func parse(_ field: FieldBytes) -> ParsedAmount {
    currency = nil
    let count = field.count
    guard count > 0 else { return .blank }
    // The plain form of machine exports: -1234.5678.
    let markByte = mark.byte
    if let plain = PlainAmount.micros(field, mark: markByte) {
      if plain.hasMark { notePlain(1) }
      return .micros(plain.micros)
    }
    var index = field[0] == UInt8(ascii: "-") ? 1 : 0
    let negative = index == 1
    let start = index
    var value: Int64 = 0
    if count <= 17 {
      while index < count, field[index].isASCIIDigit {
        value = value &* 10 &+ Int64(field[index].digitValue)
        index += 1
      }
      let wholeDigits = index - start
      if index == count, wholeDigits > 0, wholeDigits <= 12 {
        return .micros((negative ? -value : value) &* 1_000_000)
      }
      if index < count, field[index] == markByte, wholeDigits <= 11 {
        index += 1
        let firstDecimal = index
        while index < count, field[index].isASCIIDigit {
          value = value &* 10 &+ Int64(field[index].digitValue)
          index += 1
        }
        let decimals = index - firstDecimal
        if index == count, decimals <= 6, decimals > 0 {
          if decimals == 3, (1...3).contains(wholeDigits), field[start] != UInt8(ascii: "0") {
            evidence.noteAmbiguous(field, mark: mark)
          } else {
            notePlain(1)
          }
          value &*= Self.powersOfTen[6 - decimals]
          return .micros(negative ? -value : value)
        }
      }
    }
    return parseDecorated(field.trimmed())
  }

  /// Notes amounts that only the mark in force can read.
  @inline(__always)
  mutating func notePlain(_ count: Int) {
    if mark == .point { evidence.onlyPoint += count } else { evidence.onlyComma += count }
  }

  private static let powersOfTen: [Int64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

  /// Anything but the plain form.
  private mutating func parseDecorated(_ field: FieldBytes) -> ParsedAmount {
    if field.isEmpty || field.isMissingMarker { return .blank }
    guard field.count <= 64, let parts = AmountParts(field) else { return .unreadable }
    if !parts.symbol.isEmpty {
      guard let code = CurrencyCode(symbol: parts.symbol) else { return .unreadable }
      currency = code
    }
    let point = Self.magnitude(parts.number, mark: UInt8(ascii: "."))
    let comma = Self.magnitude(parts.number, mark: UInt8(ascii: ","))
    switch (point.isReadable, comma.isReadable) {
    case (true, true) where point != comma:
      let hasComma = parts.number.contains(UInt8(ascii: ","))
      evidence.noteAmbiguous(parts.number, mark: hasComma ? .comma : .point)
    case (true, false): evidence.onlyPoint += 1
    case (false, true): evidence.onlyComma += 1
    default: break
    }
    switch mark == .point ? point : comma {
    case .micros(let micros): return .micros(parts.isNegative ? -micros : micros)
    case let other: return other
    }
  }

  /// The digits, marks and separators of an amount without sign and symbol.
  private static func magnitude(_ number: FieldBytes, mark: UInt8) -> ParsedAmount {
    var value: Int128 = 0
    var digits = 0
    var run = 0
    var groups = 0
    var index = 0
    let leadingZero = number.count > 1 && number[0] == UInt8(ascii: "0")
    // Units, with thousands in groups: 1,234,567 and India's 12,34,567.
    while index < number.count, number[index] != mark, number[index] | 0x20 != UInt8(ascii: "e") {
      if number[index].isASCIIDigit {
        value = value * 10 + Int128(number[index].digitValue)
        digits += 1
        run += 1
        index += 1
        guard digits <= 30 else { return .unreadable }
        continue
      }
      guard let width = separatorWidth(number, at: index), !leadingZero || groups > 0,
        groups == 0 ? (1...3).contains(run) : (2...3).contains(run)
      else { return .unreadable }
      groups += 1
      run = 0
      index += width
    }
    guard groups == 0 || run == 3 else { return .unreadable }
    // Decimals.
    var decimals = 0
    if index < number.count, number[index] == mark {
      index += 1
      while index < number.count, number[index].isASCIIDigit {
        value = value * 10 + Int128(number[index].digitValue)
        digits += 1
        decimals += 1
        index += 1
        guard digits <= 30 else { return .unreadable }
      }
    }
    guard digits > 0 else { return .unreadable }
    // An exponent, as spreadsheets write small numbers.
    var exponent = 0
    if index < number.count {
      guard number[index] | 0x20 == UInt8(ascii: "e"),
        let power = Self.exponent(FieldBytes(rebasing: number[(index + 1)...]))
      else { return .unreadable }
      exponent = power
    }
    return scaled(value, decimals: decimals - exponent)
  }

  /// The width of a thousands separator: point, comma, apostrophe, blank, or a blank of Unicode.
  private static func separatorWidth(_ number: FieldBytes, at index: Int) -> Int? {
    switch number[index] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: " "): return 1
    case 0xC2 where index + 1 < number.count && number[index + 1] == 0xA0: return 2
    case 0xE2
    where index + 2 < number.count && number[index + 1] == 0x80
      && [0x99, 0x89, 0xAF].contains(number[index + 2]):
      return 3
    default: return nil
    }
  }

  private static func exponent(_ text: FieldBytes) -> Int? {
    guard let sign = text.first else { return nil }
    let signed = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
    let digits = text.dropFirst(signed ? 1 : 0)
    guard (1...2).contains(digits.count), digits.allSatisfy(\.isASCIIDigit) else { return nil }
    let value = digits.reduce(0) { $0 * 10 + $1.digitValue }
    return sign == UInt8(ascii: "-") ? -value : value
  }

  /// `value` / 10^`decimals` in millionths.
  ///
  /// Software that computes amounts in binary writes 15.299999999999999 for 15.30: when the
  /// seventh to ninth decimals are all zeros or all nines, the nearest millionth is what was meant.
  private static func scaled(_ value: Int128, decimals: Int) -> ParsedAmount {
    var micros = value
    var excess = decimals - 6
    if value == 0 { return .micros(0) }
    while excess < 0 {
      guard micros < Int128(limit) else { return .unreadable }
      micros *= 10
      excess += 1
    }
    if excess > 0 {
      guard excess <= 30 else { return .tooFine }
      var divisor: Int128 = 1
      for _ in 0..<excess { divisor *= 10 }
      let (quotient, remainder) = micros.quotientAndRemainder(dividingBy: divisor)
      if remainder == 0 {
        micros = quotient
      } else {
        guard excess >= 3 else { return .tooFine }
        let thousandth = divisor / 1000
        if remainder < thousandth {
          micros = quotient
        } else if remainder >= divisor - thousandth {
          micros = quotient + 1
        } else {
          return .tooFine
        }
      }
    }
    guard micros < Int128(limit) else { return .unreadable }
    return .micros(Int64(micros))
  }
}

extension ParsedAmount {
  fileprivate var isReadable: Bool {
    switch self {
    case .micros, .tooFine: true
    case .blank, .unreadable: false
    }
  }
}
