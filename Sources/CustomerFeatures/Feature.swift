// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What a feature is: its name in rules and files, its words, its unit.
public struct Feature: Sendable, Hashable, Codable {
  /// In what a feature is counted.
  public enum Unit: String, Sendable, Hashable, Codable {
    /// Days, as a decimal number.
    case days
    /// A whole number of orders.
    case orders
    /// An amount in the currency of the data.
    case money
    /// A part of a whole, from 0 to 1.
    case share
    /// A number of things, which a mean makes a decimal number.
    case count
  }

  /// As in rules, files and options: `recency_days`.
  public let name: String

  /// As in text, without the unit: "days since the last order".
  public let label: String

  /// In what it is counted.
  public let unit: Unit

  /// How it is computed, in a sentence.
  public let definition: String

  /// Creates the description of a feature.
  ///
  /// - Parameters:
  ///   - name: As in rules and files: lower case letters, digits and `_`.
  ///   - label: As in running text.
  ///   - unit: In what it is counted.
  ///   - definition: How it is computed, in a sentence.
  public init(name: String, label: String, unit: Unit, definition: String = "") {
    self.name = name
    self.label = label
    self.unit = unit
    self.definition = definition
  }
}
