// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra

/// One drawn table, with its truth where it has one.
struct Sample {
  /// Rows of raw values.
  var rows: [[Double]]
  /// The group of each row; empty for one population.
  var truth: [Int32] = []
  /// How often each row counts.
  var weights: [Double]?
}

/// A law that tables are drawn from.
struct Population: Sendable {
  let name: String
  let kinds: [StructurePreparation.Kind]
  /// The number of planted groups; 1 for one population.
  let groupCount: Int
  let draw: @Sendable (_ rows: Int, _ random: inout RandomDraws) -> Sample

  /// One population, of which no part is a group.
  static func single(
    _ name: String, _ kinds: [StructurePreparation.Kind],
    _ draw: @escaping @Sendable (Int, inout RandomDraws) -> [[Double]]
  ) -> Population {
    Population(name: name, kinds: kinds, groupCount: 1) { Sample(rows: draw($0, &$1)) }
  }

  /// Planted groups.
  static func planted(
    _ name: String, _ groupCount: Int, _ kinds: [StructurePreparation.Kind],
    _ draw: @escaping @Sendable (Int, inout RandomDraws) -> ([[Double]], [Int])
  ) -> Population {
    Population(name: name, kinds: kinds, groupCount: groupCount) {
      let (rows, truth) = draw($0, &$1)
      return Sample(rows: rows, truth: truth.map { Int32($0) })
    }
  }
}

/// Recency, frequency, monetary as a total of the orders.
let rfmKinds: [StructurePreparation.Kind] = [.measurement, .count, .total(of: 1)]
/// Recency, frequency, the average order.
let averageKinds: [StructurePreparation.Kind] = [.measurement, .count, .measurement]

func measurements(_ count: Int) -> [StructurePreparation.Kind] {
  [StructurePreparation.Kind](repeating: .measurement, count: count)
}

/// One group of customers: its share, then median and spread of the logarithm of recency in days,
/// number of orders and order value.
struct CustomerGroup: Sendable {
  let share: Double
  let recency: (Double, Double)
  let orders: (Double, Double)
  let value: (Double, Double)
}

/// Customers of some groups: recency, frequency, average order, and the group of each.
func customers(
  _ groups: [CustomerGroup], _ count: Int, _ random: inout RandomDraws,
  correlated: Bool = false
) -> (rows: [[Double]], groups: [Int]) {
  let factor =
    correlated
    ? RandomDraws.cholesky([[1, -0.6, -0.3], [-0.6, 1, 0.5], [-0.3, 0.5, 1]])
    : [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
  var rows: [[Double]] = []
  var truth: [Int] = []
  for z in random.normals(count, factor: factor) {
    let number = random.choice(groups.map(\.share))
    let group = groups[number]
    let recency = group.recency.0 * exponential(group.recency.1 * z[0])
    let orders = max(1, (group.orders.0 * exponential(group.orders.1 * z[1])).rounded())
    let value =
      group.value.0 * exponential(group.value.1 * z[2])
      * exponential(0.15 * random.normal() / orders.squareRoot())
    rows.append([min(725, max(0.05, recency)), orders, value])
    truth.append(number)
  }
  return (rows, truth)
}

/// The average order times the orders.
func totals(_ rows: [[Double]]) -> [[Double]] { rows.map { [$0[0], $0[1], $0[1] * $0[2]] } }
