// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// What is measured of a raw column before it is prepared: its lattice, its transform, its ties.
struct StructureColumnFit {
  private typealias Model = StructurePreparationModel

  /// The part of the rows that must share a value for it to be told apart.
  private static let sharedPart = 0.01
  /// Steps in the median of a lattice up to which it is coarse.
  private static let coarseSteps = 50.0
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
    var row: Int32
  }

  private init(_ raw: Matrix<Double>, _ column: Int, _ weights: [Double]?) {
    var entries: [Entry] = []
    entries.reserveCapacity(raw.rowCount)
    for (row, value) in raw.column(column).enumerated() where (weights?[row] ?? 1) > 0 {
      // Both zeros are one value; negative numbers sort by their inverted bits.
      let bits = (value + 0).bitPattern
      entries.append(Entry(key: bits >> 63 == 1 ? ~bits : bits | 1 << 63, row: Int32(row)))
    }
    RadixSort.sort(&entries) { $0.key }
    var values: [Double] = []
    var summed: [Double] = []
    for entry in entries {
      let value = raw[Int(entry.row), column]
      if values.last != value {
        values.append(value)
        summed.append(0)
      }
      summed[summed.count - 1] += weights?[Int(entry.row)] ?? 1
    }
    self.values = values
    self.weights = summed
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
    let positive = median { $0 }
    let coarse =
      kind == .count || column.step > 0 && positive < Self.coarseSteps * column.step
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
    case (_, ..<0) where abs(skewness) > 1:
      column.transform = .inverseHyperbolicSine
      column.unit = median { abs($0) }
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

  /// The median of the positive ones among transformed values; 1 where there are none.
  private func median(_ transform: (Double) -> Double) -> Double {
    let pairs = zip(values, weights).map { (transform($0), $1) }.filter { $0.0 > 0 }
      .stableSorted { $0.0 < $1.0 }
    let half = pairs.reduce(0) { $0 + $1.1 } / 2
    var sum = 0.0
    for (value, weight) in pairs {
      sum += weight
      if sum >= half { return value }
    }
    return 1
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
