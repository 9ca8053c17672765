// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Which of two numbers before or after a year is the day.
enum DayMonthOrder: Hashable, Sendable {
  /// 31/01/2024.
  case dayMonth
  /// 01/31/2024.
  case monthDay
  /// 24/01/31; only when a user says so, for any such column could also begin with the day.
  case yearMonth
}

/// What the dates of a whole column say about their form.
///
/// The counts depend on the texts alone, so that they are the same for any order of the rows.
struct DateEvidence: Sendable, Hashable {
  /// Dates that only day-month reads, such as 31/01/2024.
  var onlyDayMonth = 0
  /// Dates that only month-day reads, such as 01/31/2024.
  var onlyMonthDay = 0
  /// Dates that both read, differently, such as 03/04/2024.
  var ambiguous = 0
  /// The first of each kind in the order of bytes, to show.
  var dayMonthExample: [UInt8] = []
  var monthDayExample: [UInt8] = []
  var ambiguousExample: [UInt8] = []
  /// The forms that readable dates have.
  var forms = DateForms()
  /// Times with and without a zone.
  var zoned = 0
  var unzoned = 0

  static func keepFirst(_ example: inout [UInt8], _ bytes: FieldBytes) {
    if example.isEmpty || bytes.lexicographicallyPrecedes(example) { example = Array(bytes) }
  }

  /// Adds what other rows say.
  mutating func merge(_ other: DateEvidence) {
    onlyDayMonth += other.onlyDayMonth
    onlyMonthDay += other.onlyMonthDay
    ambiguous += other.ambiguous
    zoned += other.zoned
    unzoned += other.unzoned
    forms.merge(other.forms)
    for (example, path) in [
      (other.dayMonthExample, \Self.dayMonthExample),
      (other.monthDayExample, \Self.monthDayExample),
      (other.ambiguousExample, \Self.ambiguousExample),
    ] where !example.isEmpty {
      example.withUnsafeBufferPointer { Self.keepFirst(&self[keyPath: path], $0) }
    }
  }
}

/// The form of a date's text, to tell a user what was read.
enum DateForm: UInt16, Hashable, Sendable, CaseIterable {
  case yearFirst
  case dayMonthSlash
  case dayMonthDot
  case dayMonthDash
  case monthName
  case compact
  case unixSeconds
  case pattern
}

/// The forms that were seen, as bits: it is added to for each date.
struct DateForms: Hashable, Sendable {
  private var bits: UInt16 = 0

  mutating func insert(_ form: DateForm) { bits |= 1 << form.rawValue }

  mutating func merge(_ other: DateForms) { bits |= other.bits }

  var all: [DateForm] { DateForm.allCases.filter { bits & 1 << $0.rawValue != 0 } }
}
