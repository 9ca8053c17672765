// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension ThresholdTree: Codable {
  private enum CodingKeys: String, CodingKey { case nodes, columnCount, fidelity, price, notes }

  /// Reads a tree, and refuses one whose nodes do not form a tree.
  ///
  /// - Parameter decoder: Where the tree is read from.
  /// - Throws: `DecodingError.dataCorrupted` when a node leads nowhere or back, or asks for a
  ///   column that there is not.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    nodes = try container.decode([Node].self, forKey: .nodes)
    columnCount = try container.decode(Int.self, forKey: .columnCount)
    fidelity = try container.decode(Double.self, forKey: .fidelity)
    price = try container.decodeIfPresent(Double.self, forKey: .price)
    notes = try container.decode([String].self, forKey: .notes)
    let fits = nodes.enumerated().allSatisfy { index, node in
      guard case .split(let column, _, let atMost, let over) = node else { return true }
      return column >= 0 && column < columnCount && atMost > index && over > index
        && atMost < nodes.count && over < nodes.count
    }
    guard fits, !nodes.isEmpty else {
      throw DecodingError.dataCorruptedError(
        forKey: .nodes, in: container, debugDescription: "the nodes do not form a tree")
    }
  }

  /// Writes the nodes and their figures.
  ///
  /// - Parameter encoder: Where the tree is written to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(nodes, forKey: .nodes)
    try container.encode(columnCount, forKey: .columnCount)
    try container.encode(fidelity, forKey: .fidelity)
    try container.encodeIfPresent(price, forKey: .price)
    try container.encode(notes, forKey: .notes)
  }
}
