// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery

/// One segment on the first screen: who, how many, how much, what is typical, what to do.
struct SegmentCard {
  let segment: Segment
  let index: Int
  let units: UnitText
  let isAlone: Bool

  /// What of its customers differs most from everybody's, at most three.
  var traits: [FeatureProfile] {
    let sorted = segment.profile.enumerated().sorted { a, b in
      let (first, second) = (a.element.effectSize.magnitude, b.element.effectSize.magnitude)
      return first == second ? a.offset < b.offset : first > second
    }
    return sorted.prefix(3).map(\.element)
  }

  func html() -> Markup {
    let color = "var(--s\(index % Palette.segmentColorCount + 1))"
    let address = "#segment-\(segment.id)"
    return """
      <li class="card" style="--c:\(color)">
      <h3><a href="\(address)">\(segment.name)</a></h3>
      <div class="pair">\(size())\(money())</div>
      <ul class="traits">\(traits.map(trait).joined())</ul>
      \(meter())
      \(GateStrip(gates: segment.gates).compactHTML())
      <p class="do">\(segment.action)</p>
      <p class="more"><a href="\(address)">More<span class="hidden"> about \(segment.name)</span>\
      </a></p>
      </li>

      """
  }

  private func size() -> Markup {
    let count = NumberText.count(segment.customers)
    let noun = NumberText.noun(segment.customers, "customer")
    let share = NumberText.percent(segment.customerShare)
    return """
      <p class="who"><b>\(count)</b> \(noun), \(share)\(track(segment.customerShare))</p>
      """
  }

  private func money() -> Markup {
    let share = NumberText.percent(segment.revenueShare)
    return """
      <p class="what"><b>\(units.money(segment.revenue))</b> revenue, \(share)\(track(segment.revenueShare))</p>
      """
  }

  private func trait(_ profile: FeatureProfile) -> Markup {
    guard !isAlone else {
      return "<li><span></span><span>\(units.trait(profile, comparing: false))</span></li>"
    }
    let direction: String
    if profile.median > profile.overallMedian {
      direction = "▲"
    } else if profile.median < profile.overallMedian {
      direction = "▼"
    } else {
      direction = "="
    }
    return """
      <li><span class="dir" aria-hidden="true">\(direction)</span> <span>\(units.trait(profile))\
      </span></li>
      """
  }

  private func meter() -> Markup {
    guard !isAlone else { return "<p class=\"meter\">The only group</p>" }
    let apart = segment.distinctiveness
    let word = apart.word.rawValue
    let score = NumberText.fixed(apart.score, places: 0)
    let overlap = apart.nearest.flatMap {
      $0.overlap < 0.005
        ? nil : ", overlaps its nearest by \(NumberText.wholePercent($0.overlap))"
    }
    return """
      <p class="meter">How distinct: \(word), \(score) of 100\(overlap ?? "")\
      \(track(apart.score / 100))</p>
      """
  }

  /// A bar whose whole is its track.
  private func track(_ share: Double) -> Markup {
    let held = share.isFinite ? min(max(share, 0), 1) : 0
    let width = NumberText.fixed(held * 100, places: 1, trimmed: true)
    return "<span class=\"track\"><i style=\"width:\(width)%\"></i></span>"
  }
}
