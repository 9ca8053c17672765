// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What a feature is: its name in rules and files, its words, its unit.
public struct Feature: Sendable, Hashable, Codable {
  /// In what a feature is counted.
  public enum Unit: String, Sendable, Hashable, Codable { case days, orders, money, share, count }

  /// As in rules, files and options: `recency_days`.
  public let name: String
  /// As in text, without the unit: "days since the last order".
  public let label: String
  public let unit: Unit

  public init(name: String, label: String, unit: Unit) {
    self.name = name
    self.label = label
    self.unit = unit
  }
}
