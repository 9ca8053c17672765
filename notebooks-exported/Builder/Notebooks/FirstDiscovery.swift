// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import SalesData

func firstDiscovery() throws {
  //: # A first discovery on a shop’s export
  //:
  //: A gift wholesaler exported its order lines. What kinds of customers does it have, how much does
  //: each kind bring, and how far can that be trusted? The shop is simulated
  //: ([datasets](../datasets/README.md)), so that the answer can be held against the truth at the end.
  //:
  //: All that stands under the code was given out by it. The small functions `print`, `remark`,
  //: `table` and `plot`, and those that draw, are in `notebooks-exported/Builder`; everything else is
  //: the library.
  //:
  //: ## Reading
  //:
  //: The layout is recognised by the header. Each row is used, or rejected for a stated reason with
  //: its money, so that nothing is lost in silence.
  let ledger = try SalesReader().read(files: ["datasets/wholesaler.csv"])
  let summary = ledger.summary
  print("layout: \(summary.layout.name)")
  print("\(count(summary.rows)) rows, of which \(count(summary.rowsUsed)) were used")
  print("\(count(summary.customers)) customers, \(count(summary.orders)) orders")
  print("money read: \(money(summary.amount))")
  table(
    "Rows that were not used", ["Reason", "Rows", "Money in them"],
    summary.rowsRejected.map { [$0.reason, count($0.rows), money($0.amount)] })

  //: The business by month, before anyone is put into a segment:
  plot("Revenue by month", columns(summary.months))

  //: ## Discovery
  //:
  //: Three figures describe a customer: days since the last purchase, number of purchases, money. They
  //: are put on comparable scales and clustered in several ways; a rule that is the same for every
  //: shop chooses one result. First of all it is tested whether there are groups at all.
  let result = try SegmentDiscoverer().discover(ledger)
  remark(result.structure.explanation.english())
  remark(result.choice.reason.english())

  //: What was found, the segment with the most money first. A rule picks the members out in a
  //: database or a spreadsheet; its precision is the share of those it picks that are members.
  table(
    "Segments",
    ["Segment", "Customers", "Share", "Revenue share", "Distinctiveness", "Precision of the rule"],
    result.segments.map { segment in
      [
        segment.name, count(segment.customers), percent(segment.customerShare),
        percent(segment.revenueShare), fixed(segment.distinctiveness.score, 2),
        percent(segment.rule.precision),
      ]
    })
  for segment in result.segments {
    print("\(segment.name): \(segment.rule.condition)")
  }
  plot(
    "Share of customers against share of revenue",
    pairs(
      result.segments.map { ($0.name, $0.customerShare, $0.revenueShare) },
      ("of customers", "of revenue")))

  //: Money against recency, both on logarithmic axes, one dot a customer in the colour of its segment:
  let customers = result.customers
  plot(
    "Customers by recency and money",
    CloudChart(
      horizontal: customers.recencyDays, vertical: customers.monetary.map(\.doubleValue),
      labels: result.segmentIndices, names: result.segments.map(\.name),
      titles: ("days since the last purchase", "money")))

  //: ## What to do
  //:
  //: Each segment comes with one thing to do, and with gates: tests of whether it is worth doing.
  table(
    "Advice", ["Segment", "Action"],
    result.segments.map { [$0.name, $0.action.english()] })
  table(
    "Gates", ["Segment"] + result.segments[0].gates.all.map(\.name),
    result.segments.map { segment in
      [segment.name] + segment.gates.all.map(\.gate.outcome.rawValue)
    })

  //: ## Against the truth
  //:
  //: The simulation knows who belongs where. The adjusted Rand index is 1 where two ways of grouping
  //: are the same and near 0 where they agree by chance alone.
  let known = try truth("datasets/wholesaler-truth.csv", of: customers)
  let found = (labels: result.segmentIndices, names: result.segments.map(\.name))
  table("Found (rows) and put in (columns)", ["Segment"] + known.names, crossing(found, known))
  print("adjusted Rand index \(fixed(adjustedRandIndex(found.labels, known.labels), 3))")

  //: ## The report
  //:
  //: The same as files for people and for programs:
  let provenance = ReportBundle.Provenance(
    version: ClientelePackage.version, blas: "", command: "clientele discover wholesaler.csv")
  let report = ReportBundle(result: result, summary: summary, provenance: provenance)
  try report.write(to: try scratch("report"))
  print("\(count(report.html().utf8.count)) bytes of report.html")
}
