// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// How raw columns become points in which a valley is one of the population and not one of the way
/// in which it was written down.
///
/// Rounding makes valleys: between 1 order and 2 orders there is nothing. So the values of a column
/// that lie on a lattice (whole numbers, whole days, cents; its step is found) are spread over their
/// cells, evenly on the transformed scale, for evenly on the raw scale would make a sawtooth of the
/// logarithm. Where a tenth of the rows or more share values that are further apart than the
/// lattice (averages over few orders, fixed prices), the cells are as wide as those lie apart. A
/// single value that more than one row in a hundred shares in a column without a lattice is
/// spread to the middles of the gaps beside it. Where in its cell a value goes follows from the
/// values of its row and the seed: the order of the rows changes nothing.
///
/// Skewed columns are transformed so that a long tail does not hide everything else:
///
/// - a count from 1, or a coarse lattice from its step with skewness over 1: log x;
/// - a coarse lattice from 0 with skewness over 1: log(x + step);
/// - over 0 with skewness over 1: log(x + 0.01 median);
/// - from 0 with skewness over 1: log(x / median + 0.1), the median of the positive values;
/// - up to one in twenty under 0, skewness over 1: asinh(x / median of |x|);
/// - anything else: x.
///
/// A lattice is coarse when the median of its positive values is under 50 steps. Columns are then
/// brought to mean 0 and standard deviation 1.
public struct StructurePreparation: Sendable, Hashable, Codable {
  /// What the numbers of a column are.
  public enum Kind: Sendable, Hashable, Codable {
    /// Any measurement: days, money, a share, a code; a lattice is found where there is one.
    case measurement
    /// Time since or between events whose rate repeats after a period, such as days with a period
    /// of 7: nights and closed days leave gaps that are the calendar's, not the population's.
    ///
    /// Values are spread over a whole period, over which such a rate is even; what differs by less
    /// than that is not told apart. The period is finite and over 0, in the unit of the values.
    case time(period: Double)
    /// How often something happened: whole numbers, at least 0.
    case count
    /// A sum of as many parts as the column of counts with this number says.
    ///
    /// The sum is multiplied as its count is spread: otherwise the lumps of the counts, gone from
    /// their own column, would show in the sums.
    case total(of: Int)
  }

  /// One kind a column.
  public var kinds: [Kind]

  /// Creates the preparation of a table.
  ///
  /// - Parameter kinds: One kind a column.
  public init(kinds: [Kind]) {
    self.kinds = kinds
  }

  /// Measures the columns: which transform, which lattice, which scale each has.
  ///
  /// - Parameters:
  ///   - raw: Rows x columns, finite.
  ///   - weights: How often each row counts: not negative, not all zero; nil = once.
  ///   - seed: Chooses how values are spread.
  ///   - execution: The threads.
  /// - Returns: The measured columns, which prepare this table and other rows alike.
  /// - Throws: `ClusteringError` for bad values or weights, for another number of kinds than of
  ///   columns, for a count that is not a whole number of at least 0, for a total of something that
  ///   is no count, and for a period that is not over 0.
  /// - Complexity: A sort of each column.
  public func fit(
    _ raw: Matrix<Double>, weights: [Double]? = nil, seed: UInt64 = 0,
    execution: Execution = .default
  ) throws -> StructurePreparationModel {
    try PointsValidation.check(raw, execution: execution)
    try PointsValidation.check(weights: weights, rowCount: raw.rowCount)
    try check(raw)
    let order = RowOrder(raw, seed: seed)
    var columns = StructureColumnFit.measure(
      raw, kinds: kinds, weights: weights, execution: execution)
    // Scales are those of the spread values.
    let spread = StructureSpread(columns: columns, raw: raw, keys: order.keys)
    for column in columns.indices where !columns[column].isConstant {
      let values = spread.values(of: column, execution: execution)
      columns[column].standardize(values, weights: weights, order: order.rows)
    }
    return StructurePreparationModel(columns: columns, seed: seed)
  }

  private func check(_ raw: Matrix<Double>) throws {
    guard kinds.count == raw.columnCount else {
      throw ClusteringError(
        .shape,
        "There are \(kinds.count) kinds for \(raw.columnCount) columns. Give one kind a column.")
    }
    for (column, kind) in kinds.enumerated() {
      switch kind {
      case .measurement: continue
      case .time(let period):
        guard !(period > 0 && period.isFinite) else { continue }
        throw ClusteringError(
          .parameter,
          "Column \(column) (counted from 0) is said to be time with a period of \(period). "
            + "Give a finite one over 0, such as 7 for days.")
      case .count:
        guard
          let row = raw.column(column).firstIndex(where: { !($0 >= 0 && $0 == $0.rounded()) })
        else { continue }
        throw ClusteringError(
          .parameter,
          "Row \(row - column * raw.rowCount), column \(column) (counted from 0) is "
            + "\(raw.elements[row]), which is no count. Call the column a measurement.")
      case .total(let count):
        guard kinds.indices.contains(count), kinds[count] == .count else {
          throw ClusteringError(
            .parameter,
            "Column \(column) (counted from 0) is said to be a total over column \(count), which "
              + "is no column of counts. Give the number of one.")
        }
      }
    }
  }
}
