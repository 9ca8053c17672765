// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Facts about the package itself.
public enum ClientelePackage {
  /// The version, as in the change log.
  public static let version = "0.1.0"
}
