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
  let say: (Wording) -> String

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
    let name = say(.name(segment.name))
    let more = say("More about \(.name(segment.name))")
    return """
      <li class="card" style="--c:\(color)">
      <h3><a href="\(address)">\(name)</a></h3>
      <div class="pair">\(size())\(money())</div>
      <ul class="traits">\(traits.map(trait).joined())</ul>
      \(meter())
      \(GateStrip(gates: segment.gates, say: say).compactHTML())
      <p class="do">\(say(segment.action))</p>
      <p class="more"><a href="\(address)" aria-label="\(more)">\(say("More"))</a></p>
      </li>

      """
  }

  private func size() -> Markup {
    let text = emphasized(
      .count(segment.customers),
      in: .figure(
        NumberText.count(segment.customers), Double(segment.customers), "customer"))
    return """
      <p class="who">\(text), \(say(.percent(segment.customerShare)))\
      \(track(segment.customerShare))</p>
      """
  }

  private func money() -> Markup {
    let amount = units.money(segment.revenue)
    let text = emphasized(amount, in: "\(amount) revenue")
    return """
      <p class="what">\(text), \(say(.percent(segment.revenueShare)))\
      \(track(segment.revenueShare))</p>
      """
  }

  /// A text with its figure set larger.
  private func emphasized(_ figure: Wording, in text: Wording) -> Markup {
    let (part, whole) = (say(figure), say(text))
    guard let range = whole.firstRange(of: part) else { return Markup(text: whole) }
    let (before, after) = (String(whole[..<range.lowerBound]), String(whole[range.upperBound...]))
    return "\(before)<b>\(part)</b>\(after)"
  }

  private func trait(_ profile: FeatureProfile) -> Markup {
    guard !isAlone else {
      return "<li><span></span><span>\(say(units.trait(profile, comparing: false)))</span></li>"
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
      <li><span class="dir" aria-hidden="true">\(direction)</span> <span>\
      \(say(units.trait(profile)))</span></li>
      """
  }

  private func meter() -> Markup {
    guard !isAlone else { return "<p class=\"meter\">\(say("The only group"))</p>" }
    let apart = segment.distinctiveness
    let (word, score) = (Wording.known(apart.word.rawValue), Wording.fixed(apart.score, places: 0))
    var text: Wording = "How distinct: \(word), \(score) of 100"
    if let nearest = apart.nearest, nearest.overlap >= 0.005 {
      let overlap = Wording.wholePercent(nearest.overlap)
      text = "How distinct: \(word), \(score) of 100, overlaps its nearest by \(overlap)"
    }
    return "<p class=\"meter\">\(say(text))\(track(apart.score / 100))</p>"
  }

  /// A bar whose whole is its track.
  private func track(_ share: Double) -> Markup {
    let held = share.isFinite ? min(max(share, 0), 1) : 0
    let width = NumberText.fixed(held * 100, places: 1, trimmed: true)
    return "<span class=\"track\"><i style=\"width:\(width)%\"></i></span>"
  }
}
