// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A text in every language; one that lacks a language does not build.
///
/// The English text is what ``Wording`` has: `%1` stands for a figure, `%1{Kunde|Kunden}` for it
/// and the noun that it asks for, `{1:ist|sind}` for such a word alone, `#` in one for the figure.
struct ReportText: Sendable {
  let english: String
  let german: String
  let french: String
  let spanish: String

  init(_ english: String, de german: String, fr french: String, es spanish: String) {
    self.english = english
    self.german = german
    self.french = french
    self.spanish = spanish
  }

  func text(in language: ReportLanguage) -> String {
    switch language {
    case .en: english
    case .de: german
    case .fr: french
    case .es: spanish
    }
  }
}

/// All texts of a report; a new one is a line in the file of its part of the page.
enum ReportTexts {
  /// Every text.
  static let all: [ReportText] = [
    verdict, page, reading, business, rfm, segments, months, map, attributes, quality, change,
    lists, names,
    glossary, discovery, notes,
  ].flatMap { $0 }

  /// The texts by what they are in English.
  static let byPattern = Dictionary(all.map { ($0.english, $0) }) { first, _ in first }
}
