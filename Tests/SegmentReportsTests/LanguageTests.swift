// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import Testing

@testable import CustomerFeatures
@testable import SalesData
@testable import SegmentDiscovery
@testable import SegmentReports

/// The report in every language: nothing left out, nothing left in English.
@Suite struct LanguageTests {
  /// Marks what has a text; what has none stays bare.
  private struct Marker: Speaker, Sendable {
    /// Figures without words.
    let numbers: NumberStyle = {
      var style = NumberStyle.english
      (style.percentWord, style.under, style.over, style.and, style.or) = ("%", "<", ">", "+", "/")
      style.words = (0...10).map(String.init)
      style.months = (1...12).map(String.init)
      return style
    }()

    func text(for pattern: String) -> String {
      guard ReportTexts.byPattern[pattern] != nil else { return pattern }
      // Words go, places stay: nothing of the English text is left.
      return WordingPattern.pieces(pattern).map { piece in
        switch piece {
        case .words: return "·"
        case .figure(let index), .forms(let index, _, _): return "%\(index)"
        }
      }.joined()
    }

    func segmentName(_ name: String) -> String {
      GeneratedName.wording(name).map { say($0) } ?? name
    }
  }

  /// A small discovery from end to end: its sentences are those of a real one.
  private static let sample: (result: DiscoveryResult, summary: SalesSummary)? = {
    let sample = SampleDiscovery(customerCount: 90)
    var discoverer = SegmentDiscoverer()
    discoverer.segmentCounts = 2...3
    discoverer.resampleCount = 10
    return (try? discoverer.discover(sample.ledger)).map { ($0, sample.summary) }
  }()

  @Test func everyTextHasTheSamePlacesInEveryLanguage() {
    for text in ReportTexts.all {
      let places = Self.places(text.english)
      for language in ReportLanguage.allCases {
        let said = text.text(in: language)
        #expect(!said.isEmpty, "\(language): \(text.english)")
        #expect(
          Self.places(said).isSubset(of: places), "\(language): \(said)")
        for piece in WordingPattern.pieces(said) {
          if case .forms(_, let forms, _) = piece { #expect(forms.count == 2, "\(said)") }
        }
      }
    }
    #expect(ReportTexts.byPattern.count > 400)
  }

  @Test func noTextIsThereTwice() {
    var seen: [String: ReportText] = [:]
    for text in ReportTexts.all {
      if let other = seen[text.english] {
        #expect(other.german == text.german, "\(text.english)")
      }
      seen[text.english] = text
    }
  }

  @Test func everyWordOfThePageHasAText() throws {
    let sample = try #require(Self.sample)
    let bundle = ReportBundle(
      result: sample.result, summary: sample.summary, provenance: SampleDiscovery().provenance,
      speaker: Marker())
    let allowed = Self.wordsOfData
    for text in Self.texts(bundle.html()) {
      var rest = text
      for word in allowed { rest = rest.replacing(word, with: "") }
      let letters = rest.filter { $0.isLetter && $0.isASCII }
      #expect(letters.count < 3, "\(text)")
    }
  }

  @Test(arguments: [ReportLanguage.de, .fr, .es])
  func aPageHasTheLanguageAndTheFigures(_ language: ReportLanguage) throws {
    let english = try bundle(.en)
    let other = try bundle(language)
    let (first, second) = (english.html(), other.html())
    #expect(second.contains("<html lang=\"\(language.rawValue)\" "))
    // As many headings, plots, tables and rows: the same report.
    for part in ["<h2", "<h3", "<h4", "<svg", "<table", "<tr", "<li", "<dt", "<details"] {
      #expect(Self.count(part, in: first) == Self.count(part, in: second), "\(part)")
    }
    #expect(!second.contains(" customers") && !second.contains("the segment"))
    #expect(try english.json() == other.json())
  }

  @Test func figuresAreWrittenAsTheLanguageDoes() {
    let amount = UnitText(currency: "GBP").money(8_911_407.9)
    let exact = UnitText(currency: "GBP").exact(Money("-8911407.90") ?? .zero)
    let count = Wording.count(4338, "customer")
    let one = Wording.figure("1.5", 1.5, "day")
    func all(_ wording: Wording) -> [String] {
      ReportLanguage.allCases.map { $0.speaker.say(wording) }
    }
    #expect(
      all(amount) == [
        "£8.91M", "8,91\u{A0}Mio.\u{A0}£", "8,91\u{A0}M\u{A0}£", "8,91\u{A0}M\u{A0}£",
      ])
    #expect(
      all(exact) == [
        "−£8,911,407.90", "−8.911.407,90\u{A0}£", "−8\u{202F}911\u{202F}407,90\u{A0}£",
        "−8.911.407,90\u{A0}£",
      ])
    #expect(
      all(count) == ["4,338 customers", "4.338 Kunden", "4\u{202F}338 clients", "4338 clientes"])
    #expect(all(one) == ["1.5 days", "1,5 Tage", "1,5 jour", "1,5 días"])
    #expect(
      all(.percent(0.0004))
        == ["under 0.1%", "unter 0,1\u{A0}%", "moins de 0,1\u{A0}%", "menos del 0,1\u{A0}%"])
    #expect(
      all(.date("2011-12-01")) == [
        "1\u{A0}December\u{A0}2011", "1.\u{A0}Dezember\u{A0}2011", "1er\u{A0}décembre\u{A0}2011",
        "1\u{A0}de\u{A0}diciembre\u{A0}de\u{A0}2011",
      ])
  }

  @Test func aGeneratedNameIsSaidAndAGivenOneStays() {
    let german = ReportLanguage.de.speaker
    #expect(
      german.segmentName(
        "Frequent high spenders, quiet for 3 months, mostly Korea, Republic of, new")
        == "Häufige Käufer mit hohen Ausgaben, seit 3 Monaten still, überwiegend Korea, Republic of, neu"
    )
    for name in ["Our best, active this week", "Frequent high spenders of ours", "", ", "] {
      #expect(german.segmentName(name) == name)
    }
  }

  /// What orders tell has words; the columns of a list and the categories are the data's.
  @Test func attributesAreNamedAndColumnsOfAListKeepTheirNames() throws {
    func trait(_ name: String, _ category: String?) -> SegmentTrait? {
      SampleDiscovery().result.segments[0].traits.last.map {
        var trait = $0
        (trait.name, trait.label, trait.category) = (name, name, category)
        return trait
      }
    }
    func label(_ name: String, _ language: ReportLanguage) throws -> String {
      language.speaker.say(TraitLabel(try #require(trait(name, "yes"))).beginning)
    }
    let names = [
      "country", "city", "region", "channel", "first_category", "uses_discounts", "has_email",
    ]
    for name in names {
      let said = try ReportLanguage.allCases.map { try label(name, $0) }
      #expect(said.allSatisfy { !$0.contains("_") }, "\(said)")
      #expect(Set(said.dropFirst()).isDisjoint(with: [said[0]]) || name == "region", "\(said)")
    }
    #expect(try label("first_category", .de) == "Warengruppe der ersten Bestellung")
    #expect(try label("tag: VIP", .fr) == "Étiquette VIP")
    for language in ReportLanguage.allCases {
      #expect(try label("shoe_size", language) == "shoe_size")
    }
    var result = SampleDiscovery().result
    result.segments[0].traits = [
      try #require(trait("shoe_size", "orders")), try #require(trait("has_email", "yes")),
    ]
    let page = ReportBundle(
      result: result, summary: SampleDiscovery().summary, provenance: SampleDiscovery().provenance,
      language: .de
    ).html()
    #expect(page.contains("shoe_size: orders"))
    #expect(page.contains("Hat eine E-Mail-Adresse: ja"))
    #expect(page.contains("Spalten Ihrer Kundenliste behalten ihre Namen"))
  }

  /// A model of later sales has no age; strong drift is said in every language.
  @Test func aModelOfLaterSalesIsSaidToBeOne() {
    var sample = SampleDiscovery()
    sample.customersThen = [260, 90, 47, 30]
    func page(_ language: ReportLanguage) -> String {
      ReportBundle(
        result: sample.result, summary: sample.summary, provenance: sample.provenance,
        language: language
      ).markdown()
    }
    #expect(page(.en).contains("The earlier discovery is 412 days old; 0% of today’s customers"))
    sample.modelAgeDays = -269.6
    #expect(page(.en).contains("The other discovery is of sales 270 days later than these; 0%"))
    #expect(!page(.en).contains("The earlier discovery is "))
    for language in ReportLanguage.allCases.dropFirst() {
      #expect(page(language).contains("270") && !page(language).contains("later than these"))
    }
  }

  @Test func aPatternOfDataIsNoPattern() {
    let text: Wording = "\(verbatim: "%1{a|b}") and \(.count(2, "row"))"
    #expect(text.english() == "%1{a|b} and 2 rows")
    #expect(Wording.known("100%1 {x}").english() == "100%1 {x}")
  }

  /// What a page takes from the sample, or has in common with every language.
  private static let wordsOfData = [
    "Clientele", "online_retail.csv", "netlib", "reference BLAS", "segments.csv", "report.json",
    "report.md", "model.json", "lists/", "log(", "sign(", "recency_days", "frequency", "monetary",
    "CustomerID", "InvoiceDate", "GBP",
    "UCI Online Retail", "UTF-8", "Ward", "k-means",
  ]

  private func bundle(_ language: ReportLanguage) throws -> ReportBundle {
    let sample = try #require(Self.sample)
    return ReportBundle(
      result: sample.result, summary: sample.summary, provenance: SampleDiscovery().provenance,
      language: language)
  }

  private static func places(_ pattern: String) -> Set<Int> {
    Set(
      WordingPattern.pieces(pattern).compactMap { piece in
        switch piece {
        case .words: return nil
        case .figure(let index), .forms(let index, _, _): return index
        }
      })
  }

  private static func count(_ part: String, in text: String) -> Int {
    text.split(separator: part, omittingEmptySubsequences: false).count - 1
  }

  /// What a reader sees or hears of a page, but code.
  private static func texts(_ html: String) -> [String] {
    var texts: [String] = []
    var rest = Substring(html)
    while let start = rest.firstIndex(of: "<") {
      texts.append(String(rest[..<start]))
      let tag = rest[start...]
      guard let end = tag.firstIndex(of: ">") else { break }
      rest = tag[tag.index(after: end)...]
      for skipped in ["style", "script", "pre"] where tag.hasPrefix("<\(skipped)") {
        if let close = rest.firstRange(of: "</\(skipped)>") { rest = rest[close.upperBound...] }
      }
      let attributes = tag[..<end]
      if let label = attributes.firstRange(of: "aria-label=\"") {
        texts.append(String(attributes[label.upperBound...].prefix { $0 != "\"" }))
      }
    }
    return texts.filter { $0.contains(where: \.isLetter) }
  }
}
