// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Reads the dates of one column, in whatever form each has.
///
/// Only the order of day and month in `3/4/2024` needs the whole column; every other form says by
/// itself what it is. The parser collects what the column says about that order, whatever order is
/// assumed while reading.
struct DateParser {
  /// The order to read `3/4/2024` by; nil reads no such date.
  var order: DayMonthOrder?
  /// A form given by the user, which then is the only one.
  var pattern: DatePattern?
  var evidence = DateEvidence()

  private var sawYearFirst = false

  init(order: DayMonthOrder?, pattern: DatePattern?) {
    self.order = order
    self.pattern = pattern
  }

  /// The moment in seconds since 1970, or nil when the text is no date.
  mutating func parse(_ field: FieldBytes) -> Int64? {
    if pattern == nil, let seconds = PlainDate.seconds(field) {
      notePlain(timed: field.count > 10 ? 1 : 0)
      return seconds
    }
    return parseAny(field.trimmed())
  }

  /// Whether the text begins with a year, so that nobody can doubt the order.
  func isYearFirst(_ field: FieldBytes) -> Bool {
    field.count >= 5 && field.prefix(4).allSatisfy(\.isASCIIDigit)
      && (!field[4].isASCIIDigit || field.count == 8)
  }

  /// Notes dates that `PlainDate` reads, one at least; `timed` of them have a time of the day.
  @inline(__always)
  mutating func notePlain(timed: Int) {
    if !sawYearFirst {
      sawYearFirst = true
      evidence.forms.insert(.yearFirst)
    }
    evidence.unzoned += timed
  }

  private mutating func parseAny(_ field: FieldBytes) -> Int64? {
    guard !field.isEmpty, field.count <= 64 else { return nil }
    if let pattern {
      guard let seconds = pattern.parse(field) else { return nil }
      evidence.forms.insert(.pattern)
      return seconds
    }
    if field.allSatisfy(\.isASCIIDigit) { return parseDigits(field) }
    var scanner = DateScanner(field)
    guard let day = parseDay(&scanner, field), let clock = scanner.clock() else { return nil }
    let date: CivilDate?
    switch day {
    case .known(let known, let form):
      date = known
      evidence.forms.insert(form)
    case .numbers(let first, let second, let year, let form):
      let dayMonth = CivilDate(validatingYear: year, month: second, day: first)
      // Nobody writes 01.31.2024: with stops, the day comes first.
      let monthDay =
        form == .dayMonthDot ? nil : CivilDate(validatingYear: year, month: first, day: second)
      note(dayMonth, monthDay, field, form)
      switch order {
      case .dayMonth: date = dayMonth
      case .monthDay: date = monthDay ?? (form == .dayMonthDot ? dayMonth : nil)
      case .yearMonth:
        date = CivilDate(validatingYear: 2000 + first, month: second, day: year % 100)
      case nil: date = nil
      }
    }
    guard let date else { return nil }
    if clock.isTime {
      if clock.offset == nil { evidence.unzoned += 1 } else { evidence.zoned += 1 }
    }
    return Int64(date.dayNumber) * Timestamp.secondsPerDay
      + Int64(clock.second - (clock.offset ?? 0))
  }

  private enum Day {
    case known(CivilDate, DateForm)
    /// Two numbers whose order only the column can tell, and the year.
    case numbers(Int, Int, year: Int, DateForm)
  }

  private func parseDay(_ scanner: inout DateScanner, _ field: FieldBytes) -> Day? {
    scanner.skipWeekday()
    if let month = scanner.monthName() {
      // January 31, 2024
      scanner.skipSeparators()
      guard let (day, width) = scanner.number(), width <= 2 else { return nil }
      scanner.skipOrdinal()
      scanner.skipSeparators()
      return scanner.year().flatMap { known(CivilDate(validatingYear: $0, month: month, day: day)) }
    }
    guard let (first, width) = scanner.number() else { return nil }
    if width <= 2 { scanner.skipOrdinal() }
    guard let separator = scanner.separator() else { return nil }
    if let month = scanner.monthName() {
      scanner.skipSeparators()
      if width == 4 {
        // 2024-Jan-31
        guard let (day, _) = scanner.number() else { return nil }
        return known(CivilDate(validatingYear: first, month: month, day: day))
      }
      // 31 Jan 2024, 31. Januar 2024, 31-Jan-24
      guard width <= 2, let year = scanner.year() else { return nil }
      return known(CivilDate(validatingYear: year, month: month, day: first))
    }
    guard separator != UInt8(ascii: " "), let (second, secondWidth) = scanner.number(),
      secondWidth <= 2, scanner.separator() == separator, let (third, thirdWidth) = scanner.number()
    else { return nil }
    if width == 4 {
      guard thirdWidth <= 2 else { return nil }
      return CivilDate(validatingYear: first, month: second, day: third).map {
        .known($0, .yearFirst)
      }
    }
    let form: DateForm =
      switch separator {
      case UInt8(ascii: "."): .dayMonthDot
      case UInt8(ascii: "-"): .dayMonthDash
      default: .dayMonthSlash
      }
    guard width <= 2, thirdWidth == 4 || thirdWidth == 2 else { return nil }
    let year = thirdWidth == 4 ? third : DateScanner.fullYear(third)
    return .numbers(first, second, year: year, form)
  }

  private func known(_ date: CivilDate?) -> Day? { date.map { .known($0, .monthName) } }

  private mutating func note(
    _ dayMonth: CivilDate?, _ monthDay: CivilDate?, _ field: FieldBytes, _ form: DateForm
  ) {
    switch (dayMonth != nil, monthDay != nil) {
    case (true, true) where dayMonth != monthDay:
      evidence.ambiguous += 1
      DateEvidence.keepFirst(&evidence.ambiguousExample, field)
    case (true, false) where form == .dayMonthDot: break
    case (true, false):
      evidence.onlyDayMonth += 1
      DateEvidence.keepFirst(&evidence.dayMonthExample, field)
    case (false, true):
      evidence.onlyMonthDay += 1
      DateEvidence.keepFirst(&evidence.monthDayExample, field)
    default: break
    }
    if dayMonth != nil || monthDay != nil { evidence.forms.insert(form) }
  }

  /// Digits alone: 20240131, 202401311430, 20240131143059, or seconds since 1970.
  private mutating func parseDigits(_ field: FieldBytes) -> Int64? {
    func number(_ range: Range<Int>) -> Int {
      field[range].reduce(0) { $0 * 10 + $1.digitValue }
    }
    switch field.count {
    case 8, 12, 14:
      guard
        let date = CivilDate(
          validatingYear: number(0..<4), month: number(4..<6), day: number(6..<8))
      else { return nil }
      let hour = field.count > 8 ? number(8..<10) : 0
      let minute = field.count > 8 ? number(10..<12) : 0
      let second = field.count > 12 ? number(12..<14) : 0
      guard hour < 24, minute < 60, second < 60 else { return nil }
      evidence.forms.insert(.compact)
      return Int64(date.dayNumber) * Timestamp.secondsPerDay
        + Int64(hour * 3600 + minute * 60 + second)
    case 10, 13:
      // 10 digits are the years 2001...2286; 13 are the same in milliseconds.
      let seconds = number(0..<10)
      guard field[0] != UInt8(ascii: "0"), seconds < 7_258_118_400 else { return nil }
      evidence.forms.insert(.unixSeconds)
      evidence.zoned += 1
      return Int64(seconds)
    default: return nil
    }
  }
}
