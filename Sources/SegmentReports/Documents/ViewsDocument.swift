// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SegmentDiscovery

/// Whether other ways of seeing the customers agree, as JSON.
struct ViewsDocument: Encodable, Sendable {
  /// Customers by two groupings.
  struct Table: Encodable, Sendable {
    let rowTitle: String
    let columnTitle: String
    let rows: [String]
    let columns: [String]
    /// One array a row; null where a count is hidden.
    let counts: [[Int?]]
    let adjustedRandIndex: Double?

    init(_ table: CrossTable, _ context: ReportContext) {
      rowTitle = table.rowTitle
      columnTitle = table.columnTitle
      rows = table.rows
      columns = table.columns
      counts = context.shown(table)
      adjustedRandIndex = table.adjustedRandIndex.finite
    }
  }

  let rfm: Table
  let rules: Table
  let rfmWithRules: Double?
  let methods: Table?

  init(_ context: ReportContext) {
    let views = context.result.views
    rfm = Table(views.rfm, context)
    rules = Table(views.rules, context)
    rfmWithRules = views.rfmWithRules.finite
    methods = views.methods.map { Table($0, context) }
  }
}

/// The top of Ward's tree, as JSON.
struct TreeDocument: Encodable, Sendable {
  /// A branch at the bottom.
  struct Leaf: Encodable, Sendable {
    /// Left out where it is hidden.
    let customers: Int?
    /// The segment that most of it lies in.
    let segment: Int
  }

  /// Two nodes that join: leaves count from 0, merge i is leaves + i.
  struct Merge: Encodable, Sendable {
    let first: Int
    let second: Int
    let height: Double?
  }

  let leaves: [Leaf]
  let merges: [Merge]
  let cutHeight: Double?

  init(_ tree: SegmentTree, _ context: ReportContext) {
    leaves = zip(tree.leaves, context.shown(tree.leaves.map(\.customers))).map {
      Leaf(customers: $1, segment: $0.segmentID)
    }
    merges = tree.merges.map { Merge(first: $0.first, second: $0.second, height: $0.height.finite) }
    cutHeight = tree.cutHeight.finite
  }
}
