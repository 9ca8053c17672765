// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// When a shop sells: the days that its export covers, its seasons, weekdays and opening hours.
///
/// Trade is a clock that runs faster on busy days. `trade(at:)` says how much of it has passed,
/// `moment(ofTrade:)` is its inverse, so that orders spread evenly over trade fall densely on busy
/// days.
struct ShopCalendar: Sendable {
  /// The first day of the export, in days since 1970-01-01.
  let firstDay: Int
  let dayCount: Int
  private let opening: Range<Int>
  /// The trade before each day; one more entry than days.
  private let tradeBefore: [Double]

  /// Creates a calendar.
  ///
  /// - Parameters:
  ///   - first: The first day of the export.
  ///   - dayCount: How many days it covers.
  ///   - months: How busy January to December are; positive.
  ///   - weekdays: How busy Monday to Sunday are; positive.
  ///   - opening: Between which seconds of the day orders arrive.
  init(first: CivilDate, dayCount: Int, months: [Int], weekdays: [Int], opening: Range<Int>) {
    precondition(months.count == 12 && weekdays.count == 7, "twelve months and seven weekdays")
    precondition((months + weekdays).allSatisfy { $0 > 0 }, "every day sells something")
    firstDay = first.daysSince1970
    self.dayCount = dayCount
    self.opening = opening
    var sums = [0.0]
    var total = 0
    for day in firstDay..<firstDay + dayCount {
      total +=
        months[CivilDate(daysSince1970: day).month - 1]
        * weekdays[CivilDate.weekday(ofDaysSince1970: day)]
      sums.append(Double(total))
    }
    tradeBefore = sums
  }

  /// The trade that has passed at a moment, in days since the first.
  func trade(at moment: Double) -> Double {
    let day = min(Int(moment), dayCount - 1)
    let before = tradeBefore[day]
    return before + (moment - Double(day)) * (tradeBefore[day + 1] - before)
  }

  /// The moment, in days since the first, at which so much trade has passed.
  func moment(ofTrade trade: Double) -> Double {
    var low = 0
    var high = dayCount - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if tradeBefore[middle] <= trade { low = middle } else { high = middle - 1 }
    }
    let part = (trade - tradeBefore[low]) / (tradeBefore[low + 1] - tradeBefore[low])
    return Double(low) + min(part, 0x1.fffffp-1)
  }

  /// The second of the day, within the opening hours, of a moment in days.
  func second(at moment: Double) -> Int {
    let part = moment - Double(Int(moment))
    return opening.lowerBound + Int(part * Double(opening.count))
  }
}
