// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import Foundation
import Testing

/// Public tables, where the folder that CLIENTELE_DATASETS names has them.
@Suite struct KMeansDatasetTests {
  private static let folder = ProcessInfo.processInfo.environment["CLIENTELE_DATASETS"]

  /// The columns of a table by their names, quotes around names left out.
  private func table(_ name: String, _ columns: [String]) throws -> Matrix<Double> {
    let folder = try #require(Self.folder)
    let text = try String(contentsOfFile: "\(folder)/clustering/\(name)", encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map {
        String($0.filter { $0 != "\"" })
      }
    }
    let places = try columns.map { try #require(lines.first?.firstIndex(of: $0)) }
    return Matrix(
      rows: try lines.dropFirst().map { line in
        try places.map { try #require(Double(line[$0])) }
      })
  }

  /// Ruspini's points (Kaufman and Rousseeuw 1990; R, cluster): sums of squares of R's kmeans and
  /// the silhouette of its pam, which for four clusters find the same ones.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["CLIENTELE_DATASETS"] != nil))
  func ruspini() throws {
    let points = try table("ruspini.csv", ["x", "y"])
    let models = try KMeans(clusterCount: 1, restartCount: 50, tolerance: 0)
      .sweep(clusterCounts: 1...5, points)
    let sums = [244373.866667, 89337.8321429, 51063.4750457, 12881.0512361466, 10126.7197882]
    for (model, sum) in zip(models, sums) { #expect(isClose(model.inertia, sum, 1e-10)) }
    let four = models[3]
    #expect(four.sizes.sorted() == [15, 17, 20, 23])
    let silhouette = try Silhouette.of(points, labels: four.labels)
    #expect(isClose(silhouette.mean, 0.737656990880662))
    let indices = try PartitionIndices.of(points, labels: four.labels)
    #expect(isClose(indices.calinskiHarabasz, 425.327343093563))
    #expect(isClose(indices.daviesBouldin, 0.356964213196963))
  }
}
