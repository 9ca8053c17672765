// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// What is measured of a raw column before it is prepared: its lattice, its transform, its ties.
struct StructureColumnFit {
  private typealias Model = StructurePreparationModel

  /// The part of the rows that must share a value for it to be told apart.
  private static let sharedPart = 0.01
  /// The part of the rows with such values from which on these make a lattice of their own.
  private static let lumpyPart = 0.1
  /// The fewest rows that make such a value: fewer share one by chance.
  private static let lumpRows = 10.0
  /// What another value must weigh, as a part of a value, to be a neighbour in that lattice.
  private static let neighborPart = 0.8
  /// Steps in the median of a lattice up to which it is coarse.
  private static let coarseSteps = 50.0
  /// The share of negative values up to which a column is taken to be one of positive ones.
  ///
  /// Around 0 the inverse hyperbolic sine draws values apart: with more of them it would make a
  /// valley there.
  private static let fewNegatives = 0.05
  /// Distinct values of a lattice up to which it is one of few values.
  private static let fewValues = 200

  /// Distinct values, ascending.
  private let values: [Double]
  /// The weight of each.
  private let weights: [Double]

  static func measure(
    _ raw: Matrix<Double>, kinds: [StructurePreparation.Kind], weights: [Double]?,
    execution: Execution
  ) -> [StructurePreparationModel.Column] {
    execution.mapChunks(of: raw.columnCount, size: 1) { column, _ in
      StructureColumnFit(raw, column, weights).column(kind: kinds[column])
    }
  }

  private struct Entry: BitwiseCopyable {
    var key: UInt64
    var weight: Double
  }

  private init(_ raw: Matrix<Double>, _ column: Int, _ weights: [Double]?) {
    let column = raw.column(column)
    var values: [Double] = []
    var sums: [Double] = []
    func add(_ key: UInt64, _ weight: Double) {
      let value = Self.value(key)
      if let last = values.last, last == value {
        sums[sums.count - 1] += weight
      } else {
        values.append(value)
        sums.append(weight)
      }
    }
    if let weights {
      var entries = zip(column, weights).compactMap {
        $1 > 0 ? Entry(key: Self.key($0), weight: $1) : nil
      }
      RadixSort.sort(&entries) { $0.key }
      for entry in entries { add(entry.key, entry.weight) }
    } else {
      var keys = column.map(Self.key)
      RadixSort.sort(&keys)
      for key in keys { add(key, 1) }
    }
    self.values = values
    self.weights = sums
  }

  /// A whole number that sorts as the value does; both zeros are one.
  private static func key(_ value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  private static func value(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }

  private func column(kind: StructurePreparation.Kind) -> StructurePreparationModel.Column {
    var column = Model.Column(kind: kind)
    guard let least = values.first, values.count > 1 else {
      column.isConstant = true
      column.center = column.transformed(.init(repeating: values.first ?? 0))[0]
      return column
    }
    var isTotal = false
    if case .total = kind { isTotal = true }
    if !isTotal {
      column.step = step()
      column.isLattice = column.step > 0 && values.count < Self.fewValues
    }
    let positive = positiveMedian()
    func isCoarse() -> Bool {
      kind == .count || column.step > 0 && positive < Self.coarseSteps * column.step
    }
    if !isTotal, !isCoarse(), let gap = sharedGap() { column.step = max(column.step, gap) }
    let coarse = isCoarse()
    if case .time(let period) = kind { column.step = max(column.step, period) }
    let skewness = self.skewness()
    switch (kind == .count || skewness > 1, least) {
    case (true, 0...) where coarse:
      column.transform = .logarithm
      column.unit = column.step
      column.offset = least > 0 ? 0 : 1
    case (true, 0...):
      column.transform = .logarithm
      column.unit = positive
      column.offset = least > 0 ? 0.01 : 0.1
    case (_, ..<0) where skewness > 1 && negativeShare() <= Self.fewNegatives:
      column.transform = .inverseHyperbolicSine
      column.unit = medianSize()
    default: break
    }
    if !isTotal { column.shared = shared(column) }
    return column
  }

  /// The step of the lattice of whole numbers or of hundredths that all values lie on, or 0.
  private func step() -> Double {
    for parts in [1.0, 100.0] {
      var divisor = 0
      let lie = values.allSatisfy { value in
        let whole = (value * parts).rounded()
        guard abs(whole) <= 0x1p53, whole / parts == value else { return false }
        var (a, b) = (divisor, Int(abs(whole)))
        while b != 0 { (a, b) = (b, a % b) }
        divisor = a
        return true
      }
      if lie, divisor > 0 { return Double(divisor) / parts }
    }
    return 0
  }

  private func skewness() -> Double {
    let total = weights.reduce(0, +)
    var mean = 0.0
    for (value, weight) in zip(values, weights) { mean += weight / total * value }
    var (second, third) = (0.0, 0.0)
    for (value, weight) in zip(values, weights) {
      let difference = value - mean
      second += weight / total * difference * difference
      third += weight / total * difference * difference * difference
    }
    return second > 0 ? third / (second * second.squareRoot()) : 0
  }

  private func negativeShare() -> Double {
    let negative = zip(values, weights).prefix { $0.0 < 0 }.reduce(0) { $0 + $1.1 }
    return negative / weights.reduce(0, +)
  }

  /// The median of the positive values; 1 where there are none.
  private func positiveMedian() -> Double {
    let first = values.firstIndex { $0 > 0 } ?? values.count
    return Self.quantile(0.5, zip(values[first...], weights[first...])) ?? 1
  }

  /// The median of the sizes of the values that are not 0.
  private func medianSize() -> Double {
    let sizes = zip(values.map(abs), weights).filter { $0.0 > 0 }
    return Self.quantile(0.5, sizes.sorted { $0.0 < $1.0 }) ?? 1
  }

  /// The value at which the summed weight of ascending ones reaches a part of all.
  private static func quantile(
    _ part: Double, _ ascending: some Sequence<(Double, Double)>
  ) -> Double? {
    let target = part * ascending.reduce(0) { $0 + $1.1 }
    var sum = 0.0
    for (value, weight) in ascending {
      sum += weight
      if sum >= target { return value }
    }
    return nil
  }

  /// The distance between the lumps of a column in which many rows share values: what nine in ten of
  /// those rows have at most to the nearest value of about as many rows or more; nil where few rows
  /// share values, or one value stands alone.
  ///
  /// Lines per order are whole for customers with one order, halves and whole for those with two:
  /// with the fine lattice of all of them the whole numbers would remain lumps.
  private func sharedGap() -> Double? {
    let total = weights.reduce(0, +)
    let shared = values.indices.filter {
      weights[$0] >= max(Self.lumpRows, Self.sharedPart * total)
    }
    guard shared.reduce(0, { $0 + weights[$1] }) >= Self.lumpyPart * total else { return nil }
    let gaps = shared.compactMap { index -> (Double, Double)? in
      let distances = shared.compactMap { other -> Double? in
        guard other != index, weights[other] >= Self.neighborPart * weights[index] else {
          return nil
        }
        return abs(values[other] - values[index])
      }
      return distances.min().map { ($0, weights[index]) }
    }
    return Self.quantile(0.9, gaps.sorted { $0.0 < $1.0 })
  }

  /// The values of many rows; without a lattice also the middles of the gaps beside them.
  private func shared(_ column: Model.Column) -> [StructurePreparationModel.SharedValue] {
    let least = Self.sharedPart * weights.reduce(0, +)
    func level(_ index: Int) -> Double {
      column.transformed(.init(repeating: values[index]))[0]
    }
    let last = values.count - 1
    return values.indices.filter { weights[$0] >= least && weights[$0] > 1 }.prefix(100).map {
      guard column.step == 0 else {
        return Model.SharedValue(value: values[$0], lower: 0, upper: 0)
      }
      let middle = level($0)
      let below = $0 > 0 ? middle - level($0 - 1) : level(1) - middle
      let above = $0 < last ? level($0 + 1) - middle : middle - level(last - 1)
      return Model.SharedValue(
        value: values[$0], lower: middle - below / 2, upper: middle + above / 2)
    }
  }
}
