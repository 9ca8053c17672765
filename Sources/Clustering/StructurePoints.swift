// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra

/// Points that a valley tree looks at, and what it must know of their columns.
///
/// ``StructurePreparation`` makes them from raw columns.
public struct StructurePoints: Sendable, Hashable {
  /// Which rows of a column had one common value before it was spread.
  public struct Ties: Sendable, Hashable {
    /// For each row 0, or the number (from 1) of the common value that it had; at most 100 values,
    /// each of at least one row in a hundred.
    public let values: [UInt8]
    /// Whether the column had few distinct values, such as a count.
    ///
    /// A valley beside one value is then one of the lattice, unless it also parts the other values.
    public let isLattice: Bool

    /// Creates the ties of a column.
    ///
    /// - Parameters:
    ///   - values: For each row 0, or the number of its common value.
    ///   - isLattice: Whether the column had few distinct values.
    public init(values: [UInt8], isLattice: Bool) {
      self.values = values
      self.isLattice = isLattice
    }
  }

  /// The prepared columns that are not constant: rows x columns, each of mean 0 and deviation 1.
  public let matrix: Matrix<Double>
  /// The ties of each column of the matrix; nil where there are none.
  public let ties: [Ties?]

  /// Creates points.
  ///
  /// - Parameters:
  ///   - matrix: Rows x columns, on scales that may be compared, without ties.
  ///   - ties: The ties of each column; none by default.
  public init(_ matrix: Matrix<Double>, ties: [Ties?]? = nil) {
    let ties = ties ?? [Ties?](repeating: nil, count: matrix.columnCount)
    precondition(ties.count == matrix.columnCount, "one entry a column")
    precondition(
      ties.allSatisfy { $0 == nil || $0?.values.count == matrix.rowCount }, "one number a row")
    self.matrix = matrix
    self.ties = ties
  }
}
