// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData

/// The names that segments end up with: generated, kept from an earlier discovery, or given.
struct SegmentNames {
  let settings: SegmentDiscoverer

  /// Chooses the names.
  ///
  /// - Parameters:
  ///   - generated: A different name for each segment.
  ///   - centers: The centre of each in real units, one value a feature.
  ///   - features: The features.
  /// - Returns: A different name for each segment, and what a reader should know.
  /// - Throws: `DiscoveryError` when given names name nothing, or two segments alike.
  func names(
    generated: [String], centers: [[Double]], features: [Feature]
  ) throws -> (names: [String], notes: [Wording]) {
    var (names, notes) = kept(generated, centers, features)
    for (key, name) in settings.names.sorted(by: { $0.key < $1.key }) {
      let places = names.indices.filter {
        names[$0] == key || generated[$0] == key || String($0 + 1) == key
      }
      guard let place = places.first else {
        throw DiscoveryError(
          .names, "there is no segment \"\(key)\" to be named \"\(name)\"",
          remedy: "use a segment's number or its generated name: "
            + generated.map { "\"\($0)\"" }.joined(separator: ", "))
      }
      names[place] = name
    }
    for (index, name) in names.enumerated() {
      if let other = names[..<index].firstIndex(of: name) {
        throw DiscoveryError(
          .names, "segments \(other + 1) and \(index + 1) are both named \"\(name)\"",
          remedy: "give each segment a name of its own")
      }
    }
    return (names, notes)
  }

  /// The names of the earlier discovery for the segments that continue its own.
  private func kept(
    _ generated: [String], _ centers: [[Double]], _ features: [Feature]
  ) -> (names: [String], notes: [Wording]) {
    guard let previous = settings.previous else { return (generated, []) }
    guard previous.featureNames == features.map(\.name) else {
      return (
        generated,
        [
          """
          The earlier model was found by \
          \(verbatim: previous.featureNames.joined(separator: ", ")); its names were not kept for \
          segments by \(verbatim: features.map(\.name).joined(separator: ", ")).
          """
        ]
      )
    }
    let matches = NameMatching(
      centers: centers.map { previous.preparation.prepare($0) }, earlier: previous.centers
    ).matches
    var names: [String] = []
    let taken = Set(matches.compactMap { $0.map { previous.segments[$0].name } })
    for (index, match) in matches.enumerated() {
      if let match {
        names.append(previous.segments[match].name)
      } else {
        // A name may have been new before, and be kept: one more is counted.
        let name = generated[index]
        let others =
          [name, "\(name), new"] + (2...(generated.count + 2)).map { "\(name), new \($0)" }
        names.append(others.first { !taken.contains($0) && !names.contains($0) } ?? name)
      }
    }
    let count = matches.count { $0 != nil }
    return (
      names,
      [
        """
        \(count) of \(generated.count) segments continue those of the earlier model and keep \
        their names.
        """
      ]
    )
  }
}
