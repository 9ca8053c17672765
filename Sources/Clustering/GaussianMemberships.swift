// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// One pass over rows that notes for each its component, and on demand more.
struct GaussianMemberships {
  /// The component with the greatest responsibility, the lowest on ties.
  private(set) var labels: [Int32]
  /// Σ w log(density).
  private(set) var logLikelihood = 0.0

  /// What is written beside the labels; nil is not.
  struct Outputs: @unchecked Sendable {
    // Each chunk writes its own rows.
    /// The greatest responsibility, one a row.
    var strengths: UnsafeMutablePointer<Double>?
    /// The logarithm of the mixture's density, one a row.
    var logDensities: UnsafeMutablePointer<Double>?
    /// The responsibilities, component after component.
    var responsibilities: UnsafeMutablePointer<Double>?
  }

  init(
    rows: KMeansPoints<Double>, densities: GaussianDensities, execution: Execution,
    outputs: Outputs = Outputs()
  ) throws {
    labels = [Int32](repeating: 0, count: rows.rowCount)
    let parts = try labels.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let labels = buffer
      let work = 4 * densities.count * (rows.columnCount + 2) * (rows.columnCount + 4)
      return try rows.mapChunks(workPerRow: work, execution) { _, range in
        var block = GaussianBlock(count: densities.count, columnCount: densities.columnCount)
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 64) {
          let part = start..<min(start + 64, range.upperBound)
          block.load(rows, rows: part)
          block.measure(densities)
          for row in part {
            let (vector, lane) = ((row - start) / 8, (row - start) % 8)
            var best = 0
            for component in 1..<max(1, densities.count)
            where block.levels[component * 8 + vector][lane] > block.levels[best * 8 + vector][lane]
            {
              best = component
            }
            labels[row] = Int32(best)
          }
          block.normalize()
          for row in part {
            let (vector, lane) = ((row - start) / 8, (row - start) % 8)
            outputs.strengths?[row] = block.levels[Int(labels[row]) * 8 + vector][lane]
            outputs.logDensities?[row] = block.logDensities[vector][lane]
            guard let responsibilities = outputs.responsibilities else { continue }
            for component in 0..<densities.count {
              responsibilities[component * rows.rowCount + row] =
                block.levels[component * 8 + vector][lane]
            }
          }
        }
        return block.finish().logLikelihood
      }
    }
    logLikelihood = parts.reduce(0, +)
  }
}
