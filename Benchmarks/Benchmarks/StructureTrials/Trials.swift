// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import Foundation
import ReproducibleComputing

/// Runs of populations, one line each.
struct Trials {
  let populations: [Population]
  let rowCount: Int
  let runCount: Int
  let firstSeed: UInt64
  let execution: Execution
  let showsTrees: Bool

  private struct Run {
    var tree: ValleyTreeModel
    var leafAgreement = 0.0
    var agreement = 0.0
    var seconds: Double
  }

  func run() throws {
    var alarms = 0
    var runs = 0
    for population in populations {
      let results = try (0..<runCount).map { try self.run(population, $0) }
      let seconds = results.reduce(0) { $0 + $1.seconds } / Double(runCount)
      let name = population.name.padding(toLength: 26, withPad: " ", startingAt: 0)
      let counts = results.map(\.tree.leafCount)
      if population.groupCount == 1 {
        let distinct = counts.count { $0 > 1 }
        alarms += distinct
        runs += runCount
        let least = results.map(\.tree.pValue).min() ?? 1
        print(
          name,
          String(
            format: "distinct %2d/%d  least p %.3g  %.2f s", distinct, runCount, least, seconds))
      } else {
        let right = counts.count { $0 == population.groupCount }
        func mean(_ value: (Run) -> Double) -> Double {
          results.reduce(0) { $0 + value($1) } / Double(runCount)
        }
        let share = results.compactMap(\.tree.smallestFindableShare).max() ?? .nan
        print(
          name,
          String(
            format: "true %2d right %2d/%d  ARI leaves %.3f refined %.3f least %.3f  smallest %.3f"
              + "  %.2f s",
            population.groupCount, right, runCount, mean(\.leafAgreement), mean(\.agreement),
            results.map(\.agreement).min() ?? 0, share, seconds),
          right < runCount ? counts.description : "")
      }
      fflush(nil)
    }
    if runs > 0 { print("pooled: \(alarms) of \(runs)") }
  }

  private func run(_ population: Population, _ run: Int) throws -> Run {
    // The name chooses the stream, so that a population draws the same in any company.
    let stream = population.name.utf8.reduce(UInt64(rowCount)) {
      $0 &* 0x100_0000_01B3 ^ UInt64($1)
    }
    var random = RandomDraws(seed: firstSeed &+ UInt64(run), stream: stream)
    let sample = population.draw(rowCount, &random)
    let raw = Matrix(rows: sample.rows)
    let start = ContinuousClock.now
    let points = try StructurePreparation(kinds: population.kinds).fit(
      raw, weights: sample.weights, execution: execution
    ).spread(raw, execution: execution)
    let tree = try ValleyTree().fit(points, weights: sample.weights, execution: execution)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    var result = Run(tree: tree, seconds: seconds)
    if !sample.truth.isEmpty {
      result.leafAgreement = adjustedRandIndex(tree.labels, sample.truth)
      let refined = try tree.refine(points, weights: sample.weights, execution: execution)
      result.agreement = adjustedRandIndex(refined.labels, sample.truth)
    }
    if showsTrees {
      for (place, node) in tree.nodes.enumerated() {
        let end =
          node.split.map {
            String(
              format: "-> %d %d depth %.2f S %.2f cut %.2f ", $0.left, $0.right, $0.depthRatio,
              $0.statistic, $0.cut)
              + $0.direction.map { String(format: "%.2f", $0) }.joined(separator: " ")
          } ?? "\(node.leafReason.map(\.rawValue) ?? "")"
        let figures = String(format: "p %.2g D %d", node.pValue, node.directionCount)
        print("   ", run, place, node.size, figures, end)
      }
    }
    return result
  }
}
