// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// A language that a report can be written in.
///
/// It decides about words, numbers, dates and money of the pages. JSON, the lists and the names in
/// them stay English, so that programs read the same whatever a person reads.
public enum ReportLanguage: String, CaseIterable, Sendable, Hashable, Codable {
  /// English.
  case en
  /// German.
  case de
  /// French.
  case fr
  /// Spanish.
  case es

  /// How it writes numbers.
  var numbers: NumberStyle {
    switch self {
    case .en: .english
    case .de: .german
    case .fr: .french
    case .es: .spanish
    }
  }

  /// Says texts in it.
  var speaker: any Speaker & Sendable { ReportSpeaker(language: self) }
}

/// Says a report's texts in one of its languages.
struct ReportSpeaker: Speaker, Sendable {
  let language: ReportLanguage

  var numbers: NumberStyle { language.numbers }

  func text(for pattern: String) -> String {
    guard language != .en else { return pattern }
    return ReportTexts.byPattern[pattern]?.text(in: language) ?? pattern
  }

  func segmentName(_ name: String) -> String {
    guard language != .en else { return name }
    return GeneratedName.wording(name).map { say($0) } ?? name
  }
}
