// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
import Foundation
import SalesData
import Testing

@testable import SegmentDiscovery
@testable import SegmentReports

@Suite struct ReportBundleTests {
  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    let value = try JSONSerialization.jsonObject(with: Data(bytes))
    return try #require(value as? [String: Any])
  }

  @Test(arguments: SampleShape.allCases)
  func everyShapeGivesEveryFile(shape: SampleShape) throws {
    let bundle = shape.sample.bundle
    let html = bundle.html()
    #expect(html.hasPrefix("<!DOCTYPE html>"))
    #expect(html.utf8.count < 1_000_000)
    #expect(!html.contains("http://") && !html.contains("https://") && !html.contains("@import"))
    #expect(!html.contains("NaN") && !html.contains("inf%") && !html.contains("nan"))
    #expect(!html.contains("/home/somebody"))
    #expect(!html.lowercased().contains("significant"))
    #expect(bundle.markdown().hasPrefix("# "))
    _ = try object(bundle.json())
    _ = try object(bundle.modelJSON())
  }

  @Test func theSameDiscoveryGivesTheSameBytes() throws {
    let first = SampleDiscovery().bundle
    let second = SampleDiscovery().bundle
    #expect(first.html() == second.html())
    #expect(first.markdown() == second.markdown())
    #expect(try first.json() == second.json())
    #expect(try first.segmentsCSV() == second.segmentsCSV())
    #expect(try first.modelJSON() == second.modelJSON())
  }

  @Test func markupInTheDataIsText() throws {
    let bundle = SampleShape.markup.sample.bundle
    #expect(!bundle.html().contains("<script>alert"))
    #expect(!bundle.html().contains("<img"))
    #expect(bundle.html().contains("&lt;script&gt;alert(0)&lt;/script&gt;"))
    #expect(!bundle.markdown().contains("<script>"))
    let rows = String(decoding: try bundle.segmentsCSV(), as: UTF8.self).split(separator: "\n")
    #expect(rows.dropFirst().allSatisfy { $0.hasPrefix("'=") || $0.hasPrefix("\"'=") })
  }

  @Test func htmlMarkdownAndJSONTellTheSameFigures() throws {
    let sample = SampleDiscovery()
    let result = sample.result
    let html = sample.bundle.html()
    let markdown = sample.bundle.markdown()
    let json = try object(sample.bundle.json())
    let segments = try #require(json["segments"] as? [[String: Any]])
    #expect(segments.count == result.segments.count)
    for (document, segment) in zip(segments, result.segments) {
      #expect(document["id"] as? Int == segment.id)
      #expect(document["name"] as? String == segment.name)
      #expect(document["customers"] as? Int == segment.customers)
      let share = try #require(document["customerShare"] as? Double)
      #expect((share - segment.customerShare).magnitude < 1e-12)
      #expect(document["revenue"] as? String == segment.revenue.description)
      let centre = try #require(document["centre"] as? [String: Double])
      #expect(Set(centre.keys) == ["recency_days", "frequency", "monetary"])
      // The parser of Foundation on Linux may err in the last place.
      let gap = ((centre["monetary"] ?? 0) - segment.profile[2].center).magnitude
      #expect(gap <= 1e-12 * segment.profile[2].center)
      let gates = try #require(document["gates"] as? [String: Any])
      #expect(
        gates.keys.sorted() == [
          "accessible", "actionable", "distinct", "measurable", "stable", "substantial",
        ])
      for text in [html, markdown] {
        #expect(text.contains(segment.name))
        #expect(text.contains(NumberText.count(segment.customers)))
        #expect(text.contains(NumberText.percent(segment.revenueShare)))
      }
      #expect(html.contains("id=\"segment-\(segment.id)\""))
    }
    let structure = try #require(json["structure"] as? [String: Any])
    #expect(structure["verdict"] as? String == "gradual")
    #expect(structure["pValue"] as? Double == result.structure.pValue)
    #expect(html.contains(result.structure.explanation.english()))
    let input = try #require(json["input"] as? [String: Any])
    #expect(input["revenue"] as? String == sample.summary.revenue.description)
    #expect(input["files"] as? [String] == ["online_retail.csv"])
    #expect(input["asOf"] as? String == "2011-12-10 00:00:00")
    let rejected = try #require(input["rowsRejected"] as? [[String: Any]])
    #expect(rejected.map { $0["rows"] as? Int } == [135_080, 1])
    let choice = try #require(json["choice"] as? [String: Any])
    #expect((choice["candidates"] as? [Any])?.count == 18)
    #expect(choice["k"] as? Int == 4)
  }

  @Test func figuresThatDoNotExistAreLeftOutOfJSON() throws {
    let sample = SampleDiscovery()
    var result = sample.result
    result.choice.candidates[0].daviesBouldin = .infinity
    result.choice.candidates[0].silhouette = .nan
    result.segments[0].profile[0].effectSize = .nan
    let bundle = ReportBundle(
      result: result, summary: sample.summary,
      provenance: ReportBundle.Provenance(version: "0", blas: "none", command: ""))
    let json = try object(bundle.json())
    let choice = try #require(json["choice"] as? [String: Any])
    let candidates = try #require(choice["candidates"] as? [[String: Any]])
    #expect(candidates[0]["daviesBouldin"] == nil && candidates[0]["silhouette"] == nil)
    #expect(candidates[1]["daviesBouldin"] != nil)
    #expect(!bundle.html().contains("nan"))
  }

  @Test func theListHasARowForEveryCustomer() throws {
    let sample = SampleDiscovery()
    let result = sample.result
    let text = String(decoding: try sample.bundle.segmentsCSV(), as: UTF8.self)
    let rows = text.split(separator: "\n")
    #expect(
      rows[0] == "customer_id,segment,segment_name,recency_days,frequency,monetary,random_bucket")
    #expect(rows.count == sample.customerCount + 1)
    let segment = result.segments[Int(result.segmentIndices[7])]
    let fields = rows[8].split(separator: ",")
    #expect(fields[0] == "C10007")
    #expect(fields[1] == "\(segment.id)")
    #expect(Double(fields[fields.count - 4]) == result.features.values[7, 0])
    #expect(Double(fields[fields.count - 2]) == result.features.values[7, 2])
    #expect(Int(fields[fields.count - 1]) == RandomBucket.of("C10007", seed: result.seed))
  }

  @Test func filesAreWrittenIntoANewFolder() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let bundle = SampleDiscovery().bundle
    try bundle.write(to: folder.path + "/new/report")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/new/report")
    #expect(
      names.sorted() == [
        "model.json", "report.html", "report.json", "report.md", "segments.csv",
      ])
    let list = try Data(contentsOf: folder.appendingPathComponent("new/report/segments.csv"))
    #expect(Array(list) == (try bundle.segmentsCSV()))
  }

  @Test func theVerdictSaysWhereTheMoneyIs() {
    let verdict = Verdict(SampleDiscovery().context)
    #expect(verdict.headline.english().hasPrefix("400 customers, cut into four groups; "))
    #expect(verdict.headline.contains("percent of customers, bring"))
    #expect(verdict.nature?.english().hasPrefix("They are useful cuts through a continuum") == true)
    #expect(verdict.doubt.last == "Every segment fails a gate: none is actionable.")
    var few = SampleDiscovery().result
    few.structure.smallestProvableShare = nil
    #expect(Verdict.nature(few).english().hasPrefix("They are useful cuts: so few customers"))
    let one = Verdict(SampleShape.oneSegment.sample.context)
    #expect(one.headline == "400 customers form one group: nothing divides them into several.")
    #expect(one.doubt.isEmpty && one.nature == nil)
  }

  @Test(arguments: [
    (0.0, false, "no customer is closer"), (0, true, "hardly any customer is closer"),
    (0.0003, false, "hardly any customer is closer"), (0.04, false, "4 percent of customers are"),
  ])
  func theVerdictSaysNoCustomerOnlyWhereAllAreCounted(
    share: Double, isSampled: Bool, words: String
  ) {
    let sample = SampleDiscovery()
    var result = sample.result
    for index in result.segments.indices {
      result.segments[index].distinctiveness.misplacedShare = share
    }
    result.silhouette.isSampled = isSampled
    let context = ReportContext(
      result: result, summary: sample.summary, provenance: sample.provenance, ledger: sample.told)
    #expect(Verdict(context).doubt.first?.english().contains(words) == true)
  }

  @Test func technicalWordsLeadToTheirMeaningOnce() {
    let html = SampleDiscovery().bundle.html()
    for term in Glossary.terms {
      #expect(html.contains("<dt id=\"\(term.id)\">"))
      let uses = html.components(separatedBy: "href=\"#\(term.id)\"").count - 1
      #expect(uses <= 1, "\(term.word) is linked \(uses) times")
    }
    #expect(html.contains("href=\"#term-silhouette\""))
  }

  @Test func everyLinkInThePageLeadsSomewhere() {
    let html = SampleShape.tenSegments.sample.bundle.html()
    let targets = html.components(separatedBy: "href=\"#").dropFirst().compactMap {
      $0.split(separator: "\"").first
    }
    #expect(targets.count > 40)
    for target in Set(targets) { #expect(html.contains("id=\"\(target)\""), "\(target)") }
  }

  @Test func daysAndMonthsAreWrittenOut() {
    #expect(
      ReportContext.day(Timestamp(secondsSince1970: 1_323_435_000)) == "9\u{A0}December\u{A0}2011")
    #expect(Wording.date("2010-01") == "January\u{A0}2010")
    #expect(Wording.date("all") == "all")
    #expect(ReportContext.baseName("C:\\exports\\orders.csv") == "orders.csv")
  }
}
