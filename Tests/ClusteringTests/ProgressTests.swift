// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Synchronization
import Testing

@testable import Clustering

/// What long work reports grows from 0 to at most 1, and never falls.
@Suite struct ProgressTests {
  private static let points = draw(1_500)

  private static func draw(_ count: Int) -> Matrix<Double> {
    var generator = SeededGenerator(seed: 3)
    return Matrix(
      rowCount: count, columnCount: 3,
      columnMajor: (0..<3 * count).map { _ in generator.approximateNormal() })
  }

  private func fractions(_ work: (Execution) throws -> Void) rethrows -> [Double] {
    let heard = Mutex<[Double]>([])
    try work(
      Execution(threadCount: 2) { progress in
        if let fraction = progress.fraction { heard.withLock { $0.append(fraction) } }
      })
    return heard.withLock { $0 }
  }

  private func expectRising(_ name: String, _ work: (Execution) throws -> Void) rethrows {
    let heard = try fractions(work)
    #expect(!heard.isEmpty, "\(name) is silent")
    #expect(heard.allSatisfy { (0...1).contains($0) }, "\(name): \(heard)")
    #expect(zip(heard, heard.dropFirst()).allSatisfy { $0 <= $1 }, "\(name) falls: \(heard)")
  }

  @Test func partitionsRise() throws {
    let points = Self.points
    try expectRising("k-means") {
      _ = try KMeans(clusterCount: 4, restartCount: 3).fit(points, execution: $0)
    }
    try expectRising("sweep") {
      _ = try KMeans(clusterCount: 2).sweep(clusterCounts: 2...5, points, execution: $0)
    }
    try expectRising("mixture") {
      _ = try GaussianMixture(componentCount: 3).fit(points, execution: $0)
    }
    try expectRising("two-step") {
      _ = try TwoStep(clusterCount: 3, microClusterCount: 64).fit(points, execution: $0)
    }
    let few = Self.draw(60)
    try expectRising("valleys") { _ = try ValleyTree().fit(few, execution: $0) }
  }

  @Test(arguments: Linkage.allCases) func treesRise(linkage: Linkage) throws {
    try expectRising("\(linkage)") {
      _ = try HierarchicalClustering(linkage: linkage).fit(Self.points, execution: $0)
    }
  }

  @Test func judgementsRise() throws {
    let points = Self.points
    let labels = (0..<points.rowCount).map { Int32($0 % 3) }
    try expectRising("silhouette") {
      _ = try Silhouette.of(points, labels: labels, execution: $0)
    }
    try expectRising("Dunn") { _ = try DunnIndex.of(points, labels: labels, execution: $0) }
  }
}
