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
  var notes: [Wording] = []

  /// Opens files, groups those that share a layout, and sets lists of customers apart.
  ///
  /// - Throws: `InputError` when a file cannot be read or lacks a column, or none holds sales.
  static func open(
    _ paths: [String], options: SalesReadingOptions
  ) throws -> (files: [SalesFile], groupCount: Int, lists: [CustomerListFile]) {
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
    return (opening.files, opening.keys.count, opening.lists)
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
  var lists: [CustomerListFile] = []
  private var olist = OlistFiles()
  private var joinNotes: [Wording] = []

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
    guard !olist.isEmpty else {
      try refuseListsAlone()
      if !files.isEmpty { files[0].notes += joinNotes }
      return
    }
    let (text, notes) = try olist.joined()
    try add(text, path: text.name)
    files[files.count - 1].notes += notes + joinNotes
  }

  private func refuseListsAlone() throws {
    guard files.isEmpty, let list = lists.first else { return }
    let layout = SalesLayout.all.first { $0.name == list.name }
    throw InputError(
      file: list.text.name, "\(list.name): \(layout?.unusable?.problem ?? "no sales")",
      remedy: layout?.unusable?.remedy ?? "name the orders beside it")
  }

  private mutating func add(_ text: DelimitedText, path: String) throws {
    let known = DetectedLayout.detect(text.header.map { HeaderName($0) }).layout
    if let list = known.customerList {
      lists.append(CustomerListFile(text: text, name: known.name, layout: list))
      return
    }
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
        """
        \(verbatim: text.name): the sheet \(verbatim: "\(sheet)") of \(count) is read; --sheet names \
        another.
        """)
    case .zip(let name):
      file.notes.append("\(verbatim: text.name): \(verbatim: name) in it is read.")
    default: break
    }
    files.append(file)
  }

  /// Takes the exports in a folder, and names what is not.
  mutating func add(_ folder: InputFolder, path: String) throws {
    let start = files.count
    let listCount = lists.count
    var problem: InputError?
    var notes: [Wording] = []
    for file in folder.files {
      let text = try open(file)
      do {
        try add(text, path: file)
      } catch let error as InputError {
        // A list of products or customers beside the orders, as a rule.
        problem = problem ?? error
        notes.append("\(verbatim: file) is left out: \(verbatim: error.problem).")
      }
    }
    if !folder.others.isEmpty {
      let names = folder.others.prefix(10).joined(separator: ", ")
      notes.append(
        """
        \(verbatim: path): no export by \(.choice(folder.others.count, "its name", "their names")), \
        and not read: \(verbatim: names + (folder.others.count > 10 ? ", ..." : "")).
        """)
    }
    guard files.count > start else {
      guard !olist.isEmpty || lists.count > listCount else {
        throw problem ?? InputError(file: path, "holds no export", remedy: "name a file")
      }
      joinNotes += notes
      return
    }
    files[start].notes.insert(contentsOf: notes, at: 0)
  }
}
