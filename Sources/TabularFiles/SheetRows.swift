// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Turns the cells of a sheet into lines of comma-separated text.
struct SheetRows {
  private enum Kind { case number, shared, inline, text, boolean, error }

  private var reader: XMLReader
  private let file: String
  private let strings: SharedStrings
  private let dateStyles: [NumberFormat]
  private let usesDatesFrom1904: Bool
  private var line = 1
  private var cell: [UInt8] = []

  /// How much of the sheet is read.
  var offset: Int { reader.offset }

  init(
    _ reader: XMLReader, file: String, strings: SharedStrings, dateStyles: [NumberFormat],
    usesDatesFrom1904: Bool
  ) {
    self.reader = reader
    self.file = file
    self.strings = strings
    self.dateStyles = dateStyles
    self.usesDatesFrom1904 = usesDatesFrom1904
  }

  /// Writes the next row, and blank lines for those that are left out before it.
  ///
  /// - Returns: False when there is none.
  /// - Throws: `InputError` when the sheet is damaged or exceeds Excel's size.
  mutating func next(into text: inout ScratchFile) throws -> Bool {
    while true {
      let event = try reader.next()
      if event == .finished { return false }
      guard event == .start, reader.isNamed("row") else { continue }
      if let number = reader.rawAttribute("r").flatMap(Self.integer) {
        guard number >= line, number <= 1 << 20 else {
          throw damaged("row \(number) is out of place")
        }
        while line < number {
          try text.append(Byte.lineFeed)
          line += 1
        }
      }
      try readRow(into: &text)
      try text.append(Byte.lineFeed)
      line += 1
      return true
    }
  }

  private mutating func readRow(into text: inout ScratchFile) throws {
    var column = 0
    var written = 0
    while true {
      let event = try reader.next()
      if event == .end, reader.isNamed("row") { return }
      if event == .finished { return }
      guard event == .start, reader.isNamed("c") else { continue }
      if let name = reader.rawAttribute("r"), let number = Self.column(name) {
        guard number >= column, number < RecordScanner.Limit.fieldCount else {
          throw damaged("cell \(String(decoding: name, as: UTF8.self)) is out of place")
        }
        column = number
      }
      try readCell()
      if !cell.isEmpty {
        while written < column {
          try text.append(Byte.comma)
          written += 1
        }
        try writeCell(into: &text)
      }
      column += 1
    }
  }

  /// The text of the cell at hand into `cell`.
  private mutating func readCell() throws {
    cell.removeAll(keepingCapacity: true)
    let kind = Self.kind(reader.rawAttribute("t"))
    let style = reader.rawAttribute("s").flatMap(Self.integer) ?? -1
    var inline = CellText()
    var isInValue = false
    while true {
      let event = try reader.next()
      if event == .finished || event == .end && reader.isNamed("c") { break }
      if kind == .inline { try inline.note(event, reader) }
      if event != .text, reader.isNamed("v") { isInValue = event == .start }
      if event == .text, isInValue { try reader.appendText(to: &cell) }
    }
    switch kind {
    case .inline:
      cell = inline.take()
    case .shared:
      guard let index = cell.withUnsafeBufferPointer(Self.integer) else {
        if cell.isEmpty { return }
        throw damaged("a cell of row \(line) names no text")
      }
      cell.removeAll(keepingCapacity: true)
      guard strings.append(index, to: &cell) else {
        throw damaged("there is no text \(index) for a cell of row \(line)")
      }
    case .boolean:
      cell = Array((cell == [Byte.zero] ? "FALSE" : "TRUE").utf8)
    case .number:
      let format = dateStyles.indices.contains(style) ? dateStyles[style] : .number
      SheetNumber.rewrite(&cell, format: format, usesDatesFrom1904: usesDatesFrom1904)
    case .text, .error: break
    }
  }

  /// The cell in quotes where it must be; line breaks become spaces, so that a row is a line.
  private func writeCell(into text: inout ScratchFile) throws {
    let needsQuotes =
      cell.contains { $0 == Byte.comma || $0 == Byte.quote } || cell.first == Byte.space
      || cell.last == Byte.space
    if needsQuotes { try text.append(Byte.quote) }
    for byte in cell {
      switch byte {
      case 0...0x08, 0x0A...0x1F: try text.append(Byte.space)
      case Byte.quote:
        try text.append(byte)
        try text.append(byte)
      default: try text.append(byte)
      }
    }
    if needsQuotes { try text.append(Byte.quote) }
  }

  private static func kind(_ type: UnsafeBufferPointer<UInt8>?) -> Kind {
    guard let type else { return .number }
    switch String(decoding: type.prefix(12), as: UTF8.self) {
    case "s": return .shared
    case "inlineStr": return .inline
    case "str", "d": return .text
    case "b": return .boolean
    case "e": return .error
    default: return .number
    }
  }

  /// The column of a cell such as `BC12`, counted from 0.
  private static func column(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
    var column = 0
    for byte in name.prefix(4) {
      guard byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") else { break }
      column = column * 26 + Int(byte - 64)
    }
    return column == 0 ? nil : column - 1
  }

  private static func integer(_ digits: UnsafeBufferPointer<UInt8>) -> Int? {
    guard (1...9).contains(digits.count) else { return nil }
    var value = 0
    for byte in digits {
      guard byte &- Byte.zero < 10 else { return nil }
      value = value * 10 + Int(byte - Byte.zero)
    }
    return value
  }

  private func damaged(_ problem: String) -> InputError {
    InputError(
      file: file, "is a damaged workbook: \(problem)", remedy: "save it again, or as CSV")
  }
}
