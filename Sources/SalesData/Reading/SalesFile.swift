// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// One opened file and where its fields are.
struct SalesFile {
  let path: String
  let text: DelimitedText
  let plan: ColumnPlan
  /// The number of the group of files that share a layout, and so the form of their values.
  var group: Int
  /// What a careful reader should know about the file, in sentences.
  var notes: [String] = []

  /// Opens files and groups those that share a layout.
  ///
  /// - Throws: `InputError` when a file cannot be read or lacks a column.
  static func open(
    _ paths: [String], options: SalesReadingOptions
  ) throws -> (files: [SalesFile], groupCount: Int) {
    guard !paths.isEmpty else {
      throw InputError("no file was named", remedy: "name at least one export")
    }
    var opening = Opening(options: options)
    for path in paths {
      if let folder = try InputFolder(path: path) {
        try opening.add(folder, path: path)
      } else {
        try opening.add(path)
      }
    }
    try opening.finish()
    return (opening.files, opening.keys.count)
  }

  var source: ValueFormats.Source {
    ValueFormats.Source(
      file: text.name, dateColumn: plan.dateColumn, amountColumn: plan.amountColumn,
      delimiter: text.delimiter)
  }
}

/// Files as they are opened one after another.
private struct Opening {
  let options: SalesReadingOptions
  var files: [SalesFile] = []
  var keys: [[String]] = []
  private var olist = OlistFiles()
  private var joinNotes: [String] = []

  init(options: SalesReadingOptions) { self.options = options }

  mutating func add(_ path: String) throws { try add(open(path), path: path) }

  private func open(_ path: String) throws -> DelimitedText {
    let input = try InputBytes(path: path).unpacked(sheet: options.sheet)
    if options.columns.isEmpty, options.delimiter == nil,
      let text = try SalesLayout.openCDNOW(input)
    {
      return text
    }
    return try DelimitedText(
      input, delimiter: options.delimiter, encoding: options.encoding, sheet: nil)
  }

  /// Joins what is spread over several files, when all are there.
  mutating func finish() throws {
    guard !olist.isEmpty else { return }
    let (text, notes) = try olist.joined()
    try add(text, path: text.name)
    files[files.count - 1].notes += notes + joinNotes
  }

  private mutating func add(_ text: DelimitedText, path: String) throws {
    if options.columns.isEmpty, olist.take(text) { return }
    let plan = try ColumnPlan(header: text.header, file: text.name, options: options)
    let key = [
      plan.detected.layout.name, HeaderName(plan.dateColumn).text,
      HeaderName(plan.amountColumn).text,
    ]
    let group = keys.firstIndex(of: key) ?? keys.count
    if group == keys.count { keys.append(key) }
    var file = SalesFile(path: path, text: text, plan: plan, group: group)
    switch text.packing {
    case .workbook(let sheet, let count) where count > 1:
      file.notes.append(
        "\(text.name): the sheet \(sheet) of \(count) is read; --sheet names another.")
    case .zip(let name): file.notes.append("\(text.name): \(name) in it is read.")
    default: break
    }
    files.append(file)
  }

  /// Takes the exports in a folder, and names what is not.
  mutating func add(_ folder: InputFolder, path: String) throws {
    let start = files.count
    var problem: InputError?
    var notes: [String] = []
    for file in folder.files {
      let text = try open(file)
      do {
        try add(text, path: file)
      } catch let error as InputError {
        // A list of products or customers beside the orders, as a rule.
        problem = problem ?? error
        notes.append("\(file) is left out: \(error.problem).")
      }
    }
    if !folder.others.isEmpty {
      let names = folder.others.prefix(10).joined(separator: ", ")
      notes.append(
        "\(path): no export by \(folder.others.count == 1 ? "its name" : "their names"), and not "
          + "read: \(names)\(folder.others.count > 10 ? ", ..." : "").")
    }
    guard files.count > start else {
      guard !olist.isEmpty else {
        throw problem ?? InputError(file: path, "holds no export", remedy: "name a file")
      }
      joinNotes += notes
      return
    }
    files[start].notes.insert(contentsOf: notes, at: 0)
  }
}
