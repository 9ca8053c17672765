// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Reads the Python dictionary in a NumPy header: strings, booleans and tuples of whole numbers.
struct PythonDictionary {
  /// A value in the dictionary.
  enum Value: Hashable {
    case string(String)
    case boolean(Bool)
    case integers([Int])
    /// A list, which describes records.
    case list
  }

  private let bytes: [UInt8]
  private var position = 0

  /// Prepares to read a text such as `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`.
  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The entries, or nil when the text is no such dictionary or names an entry twice.
  mutating func entries() -> [String: Value]? {
    var entries: [String: Value] = [:]
    guard take("{") else { return nil }
    while !take("}") {
      guard let key = string(), take(":"), let value = value(),
        entries.updateValue(value, forKey: key) == nil
      else {
        return nil
      }
      if take(",") { continue }
      guard take("}") else { return nil }
      break
    }
    skipSpaces()
    return position == bytes.count ? entries : nil
  }

  private mutating func value() -> Value? {
    skipSpaces()
    switch current {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return string().map(Value.string)
    case UInt8(ascii: "("): return integers().map(Value.integers)
    case UInt8(ascii: "["): return skipList() ? .list : nil
    default: break
    }
    if take("True") { return .boolean(true) }
    if take("False") { return .boolean(false) }
    return nil
  }

  private mutating func string() -> String? {
    skipSpaces()
    guard let mark = current, mark == UInt8(ascii: "'") || mark == UInt8(ascii: "\""),
      let end = bytes[(position + 1)...].firstIndex(of: mark)
    else {
      return nil
    }
    defer { position = end + 1 }
    return String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
  }

  private mutating func integers() -> [Int]? {
    guard take("(") else { return nil }
    var values: [Int] = []
    while !take(")") {
      guard let value = integer() else { return nil }
      values.append(value)
      if take(",") { continue }
      guard take(")") else { return nil }
      break
    }
    return values
  }

  private mutating func integer() -> Int? {
    skipSpaces()
    let start = position
    while let byte = current, byte &- Byte.zero < 10 { position += 1 }
    let value = Int(String(decoding: bytes[start..<position], as: UTF8.self))
    // Python 2 wrote long integers with an L.
    _ = take("L")
    return value
  }

  private mutating func skipList() -> Bool {
    var depth = 0
    while let byte = current {
      position += 1
      if byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "]") { depth -= 1 }
      if depth == 0 { return true }
    }
    return false
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpaces() {
    while current == Byte.space || current == Byte.lineFeed { position += 1 }
  }

  private mutating func take(_ word: String) -> Bool {
    skipSpaces()
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }
}
