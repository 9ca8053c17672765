// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension Dendrogram: Codable {
  private enum CodingKeys: String, CodingKey { case linkage, leafCount, merges }

  /// Reads a tree, and checks that it is one.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      linkage: container.decode(Linkage.self, forKey: .linkage),
      leafCount: container.decode(Int.self, forKey: .leafCount),
      merges: container.decode([Merge].self, forKey: .merges))
  }

  /// Writes the tree.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(linkage, forKey: .linkage)
    try container.encode(leafCount, forKey: .leafCount)
    try container.encode(merges, forKey: .merges)
  }
}
