// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Decides by one column whether a row is a sale, remembering the texts that it has seen.
struct ExclusionFilter {
  private let exclusion: ColumnPlan.Exclusion
  private var seen: [(text: [UInt8], verdict: Verdict)] = []

  /// What a text says, for amounts over zero and for others.
  struct Verdict {
    var positive: RejectReason?
    var other: RejectReason?
  }

  init(_ exclusion: ColumnPlan.Exclusion) { self.exclusion = exclusion }

  var column: Int { exclusion.column }

  mutating func verdict(_ field: FieldBytes) -> Verdict {
    for entry in seen where entry.text.count == field.count && field.elementsEqual(entry.text) {
      return entry.verdict
    }
    let verdict = decide(field.trimmed())
    if seen.count < 16, field.count <= 64 { seen.append((Array(field), verdict)) }
    return verdict
  }

  private func decide(_ field: FieldBytes) -> Verdict {
    if field.isEmpty { return Verdict() }
    var text = FieldBytes(rebasing: field.prefix(200)).text.lowercased()
    // WooCommerce writes wc-cancelled in some exports.
    if text.hasPrefix("wc-") { text.removeFirst(3) }
    for (test, reason) in exclusion.rules {
      switch test {
      case .isNotBlank: return Verdict(positive: reason, other: reason)
      case .isOneOf(let values) where values.contains(text):
        return Verdict(positive: reason, other: reason)
      case .isOneOfAndPositive(let values) where values.contains(text):
        return Verdict(positive: reason, other: nil)
      case .contains(let values) where values.contains(where: { text.contains($0) }):
        return Verdict(positive: reason, other: reason)
      default: continue
      }
    }
    return Verdict()
  }
}
