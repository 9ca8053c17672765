// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra

extension FeaturePreparation {
  /// Measures the columns of a table and decides how each is prepared.
  ///
  /// - Parameters:
  ///   - table: The features of at least one customer, all finite.
  ///   - scaling: How columns are centred and scaled.
  ///   - weights: One a row, not negative; a weight of 2 is that row twice. Nil: 1 each.
  /// - Returns: The fitted preparation.
  /// - Throws: `FeatureError` when the table is empty, a value is not finite or weights do not fit.
  /// - Complexity: O(n log n) a column, for the quantiles.
  public static func fit(
    _ table: FeatureTable, scaling: Scaling = .zScore, weights: [Double]? = nil
  ) throws -> FeaturePreparation {
    let rows = table.values.rowCount
    guard rows > 0, !table.features.isEmpty else {
      throw FeatureError(.empty, "a table without customers or features cannot be prepared")
    }
    if let weights {
      guard weights.count == rows, weights.allSatisfy({ $0 >= 0 && $0.isFinite }),
        weights.contains(where: { $0 > 0 })
      else {
        throw FeatureError(
          .weights, "weights must be \(rows) finite numbers, none negative and not all zero")
      }
    }
    return FeaturePreparation(
      columns: try table.features.indices.map {
        try column(
          table.features[$0], values: table.values.column($0), scaling: scaling, weights: weights)
      })
  }

  private static func column(
    _ feature: Feature, values: ArraySlice<Double>, scaling: Scaling, weights: [Double]?
  ) throws -> Column {
    if let row = values.firstIndex(where: { !$0.isFinite }) {
      throw FeatureError(
        .notFinite,
        "\(feature.name) of row \(row - values.startIndex + 1) is not a finite number; remove it")
    }
    let before = SampleStatistics.moments(values, weights: weights)
    var (transform, unit) = (Transform.none, 1.0)
    var (transformed, after) = (Array(values), before)
    let proposed = proposedTransform(values, before)
    if proposed != .none {
      let logUnit = logUnit(feature, values: values, weights: weights)
      let tried = values.map { proposed.apply($0, unit: logUnit) }
      let moments = SampleStatistics.moments(tried, weights: weights)
      if abs(moments.skewness) < abs(before.skewness) {
        (transform, unit, transformed, after) = (proposed, logUnit, tried, moments)
      }
    }
    let (center, scale) = location(transformed, moments: after, scaling, weights: weights)
    // Rounding may leave a deviation of some last bits where all values are equal but for them.
    let isConstant = after.standardDeviation <= 1e-12 * abs(after.mean)
    return Column(
      feature: feature, transform: transform, logUnit: unit, scaling: scaling,
      skewness: before.skewness, transformedSkewness: after.skewness,
      center: isConstant ? after.mean : center, scale: isConstant || scale == 0 ? 1 : scale,
      isConstant: isConstant)
  }

  private static func proposedTransform(
    _ values: ArraySlice<Double>, _ moments: SampleStatistics.Moments
  ) -> Transform {
    if values.contains(where: { $0 < 0 }) {
      return abs(moments.skewness) > 1 || moments.excessKurtosis > 3 ? .signedLog1p : .none
    }
    return moments.skewness > 1 ? .log1p : .none
  }

  /// One unit of the feature; for money, whose unit is arbitrary, a small typical size.
  ///
  /// A smaller one would bring the skewness of most shops nearer to 0, but by spreading the
  /// smallest spenders, whose differences matter least: planted segments are found less well.
  private static func logUnit(
    _ feature: Feature, values: ArraySlice<Double>, weights: [Double]?
  ) -> Double {
    guard feature.unit == .money else { return 1 }
    let kept = values.indices.filter { index in
      values[index] != 0 && (weights?[index - values.startIndex] ?? 1) > 0
    }
    guard !kept.isEmpty else { return 1 }
    return SampleStatistics.WeightedSample(
      kept.map { abs(values[$0]) },
      weights: weights.map { all in kept.map { all[$0 - values.startIndex] } }
    ).quantile(0.05)
  }

  private static func location(
    _ values: [Double], moments: SampleStatistics.Moments, _ scaling: Scaling, weights: [Double]?
  ) -> (center: Double, scale: Double) {
    switch scaling {
    case .none: return (0, 1)
    case .zScore: return (moments.mean, moments.standardDeviation)
    case .robust:
      let sample = SampleStatistics.WeightedSample(values, weights: weights)
      let median = sample.quantile(0.5)
      let range = sample.quantile(0.75) - sample.quantile(0.25)
      if range > 0 { return (median, range / 1.349) }
      let total = weights.map { SampleStatistics.sum($0) } ?? Double(values.count)
      let deviation =
        SampleStatistics.sum(
          values.indices.lazy.map { abs(values[$0] - median) * (weights?[$0] ?? 1) }) / total
      return (median, deviation * 1.2533141373155003)
    }
  }
}
