// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// What the values of a group of files say about their form, counted over all rows.
struct ValueEvidence: Sendable, Hashable {
  var dates = DateEvidence()
  var decimals = DecimalEvidence()
  /// Customer ids such as `17850.0`.
  var floatIDs = 0
  /// Customer ids that are neither such nor digits alone.
  var otherIDs = 0

  /// Adds what other rows say.
  mutating func merge(_ other: ValueEvidence) {
    dates.merge(other.dates)
    decimals.merge(other.decimals)
    floatIDs += other.floatIDs
    otherIDs += other.otherIDs
  }
}

/// How the values of a group of files are read: decided by the whole column.
struct ValueFormats: Sendable, Equatable {
  var dateOrder: DayMonthOrder?
  var datePattern: DatePattern?
  var decimalMark: DecimalMark
  /// Whether `17850.0` is customer 17850.
  var stripsFloatIDs: Bool

  /// One dissenting value in this many is an error of that row; more put the column in doubt.
  static let dissent = 100

  /// Reads a user's `--date-format`.
  ///
  /// - Throws: `InputError` when it is neither a name nor a form.
  static func datePattern(_ name: String) throws -> (DayMonthOrder?, DatePattern?) {
    switch name.lowercased() {
    case "dmy": return (.dayMonth, nil)
    case "mdy": return (.monthDay, nil)
    case "ymd": return (.yearMonth, nil)
    case "iso": return (nil, nil)
    default:
      guard let pattern = DatePattern(name) else {
        throw InputError(
          "\"\(name)\" is no date format",
          remedy: "give dmy, mdy, ymd, iso or a form such as %d/%m/%Y %H:%M")
      }
      return (nil, pattern)
    }
  }

  /// Decides from what was seen.
  ///
  /// - Throws: `InputError` when the whole column leaves two readings.
  static func decide(
    _ evidence: ValueEvidence, options: SalesReadingOptions, source: Source
  ) throws -> ValueFormats {
    var formats = ValueFormats(
      decimalMark: try decimalMark(evidence.decimals, options: options, source: source),
      stripsFloatIDs: evidence.floatIDs > 0 && evidence.otherIDs == 0)
    if let name = options.dateFormat {
      (formats.dateOrder, formats.datePattern) = try datePattern(name)
    } else {
      formats.dateOrder = try dateOrder(evidence.dates, source)
    }
    return formats
  }

  /// What to assume while nothing is decided yet.
  static func assume(_ evidence: ValueEvidence, options: SalesReadingOptions, source: Source)
    -> ValueFormats
  {
    if let formats = try? decide(evidence, options: options, source: source) { return formats }
    return ValueFormats(
      dateOrder: .dayMonth,
      decimalMark: evidence.decimals.onlyComma > evidence.decimals.onlyPoint ? .comma : .point,
      stripsFloatIDs: false)
  }

  /// Where values come from, for messages.
  struct Source {
    var file: String
    var dateColumn: String
    var amountColumn: String
    var delimiter: UInt8
  }

  private static func dateOrder(
    _ dates: DateEvidence, _ source: Source
  ) throws -> DayMonthOrder? {
    func example(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    let remedy = "say which with --date-format dmy or --date-format mdy"
    if dates.onlyDayMonth == 0, dates.onlyMonthDay == 0 {
      guard dates.ambiguous > 0 else { return .dayMonth }
      let shown = example(dates.ambiguousExample)
      throw InputError(
        file: source.file,
        "every date in \(source.dateColumn) can be read as day-month or as month-day: \(shown) is "
          + readings(dates.ambiguousExample),
        remedy: remedy)
    }
    if dates.onlyDayMonth > dissent * dates.onlyMonthDay { return .dayMonth }
    if dates.onlyMonthDay > dissent * dates.onlyDayMonth { return .monthDay }
    throw InputError(
      file: source.file,
      "\(source.dateColumn) mixes day-month (\(example(dates.dayMonthExample))) and month-day "
        + "(\(example(dates.monthDayExample)))",
      remedy: "export the dates in one form, or \(remedy) and have the others rejected")
  }

  private static func readings(_ bytes: [UInt8]) -> String {
    bytes.withUnsafeBufferPointer { field in
      [DayMonthOrder.dayMonth, .monthDay].compactMap { order in
        var parser = DateParser(order: order, pattern: nil)
        return parser.parse(field).map {
          String(Timestamp(secondsSince1970: $0).description.prefix(10))
        }
      }.joined(separator: " or ")
    }
  }

  private static func decimalMark(
    _ evidence: DecimalEvidence, options: SalesReadingOptions, source: Source
  ) throws -> DecimalMark {
    if let mark = options.decimalMark { return mark }
    let remedy = "say which with --decimal . or --decimal ,"
    if evidence.onlyPoint == 0, evidence.onlyComma == 0 {
      let ambiguous = evidence.ambiguousPoint + evidence.ambiguousComma
      // Where the comma separates fields, 1,234 in quotes is a thousand and 1.234 a fraction.
      guard ambiguous > 0, source.delimiter == UInt8(ascii: ";") else { return .point }
      let shown = String(decoding: evidence.ambiguousExample, as: UTF8.self)
      throw InputError(
        file: source.file,
        "every amount in \(source.amountColumn) can be read in two ways: \(shown) is over a "
          + "thousand, or one unit and three decimals",
        remedy: remedy)
    }
    if evidence.onlyPoint > dissent * evidence.onlyComma { return .point }
    if evidence.onlyComma > dissent * evidence.onlyPoint { return .comma }
    throw InputError(
      file: source.file,
      "\(source.amountColumn) mixes decimal points (\(evidence.onlyPoint) amounts) and decimal "
        + "commas (\(evidence.onlyComma))",
      remedy: remedy)
  }
}
