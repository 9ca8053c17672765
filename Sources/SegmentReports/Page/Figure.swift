// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// A plot with the words that it needs: what it finds, what is plotted, and its numbers.
struct Figure: Sendable {
  /// The finding, in a sentence without a final stop.
  let title: Wording
  /// What is plotted, in which unit.
  let subtitle: Wording
  /// What a reader who cannot see it should know.
  let alternative: Wording
  let chart: any Chart
  let table: DataTable

  /// The widths that are drawn; the page shows the one that fits.
  static let narrowWidth = 340.0
  static let wideWidth = 720.0
}
