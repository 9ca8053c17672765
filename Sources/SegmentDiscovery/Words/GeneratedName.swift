// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

package import SalesData

/// The parts of a generated name, so that it can be said in other languages.
///
/// Names are kept in English, in files and between discoveries; a report takes them apart. A name
/// that a person gave is not made of these parts and stays as it is.
package enum GeneratedName {
  /// How often they order, with how much they spend: what a name begins with.
  static let kinds = ["Mostly one-time", "Occasional", "Regular", "Frequent"].flatMap { cadence in
    ["high", "good", "modest", "small"].map { "\(cadence) \($0) spenders" }
  }

  /// The parts of which each stands alone.
  static let parts: Set<String> = Set(
    SegmentNaming.distinctions.flatMap { [$0.less, $0.more] } + [
      "active this week", "active this month", "quiet for a month", "quiet for a year",
      "quiet for over a year", "new",
    ])

  /// A name in parts that a language has texts for.
  ///
  /// - Parameter name: Any name.
  /// - Returns: The text; nil for a name that was not generated.
  package static func wording(_ name: String) -> Wording? {
    if name == "All customers" { return .known(name) }
    var pieces: [String] = []
    for piece in name.components(separatedBy: ", ") {
      // A category may hold a comma; what follows it belongs to it as far as it is no part.
      if let last = pieces.last, last.hasPrefix("mostly "), part(piece) == nil {
        pieces[pieces.count - 1] = last + ", " + piece
      } else {
        pieces.append(piece)
      }
    }
    guard let kind = pieces.first, kinds.contains(kind) else { return nil }
    let rest = pieces.dropFirst().map(part)
    let parts = rest.compactMap { $0 }
    return parts.count == rest.count
      ? ([.known(kind)] + parts).joined(separator: ", ") : nil
  }

  private static func part(_ text: String) -> Wording? {
    if parts.contains(text) { return .known(text) }
    func number(_ prefix: String, _ suffix: String = "") -> Int? {
      guard text.hasPrefix(prefix), text.hasSuffix(suffix),
        text.count > prefix.count + suffix.count
      else { return nil }
      return Int(text.dropFirst(prefix.count).dropLast(suffix.count))
    }
    if let months = number("quiet for ", " months") { return "quiet for \(months) months" }
    if let group = number("group ") { return "group \(group)" }
    if text.hasPrefix("mostly ") { return "mostly \(verbatim: String(text.dropFirst(7)))" }
    guard text.hasPrefix("typically ") else { return nil }
    let words = text.dropFirst(10).split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { return nil }
    let figure = Wording.digits(String(words[0]), 2)
    switch words[1] {
    case "days ago": return "typically \(figure) days ago"
    case "orders": return "typically \(figure) orders"
    case "in all": return "typically \(figure) in all"
    case "an order": return "typically \(figure) an order"
    case "days since the first order": return "typically \(figure) days since the first order"
    default: return nil
    }
  }
}

extension String {
  /// The texts between separators.
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
