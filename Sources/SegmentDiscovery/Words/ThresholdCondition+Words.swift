// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import CustomerFeatures
import SalesData

extension ThresholdCondition {
  /// As in code: `recency_days <= 31`.
  func code(_ feature: Feature) -> String {
    let comparison =
      switch side {
      case .atMost: "<="
      case .atLeast: ">="
      case .over: ">"
      }
    return "\(feature.name) \(comparison) \(DecimalFigure.plain(threshold))"
  }

  /// As in text: last bought at most 31 days ago.
  func words(_ feature: Feature) -> Wording {
    let bound: Wording =
      switch side {
      case .atMost: "at most"
      case .atLeast: "at least"
      case .over: "over"
      }
    let figure = figure
    switch feature.name {
    case "recency_days": return "last bought \(bound) \(noun("day")) ago"
    case "frequency": return "\(bound) \(noun("order"))"
    case "monetary": return "spent \(bound) \(.digits(figure, threshold)) in all"
    case "average_order_value": return "spent \(bound) \(.digits(figure, threshold)) an order"
    case "tenure_days": return "first bought \(bound) \(noun("day")) ago"
    case "days_between_orders": return "\(bound) \(noun("day")) between orders"
    case "refund_count": return "\(bound) \(noun("refund"))"
    case "lines_per_order": return "\(bound) \(noun("line")) an order"
    default:
      let label = Wording.known(feature.label)
      guard feature.unit == .share else {
        return "\(label): \(bound) \(.digits(figure, threshold))"
      }
      // Times 100 may leave a last bit that no person wants to read.
      let percent = DecimalFigure.plain(DecimalFigure.rounded(threshold * 100, digits: 12))
      return "\(label): \(bound) \(.digits(percent, threshold * 100)) percent"
    }
  }

  /// The exact threshold, whole thousands set apart.
  private var figure: String {
    threshold == threshold.rounded()
      ? NumberText.fixed(threshold, places: 0, grouping: true) : DecimalFigure.plain(threshold)
  }

  private func noun(_ singular: String) -> Wording { .figure(figure, threshold, singular) }
}
