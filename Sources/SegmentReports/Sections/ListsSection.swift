// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// Whom the segments' lists reach, by channel, and which files there are.
enum ListsSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    guard !context.segments.isEmpty else { return nil }
    var blocks: [Block] = []
    if let table = reach(context) {
      blocks.append(.table(table))
    } else {
      blocks.append(
        .paragraph(
          "The input has no e-mail, phone or consent column, so how many customers can be reached "
            + "is unknown."))
    }
    guard !context.isPrivate else {
      blocks.append(
        .paragraph(
          "This report is to be handed on: no list of customers and no model is beside it, and "
            + "counts of customers under \(Wording.word(SmallCounts.least)) are hidden, with "
            + "the next smallest where the total would give them away."))
      return Section(
        id: "lists", title: "Whom the segments reach", shortTitle: "Reach", blocks: blocks)
    }
    blocks += [
      .heading("Files beside this report"),
      .facts([
        (
          .verbatim("segments.csv"),
          "every customer’s id, segment and features; and a random_bucket from 0 to 9999, the same "
            + "in every run, to hold back a random part of any list"
        ),
        (
          .verbatim("lists/"),
          UploadLists(context.result) == nil
            ? "none: there is no list without an address and a known consent"
            : "the subscribers of each segment, by its number, for Klaviyo, Mailchimp and Meta "
              + "(SHA-256 of the addresses)"
        ), (.verbatim("model.json"), "places other customers in these segments: clientele assign"),
        (.verbatim("report.json"), "every figure of this report"),
        (.verbatim("report.md"), "this report for a wiki or an issue"),
      ]),
    ]
    return Section(
      id: "lists", title: "The lists, and whom they reach", shortTitle: "Lists", blocks: blocks)
  }

  private static func reach(_ context: ReportContext) -> DataTable? {
    var channels: [String] = []
    for reach in context.segments.flatMap(\.reach) where !channels.contains(reach.channel) {
      channels.append(reach.channel)
    }
    guard !channels.isEmpty else { return nil }
    let needsConsent = context.segments.flatMap(\.reach).contains(where: \.needsConsent)
    return DataTable(
      caption: needsConsent
        ? "Customers that can be reached, by channel; with consent, as far as the input says"
        : "Customers that can be reached, by channel; who consented, the input does not say",
      columns: [.text("Segment"), .number("Customers")] + channels.map { .number(.known($0)) },
      rows: context.segments.map { segment in
        [.name(segment.name), Wording.count(segment.customers)]
          + channels.map { channel in
            segment.reach.first { $0.channel == channel }.map {
              context.shown($0.customers) == nil
                ? "hidden" : "\(.count($0.customers)) (\(.percent($0.share)))"
            } ?? .verbatim("–")
          }
      }, swatches: context.segments.indices.map { $0 })
  }
}
