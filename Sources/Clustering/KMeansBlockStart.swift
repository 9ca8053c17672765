// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// One start over blocks of rows: draws the centres, then iterates, a step at a time.
struct KMeansBlockStart<Scalar: KMeansScalar> {
  private let blocks: KMeansBlocks<Scalar>
  private let shift: Double
  private let maximumIterationCount: Int
  // One at a time is there.
  private var seeding: KMeansBlockSeeding<Scalar>?
  private var lloyd: KMeansLloyd<KMeansBlockClusters<Scalar>>?

  /// - Parameters:
  ///   - blocks: The rows.
  ///   - parameters: How many clusters, and when to stop.
  ///   - generator: Draws the centres.
  ///   - shift: The squared shift at which the centres rest.
  init(
    _ blocks: KMeansBlocks<Scalar>, parameters: KMeans, generator: SeededGenerator, shift: Double
  ) {
    self.blocks = blocks
    self.shift = shift
    maximumIterationCount = parameters.maximumIterationCount
    seeding = KMeansBlockSeeding(
      blocks, clusterCount: parameters.clusterCount, generator: generator)
  }

  /// Draws a centre or makes an iteration; yields where it has led, once it is there.
  ///
  /// - Throws: `CancellationError`.
  mutating func step() throws -> KMeansOutcome? {
    seeding?.step()
    if let drawn = seeding {
      guard drawn.isFinished else { return nil }
      let centers = drawn.centers
      seeding = nil
      lloyd = KMeansLloyd(
        from: centers, clusters: KMeansBlockClusters(blocks, clusterCount: centers.count),
        shift: shift, maximumIterationCount: maximumIterationCount)
    }
    try lloyd?.step()
    guard lloyd?.isFinished == true else { return nil }
    return try lloyd?.result().outcome
  }
}
