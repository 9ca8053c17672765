// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import Foundation
import ReproducibleComputing

/// Prints the table of critical values as the source file that the library is built with.
func printCriticalValues(drawCount: Int, seed: UInt64, execution: Execution) throws {
  print(
    """
    // Clientele. Apache-2.0, see LICENSE.
    // SPDX-License-Identifier: Apache-2.0

    // Written by `structure-trials critical-values --draws \(drawCount) --seed \(seed)` (Benchmarks).

    /// Quantiles of the strongest rise in a sample from a uniform density, of \(drawCount) samples a size.
    enum ValleyCriticalValues {
      /// For each size of sample the values that are exceeded with the probabilities of
      /// ``ValleyCalibration/probabilities``, rounded up.
      static let rows: [(sampleSize: Int, quantiles: [Double])] = [
    """)
  for size in ValleyCalibration.sampleSizes {
    let quantiles = ValleyCalibration.quantiles(
      of: try ValleyCalibration.strongestRises(
        sampleSize: size, drawCount: drawCount, seed: seed, execution: execution))
    let numbers = quantiles.map { String(format: "%.4f", ($0 * 1e4).rounded(.up) / 1e4) }
    print("    (")
    print("      \(size),")
    print("      [")
    print("        \(numbers.prefix(9).joined(separator: ", ")),")
    print("        \(numbers.dropFirst(9).joined(separator: ", ")),")
    print("      ]")
    print("    ),")
  }
  print("  ]")
  print("}")
}
