// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Steps through the text of a date and time.
struct DateScanner {
  private let field: FieldBytes
  private(set) var index = 0

  init(_ field: FieldBytes) { self.field = field }

  /// The time of the day in seconds, and the zone's offset from UTC in seconds.
  struct Clock {
    var second = 0
    var offset: Int?
    var isTime = false
  }

  var isAtEnd: Bool { index == field.count }

  private var byte: UInt8? { index < field.count ? field[index] : nil }

  /// Digits, with their number.
  mutating func number(atMost widest: Int = 9) -> (value: Int, width: Int)? {
    let start = index
    var value = 0
    while let byte, byte.isASCIIDigit, index - start < widest {
      value = value * 10 + byte.digitValue
      index += 1
    }
    return index > start ? (value, index - start) : nil
  }

  /// A year of four digits, or of two: 69...99 are the 1900s, as POSIX has it.
  mutating func year() -> Int? {
    guard let (value, width) = number() else { return nil }
    return width == 4 ? value : width == 2 ? Self.fullYear(value) : nil
  }

  static func fullYear(_ twoDigits: Int) -> Int {
    twoDigits + (twoDigits >= 69 ? 1900 : 2000)
  }

  /// One of `/ - .`, or blanks; `. ` counts as a stop.
  mutating func separator() -> UInt8? {
    guard let byte else { return nil }
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."):
      index += 1
      if byte == UInt8(ascii: ".") { skipBlanks() }
      return byte
    case UInt8(ascii: " "):
      skipBlanks()
      return byte
    default: return nil
    }
  }

  mutating func skipBlanks() {
    while let byte, byte.isASCIISpace { index += 1 }
  }

  /// What may stand between the parts of a date with a month's name.
  mutating func skipSeparators() {
    while let byte, byte.isASCIISpace || [0x2C, 0x2D, 0x2E, 0x2F].contains(byte) { index += 1 }
  }

  /// `st`, `nd`, `rd`, `th` after a day.
  mutating func skipOrdinal() {
    let word = letters()
    guard word.count == 2, ["st", "nd", "rd", "th"].contains(lowercased(word)) else { return }
    index += 2
  }

  /// A weekday's name, which says nothing that the date does not.
  mutating func skipWeekday() {
    let word = letters()
    guard word.count >= 2, Self.months[String(lowercased(word).prefix(3))] == nil else { return }
    guard Self.weekdays.contains(String(lowercased(word).prefix(3))) else { return }
    index += word.count
    skipSeparators()
  }

  /// Any word.
  mutating func skipWord() { index += letters().count }

  /// A month's name in one of seven languages, by its beginning.
  mutating func monthName() -> Int? {
    let word = letters()
    guard word.count >= 3 else { return nil }
    let name = lowercased(word)
    guard
      let month = Self.months[name] ?? Self.months[String(name.prefix(4))]
        ?? Self.months[String(name.prefix(3))]
    else { return nil }
    index += word.count
    return month
  }

  /// The rest: nothing, or a time with or without a zone; nil when it is neither.
  mutating func clock() -> Clock? {
    var clock = Clock()
    if isAtEnd { return clock }
    if byte.map({ $0 | 0x20 }) == UInt8(ascii: "t") {
      index += 1
    } else {
      let before = index
      if byte == UInt8(ascii: ",") { index += 1 }
      skipBlanks()
      if byte == UInt8(ascii: "a"), letters().equalsIgnoringCase("at") {
        index += 2
        skipBlanks()
      }
      guard index > before else { return nil }
    }
    if isAtEnd { return clock }
    guard var hour = number(), hour.width <= 2, take(":"), let minute = number(),
      minute.width == 2, minute.value < 60
    else { return nil }
    var second = 0
    if take(":") {
      guard let part = number(), part.width == 2, part.value < 60 else { return nil }
      second = part.value
      if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        index += 1
        guard number() != nil else { return nil }
        while number() != nil {}
      }
    }
    skipBlanks()
    if let afternoon = meridiem() {
      guard (1...12).contains(hour.value) else { return nil }
      hour.value = hour.value % 12 + (afternoon ? 12 : 0)
      skipBlanks()
    }
    guard hour.value < 24 else { return nil }
    clock.isTime = true
    clock.second = hour.value * 3600 + minute.value * 60 + second
    if isAtEnd { return clock }
    guard let offset = zone(), isAtEnd else { return nil }
    clock.offset = offset
    return clock
  }

  /// `Z`, `+02:00`, `-0500`, `+2`, or a name.
  mutating func zone() -> Int? {
    if let byte, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
      index += 1
      guard let (value, width) = number() else { return nil }
      var (hours, minutes) = (value, 0)
      if width == 4 {
        (hours, minutes) = (value / 100, value % 100)
      } else if width <= 2, take(":") {
        guard let part = number(), part.width == 2 else { return nil }
        minutes = part.value
      } else if width > 2 {
        return nil
      }
      guard hours <= 14, minutes < 60 else { return nil }
      return (byte == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
    }
    let word = letters()
    guard !word.isEmpty, let minutes = Self.zones[lowercased(word)] else { return nil }
    index += word.count
    // `UTC+2`, `GMT+02:00`
    if minutes == 0, let byte, byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
      return zone()
    }
    return minutes * 60
  }

  /// `AM`, `pm`, `a.m.`; whether it is the afternoon.
  mutating func meridiem() -> Bool? {
    guard let byte else { return nil }
    let letter = byte | 0x20
    guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return nil }
    var end = index + 1
    if end < field.count, field[end] == UInt8(ascii: ".") { end += 1 }
    guard end < field.count, field[end] | 0x20 == UInt8(ascii: "m") else { return nil }
    end += 1
    if end < field.count, field[end] == UInt8(ascii: ".") { end += 1 }
    guard end == field.count || !field[end].isASCIILetter else { return nil }
    index = end
    return letter == UInt8(ascii: "p")
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let byte, byte == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// The letters from here on, not taken.
  private func letters() -> FieldBytes {
    var end = index
    while end < field.count, field[end].isASCIILetter || field[end] >= 0x80 { end += 1 }
    return FieldBytes(rebasing: field[index..<end])
  }

  private func lowercased(_ bytes: FieldBytes) -> String { bytes.text.lowercased() }

  private static let weekdays: Set<String> = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so",
  ]

  /// Months by the beginning of their names; longer keys first where three letters are shared.
  private static let months: [String: Int] = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
    "mär": 3, "maer": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12,
    "fév": 2, "fev": 2, "avr": 4, "juin": 6, "juil": 7, "aoû": 8, "aou": 8, "déc": 12,
    "ene": 1, "abr": 4, "ago": 8, "set": 9, "dic": 12, "out": 10,
    "gen": 1, "mag": 5, "giu": 6, "lug": 7, "ott": 10,
    "mrt": 3, "maa": 3, "mei": 5, "janv": 1, "févr": 2,
  ]

  /// Minutes east of UTC of the names that exports use.
  private static let zones: [String: Int] = [
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "cest": 120,
    "eet": 120, "eest": 180, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "jst": 540, "aest": 600, "aedt": 660, "nzst": 720,
    "nzdt": 780,
  ]
}
