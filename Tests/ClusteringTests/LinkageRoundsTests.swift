// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import ReproducibleComputing
import Testing

/// The linkages on a matrix, with enough points for several rounds, against the formulas of Lance
/// and Williams applied to one nearest pair after the other.
@Suite struct LinkageRoundsTests {
  @Test(arguments: [Linkage.single, .complete, .average, .weighted, .ward])
  func equalsOnePairAtATime(_ linkage: Linkage) throws {
    let n = 170
    let points = HierarchicalSamples.groups(n, columns: 3, seed: 81)
    let weights = (0..<n).map { Double(1 + $0 % 4) }
    let distances = try HierarchicalSamples.distances(points)
    let tree = try HierarchicalClustering(linkage: linkage).fit(distances, weights: weights)
    let expected = onePairAtATime(linkage, distances, weights)
    #expect(HierarchicalSamples.gap(tree.heights, expected.map(\.height)) < 1e-12)
    #expect(tree.merges.map(\.first) == expected.map(\.first))
    #expect(tree.merges.map(\.second) == expected.map(\.second))
  }

  private func onePairAtATime(
    _ linkage: Linkage, _ distances: CondensedDistances, _ weights: [Double]
  ) -> [Dendrogram.Merge] {
    let n = weights.count
    var ids = Array(0..<n)
    var masses = weights
    var d = (0..<n).map { i in (0..<n).map { distances[i, $0] } }
    if linkage == .ward {
      for i in 0..<n {
        for j in 0..<n {
          d[i][j] *= (2 * weights[i] * weights[j] / (weights[i] + weights[j])).squareRoot()
        }
      }
    }
    var live = Array(0..<n)
    var merges: [Dendrogram.Merge] = []
    while live.count > 1 {
      var best = (distance: Double.infinity, i: 0, j: 0)
      for (at, i) in live.enumerated() {
        for j in live[(at + 1)...] where d[i][j] < best.distance { best = (d[i][j], i, j) }
      }
      let (height, i, j) = best
      live.removeAll { $0 == j }
      let (a, b) = (masses[i], masses[j])
      for k in live where k != i {
        let (x, y, w) = (d[i][k], d[j][k], masses[k])
        let updated: Double =
          switch linkage {
          case .single: min(x, y)
          case .complete: max(x, y)
          case .average: (a * x + b * y) / (a + b)
          case .weighted: (x + y) / 2
          default:
            (((a + w) * x * x + (b + w) * y * y - w * height * height) / (a + b + w))
              .squareRoot()
          }
        d[i][k] = updated
        d[k][i] = updated
      }
      masses[i] = a + b
      merges.append(
        .init(first: min(ids[i], ids[j]), second: max(ids[i], ids[j]), height: height, size: a + b))
      ids[i] = n + merges.count - 1
    }
    return merges
  }

  /// Growing gaps merge few pairs a round; the chain goes on from there.
  @Test(arguments: [Linkage.complete, .average, .weighted])
  func growingGaps(_ linkage: Linkage) throws {
    var place = 0.0
    let values = (0..<300).map { i -> Double in
      place += 1 + 0.5 * Double(i)
      return place
    }
    let distances = try HierarchicalSamples.distances(Matrix(columns: [values]))
    let tree = try HierarchicalClustering(linkage: linkage).fit(distances)
    let expected = onePairAtATime(linkage, distances, [Double](repeating: 1, count: 300))
    #expect(HierarchicalSamples.gap(tree.heights, expected.map(\.height)) < 1e-12)
  }
}
