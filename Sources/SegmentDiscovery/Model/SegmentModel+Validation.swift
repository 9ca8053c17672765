// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra

extension SegmentModel {
  /// Refuses a model that was damaged, or written by another version of this format.
  ///
  /// - Throws: `DiscoveryError` with what is wrong.
  public func validate() throws {
    try Self.check(version: version)
    let width = preparation.activeColumns.count
    let isWhole =
      !centers.isEmpty
      && centers.allSatisfy { $0.count == width && $0.allSatisfy(\.isFinite) }
      && segments.count == centers.count
      && segments.map(\.id) == Array(1...segments.count)
      && Set(segments.map(\.name)).count == segments.count
      && densities.map { $0.components.count == centers.count } ?? true
      && featureNames == preparation.columns.map(\.feature.name)
      && references.count == featureNames.count && references.allSatisfy(\.isWhole)
      && preparation.columns.allSatisfy { $0.scale > 0 && $0.logUnit > 0 }
      && [rfm.recency, rfm.frequency, rfm.monetary].allSatisfy { $0.count == rfm.bins - 1 }
    // Placing one customer shows whether the parts of the densities fit each other.
    let areDensities =
      (try? densities?.place(
        Matrix(rows: [references.map { $0.least }]))) != nil || densities == nil
    guard isWhole, areDensities else {
      throw DiscoveryError(
        .model, "the model is damaged: its parts do not fit each other",
        remedy: "use an undamaged copy, or discover the segments again")
    }
  }

  /// Refuses versions of the format that this code does not read.
  static func check(version: Int) throws {
    guard version != currentVersion else { return }
    if version > currentVersion {
      throw DiscoveryError(
        .model,
        "the model has format \(version), and this program reads format \(currentVersion)",
        remedy: "use a newer clientele, or discover the segments again")
    }
    throw DiscoveryError(
      .model,
      "the model has the old format \(version), and this program reads format \(currentVersion)",
      remedy: "discover the segments again")
  }
}

extension SegmentModel.FeatureReference {
  /// Whether the parts fit each other.
  var isWhole: Bool {
    least.isFinite && greatest.isFinite && least <= greatest && !bounds.isEmpty
      && counts.count == bounds.count + 1 && counts.allSatisfy { $0 >= 0 }
      && counts.reduce(0, +) > 0
      && zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 }
  }
}
