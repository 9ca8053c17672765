// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A moment in the shop's own clock (or UTC where the data name zones), to the second.
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01 00:00:00 in the same clock.
  public var secondsSince1970: Int64

  /// Creates a moment.
  ///
  /// - Parameter secondsSince1970: Since 1970-01-01 00:00:00 in the shop's clock; negative before.
  public init(secondsSince1970: Int64) { self.secondsSince1970 = secondsSince1970 }

  /// Creates a moment from the Gregorian calendar; nil when there is no such moment.
  ///
  /// - Parameters:
  ///   - year: The year, 1900...2199.
  ///   - month: The month, 1...12.
  ///   - day: The day of the month, 1...31.
  ///   - hour: The hour, 0...23.
  ///   - minute: The minute, 0...59.
  ///   - second: The second, 0...59.
  public init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0
  ) {
    guard let date = CivilDate(validatingYear: year, month: month, day: day),
      (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    self.init(
      secondsSince1970: Int64(date.dayNumber) * Self.secondsPerDay
        + Int64(hour * 3600 + minute * 60 + second))
  }

  static let secondsPerDay: Int64 = 86_400

  /// Orders moments in time.
  public static func < (a: Timestamp, b: Timestamp) -> Bool {
    a.secondsSince1970 < b.secondsSince1970
  }

  /// Days from another moment to this one.
  ///
  /// - Parameter other: A moment in the same clock.
  /// - Returns: A decimal number of days of 24 hours; negative when the other is later.
  public func days(since other: Timestamp) -> Double {
    Double(secondsSince1970 - other.secondsSince1970) / Double(Self.secondsPerDay)
  }

  /// The midnight that ends this moment's day.
  public var followingMidnight: Timestamp {
    Timestamp(secondsSince1970: (Int64(dayNumber) + 1) * Self.secondsPerDay)
  }

  /// Whole days since 1970-01-01, rounded down.
  public var dayNumber: Int {
    let (quotient, remainder) = secondsSince1970.quotientAndRemainder(
      dividingBy: Self.secondsPerDay)
    return Int(remainder < 0 ? quotient - 1 : quotient)
  }

  var civilDate: CivilDate { CivilDate(dayNumber: dayNumber) }
}
