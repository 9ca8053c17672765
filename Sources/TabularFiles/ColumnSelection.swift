// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Which columns of a table are features, which one names the rows, which one weighs them.
struct ColumnSelection {
  /// The names of all columns of the file.
  let names: [String]
  /// The features, as positions in the file, in the order asked for.
  let chosen: [Int]
  /// The position of the identifiers.
  let identifier: Int?
  /// The position of the weights.
  let weights: Int?

  /// The names of the features.
  var chosenNames: [String] { chosen.map { names[$0] } }

  /// Finds the columns by name; nil for `columns` takes all that are left.
  ///
  /// - Parameters:
  ///   - names: The names in the file.
  ///   - file: The file's name, for messages.
  ///   - columns: The features' names.
  ///   - identifier: The name of the identifiers' column.
  ///   - weights: The name of the weights' column.
  /// - Throws: `InputError` when a name is not there, is there twice, or is asked for twice; when
  ///   no features are left; when a column without a name would be taken.
  init(
    names: [String], file: String, columns: [String]?, identifier: String?, weights: String?
  ) throws {
    func find(_ name: String) throws -> Int {
      let exact = names.indices.filter { names[$0] == name }
      let matches =
        exact.isEmpty
        ? names.indices.filter { names[$0].lowercased() == name.lowercased() } : exact
      guard let first = matches.first else {
        let known = names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", ..." : "")
        throw InputError(file: file, "has no column \"\(name)\"", remedy: "it has: \(known)")
      }
      guard matches.count == 1 else {
        throw InputError(
          file: file, "has \(matches.count) columns \"\(name)\"", remedy: "rename all but one")
      }
      return first
    }
    self.names = names
    self.identifier = try identifier.map(find)
    self.weights = try weights.map(find)
    if let columns {
      chosen = try columns.map(find)
      if let twice = chosen.indices.first(where: { chosen[..<$0].contains(chosen[$0]) }) {
        throw InputError(
          file: file, "the column \"\(columns[twice])\" is asked for twice",
          remedy: "name it once in --columns")
      }
    } else {
      let others = [self.identifier, self.weights]
      chosen = names.indices.filter { !others.contains($0) }
      if let nameless = chosen.first(where: { names[$0].isEmpty }) {
        throw InputError(
          file: file, "column \(nameless + 1) has no name",
          remedy: "name it, or choose the numeric columns with --columns")
      }
    }
    guard !chosen.isEmpty else {
      throw InputError(
        file: file, "has no columns to use", remedy: "choose numeric columns with --columns")
    }
  }
}
