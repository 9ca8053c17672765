// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A shop whose customers' segments are known.
public struct SalesScenario: Sendable {
  /// As in `--scenario`.
  public let name: String
}
