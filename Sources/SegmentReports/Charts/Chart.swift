// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Something that can be drawn at any width: for a phone and for a desk.
protocol Chart: Sendable {
  /// The drawing at a width in pixels, 300 or more.
  func drawing(width: Double) -> Drawing
}
