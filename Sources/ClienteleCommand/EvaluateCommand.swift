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
    let table: NumericTable<Double> = try common.run(TableOptions.firstStage) { _ in
      try input.read(self.table)
    }
    let weights = table.weights
    let labels = try LabelFile.read(path: labels)
    let read = clock.now - start

    let points = table.matrix
    var silhouetteTime = Duration.zero
    let result = try common.run("silhouette") { execution in
      // Both the silhouette and Dunn's index look at every pair of rows; the rest takes no time.
      let takesDunn = points.rowCount <= DunnIndex.quickRowLimit
      let end = takesDunn ? 0.5 : 0.95
      let before = clock.now
      let euclidean = try Silhouette.of(
        points, labels: labels, weights: weights, seed: common.seed,
        execution: execution.part(nil, 0...end))
      silhouetteTime = clock.now - before
      let squared = try Silhouette.of(
        points, labels: labels, weights: weights, distance: .squaredEuclidean,
        execution: execution.part(nil, end...end))
      let indices = try PartitionIndices.of(
        points, labels: labels, weights: weights, execution: execution.part(nil, end...end))
      let dunn =
        try takesDunn
        ? DunnIndex.of(
          points, labels: labels, weights: weights, execution: execution.part(nil, end...1)) : nil
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
