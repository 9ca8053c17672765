// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Benchmark
import Clientele

/// One start of k-means to convergence, seeding included.
func kMeansBenchmarks() {
  for (rowCount, columnCount, clusterCount) in [(1_500_000, 3, 5), (300_000, 16, 16)] {
    let points = Prepared { simulatedPoints(rowCount, columnCount, clusterCount: clusterCount) }
    Benchmark(
      "K-means, n = \(rowCount), d = \(columnCount), k = \(clusterCount)",
      closure: { _ in
        blackHole(
          try KMeans(clusterCount: clusterCount, restartCount: 1).fit(points.value, seed: 1).inertia
        )
      }, setup: { points.prepare() }, teardown: { points.discard() })
  }
}

/// The whole tree, by the linkages that need no distance matrix.
func treeBenchmarks() {
  let (rowCount, columnCount) = (20_000, 3)
  let points = Prepared { simulatedPoints(rowCount, columnCount, clusterCount: 5) }
  for linkage in [Linkage.ward, .single] {
    Benchmark(
      "Tree by \(linkage.rawValue) linkage, n = \(rowCount), d = \(columnCount)",
      closure: { _ in
        blackHole(try HierarchicalClustering(linkage: linkage).fit(points.value).merges.count)
      }, setup: { points.prepare() }, teardown: { points.discard() })
  }
}
