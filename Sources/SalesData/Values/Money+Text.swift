// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

package import TabularFiles

extension Money: LosslessStringConvertible {
  /// Appends the amount as `description` has it.
  package func append(to text: inout TextBuffer) {
    let magnitude = micros.magnitude
    guard let small = UInt64(exactly: magnitude) else {
      let bytes = Array(description.utf8)
      bytes.withUnsafeBufferPointer { text.append($0) }
      return
    }
    if micros < 0 { text.append(UInt8(ascii: "-")) }
    let (whole, fraction) = small.quotientAndRemainder(dividingBy: 1_000_000)
    text.append(Int64(whole))
    text.append(UInt8(ascii: "."))
    let (hundredths, rest) = fraction.quotientAndRemainder(dividingBy: 10_000)
    guard rest != 0 else { return text.append(hundredths, digits: 2) }
    text.append(fraction, digits: 6)
    text.removeZeros(atMost: 4)
  }

  /// The amount as a plain decimal with two to six decimals: `-2.95`, `9747747.934`.
  public var description: String {
    let unit = Self.microsPerUnit.magnitude
    let whole = String(micros.magnitude / unit)
    let fraction = String(micros.magnitude % unit)
    var decimals = String(repeating: "0", count: 6 - fraction.count) + fraction
    while decimals.count > 2, decimals.last == "0" { decimals.removeLast() }
    return (micros < 0 ? "-" : "") + whole + "." + decimals
  }

  /// Reads a plain decimal: an optional sign, digits, and at most six decimals after a point.
  ///
  /// - Parameter description: Such as `12`, `-0.5` or `9747747.934`; nothing else is understood,
  ///   because symbols and separators need a whole column to be read safely.
  public init?(_ description: String) {
    var digits = description[...]
    let negative = digits.first == "-"
    if negative || digits.first == "+" { digits.removeFirst() }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1] : ""
    guard let whole = parts.first, !whole.isEmpty, whole.count <= 30, decimals.count <= 6,
      parts.count == 1 || !decimals.isEmpty,
      (whole + decimals).utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let value = Int128(
        whole + decimals + String(repeating: "0", count: 6 - decimals.count), radix: 10)
    else { return nil }
    self.init(micros: negative ? -value : value)
  }
}

extension Money: Codable {
  /// Writes the exact decimal text, which no JSON reader can round.
  ///
  /// - Parameter encoder: Gets one string.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Reads the exact decimal text.
  ///
  /// - Parameter decoder: Holds one string.
  /// - Throws: `DecodingError` when the text is no plain decimal with at most six decimals.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let money = Money(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is no decimal with at most six decimals")
    }
    self = money
  }
}
