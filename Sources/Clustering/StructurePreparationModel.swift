// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

/// Measured columns: how the rows of a table, and other rows, become points.
public struct StructurePreparationModel: Sendable, Hashable, Codable {
  /// How the shape of a column is changed.
  public enum Transform: String, Sendable, Hashable, Codable {
    /// x.
    case none
    /// log(x / unit + offset).
    case logarithm
    /// asinh(x / unit).
    case inverseHyperbolicSine
  }

  /// A value that many rows share in a column without a lattice.
  public struct SharedValue: Sendable, Hashable, Codable {
    /// The value.
    public let value: Double
    /// The middle of the gap below it, on the transformed scale.
    public let lower: Double
    /// The middle of the gap above it, on the transformed scale.
    public let upper: Double
  }

  /// What was measured of one column.
  public struct Column: Sendable, Hashable, Codable {
    /// What its numbers are.
    public let kind: StructurePreparation.Kind
    /// How its shape is changed.
    public internal(set) var transform = Transform.none
    /// The unit of the transform, over 0.
    public internal(set) var unit = 1.0
    /// What is added before a logarithm.
    public internal(set) var offset = 0.0
    /// The step of the lattice that its values lie on; 0 where they lie on none.
    public internal(set) var step = 0.0
    /// Whether the lattice has few distinct values (under 200).
    public internal(set) var isLattice = false
    /// The values that one row in a hundred or more shares, ascending.
    public internal(set) var shared: [SharedValue] = []
    /// What is subtracted from transformed values.
    public internal(set) var center = 0.0
    /// What the difference is divided by, over 0.
    public internal(set) var scale = 1.0
    /// Whether all values are one; such a column is left out.
    public internal(set) var isConstant = false

    init(kind: StructurePreparation.Kind) { self.kind = kind }
  }

  /// One entry a raw column.
  public let columns: [Column]
  /// What chose how values are spread.
  public let seed: UInt64

  init(columns: [Column], seed: UInt64) {
    self.columns = columns
    self.seed = seed
  }

  /// The raw columns that are not constant: what the columns of points stand for, in their order.
  public var activeColumns: [Int] { columns.indices.filter { !columns[$0].isConstant } }

  /// The points of the table that was measured, its values spread over their cells.
  ///
  /// The same rows get the same points in any order.
  ///
  /// - Parameters:
  ///   - raw: Rows x columns, finite: those that were measured.
  ///   - execution: The threads.
  /// - Returns: The points, without the constant columns.
  /// - Throws: `ClusteringError` for other columns than were measured or for bad values.
  /// - Complexity: O(rows x columns), and a sort of the rows' keys.
  public func spread(
    _ raw: Matrix<Double>, execution: Execution = .default
  ) throws -> StructurePoints {
    try check(raw, execution)
    let order = RowOrder(raw, seed: seed)
    let spread = StructureSpread(columns: columns, raw: raw, keys: order.keys)
    return StructurePoints(
      matrix(spread, rowCount: raw.rowCount, execution),
      ties: activeColumns.map { ties(of: $0, raw) })
  }

  /// The points of other rows, each value at the middle of its cell.
  ///
  /// - Parameters:
  ///   - raw: Rows x columns, finite.
  ///   - execution: The threads.
  /// - Returns: Rows x columns that are not constant.
  /// - Throws: `ClusteringError` for other columns than were measured or for bad values.
  /// - Complexity: O(rows x columns).
  public func transform(
    _ raw: Matrix<Double>, execution: Execution = .default
  ) throws -> Matrix<Double> {
    try check(raw, execution)
    return matrix(
      StructureSpread(columns: columns, raw: raw, keys: nil), rowCount: raw.rowCount, execution)
  }

  private func check(_ raw: Matrix<Double>, _ execution: Execution) throws {
    guard raw.columnCount == columns.count else {
      throw ClusteringError(
        .shape,
        "The rows have \(raw.columnCount) columns; \(columns.count) were measured. "
          + "Give the columns that were measured.")
    }
    guard raw.rowCount > 0 else { return }
    try PointsValidation.check(raw, execution: execution)
  }

  private func matrix(
    _ spread: StructureSpread, rowCount: Int, _ execution: Execution
  ) -> Matrix<Double> {
    let active = activeColumns
    var elements: [Double] = []
    elements.reserveCapacity(rowCount * active.count)
    for column in active {
      let (center, scale) = (columns[column].center, columns[column].scale)
      for value in spread.values(of: column, execution: execution) {
        elements.append((value - center) / scale)
      }
    }
    return Matrix(rowCount: rowCount, columnCount: active.count, columnMajor: elements)
  }

  private func ties(of column: Int, _ raw: Matrix<Double>) -> StructurePoints.Ties? {
    let shared = columns[column].shared
    guard !shared.isEmpty else { return nil }
    return StructurePoints.Ties(
      values: raw.column(column).map { value in
        shared.index(of: value).map { UInt8($0 + 1) } ?? 0
      }, isLattice: columns[column].isLattice)
  }
}

extension [StructurePreparationModel.SharedValue] {
  /// The place of a value, found by halving.
  func index(of value: Double) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].value < value { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].value == value ? low : nil
  }
}
