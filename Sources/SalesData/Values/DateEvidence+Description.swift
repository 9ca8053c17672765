// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension DateEvidence {
  /// What the dates look like, in the words of a user: `year-month-day, with a time`.
  func description(_ options: SalesReadingOptions) -> String {
    if let format = options.dateFormat, forms.all == [.pattern] { return format }
    let monthFirst =
      options.dateFormat.map { $0.lowercased() == "mdy" } ?? (onlyMonthDay > onlyDayMonth)
    let yearFirst = options.dateFormat?.lowercased() == "ymd"
    func ordered(_ separator: String) -> String {
      let parts =
        yearFirst
        ? ["year", "month", "day"]
        : monthFirst ? ["month", "day", "year"] : ["day", "month", "year"]
      return parts.joined(separator: separator)
    }
    let names = forms.all.map { form in
      switch form {
      case .yearFirst: "year-month-day"
      case .dayMonthSlash: ordered("/")
      case .dayMonthDot: "day.month.year"
      case .dayMonthDash: ordered("-")
      case .monthName: "month by name"
      case .compact: "yearmonthday"
      case .unixSeconds: "seconds since 1970"
      case .pattern: options.dateFormat ?? ""
      }
    }
    let time = zoned > 0 ? ", times in UTC" : unzoned > 0 ? " with a time" : ""
    return names.joined(separator: " or ") + time
  }
}
