// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// The transformed values of raw columns, spread over their cells or at the middles of them.
struct StructureSpread: Sendable {
  private typealias Lanes = VectorMath.Lanes

  let columns: [StructurePreparationModel.Column]
  let raw: Matrix<Double>
  /// The rows' keys, which say where in its cell a value goes; nil = in the middle.
  let keys: [UInt64]?

  /// The transformed values of a column, not yet standardized.
  func values(of column: Int, execution: Execution) -> [Double] {
    let measured = columns[column]
    let rowCount = raw.rowCount
    var result = [Double](repeating: 0, count: rowCount)
    result.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let result = buffer
      raw.withUnsafeColumns { base in
        nonisolated(unsafe) let values = base + column * rowCount
        nonisolated(unsafe) let base = base
        execution.forEachChunk(of: rowCount, size: PointsValidation.chunkSize) { _, rows in
          for first in stride(from: rows.lowerBound, to: rows.upperBound, by: 8) {
            let block = first..<min(first + 8, rows.upperBound)
            var x = Lanes(repeating: values[first])
            var position = Lanes(repeating: 0.5)
            for row in block {
              x[row - first] = values[row]
              if let keys { position[row - first] = uniform(keys[row], column) }
            }
            if case .total(let counts) = measured.kind {
              x *= growth(of: counts, base + counts * rowCount, block)
            }
            let spread = measured.spread(x, position)
            for row in block {
              result[row] = spread[row - first]
              guard measured.step == 0, let place = measured.shared.index(of: values[row]) else {
                continue
              }
              let shared = measured.shared[place]
              result[row] = shared.lower + position[row - first] * (shared.upper - shared.lower)
            }
          }
        }
      }
    }
    return result
  }

  private func uniform(_ key: UInt64, _ column: Int) -> Double {
    RowOrder.uniform(key, use: UInt64(column))
  }

  /// What counts grew by when they were spread.
  private func growth(
    of column: Int, _ values: UnsafePointer<Double>, _ rows: Range<Int>
  ) -> Lanes {
    let measured = columns[column]
    var x = Lanes(repeating: 1)
    var position = Lanes(repeating: 0.5)
    for row in rows {
      x[row - rows.lowerBound] = values[row]
      if let keys { position[row - rows.lowerBound] = uniform(keys[row], column) }
    }
    let level = measured.spread(x, position)
    let spread = measured.unit * (VectorMath.exponential(level) - measured.offset)
    // A total of nothing stays what it is.
    let counted = x .>= measured.step
    return (spread / x).replacing(with: 1, where: .!counted)
  }
}

extension StructurePreparationModel.Column {
  /// Transformed values at a part of the way through their cells, from 0 to 1.
  func spread(_ values: VectorMath.Lanes, _ position: VectorMath.Lanes) -> VectorMath.Lanes {
    var half = VectorMath.Lanes(repeating: 0.5 * step)
    if transform == .logarithm {
      // A cell reaches at most half of the way to where the logarithm ends.
      let room = 0.5 * (values + offset * unit)
      half = half.replacing(with: room, where: (room .< half) .& (room .> 0))
    }
    let low = transformed(values - half)
    return low + position * (transformed(values + half) - low)
  }

  /// Transformed values of eight raw ones, or of the bounds of their cells.
  func transformed(_ values: VectorMath.Lanes) -> VectorMath.Lanes {
    let ratio = values / unit
    switch transform {
    case .none: return values
    case .logarithm:
      let argument = ratio + offset
      // Only values below all that were measured come so low.
      let least = offset > 0 ? 0.01 * offset : 1e-3
      return VectorMath.logarithm(argument.replacing(with: least, where: argument .< least))
    case .inverseHyperbolicSine:
      let size = ratio.replacing(with: -ratio, where: ratio .< 0)
      let sine = VectorMath.logarithm(size + (size * size + 1).squareRoot())
      return sine.replacing(with: -sine, where: ratio .< 0)
    }
  }

  /// Takes mean and deviation of transformed values as centre and scale.
  ///
  /// - Parameters:
  ///   - values: One a row.
  ///   - weights: How often each row counts.
  ///   - order: The order in which they are summed, so that the sum is that of any order of rows.
  mutating func standardize(_ values: [Double], weights: [Double]?, order: [Int32]) {
    var total = 0.0
    var mean = CompensatedSum()
    for row in order {
      let weight = weights?[Int(row)] ?? 1
      total += weight
      mean.add(weight * values[Int(row)])
    }
    center = mean.value / total
    var squares = CompensatedSum()
    for row in order {
      let difference = values[Int(row)] - center
      squares.add((weights?[Int(row)] ?? 1) * difference * difference)
    }
    let deviation = (squares.value / total).squareRoot()
    scale = deviation > 0 ? deviation : 1
  }
}
