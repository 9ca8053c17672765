// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import CustomerFeatures
import DenseLinearAlgebra
import ReproducibleComputing
import SalesData

/// The test of structure on a discovery's features, and what other steps need of it.
struct StructureFinding {
  let structure: Structure
  /// The proven groups; nil where none is.
  let groups: ProvenGroups?
  /// The features with equal values spread over their cells, on a continuous scale.
  let spread: Matrix<Double>

  /// Tests the features of customers.
  ///
  /// - Parameters:
  ///   - customers: The customers.
  ///   - features: Theirs, in real units.
  ///   - clock: The shop's; nil for that of the customers' first and last purchases.
  ///   - isTested: False where there are too few customers or features for segments at all.
  ///   - seed: Of the spreading and of what the test draws.
  ///   - execution: The threads, and whom to tell of progress.
  /// - Throws: `ClusteringError` for values that cannot be tested; `CancellationError`.
  init(
    _ customers: CustomerTable, _ features: FeatureTable, clock: TradeClock?, isTested: Bool,
    seed: UInt64, execution: Execution
  ) throws {
    let quiet = Execution(threadCount: execution.threadCount)
    let kinds = Self.kinds(features)
    let preparation = StructurePreparation(kinds: kinds)
    let readings = Self.readings(
      customers, features, clock: clock, seed: seed, execution: quiet)
    func fitted(_ place: Int) throws -> (model: StructurePreparationModel, points: StructurePoints)
    {
      let model = try preparation.fit(readings[place], seed: seed, execution: quiet)
      return (model, try model.spread(readings[place], execution: quiet))
    }
    guard isTested else {
      spread = try fitted(0).points.matrix
      structure = Structure(
        verdict: .gradual, pValue: 1, groupCount: 1, smallestProvableShare: nil,
        explanation: "There is nothing to test: all customers are in one segment.",
        method: Self.method)
      groups = nil
      return
    }
    // Only the first reading tells of progress: a share that is done never falls back. Where one
    // has no groups, another cannot have fewer.
    var trees: [(model: StructurePreparationModel, matrix: Matrix<Double>, tree: ValleyTreeModel)] =
      []
    for place in readings.indices where trees.last?.tree.leafCount != 1 {
      let (model, points) = try fitted(place)
      let tree = try ValleyTree().fit(
        points, seed: seed, execution: place == 0 ? execution : quiet)
      trees.append((model, points.matrix, tree))
    }
    // The first of those with the fewest groups.
    var found = trees[0]
    for other in trees.dropFirst() where other.tree.leafCount < found.tree.leafCount {
      found = other
    }
    let tree = found.tree
    spread = found.matrix
    structure = Structure(
      verdict: tree.verdict == .distinct ? .distinct : .gradual,
      pValue: trees.map(\.tree.pValue).max() ?? 1,
      groupCount: tree.leafCount, smallestProvableShare: tree.smallestFindableShare,
      explanation: Self.explanation(tree, customers),
      method: Self.method)
    // Groups are refined in the features themselves, the last reading.
    groups =
      tree.leafCount > 1
      ? trees.last.map {
        ProvenGroups(
          labels: tree.labels, count: tree.leafCount, preparation: $0.model, spread: $0.matrix)
      } : nil
  }

  /// The values with days since the last and the first order counted in trade time, and those of
  /// the calendar.
  ///
  /// Holidays and seasons leave valleys in the calendar's days that are the shop's, not the
  /// customers'. Where some customers do not follow the shop's seasons, it is trade time that runs
  /// too fast for them and leaves valleys. What sets customers apart shows in both.
  private static func readings(
    _ customers: CustomerTable, _ features: FeatureTable, clock: TradeClock?, seed: UInt64,
    execution: Execution
  ) -> [Matrix<Double>] {
    let moments = ["recency_days": customers.lastOrder, "tenure_days": customers.firstOrder]
    guard features.features.contains(where: { moments[$0.name] != nil }) else {
      return [features.values]
    }
    let clock = clock ?? TradeClock(customers)
    let inTrade = Matrix(
      rowCount: features.values.rowCount, columnCount: features.values.columnCount,
      columnMajor: features.features.indices.flatMap { column in
        moments[features.features[column].name].map {
          clock.days(since: $0, of: customers, seed: seed, execution: execution)
        }
          ?? Array(features.values.column(column))
      })
    return [inTrade, features.values]
  }

  /// What the columns hold, for the spreading of equal values.
  static func kinds(_ features: FeatureTable) -> [StructurePreparation.Kind] {
    func isCount(_ column: Int) -> Bool {
      let unit = features.features[column].unit
      return (unit == .orders || unit == .count)
        && features.values.column(column).allSatisfy { $0 >= 0 && $0 == $0.rounded() }
    }
    let orders = features.features.indices.first {
      features.features[$0].name == "frequency" && isCount($0)
    }
    return features.features.indices.map { column in
      if let orders, features.features[column].name == "monetary" { return .total(of: orders) }
      return isCount(column) ? .count : .measurement
    }
  }

  static let method: Wording = """
    The null is one population: along every direction the density of the customers rises to one \
    peak and falls again, whatever the shape of the features and however they depend on each \
    other. The statistic is that of a multiscale test of likelihood ratios of spacings (after \
    Dümbgen and Walther, Annals of Statistics 36:1758, 2008) for a fall followed by a rise along \
    the most telling of many directions; the p-value is multiplied by the number of directions. \
    Days since an order are counted in the calendar and in the shop's trade, which runs fast where \
    it sold much; the test must find groups in both: where the trade shows none, the calendar is \
    not asked, and otherwise the larger p-value and the smaller number of groups are taken. Groups \
    that touch without a valley between them cannot be seen.
    """

  private static func explanation(_ tree: ValleyTreeModel, _ table: CustomerTable) -> Wording {
    let customers = table.count
    let smallest: Wording =
      tree.smallestFindableShare.map { share -> Wording in
        """
        With \(Wording.count(customers, "customer")), a group that stands clearly apart would \
        have been found down to \(Wording.percent(share)) of them \
        (\(Wording.count(Int((share * Double(customers)).rounded(.up)), "customer"))).
        """
      } ?? """
        With \(Wording.count(customers, "customer")), no group could have been proven.
        """
    guard tree.verdict == .distinct else {
      guard tree.smallestFindableShare != nil else {
        // What could not have been found is not found to be missing.
        return """
          With \(Wording.count(customers, "customer")), no group could have been proven: whether \
          there are natural groups stays open. The segments are useful cuts, and people near a \
          border could be in either.
          """
      }
      return """
        The customers form a continuum: no emptier space between groups is proven. The segments \
        are useful cuts through it, not natural groups, and people near a border could be in \
        either. \(smallest)
        """
    }
    return """
      The customers fall into \(Wording.word(tree.leafCount)) groups with proven emptier space \
      between them; they are natural groups, not cuts through a continuum. \
      \(cohort(table).map { "\($0) \(smallest)" } ?? smallest)
      """
  }

  /// A warning where nearly all customers came in early within a small part of the time: those who
  /// bought then only, and those who still buy, are apart by that alone.
  private static func cohort(_ customers: CustomerTable) -> Wording? {
    let firsts = customers.firstOrder.map { Double($0.secondsSince1970) }.ascending()
    guard let first = firsts.first, let end = customers.lastOrder.max()?.secondsSince1970 else {
      return nil
    }
    let days = (firsts[(firsts.count - 1) * 9 / 10] - first) / 86_400
    let all = (Double(end) - first) / 86_400
    guard all > 0, days <= all / 4 else { return nil }
    return """
      But nine in ten customers first ordered within \(Wording.count(Int(days) + 1, "day")) of \
      the \(Wording.count(Int(all) + 1, "day")) that the orders span: the groups may be no more \
      than those who bought in that time only, and those who bought again later. Customers of other \
      times may not fall into them.
      """
  }
}
