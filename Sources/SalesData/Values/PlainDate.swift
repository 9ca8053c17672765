// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Dates in the form of machines, without a zone: `2011-12-09`, `2011-12-09 12:50` and
/// `2011-12-09T12:50:00`.
///
/// Eight characters are checked at once: less the one that they must at least be, each has to be
/// under 10, or 0 where a mark stands.
enum PlainDate {
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// Seconds since 1970; nil for another form, and where there is no such moment.
  @inline(__always)
  static func seconds(_ field: FieldBytes) -> Int64? {
    let count = field.count
    guard count == 19 || count == 10 || count == 16, let base = field.baseAddress else {
      return nil
    }
    let raw = UnsafeRawPointer(base)
    // YYYY-MM-
    let month = ByteHash.word(raw) ^ 0x2D30_302D_3030_3030
    let dayTens = UInt64(base[8] ^ 0x30)
    let dayOnes = UInt64(base[9] ^ 0x30)
    guard ((month &+ 0x7F76_767F_7676_7676) | month) & tops == 0, dayTens < 10, dayOnes < 10 else {
      return nil
    }
    func digit(_ index: UInt64) -> Int { Int(truncatingIfNeeded: month &>> (8 &* index)) & 0xFF }
    let date = CivilDate(
      year: digit(0) &* 1000 &+ digit(1) &* 100 &+ digit(2) &* 10 &+ digit(3),
      month: digit(5) &* 10 &+ digit(6), day: Int(dayTens &* 10 &+ dayOnes))
    guard let day = date.plausibleDayNumber else { return nil }
    let midnight = Int64(day) &* Timestamp.secondsPerDay
    if count == 10 { return midnight }
    guard base[10] == UInt8(ascii: " ") || base[10] == UInt8(ascii: "T") else { return nil }
    // HH:MM:SS, with :00 after a time without seconds.
    let clock =
      (count == 19
        ? ByteHash.word(raw + 11) : ByteHash.word(raw + 8) &>> 24 | 0x30_303A_0000_0000_00)
      ^ 0x3030_3A30_303A_3030
    guard ((clock &+ 0x7676_7F76_767F_7676) | clock) & tops == 0 else { return nil }
    func two(_ shift: UInt64) -> Int64 {
      let pair = clock &>> shift
      return Int64(truncatingIfNeeded: (pair & 0xFF) &* 10 &+ (pair &>> 8 & 0xFF))
    }
    let (hour, minute, second) = (two(0), two(24), two(48))
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return midnight &+ hour &* 3600 &+ minute &* 60 &+ second
  }
}

extension CivilDate {
  /// Days since 1970-01-01 when the day exists and its year is plausible; as the date itself has
  /// them, without the cases that plausible years never meet.
  @inline(__always)
  fileprivate var plausibleDayNumber: Int? {
    guard Self.years.contains(year), month &- 1 < 12, month > 0, day > 0,
      day <= 28 || day <= Self.daysInMonth(month, year: year)
    else { return nil }
    let marchYear = month > 2 ? year : year &- 1
    let marchMonth = month > 2 ? month &- 3 : month &+ 9
    let leaps = marchYear / 4 &- marchYear / 100 &+ marchYear / 400
    return marchYear &* 365 &+ leaps &+ (153 &* marchMonth &+ 2) / 5 &+ day &- 719_469
  }
}
