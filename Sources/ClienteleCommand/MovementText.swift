// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// What `compare` prints.
enum MovementText {
  static func lines(_ movement: SegmentMovement, width: Int) -> [String] {
    var sizes = TextTable(
      [
        ("segment", .left), ("before", .right), ("after", .right), ("new", .right),
        ("gone", .right),
      ], wrapsFirst: true)
    for side in movement.segments {
      sizes.append([
        "\(side.id)  \(side.name)", NumberText.count(side.customersBefore),
        NumberText.count(side.customersAfter), NumberText.count(side.new),
        NumberText.count(side.gone),
      ])
    }
    var moves = TextTable(
      [("from \\ to", .left)] + movement.segments.map { (String($0.id), .right) },
      wrapsFirst: true)
    for (side, row) in zip(movement.segments, movement.transitions) {
      moves.append(["\(side.id)  \(side.name)"] + row.map { NumberText.count($0) })
    }
    var drifts = TextTable([
      ("drift", .left), ("index", .right), ("reading", .left), ("median before", .right),
      ("after", .right),
    ])
    for drift in movement.drifts {
      drifts.append([
        drift.label, NumberText.fixed(drift.stabilityIndex, places: 3), drift.reading,
        drift.medianBefore.map { NumberText.significant($0) } ?? "",
        drift.medianAfter.map { NumberText.significant($0) } ?? "",
      ])
    }
    var lines = sizes.lines(width: width) + [""] + moves.lines(width: width)
    if let stayed = movement.stayedShare {
      lines += ["", "\(NumberText.percent(stayed)) of the customers known at both stayed."]
    }
    if movement.outsideShare > 0 {
      lines.append(
        "\(NumberText.percent(movement.outsideShare)) of the later customers lie outside what the "
          + "model has seen.")
    }
    return lines + [""] + drifts.lines(width: width) + ["", movement.reason.english()]
  }
}

/// The CSV of `compare`: each customer's segment before and after; empty where unknown.
struct MovementList {
  private let before: SegmentPlacement
  private let after: SegmentPlacement
  private let names: [String]

  init(_ before: SegmentPlacement, _ after: SegmentPlacement, _ model: SegmentModel) {
    self.before = before
    self.after = after
    names = model.segments.map(\.name)
  }

  func write(to rows: inout CSVWriter) throws {
    try rows.header(["customer_id", "segment_before", "segment_after"])
    let (old, new) = (before.customers.customerIDs, after.customers.customerIDs)
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      let isOld =
        i < old.count
        && (j == new.count || !new[j].utf8.lexicographicallyPrecedes(old[i].utf8))
      let isNew =
        j < new.count
        && (i == old.count || !old[i].utf8.lexicographicallyPrecedes(new[j].utf8))
      rows.text(isOld ? old[i] : new[j])
      rows.text(isOld ? names[Int(before.segmentIndices[i])] : "")
      rows.text(isNew ? names[Int(after.segmentIndices[j])] : "")
      try rows.endRow()
      if isOld { i += 1 }
      if isNew { j += 1 }
    }
  }
}
