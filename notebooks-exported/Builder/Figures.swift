// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import SalesData

/// A count with its thousands separated.
func count(_ value: Int) -> String { NumberText.count(value) }

/// A number with a fixed number of decimals.
func fixed(_ value: Double, _ places: Int) -> String {
  NumberText.fixed(value, places: places, grouping: true)
}

/// A share in percent.
func percent(_ share: Double) -> String { NumberText.percent(share) }

/// An amount to the cent.
func money(_ amount: Money) -> String { NumberText.exact(amount) }

/// Bars from zero.
func bars(_ figures: [(name: String, value: Double)], label: @Sendable @escaping (Double) -> String)
  -> BarChart
{
  BarChart(
    groups: figures.map { figure in
      let text = label(figure.value)
      return BarChart.Group(
        name: figure.name, swatch: nil,
        bars: [
          BarChart.Bar(value: figure.value, label: text, shortLabel: text, paint: .accent)
        ])
    }, tickLabel: label)
}

/// Two bars under each name: the first grey, the second in colour.
func pairs(
  _ figures: [(name: String, first: Double, second: Double)],
  _ labels: (first: String, second: String)
) -> BarChart {
  BarChart(
    groups: figures.map { figure in
      BarChart.Group(
        name: figure.name, swatch: nil,
        bars: [
          BarChart.Bar(
            value: figure.first, label: percent(figure.first) + " " + labels.first,
            shortLabel: percent(figure.first), paint: .muted),
          BarChart.Bar(
            value: figure.second, label: percent(figure.second) + " " + labels.second,
            shortLabel: percent(figure.second), paint: .accent),
        ])
    }, tickLabel: percent)
}

/// A column a month.
func columns(_ months: [SalesSummary.Month]) -> MonthChart {
  MonthChart(
    months: months.map { MonthChart.Month(name: $0.month, value: $0.revenue.doubleValue) },
    tickLabel: { NumberText.compact($0) })
}

/// Customers by their scores of recency and frequency.
func grid(_ customers: CustomerTable, _ scores: RFMScores) -> HeatMap {
  let cells = RFMGrid(customers, scores: scores).cells
  let most = Double(max(1, cells.map(\.customers).max() ?? 1))
  let labels = (1...scores.bins).map(String.init)
  return HeatMap(
    columnCount: scores.bins, rowCount: scores.bins,
    cells: cells.map { cell in
      HeatMap.Cell(
        column: cell.f - 1, row: cell.r - 1, count: cell.customers,
        shade: Double(cell.customers) / most)
    }, columnTitle: "Frequency score: to the right, more orders",
    rowTitle: "Recency score: upwards, bought more recently", columnLabels: labels,
    rowLabels: labels)
}

/// The last merges of a tree, lying on its side, its branches coloured by a partition.
func branches(_ tree: Dendrogram, _ branchCount: Int, labels: [Int32], cutHeight: Double) throws
  -> DendrogramChart
{
  let top = try tree.top(branchCount)
  let order = top.tree.leafOrder()
  var rows = [Int](repeating: 0, count: branchCount)
  for (row, group) in order.enumerated() { rows[group] = row }
  var cluster = [Int](repeating: 0, count: branchCount)
  for (group, label) in zip(top.labels, labels) { cluster[Int(group)] = Int(label) }
  return DendrogramChart(
    leaves: order.map { group in
      DendrogramChart.Leaf(
        name: "cluster \(cluster[group] + 1)", figure: count(Int(top.groupSizes[group])),
        paint: .segment(cluster[group]))
    },
    merges: top.tree.merges.map { merge in
      DendrogramChart.Merge(
        first: merge.first < branchCount ? rows[merge.first] : merge.first,
        second: merge.second < branchCount ? rows[merge.second] : merge.second,
        height: merge.height)
    }, cutHeight: cutHeight, cutLabel: "cut at \(fixed(cutHeight, 1))")
}
