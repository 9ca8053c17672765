// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The weights of rows, where they come from a file of their own.
enum RowWeights {
  /// Reads the weights from a NumPy file.
  static func read(path: String, rowCount: Int) throws -> [Double] {
    let weights = try NumPyArray(path: path).vector()
    guard weights.count == rowCount else {
      throw InputError(
        file: path, "holds \(weights.count) weights for \(rowCount) rows",
        remedy: "give one weight for each row")
    }
    try check(weights, file: path)
    return weights
  }

  /// Refuses weights that are negative or not finite.
  static func check(_ weights: [Double], file: String) throws {
    guard let row = weights.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) else { return }
    throw InputError(
      file: file, "row \(row) (counted from 0) has the weight \(weights[row])",
      remedy: "give weights that are finite and not negative")
  }
}
