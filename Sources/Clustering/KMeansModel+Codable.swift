// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra

extension KMeansModel: Codable {
  private enum CodingKeys: String, CodingKey {
    case centers, labels, sizes, weights, inertia, iterationCount, converged, notes
  }

  /// Reads a model, and refuses one whose parts do not fit each other.
  ///
  /// - Parameter decoder: Where the model is read from.
  /// - Throws: `DecodingError.dataCorrupted` when centres are not finite, a label names no centre,
  ///   sizes or weights are not those of as many clusters, or a figure is out of its range.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func require(_ holds: Bool, _ key: CodingKeys, _ problem: String) throws {
      guard holds else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: problem)
      }
    }
    centers = try container.decode(Matrix<Double>.self, forKey: .centers)
    labels = try container.decode([Int32].self, forKey: .labels)
    sizes = try container.decode([Int].self, forKey: .sizes)
    weights = try container.decode([Double].self, forKey: .weights)
    inertia = try container.decode(Double.self, forKey: .inertia)
    iterationCount = try container.decode(Int.self, forKey: .iterationCount)
    converged = try container.decode(Bool.self, forKey: .converged)
    notes = try container.decode([String].self, forKey: .notes)
    let count = centers.rowCount
    try require(
      count > 0 && centers.columnCount > 0, .centers, "There are no centres. Save the model anew.")
    try require(
      centers.elements.allSatisfy(\.isFinite), .centers, "A centre's coordinate is not finite.")
    var counted = [Int](repeating: 0, count: count)
    for (row, label) in labels.enumerated() {
      try require(
        label >= 0 && label < count, .labels,
        "The label of row \(row) is \(label), and there are \(count) centres.")
      counted[Int(label)] += 1
    }
    try require(
      sizes == counted, .sizes,
      "The sizes \(sizes) are not how often the labels occur, \(counted).")
    try require(
      weights.count == count, .weights, "\(weights.count) weights do not fit \(count) centres.")
    try require(
      weights.allSatisfy { $0 > 0 && $0.isFinite }, .weights,
      "A cluster's weight is not a positive number.")
    try require(
      inertia >= 0 && inertia.isFinite, .inertia, "The inertia is \(inertia); it is 0 or more.")
    try require(
      iterationCount >= 0, .iterationCount, "\(iterationCount) iterations are less than none.")
  }

  /// Writes all of the model.
  ///
  /// - Parameter encoder: Where the model is written to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(centers, forKey: .centers)
    try container.encode(labels, forKey: .labels)
    try container.encode(sizes, forKey: .sizes)
    try container.encode(weights, forKey: .weights)
    try container.encode(inertia, forKey: .inertia)
    try container.encode(iterationCount, forKey: .iterationCount)
    try container.encode(converged, forKey: .converged)
    try container.encode(notes, forKey: .notes)
  }
}
