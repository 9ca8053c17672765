// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A form of dates that a user wrote down as `strptime` has it: `%d/%m/%Y %H:%M`.
struct DatePattern: Hashable, Sendable {
  let text: String

  private enum Piece: Hashable, Sendable {
    case number(Unit)
    case monthName
    case weekday
    case meridiem
    case zone
    case literal(UInt8)
    case blanks
  }

  private enum Unit: Hashable, Sendable {
    case year, shortYear, month, day, hour, minute, second, fraction, unixSeconds
  }

  private var pieces: [Piece] = []

  /// Nil when the text has no date in it or a directive that is not known.
  init?(_ text: String) {
    self.text = text
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        pieces.append(byte.isASCIISpace ? .blanks : .literal(byte))
        continue
      }
      var directive = bytes.popFirst()
      // `%-d` of the GNU library; numbers may lack their zero anyway.
      if directive == UInt8(ascii: "-") { directive = bytes.popFirst() }
      guard let directive else { return nil }
      if let expansion = Self.expansion(directive) {
        bytes = ArraySlice(Array(expansion.utf8) + bytes)
        continue
      }
      guard let piece = Self.piece(directive) else { return nil }
      pieces.append(piece)
    }
    let hasDay =
      pieces.contains(.number(.day))
      && (pieces.contains(.number(.month)) || pieces.contains(.monthName))
      && (pieces.contains(.number(.year)) || pieces.contains(.number(.shortYear)))
    guard hasDay || pieces.contains(.number(.unixSeconds)) else { return nil }
  }

  /// Directives that stand for several.
  private static func expansion(_ directive: UInt8) -> String? {
    switch Character(Unicode.Scalar(directive)) {
    case "T": "%H:%M:%S"
    case "R": "%H:%M"
    case "F": "%Y-%m-%d"
    case "D": "%m/%d/%y"
    default: nil
    }
  }

  private static func piece(_ directive: UInt8) -> Piece? {
    switch Character(Unicode.Scalar(directive)) {
    case "Y": .number(.year)
    case "y": .number(.shortYear)
    case "m": .number(.month)
    case "d", "e": .number(.day)
    case "H", "k", "I", "l": .number(.hour)
    case "M": .number(.minute)
    case "S": .number(.second)
    case "f": .number(.fraction)
    case "s": .number(.unixSeconds)
    case "b", "B", "h": .monthName
    case "a", "A": .weekday
    case "p", "P": .meridiem
    case "z", "Z": .zone
    case "%": .literal(UInt8(ascii: "%"))
    default: nil
    }
  }

  /// The moment in seconds since 1970, or nil when the text has another form.
  func parse(_ field: FieldBytes) -> Int64? {
    var scanner = DateScanner(field)
    var date = CivilDate(year: 0, month: 0, day: 0)
    var (hour, minute, second) = (0, 0, 0)
    var afternoon: Bool?
    var offset = 0
    for piece in pieces {
      switch piece {
      case .number(let unit):
        guard let value = number(unit, &scanner) else { return nil }
        switch unit {
        case .year: date.year = value
        case .shortYear: date.year = DateScanner.fullYear(value)
        case .month: date.month = value
        case .day: date.day = value
        case .hour: hour = value
        case .minute: minute = value
        case .second: second = value
        case .fraction: break
        case .unixSeconds: return scanner.isAtEnd ? Int64(value) : nil
        }
      case .monthName:
        guard let month = scanner.monthName() else { return nil }
        date.month = month
      case .weekday:
        let before = scanner.index
        scanner.skipWord()
        guard scanner.index > before else { return nil }
      case .meridiem:
        guard let value = scanner.meridiem() else { return nil }
        afternoon = value
      case .zone:
        guard let value = scanner.zone() else { return nil }
        offset = value
      case .literal(let byte):
        guard scanner.take(Unicode.Scalar(byte)) else { return nil }
      case .blanks: scanner.skipBlanks()
      }
    }
    if let afternoon {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (afternoon ? 12 : 0)
    }
    guard scanner.isAtEnd,
      let moment = Timestamp(
        year: date.year, month: date.month, day: date.day, hour: hour, minute: minute,
        second: second)
    else { return nil }
    return moment.secondsSince1970 - Int64(offset)
  }

  private func number(_ unit: Unit, _ scanner: inout DateScanner) -> Int? {
    let widest =
      switch unit {
      case .year: 4
      case .fraction: 9
      case .unixSeconds: 11
      default: 2
      }
    guard let (value, width) = scanner.number(atMost: widest) else { return nil }
    switch unit {
    case .year: return width == 4 ? value : nil
    case .shortYear: return width == 2 ? value : nil
    default: return value
    }
  }
}
