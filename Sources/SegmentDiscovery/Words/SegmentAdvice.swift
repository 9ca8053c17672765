// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// One thing to do with a segment, and who is in it, in plain words.
enum SegmentAdvice {
  /// The action for where a segment's median lies: how silent, how valuable, how many orders.
  ///
  /// Of the segments, the one that spends most is rewarded, not led to be like another.
  static func action(_ traits: SegmentNaming.Traits, spendsMost: Bool) -> Wording {
    let isOneTime = traits.frequency < 1.5
    let isHighValue = traits.value >= 0.75
    switch traits.silence {
    case ..<0.4 where isOneTime:
      return
        "Earn the second order: a welcome within days, with what goes well with the first purchase."
    case ..<0.4 where isHighValue && (spendsMost || traits.value >= 0.9):
      return "Reward them and ask for nothing: early access and personal service, no discounts."
    case ..<0.4 where isHighValue:
      return "Lead them to the best customers' habits: a benefit that starts a few orders on."
    case ..<0.4 where traits.value >= 0.5:
      return "Raise the order value: bundles, and a benefit just above what they usually spend."
    case ..<0.4:
      return "Build the habit: useful news and a reason to order again soon."
    case ..<0.65 where isHighValue:
      return "Call them back before they are gone: a personal reminder while they still know you."
    case ..<0.65 where isOneTime:
      return "Ask once for the second order, with a small incentive that ends soon."
    case ..<0.65:
      return "Remind them around the time at which they usually order again."
    case _ where isHighValue:
      return "Win them back first: ask what went wrong, and give a strong reason to return."
    case _ where isOneTime:
      return "Spend little: one inexpensive message, then leave them out of paid campaigns."
    default:
      return "Try one win-back offer, and measure it against a group that gets none."
    }
  }

  /// One sentence on what the members typically do, against all customers.
  static func summary(
    customers: Int, traits: SegmentNaming.Traits, all: SegmentNaming.Traits
  ) -> Wording {
    func figures(_ traits: SegmentNaming.Traits) -> Wording {
      let orders = Wording.figure(
        NumberText.significant(traits.medians[1]), traits.medians[1], "order")
      return """
        \(orders), \(.significant(traits.medians[2])) spent in all and \(days(traits.medians[0])) \
        since the last order
        """
    }
    return customers == 1
      ? "This customer has \(figures(traits)); typical of all are \(figures(all))."
      : "They typically have \(figures(traits)); typical of all are \(figures(all))."
  }

  private static func days(_ value: Double) -> Wording {
    let rounded = DecimalFigure.multiple(of: value < 10 ? -1 : 0, nearest: value)
    return .figure(NumberText.significant(rounded), rounded, "day")
  }
}
