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

  /// Opens files and groups those that share a layout.
  ///
  /// - Throws: `InputError` when a file cannot be read or lacks a column.
  static func open(
    _ paths: [String], options: SalesReadingOptions
  ) throws -> (files: [SalesFile], groupCount: Int) {
    guard !paths.isEmpty else {
      throw InputError("no file was named", remedy: "name at least one export")
    }
    var files: [SalesFile] = []
    var keys: [[String]] = []
    for path in paths {
      let text = try DelimitedText(
        path: path, delimiter: options.delimiter, encoding: options.encoding)
      let plan = try ColumnPlan(header: text.header, file: text.name, options: options)
      let key = [
        plan.detected.layout.name, HeaderName(plan.dateColumn).text,
        HeaderName(plan.amountColumn).text,
      ]
      let group = keys.firstIndex(of: key) ?? keys.count
      if group == keys.count { keys.append(key) }
      files.append(SalesFile(path: path, text: text, plan: plan, group: group))
    }
    return (files, keys.count)
  }

  var source: ValueFormats.Source {
    ValueFormats.Source(
      file: text.name, dateColumn: plan.dateColumn, amountColumn: plan.amountColumn,
      delimiter: text.delimiter)
  }
}
