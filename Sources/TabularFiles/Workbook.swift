// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A workbook of Excel (`.xlsx`, ECMA-376 part 1, section 18), read as the CSV it would be saved as.
///
/// One record a row of the sheet, in the sheet's line, so that messages name rows as Excel does.
/// Dates are known by their cell's number format and written as `2024-01-31 08:26:00`; numbers
/// keep the 15 digits that Excel shows.
struct Workbook {
  private let archive: ZipArchive
  private let limit: Int
  private var sheets: [(name: String, part: String)] = []
  private var usesDatesFrom1904 = false

  private var file: String { archive.input.name }

  /// Reads the list of sheets.
  ///
  /// - Parameters:
  ///   - archive: The archive that the workbook is.
  ///   - limit: The largest number of bytes that any part may unpack to.
  /// - Throws: `InputError` when it is damaged.
  init(_ archive: ZipArchive, limit: Int) throws {
    self.archive = archive
    self.limit = limit
    var targets: [String: String] = [:]
    try read("xl/_rels/workbook.xml.rels") { reader in
      if reader.isNamed("Relationship"), let id = try reader.attribute("Id"),
        let target = try reader.attribute("Target")
      {
        targets[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
      }
    }
    var sheets: [(name: String, part: String)] = []
    var usesDatesFrom1904 = false
    try read("xl/workbook.xml") { reader in
      if reader.isNamed("workbookPr"), let value = try reader.attribute("date1904") {
        usesDatesFrom1904 = value == "1" || value == "true"
      } else if reader.isNamed("sheet"), let name = try reader.attribute("name"),
        // The attribute r:id; sheetId is another.
        let id = try reader.attribute("id"), let part = targets[id]
      {
        sheets.append((name, part))
      }
    }
    (self.sheets, self.usesDatesFrom1904) = (sheets, usesDatesFrom1904)
  }

  /// The text of a sheet.
  ///
  /// - Parameter name: The sheet's name in any case; nil is the first.
  /// - Returns: Comma-separated UTF-8.
  /// - Throws: `InputError` when there is no such sheet, or it is damaged.
  func text(ofSheet name: String?) throws -> InputBytes {
    let wanted = name?.lowercased()
    guard let sheet = sheets.first(where: { wanted == nil || $0.name.lowercased() == wanted })
    else {
      let names = sheets.prefix(20).map(\.name).joined(separator: ", ")
      throw InputError(
        file: file, name.map { "has no sheet \($0)" } ?? "has no sheet",
        remedy: "name one of its sheets with --sheet: \(names)")
    }
    let strings = try SharedStrings(unpack("xl/sharedStrings.xml"), limit: limit)
    let dates = try dateStyles()
    guard let part = try unpack(sheet.part) else {
      throw InputError(
        file: file, "is a damaged workbook: the sheet \(sheet.name) is missing",
        remedy: "save it again, or as CSV")
    }
    var scratch = try ScratchFile(for: file, limit: limit)
    try part.withUnsafeBytes { bytes in
      var rows = SheetRows(
        XMLReader(bytes, file: file, part: sheet.part), file: file, strings: strings,
        dateStyles: dates, usesDatesFrom1904: usesDatesFrom1904)
      var seen = 0
      while try rows.next(into: &scratch) {
        if rows.offset - seen >= 1 << 23 {
          part.discardPages(in: seen..<rows.offset)
          seen = rows.offset
        }
      }
    }
    return try scratch.finish(.workbook(sheet: sheet.name, sheetCount: sheets.count))
  }

  /// The number formats of cells that show dates, by the cell's style.
  private func dateStyles() throws -> [NumberFormat] {
    var custom: [Int: NumberFormat] = [:]
    var styles: [NumberFormat] = []
    var isInCellFormats = false
    try read("xl/styles.xml") { reader in
      if reader.isNamed("numFmt"), let id = try reader.attribute("numFmtId").flatMap({ Int($0) }) {
        custom[id] = NumberFormat(code: try reader.attribute("formatCode") ?? "")
      } else if reader.isNamed("cellXfs") {
        isInCellFormats = true
      } else if reader.isNamed("cellStyles") || reader.isNamed("dxfs") {
        isInCellFormats = false
      } else if isInCellFormats, reader.isNamed("xf"), styles.count < 1 << 16 {
        let id = try reader.attribute("numFmtId").flatMap { Int($0) } ?? 0
        styles.append(custom[id] ?? NumberFormat(builtIn: id))
      }
    }
    return styles
  }

  /// Calls the body with each start tag of a part; does nothing where there is no such part.
  private func read(_ part: String, _ body: (XMLReader) throws -> Void) throws {
    guard let document = try unpack(part) else { return }
    try document.withUnsafeBytes { bytes in
      var reader = XMLReader(bytes, file: file, part: part)
      while true {
        switch try reader.next() {
        case .start: try body(reader)
        case .finished: return
        default: continue
        }
      }
    }
  }

  private func unpack(_ part: String) throws -> InputBytes? {
    guard let entry = archive.entries.first(where: { $0.name.lowercased() == part.lowercased() })
    else { return nil }
    var scratch = try ScratchFile(for: file, limit: limit)
    try archive.unpack(entry) { try scratch.append($0) }
    return try scratch.finish(nil)
  }
}

/// The texts that cells of a workbook share, by number.
struct SharedStrings {
  private let text: InputBytes?
  private var ends: [Int] = []

  /// Reads the table.
  ///
  /// - Parameters:
  ///   - document: The part of the workbook that holds it; nil is an empty one.
  ///   - limit: The largest number of bytes of all texts.
  /// - Throws: `InputError` when it is damaged.
  init(_ document: InputBytes?, limit: Int) throws {
    guard let document else {
      text = nil
      return
    }
    var scratch = try ScratchFile(for: document.name, limit: limit)
    var ends: [Int] = []
    try document.withUnsafeBytes { bytes in
      var reader = XMLReader(bytes, file: document.name, part: "xl/sharedStrings.xml")
      var collector = CellText()
      while true {
        let event = try reader.next()
        if event == .finished { break }
        if event == .end, reader.isNamed("si") {
          try scratch.append(collector.take())
          ends.append(scratch.byteCount)
        } else {
          try collector.note(event, reader)
        }
      }
    }
    text = try scratch.finish(nil)
    self.ends = ends
  }

  /// Appends a text; false when there is none of the number.
  func append(_ index: Int, to cell: inout [UInt8]) -> Bool {
    guard let text, ends.indices.contains(index) else { return false }
    text.withUnsafeBytes {
      cell.append(contentsOf: $0[(index == 0 ? 0 : ends[index - 1])..<ends[index]])
    }
    return true
  }
}

/// Gathers the runs of a text, without the readings (`rPh`) that Japanese text has beside it.
struct CellText {
  private var bytes: [UInt8] = []
  private var isInText = false
  private var isInReading = false

  mutating func note(_ event: XMLReader.Event, _ reader: XMLReader) throws {
    switch event {
    case .start, .end:
      if reader.isNamed("t") { isInText = event == .start }
      if reader.isNamed("rPh") { isInReading = event == .start }
    case .text:
      if isInText, !isInReading { try reader.appendText(to: &bytes) }
    case .finished: break
    }
  }

  /// The text so far, which begins anew.
  mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }
}
