// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// From where each gate is passed, and from where it is doubtful; every figure can be changed.
public struct GateThresholds: Sendable, Hashable, Codable {
  /// A gate is passed from the one figure, and doubtful from the other.
  public struct Bounds: Sendable, Hashable, Codable {
    /// The gate is passed at this figure or on its good side.
    public var passed: Double
    /// It is doubtful at this figure or on its good side.
    public var doubtful: Double

    /// Creates bounds.
    ///
    /// - Parameters:
    ///   - passed: From where the gate is passed.
    ///   - doubtful: From where it is doubtful.
    public init(passed: Double, doubtful: Double) {
      self.passed = passed
      self.doubtful = doubtful
    }
  }

  /// Half the width of the size's 95 percent interval, as a part of the size; lower is better.
  public var measurable = Bounds(passed: 0.1, doubtful: 0.2)
  /// The share of members that can be reached with consent by the best channel.
  public var accessible = Bounds(passed: 0.5, doubtful: 0.2)
  /// The segment's share of customers or of revenue, whichever is larger.
  public var substantial = Bounds(passed: 0.05, doubtful: 0.02)
  /// Customers that pay for a campaign of its own; nil where no break-even is stated.
  public var breakEvenCustomers: Int?
  /// The depth of the valley to the nearest segment; lower is better, and it must be proven.
  public var distinct = Bounds(passed: 0.75, doubtful: 0.9)
  /// The rule's precision.
  public var precision = Bounds(passed: 0.8, doubtful: 0.7)
  /// The rule's recall.
  public var recall = Bounds(passed: 0.7, doubtful: 0.6)
  /// The mean Jaccard coefficient (Hennig, CSDA 52, 2007).
  public var stable = Bounds(passed: 0.75, doubtful: 0.6)

  /// The thresholds of the documentation.
  public init() {}

  /// The names by which ``set(_:to:)`` knows the bounds.
  public static let names = [
    "measurable", "accessible", "substantial", "distinct", "precision", "recall", "stable",
  ]

  /// Sets from where a gate is passed; where that is on the worse side of the bound from which it
  /// is doubtful, that bound moves along.
  ///
  /// - Parameters:
  ///   - name: One of ``names``.
  ///   - value: The figure, in 0...1.
  /// - Throws: `DiscoveryError` for an unknown name or a figure out of its range.
  public mutating func set(_ name: String, to value: Double) throws {
    guard let path = Self.path(name) else {
      throw DiscoveryError(
        .threshold, "there is no gate \"\(name)\"",
        remedy: "name one of \(Self.names.joined(separator: ", "))")
    }
    guard (0...1).contains(value) else {
      throw DiscoveryError(
        .threshold, "the threshold of \(name) is \(value)", remedy: "give a share from 0 to 1")
    }
    let lowerIsBetter = name == "measurable" || name == "distinct"
    self[keyPath: path].passed = value
    let doubtful = self[keyPath: path].doubtful
    self[keyPath: path].doubtful = lowerIsBetter ? max(value, doubtful) : min(value, doubtful)
  }

  private static func path(_ name: String) -> WritableKeyPath<GateThresholds, Bounds>? {
    switch name {
    case "measurable": \.measurable
    case "accessible": \.accessible
    case "substantial": \.substantial
    case "distinct": \.distinct
    case "precision": \.precision
    case "recall": \.recall
    case "stable": \.stable
    default: nil
    }
  }
}
