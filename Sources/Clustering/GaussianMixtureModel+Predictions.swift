// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import DenseLinearAlgebra
public import ReproducibleComputing

extension GaussianMixtureModel {
  /// The component with the greatest responsibility for each of new rows, the lowest on ties.
  ///
  /// - Parameters:
  ///   - points: Rows x as many columns as were fitted, finite.
  ///   - execution: The threads.
  /// - Returns: One label a row; none for no rows.
  /// - Throws: `ClusteringError` when the columns do not fit, a value is not finite or the model
  ///   was damaged; `CancellationError` when the task is cancelled.
  /// - Complexity: O(rows x columns² x components) time.
  public func predict(
    _ points: Matrix<Double>, execution: Execution = .default
  ) throws -> [Int32] {
    try memberships(points, execution, GaussianMemberships.Outputs()).labels
  }

  /// How strongly each row belongs to the component that `predict` names: its responsibility.
  ///
  /// - Parameters:
  ///   - points: Rows x as many columns as were fitted, finite.
  ///   - execution: The threads.
  /// - Returns: One value a row, from 1 / components (undecided) to 1.
  /// - Throws: As `predict`.
  /// - Complexity: O(rows x columns² x components) time.
  public func membershipStrengths(
    _ points: Matrix<Double>, execution: Execution = .default
  ) throws -> [Double] {
    try filled(points.rowCount) {
      var outputs = GaussianMemberships.Outputs()
      outputs.strengths = $0
      _ = try memberships(points, execution, outputs)
    }
  }

  /// The logarithm of the mixture's density at each row; low for rows unlike all that was fitted.
  ///
  /// - Parameters:
  ///   - points: Rows x as many columns as were fitted, finite.
  ///   - execution: The threads.
  /// - Returns: One value a row, per unit of volume in the units of the points.
  /// - Throws: As `predict`.
  /// - Complexity: O(rows x columns² x components) time.
  public func logDensities(
    _ points: Matrix<Double>, execution: Execution = .default
  ) throws -> [Double] {
    try filled(points.rowCount) {
      var outputs = GaussianMemberships.Outputs()
      outputs.logDensities = $0
      _ = try memberships(points, execution, outputs)
    }
  }

  /// The probability of each component given a row.
  ///
  /// - Parameters:
  ///   - points: Rows x as many columns as were fitted, finite.
  ///   - execution: The threads.
  /// - Returns: Rows x components; none is negative, and each row sums to 1.
  /// - Throws: As `predict`.
  /// - Complexity: O(rows x columns² x components) time, O(rows x components) memory.
  public func responsibilities(
    _ points: Matrix<Double>, execution: Execution = .default
  ) throws -> Matrix<Double> {
    let values = try filled(points.rowCount * components.count) {
      var outputs = GaussianMemberships.Outputs()
      outputs.responsibilities = $0
      _ = try memberships(points, execution, outputs)
    }
    return Matrix(
      rowCount: points.rowCount, columnCount: components.count, columnMajor: values)
  }

  private func filled(
    _ count: Int, _ body: (UnsafeMutablePointer<Double>?) throws -> Void
  ) rethrows -> [Double] {
    var values = [Double](repeating: 0, count: count)
    try values.withUnsafeMutableBufferPointer { try body($0.baseAddress) }
    return values
  }

  private func memberships(
    _ points: Matrix<Double>, _ execution: Execution, _ outputs: GaussianMemberships.Outputs
  ) throws -> (labels: [Int32], logLikelihood: Double) {
    let densities = try GaussianDensities(components, columnCount: points.columnCount)
    guard points.rowCount > 0 else { return ([], 0) }
    try PointsValidation.check(points, execution: execution)
    return try points.withUnsafeColumns { base in
      try KMeansPoints.with(
        base, points: points, weights: nil, execution: execution, kernel: .plain
      ) {
        let found = try GaussianMemberships(
          rows: $0, densities: densities, execution: execution, outputs: outputs)
        return (found.labels, found.logLikelihood)
      }
    }
  }
}
