// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Reads the XML of workbooks from front to back: tags and text, in place.
///
/// It knows elements, attributes, text, CDATA, comments, processing instructions, the five named
/// characters and numbered ones. A document type is refused, and with it every entity of a file's
/// own, inside or outside of it: nothing can grow or be fetched. Names are without their prefix.
struct XMLReader {
  enum Event: Equatable {
    case start
    case end
    case text
    case finished
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: String
  private let part: String
  private(set) var offset = 0
  private var nameRange = 0..<0
  private var content = 0..<0
  private var isVerbatim = false
  private var closesAtOnce = false
  private var depth = 0

  /// Begins at the start of a document.
  ///
  /// - Parameters:
  ///   - bytes: The document in UTF-8; must stay valid as long as the reader.
  ///   - file: The workbook's name, for messages.
  ///   - part: The document's name in the workbook, for messages.
  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String, part: String) {
    self.bytes = bytes
    self.file = file
    self.part = part
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// Whether the element at hand has a name.
  func isNamed(_ name: StaticString) -> Bool {
    guard nameRange.count == name.utf8CodeUnitCount else { return false }
    for index in 0..<nameRange.count
    where bytes[nameRange.lowerBound + index] != name.utf8Start[index] { return false }
    return true
  }

  /// Goes on to the next tag or piece of text.
  ///
  /// - Throws: `InputError` when the document is damaged or has a document type.
  mutating func next() throws -> Event {
    if closesAtOnce {
      closesAtOnce = false
      depth -= 1
      return .end
    }
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "<") else {
        let start = offset
        while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
        (content, isVerbatim) = (start..<offset, false)
        return .text
      }
      if has("<?") {
        try skip(past: "?>")
      } else if has("<!--") {
        try skip(past: "-->")
      } else if has("<![CDATA[") {
        let start = offset + 9
        try skip(past: "]]>")
        (content, isVerbatim) = (start..<offset - 3, true)
        return .text
      } else if has("<!") {
        throw damaged("it declares a document type")
      } else {
        return try readTag()
      }
    }
    guard depth == 0 else { throw damaged("it breaks off") }
    return .finished
  }

  /// Appends the text at hand, with its characters resolved.
  ///
  /// - Throws: `InputError` when a character has no known name.
  func appendText(to text: inout [UInt8]) throws { try append(content, isVerbatim, to: &text) }

  /// The value of an attribute of the tag at hand, or nil.
  ///
  /// - Throws: `InputError` when a character in it has no known name.
  func attribute(_ name: StaticString) throws -> String? {
    guard let range = find(name) else { return nil }
    var text: [UInt8] = []
    try append(range, false, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of an attribute's value as they stand, or nil.
  func rawAttribute(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    find(name).map { UnsafeBufferPointer(rebasing: bytes[$0]) }
  }

  private mutating func readTag() throws -> Event {
    let closes = offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "/")
    var index = offset + (closes ? 2 : 1)
    var start = index
    while index < bytes.count, !Self.endsName(bytes[index]) {
      if bytes[index] == UInt8(ascii: ":") { start = index + 1 }
      index += 1
    }
    nameRange = start..<max(start, index)
    guard !nameRange.isEmpty else { throw damaged("a tag has no name") }
    let attributes = index
    var quote: UInt8?
    while index < bytes.count {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == Byte.quote || byte == Byte.apostrophe {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
      index += 1
    }
    guard index < bytes.count else { throw damaged("a tag is never closed") }
    content = attributes..<index
    offset = index + 1
    if closes {
      depth -= 1
      guard depth >= 0 else { throw damaged("an end tag has no start") }
      return .end
    }
    depth += 1
    closesAtOnce = index > attributes && bytes[index - 1] == UInt8(ascii: "/")
    return .start
  }

  private func find(_ name: StaticString) -> Range<Int>? {
    var index = content.lowerBound
    let end = content.upperBound
    while index < end {
      while index < end, bytes[index] <= Byte.space || bytes[index] == UInt8(ascii: "/") {
        index += 1
      }
      var start = index
      while index < end, bytes[index] != UInt8(ascii: "="), bytes[index] > Byte.space {
        if bytes[index] == UInt8(ascii: ":") { start = index + 1 }
        index += 1
      }
      let key = start..<max(start, index)
      while index < end, bytes[index] != Byte.quote, bytes[index] != Byte.apostrophe { index += 1 }
      guard index < end else { return nil }
      let quote = bytes[index]
      let first = index + 1
      index = first
      while index < end, bytes[index] != quote { index += 1 }
      let value = first..<index
      index += 1
      if key.count == name.utf8CodeUnitCount,
        (0..<key.count).allSatisfy({ bytes[key.lowerBound + $0] == name.utf8Start[$0] })
      {
        return value
      }
    }
    return nil
  }

  private func append(_ range: Range<Int>, _ isVerbatim: Bool, to text: inout [UInt8]) throws {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "&"), !isVerbatim else {
        text.append(byte)
        index += 1
        continue
      }
      let limit = min(range.upperBound, index + 12)
      guard let end = bytes[index..<limit].firstIndex(of: Byte.semicolon) else {
        throw damaged("an & names no character")
      }
      let name = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
      guard let character = Self.character(name) else {
        throw damaged("&\(name); is no known character")
      }
      text.append(contentsOf: Character(character).utf8)
      index = end + 1
    }
  }

  private static func character(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    default:
      if name.hasPrefix("#x") {
        UInt32(name.dropFirst(2), radix: 16).flatMap { Unicode.Scalar($0) }
      } else if name.hasPrefix("#") {
        UInt32(name.dropFirst()).flatMap { Unicode.Scalar($0) }
      } else {
        nil
      }
    }
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= Byte.space || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
  }

  private func has(_ text: StaticString) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
  }

  private mutating func skip(past text: StaticString) throws {
    while offset < bytes.count {
      if has(text) {
        offset += text.utf8CodeUnitCount
        return
      }
      offset += 1
    }
    throw damaged("it breaks off")
  }

  private func damaged(_ problem: String) -> InputError {
    InputError(
      file: file, "is a damaged workbook: \(problem) (\(part), byte \(offset))",
      remedy: "save it again, or as CSV")
  }
}
