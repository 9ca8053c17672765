// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The byte that stands between the fields of a line: named by a user, or found.
public enum Delimiter {
  /// The delimiters that are looked for, the likelier first where nothing else decides.
  static let candidates = [Byte.comma, Byte.semicolon, Byte.tab, Byte.bar]

  /// The delimiter that a user named.
  ///
  /// - Parameter name: One ASCII character, or `comma`, `semicolon`, `tab`, `\t`, `pipe`, `bar`.
  /// - Returns: The byte, or nil when the name is no delimiter; a quote, a letter, a digit and a
  ///   line break are none.
  public static func named(_ name: String) -> UInt8? {
    switch name.lowercased() {
    case "comma": return Byte.comma
    case "semicolon": return Byte.semicolon
    case "tab", "\\t", "tsv": return Byte.tab
    case "pipe", "bar": return Byte.bar
    default: break
    }
    guard name.utf8.count == 1, let byte = name.utf8.first, byte != Byte.quote,
      byte == Byte.tab || (0x20..<0x7F).contains(byte)
    else {
      return nil
    }
    let character = Character(Unicode.Scalar(byte))
    return character.isLetter || character.isNumber ? nil : byte
  }

  /// What messages call a delimiter.
  ///
  /// - Parameter byte: The delimiter.
  /// - Returns: `comma`, `semicolon`, `tab`, `bar`, or the character itself.
  public static func name(of byte: UInt8) -> String {
    switch byte {
    case Byte.comma: "comma"
    case Byte.semicolon: "semicolon"
    case Byte.tab: "tab"
    case Byte.bar: "bar"
    default: String(Unicode.Scalar(byte))
    }
  }

  /// Finds the delimiter of a text from its first records.
  ///
  /// Quotes are heeded. Each candidate cuts up to 200 records of the first 64 KB; the best is the
  /// one under which the most records have the commonest number of fields, provided that number
  /// is at least two and, if any candidate manages it, is the number of the first record too. So
  /// decimal commas in some columns of a semicolon table mislead nobody, nor does a comma in its
  /// header. A text that none of them cuts has one column, and the comma is as good as any.
  ///
  /// - Parameter text: The text in UTF-8.
  /// - Returns: The delimiter.
  static func detect(_ text: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var best = Byte.comma
    var bestScore = (header: false, share: 0.0, width: 1)
    for candidate in candidates {
      let counts = fieldCounts(text, delimiter: candidate)
      guard let first = counts.first else { continue }
      var frequencies: [Int: Int] = [:]
      for count in counts { frequencies[count, default: 0] += 1 }
      let width = frequencies.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 1
      guard width > 1 else { continue }
      let share = Double(frequencies[width] ?? 0) / Double(counts.count)
      let score = (header: first == width, share: share, width: width)
      let isBetter =
        score.header != bestScore.header
        ? score.header : (score.share, score.width) > (bestScore.share, bestScore.width)
      if isBetter { (best, bestScore) = (candidate, score) }
    }
    return best
  }

  /// The numbers of fields of the first records, up to where the sample ends or reading fails.
  private static func fieldCounts(
    _ text: UnsafeBufferPointer<UInt8>, delimiter: UInt8
  ) -> [Int] {
    let sampleCount = min(text.count, 1 << 16)
    guard
      var scanner = RecordScanner(
        text, range: 0..<sampleCount, line: 1, delimiter: delimiter, name: "")
    else {
      return []
    }
    var counts: [Int] = []
    while counts.count < 200, (try? scanner.next()) == true { counts.append(scanner.fieldCount) }
    // The sample may have cut the last record.
    if sampleCount < text.count, scanner.offset == sampleCount, counts.count > 1 {
      counts.removeLast()
    }
    return counts
  }
}
