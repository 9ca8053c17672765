// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery

/// Where a segment lies among the others: a map of two features, with the part that its rule picks.
enum MapFigure {
  static func figure(_ segment: Segment, index: Int, _ context: ReportContext) -> Figure? {
    guard context.maps.indices.contains(index), let map = context.maps[index] else { return nil }
    let cuts = RuleCut.all(segment.rule.condition)
    let (x, y) = (map.cells.x, map.cells.y)
    let (across, up) = (Wording.known(x.feature.label), Wording.known(y.feature.label))
    let title = finding(segment, cuts, map)
    let name = Wording.name(segment.name)
    return Figure(
      title: title,
      subtitle: """
        Customers by \(across) (to the right) and \(up) (upwards), the outermost cells with \
        everybody beyond. Squares: this segment, the larger the more; shades behind: the others, \
        the stronger the more\(dashed(cuts, map))\(caveat(segment, map))
        """,
      alternative: "A map of \(name) among the others, by \(across) and \(up). \(title).",
      chart: DensityMap(
        x: axis(x, cuts, context), y: axis(y, cuts, context), members: map.cells.members,
        others: map.cells.others, paint: .segment(index)),
      table: table(segment, map.table, context))
  }

  private static func finding(
    _ segment: Segment, _ cuts: [RuleCut], _ map: SegmentMap
  ) -> Wording {
    let shown = [map.cells.x.feature.name, map.cells.y.feature.name]
    let hidden = segment.profile.first { profile in
      !shown.contains(profile.feature.name) && cuts.contains { $0.feature == profile.feature.name }
    }
    if let hidden {
      return "Its rule has a condition that neither axis shows: \(.known(hidden.feature.label))"
    }
    guard !cuts.isEmpty else { return "Where it lies among the others" }
    return """
      Its rule finds \(.percent(segment.rule.recall)) of it, and \
      \(.percent(segment.rule.precision)) of the customers there belong to it
      """
  }

  private static func dashed(_ cuts: [RuleCut], _ map: SegmentMap) -> Wording {
    let shown = [map.cells.x.feature.name, map.cells.y.feature.name]
    return cuts.contains { shown.contains($0.feature) } ? "; dashed: where its rule ends" : ""
  }

  /// What the two axes hide.
  private static func caveat(_ segment: Segment, _ map: SegmentMap) -> Wording {
    let shown = [map.cells.x.feature.name, map.cells.y.feature.name]
    let hidden = segment.profile.filter { !shown.contains($0.feature.name) }
    guard !hidden.isEmpty, let share = map.distanceShare else { return "" }
    let names = hidden.map { Wording.known($0.feature.label) }.joined(separator: ", ")
    return """
      . The two features hold \(.percent(share)) of the squared distance between its centre and \
      the average customer; groups that touch here may lie apart in what is not shown: \(names)
      """
  }

  private static func axis(
    _ axis: SegmentMap.Axis, _ cuts: [RuleCut], _ context: ReportContext
  ) -> DensityMap.Axis {
    let label = Wording.known(axis.feature.label).sentence
    let here = cuts.filter { $0.feature == axis.feature.name }
    let unit = axis.feature.unit
    let units = context.units
    return DensityMap.Axis(
      title: context.say(axis.isLogarithmic ? "\(label), log scale" : label), bounds: axis.bounds,
      isLogarithmic: axis.isLogarithmic,
      cuts: (
        from: here.first { !$0.isUpper }?.position(isWhole: axis.isWhole),
        to: here.first { $0.isUpper }?.position(isWhole: axis.isWhole)
      )
    ) { context.say(units.tick($0, unit)) }
  }

  /// One row a bin of the second feature, the lowest first.
  private static func table(
    _ segment: Segment, _ cells: SegmentMap.Cells, _ context: ReportContext
  ) -> DataTable {
    let (across, up) = (
      Wording.known(cells.x.feature.label), Wording.known(cells.y.feature.label)
    )
    return DataTable(
      caption: """
        Customers of \(.name(segment.name)), of all there: in the columns \(across), in the rows \
        \(up)
        """,
      columns: [.ordered(up.sentence)]
        + (0..<cells.x.binCount).map { .number(bin(cells.x, $0, context)) },
      rows: (0..<cells.y.binCount).map { row in
        [bin(cells.y, row, context)]
          + (0..<cells.x.binCount).map { column -> Wording in
            let (members, others) = (cells.members[row][column], cells.others[row][column])
            return members + others == 0 ? .verbatim("–") : "\(members) of \(members + others)"
          }
      })
  }

  /// `under 20`, `20 to 40`, `from 40`: the outermost bins are open.
  private static func bin(
    _ axis: SegmentMap.Axis, _ index: Int, _ context: ReportContext
  ) -> Wording {
    let unit = axis.feature.unit
    let (low, high) = (
      context.units.bare(axis.bounds[index], unit), context.units.bare(axis.bounds[index + 1], unit)
    )
    if index == axis.binCount - 1 { return "from \(low)" }
    return index == 0 ? "under \(high)" : "\(low) to \(high)"
  }
}
