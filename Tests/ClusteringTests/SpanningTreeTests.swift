// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import ReproducibleComputing
import Testing

/// Single linkage over the k-d tree, and by growing one tree, against all distances.
@Suite struct SpanningTreeTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8, 9, 12])
  func equalsTheMatrix(_ columns: Int) throws {
    let points = HierarchicalSamples.groups(160, columns: columns, seed: UInt64(60 + columns))
    let clustering = HierarchicalClustering(linkage: .single)
    let tree = try clustering.fit(points)
    let expected = try clustering.fit(HierarchicalSamples.distances(points))
    #expect(HierarchicalSamples.gap(tree.heights, expected.heights) < 1e-13)
    #expect(tree.clusters == expected.clusters)
  }

  /// Where distances tie, spanning trees differ, but not their lengths, nor the clusters at a
  /// height.
  @Test(arguments: [1, 2, 3, 9])
  func equalsTheMatrixOnALattice(_ columns: Int) throws {
    let points = HierarchicalSamples.lattice(
      220, columns: columns, side: columns == 1 ? 500 : 9, seed: 71)
    let clustering = HierarchicalClustering(linkage: .single)
    let tree = try clustering.fit(points)
    let expected = try clustering.fit(HierarchicalSamples.distances(points))
    #expect(HierarchicalSamples.gap(tree.heights, expected.heights) < 1e-13)
    for height in [0, 1.001, 1.5, 2.3, 3.7] {
      #expect(try tree.labels(height: height) == expected.labels(height: height))
    }
  }

  @Test func theSameBitsOnAnyNumberOfThreads() throws {
    let points = HierarchicalSamples.lattice(800, columns: 3, side: 40, seed: 72)
    let clustering = HierarchicalClustering(linkage: .single)
    let expected = try clustering.fit(points, execution: Execution(threadCount: 1))
    for threads in [2, 3, 16] {
      #expect(try clustering.fit(points, execution: Execution(threadCount: threads)) == expected)
    }
  }
}
