// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

package import TabularFiles

extension Timestamp: LosslessStringConvertible {
  /// The moment as `2011-12-09 12:50:00`.
  public var description: String {
    var text = TextBuffer()
    append(to: &text)
    return text.text
  }

  /// Appends the moment as `description` has it.
  package func append(to text: inout TextBuffer) {
    let day = dayNumber
    let date = CivilDate(dayNumber: day)
    let second = UInt64(secondsSince1970 - Int64(day) * Self.secondsPerDay)
    let clock = second / 3600 * 10_000 + second / 60 % 60 * 100 + second % 60
    var year = UInt64(date.year.magnitude)
    if !(0...9999).contains(date.year) {
      // More digits before the last four, or a hyphen.
      if date.year < 0 { text.append(UInt8(ascii: "-")) }
      if year > 9999 { text.append(Int64(year / 10_000)) }
      year %= 10_000
    }
    text.append(
      date: year * 10_000 + UInt64(date.month) * 100 + UInt64(date.day), clock: clock)
  }

  /// Reads a date whose order nobody can doubt: `2011-12-09`, with or without a time and a zone.
  ///
  /// - Parameter description: Year, month and day, then optionally `T` or a blank and the time;
  ///   a time with a zone becomes UTC.
  public init?(_ description: String) {
    var parser = DateParser(order: nil, pattern: nil)
    var text = description
    let seconds = text.withUTF8 { bytes -> Int64? in
      guard bytes.count >= 8, parser.isYearFirst(bytes) else { return nil }
      return parser.parse(bytes)
    }
    guard let seconds else { return nil }
    self.init(secondsSince1970: seconds)
  }

  /// The month as `2011-12`.
  var month: String { String(description.prefix(7)) }
}

extension Timestamp: Codable {
  /// Writes `2011-12-09 12:50:00`.
  ///
  /// - Parameter encoder: Gets one string.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Reads `2011-12-09 12:50:00`.
  ///
  /// - Parameter decoder: Holds one string.
  /// - Throws: `DecodingError` when the text is no such moment.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let moment = Timestamp(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is no moment such as 2011-12-09 12:50:00")
    }
    self = moment
  }
}
