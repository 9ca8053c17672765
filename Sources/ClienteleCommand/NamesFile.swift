// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// Reads the names that a user gives to segments: a CSV with the columns `segment` and `name`.
enum NamesFile {
  static func read(_ path: String) throws -> [String: String] {
    let text = try DelimitedText(path: path)
    let headers = text.header.map { $0.lowercased() }
    guard let segment = headers.firstIndex(of: "segment"), let name = headers.firstIndex(of: "name")
    else {
      throw InputError(
        file: text.name, line: text.firstLine, "there is no column \"segment\" or \"name\"",
        remedy: "head the columns segment,name")
    }
    var names: [String: String] = [:]
    try text.forEachRecord { record in
      let key = record.fieldCount > segment ? FieldText.trimmed(record[segment]) : ""
      let value = record.fieldCount > name ? FieldText.trimmed(record[name]) : ""
      guard !key.isEmpty, !value.isEmpty, value.count <= 100 else {
        throw InputError(
          file: text.name, line: record.line, "a segment or its name is missing or too long",
          remedy: "give a number or a generated name, and a name of up to 100 characters")
      }
      guard names.updateValue(value, forKey: key) == nil else {
        throw InputError(
          file: text.name, line: record.line, "\"\(key)\" has a name already",
          remedy: "leave one of its lines out")
      }
    }
    return names
  }
}
