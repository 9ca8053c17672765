// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Clientele

/// How a numeric table is read.
struct TableOptions: ParsableArguments {
  @Option(help: ArgumentHelp("CSV: the columns to use, by name.", valueName: "a,b,c"))
  var columns: String?

  @Option(
    help: ArgumentHelp("CSV: a column that names the rows and is left out.", valueName: "column"))
  var id: String?

  @Option(
    help: ArgumentHelp(
      "A weight for each row: a column of the CSV, or a .npy file.", valueName: "column|file"))
  var weights: String?

  /// What is done before a table is clustered or judged.
  static let firstStage = "reading the table"

  func read<Scalar: MatrixScalar>(_ path: String) throws -> NumericTable<Scalar> {
    try NumericTable(
      path: path, columns: columns?.split(separator: ",").map(String.init), identifierColumn: id,
      weights: weights)
  }
}
