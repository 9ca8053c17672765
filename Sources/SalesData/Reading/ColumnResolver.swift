// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// Finds columns by name, and says what is there when one is missing.
struct ColumnResolver {
  let header: [String]
  let names: [HeaderName]
  private let indices: [HeaderName: Int]
  let file: String
  /// The columns that the user named.
  private(set) var asked: [SalesField: Int] = [:]
  /// The columns that are read, by field.
  var used: [SalesField: Int] = [:]

  init(header: [String], names: [HeaderName], file: String) {
    self.header = header
    self.names = names
    indices = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    self.file = file
  }

  subscript(field: SalesField) -> Int? { used[field] }

  /// The first column of a name.
  func index(of name: HeaderName) -> Int? { indices[name] }

  func isEmail(_ column: Int) -> Bool { names[column].text.contains("mail") }

  /// Takes the user's columns.
  mutating func take(_ columns: [SalesField: String]) throws {
    for field in SalesField.allCases {
      guard let column = columns[field] else { continue }
      guard let index = header.firstIndex(of: column) ?? index(of: HeaderName(column)) else {
        throw InputError(
          file: file, "there is no column \"\(column)\" to be the \(field.rawValue)",
          remedy: "name one of these columns: \(columnList)")
      }
      asked[field] = index
      used[field] = index
    }
  }

  /// Finds the first of several names that no other field has taken by the user's wish.
  mutating func find(_ field: SalesField, _ candidates: [HeaderName]) {
    guard asked[field] == nil else { return }
    for name in candidates {
      if let index = index(of: name), !asked.values.contains(index) {
        used[field] = index
        return
      }
    }
  }

  /// The columns that are there, at most as many as a message can hold.
  var columnList: String {
    let shown = header.prefix(40).map { $0.isEmpty ? "(no name)" : String($0.prefix(40)) }
    let list = shown.joined(separator: ", ").prefix(700)
    return header.count > shown.count || list.count == 700 ? list + ", ..." : String(list)
  }

  /// The error for a field that no column has.
  func missing(_ field: SalesField, detected: DetectedLayout, example: String) -> InputError {
    let what =
      switch field {
      case .customer: "who bought"
      case .date: "when it was bought"
      default: "how much was paid"
      }
    let layout = detected.layout
    let brand = layout.signatures.isEmpty ? "" : "\(layout.name): "
    let miss = detected.nearMiss
    let nearMiss = miss.map { " (it looks like \($0.name) without \($0.missing))" } ?? ""
    // What would make it the layout's comes first, where that is another column.
    let mending = miss.flatMap { $0.field == field ? nil : "\($0.remedy); " } ?? ""
    return InputError(
      file: file, "\(brand)no column says \(what) (\(field.rawValue))\(nearMiss)",
      remedy: "name it with --map \(example); \(mending)the columns are: \(columnList)")
  }
}
