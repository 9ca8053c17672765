// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How the distance between two clusters follows from the distances of their parts.
public enum Linkage: String, Sendable, Hashable, Codable, CaseIterable {
  case single, complete, average, weighted, ward, centroid, median
}
