// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What becomes of orders that stand in several files, as where exports overlap in time.
public enum OverlapTreatment: String, Sendable, Hashable, Codable, CaseIterable {
  /// They count once: an order of a customer with the same id and the same content in another file
  /// is rejected there and counted with its money; so are equal rows without an order id, of which
  /// the file with most counts.
  case once
  /// They count in each file.
  case keep
}
