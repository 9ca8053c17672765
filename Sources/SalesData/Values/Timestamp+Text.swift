// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension Timestamp: LosslessStringConvertible {
  /// The moment as `2011-12-09 12:50:00`.
  public var description: String {
    var bytes: [UInt8] = []
    appendText(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the moment as `description` has it.
  package func appendText(to bytes: inout [UInt8]) {
    let date = civilDate
    let second = Int(secondsSince1970 - Int64(dayNumber) * Self.secondsPerDay)
    guard (0...9999).contains(date.year) else {
      let digits = String(date.year)
      bytes.append(contentsOf: String(repeating: "0", count: max(0, 4 - digits.count)).utf8)
      bytes.append(contentsOf: digits.utf8)
      appendRest(date, second, to: &bytes)
      return
    }
    Self.appendTwo(date.year / 100, to: &bytes)
    Self.appendTwo(date.year % 100, to: &bytes)
    appendRest(date, second, to: &bytes)
  }

  private func appendRest(_ date: CivilDate, _ second: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "-"))
    Self.appendTwo(date.month, to: &bytes)
    bytes.append(UInt8(ascii: "-"))
    Self.appendTwo(date.day, to: &bytes)
    bytes.append(UInt8(ascii: " "))
    Self.appendTwo(second / 3600, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Self.appendTwo(second / 60 % 60, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    Self.appendTwo(second % 60, to: &bytes)
  }

  private static func appendTwo(_ value: Int, to bytes: inout [UInt8]) {
    bytes.append(0x30 + UInt8(truncatingIfNeeded: value / 10))
    bytes.append(0x30 + UInt8(truncatingIfNeeded: value % 10))
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
