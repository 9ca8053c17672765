// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData
import SegmentDiscovery

/// The top of Ward's tree, cut at the chosen number of branches.
enum TreeSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    guard let tree = context.result.tree, tree.leaves.count > 1 else { return nil }
    let units = Wording.count(tree.leaves.count, "branch", "branches")
    let cut = Wording.significant(tree.cutHeight)
    let names = tree.leaves.map { leaf in
      context.index(ofSegment: leaf.segmentID).map { Wording.name(context.segments[$0].name) }
        ?? .verbatim("–")
    }
    let sizes = context.shown(tree.leaves.map(\.customers)).map(SmallCounts.text)
    let title: Wording = """
      Cut at \(cut), Ward’s tree falls into \(.count(branches(tree), "branch", "branches"))
      """
    let figure = Figure(
      title: title,
      subtitle: "The last merges of the tree over \(units); to the right, the distance at which "
        + "two branches join; colour and name: the segment that most of a branch lies in, with "
        + "its customers",
      alternative: "Dendrogram of \(units). \(title).",
      chart: DendrogramChart(
        leaves: tree.leaves.enumerated().map { position, leaf in
          DendrogramChart.Leaf(
            name: context.say(names[position]), figure: context.say(sizes[position]),
            paint: context.index(ofSegment: leaf.segmentID).map { .segment($0) } ?? .muted)
        },
        merges: tree.merges.map {
          DendrogramChart.Merge(first: $0.first, second: $0.second, height: $0.height)
        }, cutHeight: tree.cutHeight, cutLabel: context.say("cut at \(cut)"), say: context.say),
      table: DataTable(
        caption: "Branches of the tree, from top to bottom",
        columns: [.text("Mostly in segment"), .number("Customers")],
        rows: zip(names, sizes).map { [$0, $1] },
        swatches: tree.leaves.map { context.index(ofSegment: $0.segmentID) }))
    return Section(
      id: "tree", title: "The tree of customers", shortTitle: "Tree", blocks: [.figure(figure)])
  }

  /// Branches that are left when the merges above the cut are undone.
  private static func branches(_ tree: SegmentTree) -> Int {
    tree.merges.count { $0.height > tree.cutHeight } + 1
  }
}
