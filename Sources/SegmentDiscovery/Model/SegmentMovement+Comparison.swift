// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import DenseLinearAlgebra
import ReproducibleComputing
import SalesData

extension SegmentMovement {
  /// The share of customers outside what the model has seen from which it no longer fits.
  static let outsideLimit = 0.05
  /// Days after which a model is looked at again, whatever the figures say.
  static let ageLimit = 366.0

  /// Compares two moments.
  ///
  /// - Parameters:
  ///   - before: The customers at the earlier moment.
  ///   - after: The customers at the later one.
  ///   - model: The segments that both are placed in.
  /// - Complexity: O(n log n) for the features.
  public init(
    from before: SegmentPlacement, to after: SegmentPlacement, model: SegmentModel
  ) {
    let count = model.segments.count
    var sides = model.segments.map {
      Side(
        id: $0.id, name: $0.name, customersBefore: 0, customersAfter: 0, revenueBefore: .zero,
        revenueAfter: .zero, gone: 0, new: 0)
    }
    transitions = Array(repeating: Array(repeating: 0, count: count), count: count)
    // Both lists are in the order of the ids' bytes, so one walk finds who is in both.
    let (old, new) = (before.customers, after.customers)
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      let order = Self.order(old, i, new, j)
      let from = order <= 0 ? Int(before.segmentIndices[i]) : 0
      let to = order >= 0 ? Int(after.segmentIndices[j]) : 0
      if order <= 0 {
        sides[from].customersBefore += 1
        sides[from].revenueBefore += old.monetary[i]
        if order < 0 { sides[from].gone += 1 }
        i += 1
      }
      if order >= 0 {
        sides[to].customersAfter += 1
        sides[to].revenueAfter += new.monetary[j]
        if order > 0 { sides[to].new += 1 }
        j += 1
      }
      if order == 0 { transitions[from][to] += 1 }
    }
    segments = sides
    let moves = transitions
    let known = moves.reduce(0) { $0 + $1.reduce(0, +) }
    let stayed = moves.indices.reduce(0) { $0 + moves[$1][$1] }
    stayedShare = known > 0 ? Double(stayed) / Double(known) : nil
    drifts = Self.drifts(before, after, model, sides)
    outsideShare = Double(after.isOutside.count { $0 }) / Double(max(1, new.count))
    modelAgeDays = Double(new.asOf.secondsSince1970 - model.asOf) / 86_400
    (advice, reason) = Self.advice(drifts, outsideShare: outsideShare, age: modelAgeDays)
  }

  /// Under 0 where the earlier list is next, over 0 where the later one is, 0 for one customer.
  private static func order(_ old: CustomerTable, _ i: Int, _ new: CustomerTable, _ j: Int) -> Int {
    guard i < old.count else { return 1 }
    guard j < new.count else { return -1 }
    let (a, b) = (old.customerIDs[i], new.customerIDs[j])
    return a == b ? 0 : a.utf8.lexicographicallyPrecedes(b.utf8) ? -1 : 1
  }

  private static func drifts(
    _ before: SegmentPlacement, _ after: SegmentPlacement, _ model: SegmentModel, _ sides: [Side]
  ) -> [Drift] {
    var drifts: [Drift] = []
    for (column, feature) in after.features.features.enumerated() {
      let bounds = model.references[column].bounds
      let old = before.features.values.column(column)
      let new = after.features.values.column(column)
      let index = PopulationStabilityIndex(
        reference: ReferenceBins.counts(old, bounds), current: ReferenceBins.counts(new, bounds))
      drifts.append(
        Drift(
          name: feature.name, label: feature.label, stabilityIndex: index.value,
          pValue: index.pValue, reading: index.reading.rawValue,
          medianBefore: SampleStatistics.quantile(sorted: old.ascending(), 0.5),
          medianAfter: SampleStatistics.quantile(sorted: new.ascending(), 0.5)))
    }
    let shares = PopulationStabilityIndex(
      reference: sides.map(\.customersBefore), current: sides.map(\.customersAfter))
    drifts.append(
      Drift(
        name: "segments", label: "shares of the segments", stabilityIndex: shares.value,
        pValue: shares.pValue, reading: shares.reading.rawValue, medianBefore: nil,
        medianAfter: nil))
    return drifts
  }

  static func advice(
    _ drifts: [Drift], outsideShare: Double, age: Double
  ) -> (Advice, Wording) {
    let real = drifts.filter { $0.pValue <= 0.05 }
    func names(_ drifts: [Drift]) -> Wording {
      drifts.map { drift -> Wording in
        "\(.known(drift.label)) (index \(.fixed(drift.stabilityIndex, places: 2)))"
      }.joined(separator: ", ")
    }
    let shifted = real.filter { $0.stabilityIndex >= 0.25 }
    if !shifted.isEmpty {
      return (.resegment, "Discover the segments anew: \(names(shifted)) shifted.")
    }
    if outsideShare >= outsideLimit {
      return (
        .resegment,
        """
        Discover the segments anew: \(Wording.percent(outsideShare)) of the customers lie \
        outside what the model has seen.
        """
      )
    }
    if age >= ageLimit {
      return (
        .resegment,
        "Discover the segments anew: the model is \(Wording.count(Int(age), "day")) old."
      )
    }
    let moved = real.filter { $0.stabilityIndex >= 0.1 }
    if !moved.isEmpty {
      return (.watch, "Keep the segments, and look again soon: \(names(moved)) moved.")
    }
    return (.keep, "Keep the segments: nothing drifted by more than chance or by 0.1.")
  }
}
