// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Benchmark
import Clientele

/// k-means: one start to convergence, seeding included, and the numbers of clusters in one go.
func kMeansBenchmarks() {
  for (rowCount, columnCount, clusterCount) in [
    (1_500_000, 3, 5), (600_000, 8, 8), (300_000, 16, 16), (75_000, 64, 16),
  ] {
    let points = Prepared { simulatedPoints(rowCount, columnCount, clusterCount: clusterCount) }
    Benchmark.stage(
      "K-means, n = \(rowCount), d = \(columnCount), k = \(clusterCount)", rowCount: rowCount,
      points
    ) { try KMeans(clusterCount: clusterCount, restartCount: 1).fit($0, seed: 1).inertia }
  }
  let rowCount = 200_000
  let points = Prepared { simulatedPoints(rowCount, 3, clusterCount: 5) }
  Benchmark.stage(
    "K-means, k = 2...10 with ten starts, n = \(rowCount), d = 3", rowCount: rowCount, points
  ) { try KMeans(clusterCount: 2).sweep(clusterCounts: 2...10, $0, seed: 1).map(\.inertia) }
  let many = 1_000_000
  let table = Prepared { simulatedPoints(many, 3, clusterCount: 5) }
  Benchmark.stage("Two-step clustering, n = \(many), d = 3", rowCount: many, table) {
    try TwoStep(clusterCount: 5).fit($0).inertia
  }
  let chunks = Prepared { chunked(simulatedPoints(many, 3, clusterCount: 5), rowCount: 1 << 16) }
  Benchmark.stage("K-means of rows in chunks, n = \(many), d = 3", rowCount: many, chunks) {
    var fit = try StreamingKMeans(clusterCount: 5).begin(columnCount: 3)
    for chunk in $0 { try fit.add(chunk) }
    return try fit.finish(seed: 1).inertia
  }
}

/// The whole tree, by linkages that need no distance matrix and by one that does.
func treeBenchmarks() {
  for (linkage, rowCount) in [(Linkage.ward, 200_000), (.single, 200_000), (.average, 6_000)] {
    let points = Prepared { simulatedPoints(rowCount, 3, clusterCount: 5) }
    Benchmark.stage(
      "Tree by \(linkage.rawValue) linkage, n = \(rowCount), d = 3", rowCount: rowCount, points
    ) { try HierarchicalClustering(linkage: linkage).fit($0).merges.count }
  }
}

/// What partitions are worth, and whether there are groups at all.
func indexBenchmarks() {
  for rowCount in [20_000, 1_000_000] {
    let points = Prepared {
      let points = simulatedPoints(rowCount, 3, clusterCount: 5)
      return (points, (0..<rowCount).map { Int32($0 % 5) })
    }
    if rowCount <= Silhouette.exactRowLimit {
      Benchmark.stage("Exact silhouette, n = \(rowCount), d = 3", rowCount: rowCount, points) {
        try Silhouette.of($0.0, labels: $0.1).mean
      }
    } else {
      Benchmark.stage(
        "Inertia, Caliński-Harabasz, Davies-Bouldin, n = \(rowCount), d = 3", rowCount: rowCount,
        points
      ) { try PartitionIndices.of($0.0, labels: $0.1).daviesBouldin }
    }
  }
  let rowCount = 1_000_000
  let points = Prepared { simulatedPoints(rowCount, 3, clusterCount: 5) }
  Benchmark.stage("Test of structure, n = \(rowCount), d = 3", rowCount: rowCount, points) {
    try ValleyTree().fit($0, seed: 1).leafCount
  }
}
