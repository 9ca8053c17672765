// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SalesData

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct TimestampTests {
  @Test(arguments: [
    ("1970-01-01 00:00:00", 0), ("2000-03-01 00:00:00", 951_868_800),
    ("2011-12-09 12:50:00", 1_323_435_000), ("1900-01-01 00:00:00", -2_208_988_800),
    ("1969-12-31 23:59:59", -1), ("2100-03-01 00:00:00", 4_107_542_400),
  ])
  func knownMoments(text: String, seconds: Int64) throws {
    #expect(try moment(text).secondsSince1970 == seconds)
    #expect(Timestamp(secondsSince1970: seconds).description == text)
  }

  @Test func everyDayOfTwoCenturiesGoesThereAndBack() {
    var expected = CivilDate(year: 1900, month: 1, day: 1)
    let first = expected.dayNumber
    for day in first..<CivilDate(year: 2101, month: 1, day: 1).dayNumber {
      let date = CivilDate(dayNumber: day)
      #expect(date == expected)
      #expect(date.dayNumber == day)
      expected.day += 1
      if expected.day > CivilDate.daysInMonth(expected.month, year: expected.year) {
        expected.day = 1
        expected.month += 1
        if expected.month > 12 { (expected.month, expected.year) = (1, expected.year + 1) }
      }
    }
    #expect(expected == CivilDate(year: 2101, month: 1, day: 1))
  }

  @Test func refusesDaysThatAreNot() {
    #expect(Timestamp("2023-02-29") == nil)
    #expect(Timestamp("2024-02-29") != nil)
    #expect(Timestamp("1900-02-29") == nil)
    #expect(Timestamp("0001-01-01") == nil)
    #expect(Timestamp("03/04/2024") == nil)
    #expect(Timestamp("2024-01-01 24:00:00") == nil)
    #expect(Timestamp(year: 2024, month: 13, day: 1) == nil)
  }

  @Test func countsDaysToMidnight() throws {
    let last = try moment("2011-12-09 12:50:00")
    #expect(last.followingMidnight == (try moment("2011-12-10")))
    #expect(last.followingMidnight.days(since: last) == 670.0 / 1440)
    let midnight = try moment("2011-12-09 00:00:00")
    #expect(midnight.followingMidnight.days(since: midnight) == 1)
    #expect(Timestamp(secondsSince1970: -1).followingMidnight.secondsSince1970 == 0)
  }

  @Test func codesAsText() throws {
    let data = try JSONEncoder().encode([try moment("2011-12-09 12:50:00")])
    #expect(String(decoding: data, as: UTF8.self) == "[\"2011-12-09 12:50:00\"]")
    let back = try JSONDecoder().decode([Timestamp].self, from: data)
    #expect(back == [try moment("2011-12-09 12:50")])
  }
}

@Suite struct DateParserTests {
  @Test(arguments: [
    ("2011-12-09", "2011-12-09 00:00:00"), ("2011-12-09 12:50", "2011-12-09 12:50:00"),
    ("2011-12-09T12:50:01", "2011-12-09 12:50:01"), ("2011-12-09T12:50:01Z", "2011-12-09 12:50:01"),
    ("2011-12-09T12:50:01.123456Z", "2011-12-09 12:50:01"),
    ("2024-01-01T23:30:00-05:00", "2024-01-02 04:30:00"),
    ("2025-10-07 09:50:26 +0200", "2025-10-07 07:50:26"),
    ("2025-10-07 09:50 +02", "2025-10-07 07:50:00"),
    ("2025-10-07 09:50:26 UTC", "2025-10-07 09:50:26"),
    ("2025-10-07 09:50:26 PDT", "2025-10-07 16:50:26"),
    ("2025-10-07 09:50:26 GMT+2", "2025-10-07 07:50:26"), ("2011/12/9", "2011-12-09 00:00:00"),
    ("2011.12.09 1:05", "2011-12-09 01:05:00"), ("20111209", "2011-12-09 00:00:00"),
    ("20111209125000", "2011-12-09 12:50:00"), ("1323435000", "2011-12-09 12:50:00"),
    ("1323435000123", "2011-12-09 12:50:00"), ("31/01/2024", "2024-01-31 00:00:00"),
    ("31-1-24", "2024-01-31 00:00:00"), ("31.01.2024 17:05", "2024-01-31 17:05:00"),
    ("31.1.99", "1999-01-31 00:00:00"), ("31 Jan 2024", "2024-01-31 00:00:00"),
    ("Jan 31, 2024", "2024-01-31 00:00:00"), ("January 31st, 2024 5:05 PM", "2024-01-31 17:05:00"),
    ("31-Jan-24", "2024-01-31 00:00:00"), ("2024-Jan-31", "2024-01-31 00:00:00"),
    ("Wed, 31 Jan 2024 17:05:00 +0000", "2024-01-31 17:05:00"),
    ("31. März 2024", "2024-03-31 00:00:00"),
    ("3 déc. 2024", "2024-12-03 00:00:00"), ("4 mai 2024", "2024-05-04 00:00:00"),
    ("9 dic 2024", "2024-12-09 00:00:00"), ("1/2/2024 12:05 AM", "2024-02-01 00:05:00"),
    ("1/2/2024 12:05 p.m.", "2024-02-01 12:05:00"), (" 2011-12-09 ", "2011-12-09 00:00:00"),
    ("2011-12-09, 12:50", "2011-12-09 12:50:00"), ("Sep 3, 2024 at 9:00 AM", "2024-09-03 09:00:00"),
  ])
  func reads(text: String, expected: String) {
    var parser = DateParser(order: .dayMonth, pattern: nil)
    #expect(parser.parse(text) == expected)
  }

  @Test(arguments: [
    "", "never", "2011-13-09", "2011-12-32", "31/02/2024", "2011-12-09 25:00", "2011-12-09 12:60",
    "12", "123456", "0000-00-00", "2011-12-09x", "2011-12", "1/2", "5.50", "2011-12-09 12", "13:00",
    "01.13.2024", "2011-12-09 13:00 PM", "2024-01-01 10:00 XYZ", "99999999", "Foo 3, 2024",
    "1/2/3/4",
    "2011--12-09", "2011-12-09 12:50:00 +99",
  ])
  func refuses(text: String) {
    var parser = DateParser(order: .dayMonth, pattern: nil)
    #expect(parser.parse(text) == nil)
  }

  @Test func countsWhatOnlyOneOrderReads() {
    for order in [DayMonthOrder.dayMonth, .monthDay] {
      var parser = DateParser(order: order, pattern: nil)
      for text in ["31/01/2024", "01/31/2024", "03/04/2024", "02/02/2024", "31.01.2024", "x"] {
        _ = parser.parse(text)
      }
      #expect(parser.evidence.onlyDayMonth == 1)
      #expect(parser.evidence.onlyMonthDay == 1)
      #expect(parser.evidence.ambiguous == 1)
    }
  }

  @Test(arguments: [
    ("%d/%m/%Y", "03/04/2024", "2024-04-03 00:00:00"),
    ("%m/%d/%y %I:%M %p", "03/04/24 5:05 PM", "2024-03-04 17:05:00"),
    ("%Y%d%m", "20240304", "2024-04-03 00:00:00"), ("%d%m%Y", "03042024", "2024-04-03 00:00:00"),
    ("%F %T", "2024-03-04 05:06:07", "2024-03-04 05:06:07"), ("%s", "0", "1970-01-01 00:00:00"),
    ("%Y-%m-%dT%H:%M:%S.%f%z", "2024-03-04T05:06:07.5+01:00", "2024-03-04 04:06:07"),
    ("%a %d %b %Y", "Mon 04 Mar 2024", "2024-03-04 00:00:00"),
  ])
  func readsGivenForms(form: String, text: String, expected: String) throws {
    let pattern: DatePattern = try #require(DatePattern(form))
    var parser = DateParser(order: nil, pattern: pattern)
    #expect(parser.parse(text) == expected)
    #expect(parser.parse(text + "x") == nil)
  }

  @Test(arguments: ["", "dd/mm/yyyy", "%d/%m", "%Q", "%"])
  func refusesForms(form: String) {
    #expect(DatePattern(form) == nil)
  }
}
