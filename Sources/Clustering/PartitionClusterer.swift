// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra

/// What makes a partition of points: the algorithm whose results are judged by resampling.
///
/// It gets the points, how often each row counts (nil = once; zero = not at all), the number of
/// clusters, and a seed that is all it may draw from. It gives one label a row, 0 or more; those of
/// rows of weight zero are not used. It is called from several threads at once, each of which is
/// one of the caller's, so it should use one thread itself.
public typealias PartitionClusterer =
  @Sendable (
    _ points: Matrix<Double>, _ weights: [Double]?, _ clusterCount: Int, _ seed: UInt64
  ) throws -> [Int32]
