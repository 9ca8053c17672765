// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures

extension SegmentModel {
  /// Refuses a model that was damaged, or written by a newer version of this format.
  ///
  /// - Throws: `DiscoveryError` with what is wrong.
  public func validate() throws {
    guard version <= Self.currentVersion else {
      throw DiscoveryError(
        .model,
        "the model has format \(version), and this program reads up to \(Self.currentVersion)",
        remedy: "use a newer clientele, or discover the segments again")
    }
    let width = preparation.activeColumns.count
    let isWhole =
      version >= 1 && !centers.isEmpty
      && centers.allSatisfy { $0.count == width && $0.allSatisfy(\.isFinite) }
      && segments.count == centers.count && conditions.count == centers.count
      && featureNames == preparation.columns.map(\.feature.name)
      && preparation.columns.allSatisfy { $0.scale > 0 && $0.logUnit > 0 }
      && [rfm.recency, rfm.frequency, rfm.monetary].allSatisfy { $0.count == rfm.bins - 1 }
    guard isWhole else {
      throw DiscoveryError(
        .model, "the model is damaged: its parts do not fit each other",
        remedy: "use an undamaged copy, or discover the segments again")
    }
  }
}
