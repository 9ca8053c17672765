// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Clientele

/// `clientele evaluate`: how good a partition of a table is.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Score a partition of a numeric table.",
    discussion: """
      LABELS is a CSV with a column `label` (or one column), or a .npy file of whole numbers, one \
      a row of TABLE.
      """)

  @Argument(help: "A CSV with a header, or a .npy file.")
  var table: String

  @Argument(help: "The cluster of each row: CSV or .npy.")
  var labels: String

  @OptionGroup(title: "The table")
  var input: TableOptions

  @OptionGroup var common: CommonOptions

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let table: NumericTable<Double> = try input.read(table)
    let weights = table.weights
    let labels = try LabelFile.read(path: labels)
    let read = clock.now - start

    let points = table.matrix
    var silhouetteTime = Duration.zero
    let result = try common.run { execution in
      let before = clock.now
      let euclidean = try Silhouette.of(
        points, labels: labels, weights: weights, seed: common.seed, execution: execution)
      silhouetteTime = clock.now - before
      let squared = try Silhouette.of(
        points, labels: labels, weights: weights, distance: .squaredEuclidean,
        execution: execution)
      let indices = try PartitionIndices.of(
        points, labels: labels, weights: weights, execution: execution)
      let dunn =
        try points.rowCount <= DunnIndex.quickRowLimit
        ? DunnIndex.of(points, labels: labels, weights: weights, execution: execution) : nil
      return EvaluationResult(
        rowCount: points.rowCount, columnCount: points.columnCount, euclidean: euclidean,
        squared: squared, indices: indices, dunn: dunn)
    }
    var answer = result
    answer.seconds = EvaluationResult.Seconds(
      read: read / .seconds(1), silhouette: silhouetteTime / .seconds(1),
      total: (clock.now - start) / .seconds(1))
    try common.writeJSON(answer)
    if common.jsonPath != "-" { print(answer.text) }
  }
}
