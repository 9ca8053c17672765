// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What a cell's number format makes of its number.
enum NumberFormat: Sendable, Equatable {
  case number
  case day
  case moment
  case time

  /// The formats that Excel has a number for and no code (ECMA-376 part 1, section 18.8.30).
  init(builtIn id: Int) {
    switch id {
    case 14...17, 27...31, 34...36, 50...58: self = .day
    case 18...21, 32, 33, 45...47: self = .time
    case 22: self = .moment
    default: self = .number
    }
  }

  /// Reads a format's code, such as `dd/mm/yyyy hh:mm` or `#,##0.00 [$€-407]`.
  ///
  /// The letters of days, months, years, hours and seconds, outside of quotes, brackets and
  /// escapes, make a date of it; `m` alone is a month, beside hours or seconds a minute.
  init(code: String) {
    var (hasDay, hasTime, hasMonth) = (false, false, false)
    var quote: Character?
    var isEscaped = false
    // Of several sections the first is for numbers over zero.
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if let open = quote {
        if character == open { quote = nil }
      } else {
        switch character {
        case "\\", "_", "*": isEscaped = true
        case "\"": quote = "\""
        case "[": quote = "]"
        case "d", "y": hasDay = true
        case "m": hasMonth = true
        case "h", "s": hasTime = true
        case "g": if code.lowercased().hasPrefix("general") { self = .number; return }
        default: break
        }
        if character == ";" { break }
      }
    }
    if hasDay || hasMonth && !hasTime {
      self = hasTime ? .moment : .day
    } else {
      // [h]:mm:ss is a time that passed, and a time for us.
      self = hasTime ? .time : .number
    }
  }
}

/// The numbers of sheets as text: dates as ISO 8601 has them, others in at most 15 digits.
enum SheetNumber {
  /// Rewrites a cell's number in place.
  static func rewrite(
    _ cell: inout [UInt8], format: NumberFormat, usesDatesFrom1904: Bool
  ) {
    guard !cell.isEmpty else { return }
    if format != .number, let days = Double(String(decoding: cell, as: UTF8.self)), days >= 0,
      days < 2_958_466
    {
      cell = Array(moment(days, format, usesDatesFrom1904).utf8)
      return
    }
    if cell.contains(where: { $0 == Byte.point || $0 | 0x20 == UInt8(ascii: "e") }) {
      if let plain = plainDecimal(cell) { cell = plain }
    }
  }

  /// A day number of Excel as a date and a time, to the nearest second.
  ///
  /// Days count from 1899-12-30 with a day that never was, 1900-02-29, or from 1904-01-01.
  static func moment(_ days: Double, _ format: NumberFormat, _ usesDatesFrom1904: Bool) -> String {
    let seconds = Int((days * 86_400).rounded())
    var (day, second) = (seconds / 86_400, seconds % 86_400)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let time = "\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))"
    if format == .time, day == 0 { return time }
    if format == .day { second = 0 }
    if usesDatesFrom1904 {
      day += 1462
    } else if day < 60 {
      day += 1
    }
    // Days since 0000-03-01 into years of 400, 100, 4 and 1 (Hinnant, chrono-compatible
    // low-level date algorithms).
    let z = day + 693_899
    let era = z / 146_097
    let ofEra = z % 146_097
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let shifted = (5 * ofYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let date =
      "\(year + era * 400 + (month <= 2 ? 1 : 0))-\(two(month))-"
      + two(ofYear - (153 * shifted + 2) / 5 + 1)
    return second == 0 && format != .moment ? date : "\(date) \(time)"
  }

  /// A decimal without an exponent, rounded half up to the 15 digits that Excel shows.
  ///
  /// A file has 0.30000000000000004 where Excel shows 0.3. Nil when the text is no number, or of absurd size.
  static func plainDecimal(_ text: [UInt8]) -> [UInt8]? {
    var (digits, point): ([UInt8], Int?) = ([], nil)
    var index = 0
    let isNegative = text[0] == Byte.minus
    if isNegative || text[0] == Byte.plus { index = 1 }
    while index < text.count {
      let byte = text[index]
      if byte == Byte.point, point == nil {
        point = digits.count
      } else if byte &- Byte.zero < 10 {
        digits.append(byte - Byte.zero)
      } else {
        break
      }
      index += 1
    }
    var scale = point ?? digits.count
    if index < text.count {
      guard text[index] | 0x20 == UInt8(ascii: "e"),
        let exponent = Int(String(decoding: text[(index + 1)...], as: UTF8.self)),
        exponent.magnitude <= 300
      else { return nil }
      scale += exponent
    }
    guard !digits.isEmpty, digits.count <= 400 else { return nil }
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    scale -= zeros
    if digits.count > 15 {
      var carries = digits[15] >= 5
      digits.removeSubrange(15...)
      var place = 14
      while carries, place >= 0 {
        carries = digits[place] == 9
        digits[place] = carries ? 0 : digits[place] + 1
        place -= 1
      }
      if carries {
        digits.insert(1, at: 0)
        scale += 1
      }
    }
    while digits.last == 0, digits.count > max(scale, 0) { digits.removeLast() }
    guard !digits.isEmpty else { return [Byte.zero] }
    while digits.count < scale { digits.append(0) }
    var plain: [UInt8] = isNegative ? [Byte.minus] : []
    if scale <= 0 {
      plain += [Byte.zero, Byte.point] + [UInt8](repeating: Byte.zero, count: -scale)
      plain += digits.map { $0 + Byte.zero }
    } else {
      plain += digits[..<scale].map { $0 + Byte.zero }
      if digits.count > scale { plain += [Byte.point] + digits[scale...].map { $0 + Byte.zero } }
    }
    return plain
  }
}
