// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra

/// Agglomeration as the definitions say it, in O(n³): the nearest of all pairs, again and again.
struct HierarchicalReference {
  private struct Cluster {
    var id: Int
    var members: [Int]
    var weight: Double
    /// The mean, or for median linkage the midpoint.
    var center: [Double]
    /// For weighted linkage: the distances to the other clusters by id.
    var distances: [Int: Double] = [:]
  }

  let linkage: Linkage
  let points: Matrix<Double>
  let weights: [Double]

  init(_ linkage: Linkage, _ points: Matrix<Double>, weights: [Double]? = nil) {
    self.linkage = linkage
    self.points = points
    self.weights = weights ?? [Double](repeating: 1, count: points.rowCount)
  }

  func merges() -> [Dendrogram.Merge] {
    let n = points.rowCount
    var live = (0..<n).map {
      Cluster(id: $0, members: [$0], weight: weights[$0], center: points.row($0))
    }
    for i in 0..<n {
      for j in 0..<n where i != j {
        live[i].distances[j] = HierarchicalSamples.distance(points.row(i), points.row(j))
      }
    }
    var merges: [Dendrogram.Merge] = []
    while live.count > 1 {
      var best = (distance: Double.infinity, i: 0, j: 0)
      for i in live.indices {
        for j in live.indices.dropFirst(i + 1) {
          let distance = self.distance(live[i], live[j])
          if distance < best.distance { best = (distance, i, j) }
        }
      }
      let (a, b) = (live[best.i], live[best.j])
      let merged = merge(a, b, id: n + merges.count)
      merges.append(
        .init(
          first: min(a.id, b.id), second: max(a.id, b.id), height: best.distance,
          size: merged.weight))
      live.remove(at: best.j)
      live.remove(at: best.i)
      for i in live.indices { live[i].distances[merged.id] = merged.distances[live[i].id] }
      live.append(merged)
    }
    return merges
  }

  private func merge(_ a: Cluster, _ b: Cluster, id: Int) -> Cluster {
    let weight = a.weight + b.weight
    let center = zip(a.center, b.center).map { x, y in
      linkage == .median ? (x + y) / 2 : (x * a.weight + y * b.weight) / weight
    }
    var distances: [Int: Double] = [:]
    for (other, distance) in a.distances where other != b.id {
      distances[other] = (distance + (b.distances[other] ?? .nan)) / 2
    }
    return Cluster(
      id: id, members: a.members + b.members, weight: weight, center: center,
      distances: distances)
  }

  private func distance(_ a: Cluster, _ b: Cluster) -> Double {
    func pairs(_ combine: (Double, Double, Double) -> Double, _ start: Double) -> Double {
      var value = start
      for i in a.members {
        for j in b.members {
          let distance = HierarchicalSamples.distance(points.row(i), points.row(j))
          value = combine(value, distance, weights[i] * weights[j])
        }
      }
      return value
    }
    switch linkage {
    case .single: return pairs({ value, distance, _ in min(value, distance) }, .infinity)
    case .complete: return pairs({ value, distance, _ in max(value, distance) }, 0)
    case .average:
      return pairs({ value, distance, weight in value + weight * distance }, 0)
        / (a.weight * b.weight)
    case .weighted: return a.distances[b.id] ?? .nan
    case .ward:
      return (2 * a.weight * b.weight / (a.weight + b.weight)).squareRoot()
        * HierarchicalSamples.distance(a.center, b.center)
    case .centroid, .median: return HierarchicalSamples.distance(a.center, b.center)
    }
  }
}
