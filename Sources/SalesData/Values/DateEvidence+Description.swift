// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension DateEvidence {
  /// What the dates look like, in the words of a user: `year-month-day, with a time`.
  func description(_ options: SalesReadingOptions) -> Wording {
    if let format = options.dateFormat, forms.all == [.pattern] { return .verbatim(format) }
    let monthFirst =
      options.dateFormat.map { $0.lowercased() == "mdy" } ?? (onlyMonthDay > onlyDayMonth)
    let yearFirst = options.dateFormat?.lowercased() == "ymd"
    func ordered(_ separator: String) -> Wording {
      let parts =
        yearFirst
        ? ["year", "month", "day"]
        : monthFirst ? ["month", "day", "year"] : ["day", "month", "year"]
      return .known(parts.joined(separator: separator))
    }
    let names = forms.all.map { form -> Wording in
      switch form {
      case .yearFirst: "year-month-day"
      case .dayMonthSlash: ordered("/")
      case .dayMonthDot: "day.month.year"
      case .dayMonthDash: ordered("-")
      case .monthName: "month by name"
      case .compact: "yearmonthday"
      case .unixSeconds: "seconds since 1970"
      case .pattern: .verbatim(options.dateFormat ?? "")
      }
    }
    let dates = names.count == 1 ? names[0] : .alternatives(names)
    if zoned > 0 { return "\(dates), times in UTC" }
    return unzoned > 0 ? "\(dates) with a time" : dates
  }
}
