// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing

/// The law of the valley test's statistic where there is no valley, by simulation.
///
/// For a sample of m values from any unimodal density, the statistic of ``MultiscaleValleyTest`` is
/// at most as large, in law, as the strongest rise in a sample from a uniform density, which
/// depends on m alone. Its upper quantiles are shipped as a table; this is how they were made, so
/// that anyone can make them again.
public enum ValleyCalibration {
  /// The probabilities of the upper tail that the table has quantiles for.
  public static let probabilities = [
    0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002,
  ]

  /// The sizes of samples that the table has quantiles for; a sample between two of them is held
  /// to the larger one's, which are the greater.
  public static let sampleSizes = [
    20, 28, 40, 57, 80, 113, 160, 226, 320, 453, 640, 905, 1280, 1810, 2560, 3620, 5120, 6000,
    12000,
  ]

  /// Strongest rises in samples from a uniform density, in ascending order.
  ///
  /// - Parameters:
  ///   - sampleSize: The values in a sample, m; at least 9.
  ///   - drawCount: How many samples are drawn, at least 1.
  ///   - seed: Chooses the samples.
  ///   - execution: The threads, and whom to tell of progress.
  /// - Returns: One statistic a sample.
  /// - Throws: `CancellationError` when the task is cancelled.
  /// - Complexity: O(m log² m) a sample.
  public static func strongestRises(
    sampleSize: Int, drawCount: Int, seed: UInt64 = 0, execution: Execution = .default
  ) throws -> [Double] {
    precondition(sampleSize >= 9 && drawCount >= 1, "a sample has 9 values or more")
    let windows = ValleyWindows(sampleSize: sampleSize)
    let parts = try Replicates.run(
      (drawCount + 99) / 100, stage: "critical values", execution: execution
    ) { part in
      (100 * part..<min(drawCount, 100 * part + 100)).map { draw in
        var generator = SeededGenerator(
          seed: seed, stream: UInt64(sampleSize) << 32 | UInt64(draw))
        // Spacings of uniform values are exponential ones over their sum; the sum cancels.
        var value = 0.0
        var values: [Double] = []
        values.reserveCapacity(sampleSize + 16)
        while values.count < sampleSize {
          var uniforms = VectorMath.Lanes.zero
          for lane in 0..<8 { uniforms[lane] = 1 - generator.uniform() }
          let spacings = -VectorMath.logarithm(uniforms)
          for lane in 0..<8 where values.count < sampleSize {
            value += spacings[lane]
            values.append(value)
          }
        }
        for _ in 0..<8 { values.append(value) }
        return values.withUnsafeBufferPointer { $0.baseAddress.map(windows.greatestRise) ?? 0 }
      }
    }
    return parts.flatMap { $0 }.sorted()
  }

  /// The statistics that are exceeded with the table's probabilities.
  ///
  /// - Parameter statistics: Statistics of many samples, in ascending order.
  /// - Returns: One for each of `probabilities`: the value that at most that part of the samples
  ///   exceeds.
  /// - Complexity: O(probabilities).
  public static func quantiles(of statistics: [Double]) -> [Double] {
    probabilities.map { probability in
      let above = Int((probability * Double(statistics.count)).rounded(.down))
      return statistics[max(0, statistics.count - 1 - above)]
    }
  }
}
