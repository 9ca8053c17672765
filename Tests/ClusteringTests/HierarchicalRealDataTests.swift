// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

private let hierarchicalDatasets = ProcessInfo.processInfo.environment["CLIENTELE_DATASETS"]

/// Published figures of public tables, where the environment variable CLIENTELE_DATASETS names a
/// folder that holds them as `clustering/NAME.csv`.
@Suite(.enabled(if: hierarchicalDatasets != nil))
struct HierarchicalRealDataTests {
  private func table(_ name: String) throws -> Matrix<Double> {
    let path = "\(hierarchicalDatasets ?? "")/clustering/\(name).csv"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).dropFirst()
    // The first column holds names.
    return Matrix(
      rows: lines.map { $0.split(separator: ",").dropFirst().compactMap { Double($0) } })
  }

  /// McNeil's table of arrests in R; the last heights, and cophenetic correlations.
  @Test(
    arguments: [
      (.average, 152.313999380762, 0.765898317727074), (.single, 38.5279119600325, 0.570250532487),
      (.complete, 293.622751162134, 0.763692574411), (.ward, 700.878601949360, 0.760961253226),
    ] as [(Linkage, Double, Double)])
  func arrests(_ linkage: Linkage, _ height: Double, _ correlation: Double) throws {
    let points = try table("USArrests")
    let tree = try HierarchicalClustering(linkage: linkage).fit(points)
    #expect(abs(tree.merges[48].height - height) < 1e-9 * height)
    #expect(abs(try tree.copheneticCorrelation(with: points) - correlation) < 1e-11)
    #expect(tree.merges[0].first == 14 && tree.merges[0].second == 28)
  }

  /// R's `cutree` of the complete tree: 14, 14, 20 and 2 states.
  @Test func arrestsCut() throws {
    let tree = try HierarchicalClustering(linkage: .complete).fit(table("USArrests"))
    let labels = try tree.labels(clusterCount: 4)
    #expect((0..<4).map { k in labels.count { $0 == k } } == [14, 14, 20, 2])
  }

  @Test func arrestsInversions() throws {
    for (linkage, count) in [(Linkage.centroid, 2), (.median, 4)] {
      let tree = try HierarchicalClustering(linkage: linkage).fit(table("USArrests"))
      #expect(zip(tree.heights, tree.heights.dropFirst()).count { $0 > $1 } == count)
    }
  }
}
