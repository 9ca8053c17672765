// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The mutual information of two partitions of the same rows, adjusted for chance.
///
/// (I - E[I]) / ((H₁ + H₂) / 2 - E[I]) with the arithmetic mean of the entropies (scikit-learn's
/// default) and the expectation over all tables with these margins (Vinh, Epps and Bailey,
/// "Information theoretic measures for clusterings comparison", JMLR 11, 2010). 1 for equal
/// partitions, 0 in the mean for independent ones.
///
/// - Parameters:
///   - first: The cluster of each row; any numbers, which mean nothing but equality.
///   - second: The cluster of each row in the other partition; as many.
///   - weights: How often each row counts, in whole numbers; nil = once.
/// - Returns: The index, at most 1; 1 for two partitions that are equal, also where both put all
///   rows into one cluster or each row into its own.
/// - Throws: `ClusteringError` when a weight is not a whole number: the expectation counts tables.
/// - Complexity: O(n log n + clusters₁ x clusters₂ x √n).
public func adjustedMutualInformation(
  _ first: [Int32], _ second: [Int32], weights: [Double]? = nil
) throws -> Double {
  try PointsValidation.check(wholeWeights: weights)
  let table = ContingencyTable(first, second, weights: weights)
  if table.cells.count == table.rows.count, table.cells.count == table.columns.count { return 1 }
  func entropy(_ weights: [Double]) -> Double {
    weights.reduce(into: CompensatedSum()) {
      $0.add(-$1 / table.total * log($1 / table.total))
    }.value
  }
  let information = table.cells.reduce(into: CompensatedSum()) {
    $0.add(
      $1.weight / table.total
        * log(($1.weight / table.rows[$1.row]) * (table.total / table.columns[$1.column])))
  }.value
  var sum = CompensatedSum()
  for row in table.rows {
    for column in table.columns {
      sum.add(expectedInformation(row, column, total: table.total))
    }
  }
  let expected = sum.value
  let mean = (entropy(table.rows) + entropy(table.columns)) / 2
  // As in scikit-learn, what rounding leaves of a vanishing difference keeps its sign.
  let below = mean - expected
  return (information - expected) / (below < 0 ? min(below, -0x1p-52) : max(below, 0x1p-52))
}

/// What a cell with these margins contributes to the mutual information in the mean.
///
/// Its weight is hypergeometric. The probabilities are relative to the likeliest weight's, whose
/// neighbours follow by ratios, so that no factorial is needed; those below 1e-20 of it are left out.
private func expectedInformation(_ row: Double, _ column: Double, total: Double) -> Double {
  let least = max(0, row + column - total)
  let most = min(row, column)
  let mode = min(most, max(least, ((row + 1) * (column + 1) / (total + 2)).rounded(.down)))
  var mass = CompensatedSum()
  var sum = CompensatedSum()
  func add(_ weight: Double, _ probability: Double) {
    mass.add(probability)
    guard weight > 0 else { return }
    sum.add(probability * (weight / total) * log((weight / row) * (total / column)))
  }
  add(mode, 1)
  var probability = 1.0
  var weight = mode
  while weight < most, probability > 1e-20 {
    probability *=
      (row - weight) * (column - weight) / ((weight + 1) * (total - row - column + weight + 1))
    weight += 1
    add(weight, probability)
  }
  probability = 1
  weight = mode
  while weight > least, probability > 1e-20 {
    probability *=
      weight * (total - row - column + weight) / ((row - weight + 1) * (column - weight + 1))
    weight -= 1
    add(weight, probability)
  }
  return sum.value / mass.value
}
