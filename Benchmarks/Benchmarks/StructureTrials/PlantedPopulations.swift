// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import Foundation

/// Populations with planted groups.
let plantedPopulations: [Population] =
  [
    ("five", Groups.five), ("seven", Groups.seven), ("four", Groups.four), ("six", Groups.six),
    ("rare", Groups.rare),
  ].flatMap { name, groups in
    [
      Population.planted(name, groups.count, rfmKinds) { count, random in
        let (rows, truth) = customers(groups, count, &random)
        return (totals(rows), truth)
      },
      Population.planted("\(name), average", groups.count, averageKinds) { count, random in
        customers(groups, count, &random)
      },
      Population.planted("\(name), rounded", groups.count, rfmKinds) { count, random in
        let (rows, truth) = customers(groups, count, &random)
        return (totals(rows).map { [$0[0].rounded(.down), $0[1], cents($0[2])] }, truth)
      },
    ]
  } + [
    blobs(
      "unequal", [[0, 0, 0], [6, 0, 0], [3, 7, 2]],
      [scaled(3, 0.15), scaled(3, 2), scaled(3, 0.6)], [0.5, 0.3, 0.2]),
    blobs(
      "long", [[0, 0, 0], [3, -3, 0], [-1, 1, 5]],
      [[[Double]]](repeating: [[4, 3.6, 0], [3.6, 4, 0], [0, 0, 0.5]], count: 3),
      [0.4, 0.35, 0.25]),
    blobs(
      "overlap", [[0, 0, 0], [4.2, 0, 0], [2.1, 3.8, 0], [2.1, 1.2, 4.2]],
      [[[Double]]](repeating: scaled(3, 1), count: 4), [0.25, 0.25, 0.25, 0.25]),
    .planted("rare, 5 noise", 3, rfmKinds + measurements(5)) { count, random in
      let (rows, truth) = customers(Groups.rare, count, &random)
      return (
        totals(rows).map {
          $0
            + [
              random.normal(), random.normal(), random.normal(), random.uniform(),
              random.uniform(),
            ]
        }, truth
      )
    },
    .planted("four, 5 noise", 4, rfmKinds + measurements(5)) { count, random in
      let (rows, truth) = customers(Groups.four, count, &random)
      return (
        totals(rows).map {
          $0
            + [
              random.normal(), random.normal(), random.normal(), random.exponential(1),
              random.exponential(1),
            ]
        }, truth
      )
    },
    .planted("lumps", 3, rfmKinds) { count, random in
      var rows: [[Double]] = []
      var truth: [Int] = []
      for _ in 0..<count {
        let group = random.choice([0.6, 0.3, 0.1])
        let orders =
          [1 + random.binomial(2, 0.15), 1 + random.poisson(1.2), 15 + random.poisson(12)][group]
        let recency = exp([5.6, 3.2, 2.2][group] + [0.3, 0.35, 0.35][group] * random.normal())
        let value = exp([3.3, 4.9, 4][group] + 0.25 * random.normal())
        rows.append([recency, orders, orders * value])
        truth.append(group)
      }
      return (rows, truth)
    },
    blobs("ten of 5", tenCentres, [[[Double]]](repeating: scaled(5, 1), count: 10), tenths),
    blobs(
      "two of 2", [[0, 0], [5, 0]], [[[Double]]](repeating: scaled(2, 1), count: 2), [0.5, 0.5]),
    .planted("two t5", 2, measurements(3)) { count, random in
      var rows: [[Double]] = []
      var truth: [Int] = []
      for _ in 0..<count {
        let group = random.uniform() < 0.3 ? 1 : 0
        rows.append(
          [1, 0.6, 0].map { random.studentT(5) + 7 * Double(group) * $0 })
        truth.append(group)
      }
      return (rows, truth)
    },
    .planted("three gamma", 3, rfmKinds) { count, random in
      var rows: [[Double]] = []
      var truth: [Int] = []
      for _ in 0..<count {
        let group = random.choice([0.5, 0.4, 0.1])
        let orders = 1 + random.poisson([0.5, 8, 35][group])
        let recency = random.gamma(6, [50, 8, 1.5][group]).rounded(.down)
        rows.append(
          [recency, orders, cents(orders * random.gamma(8, [3, 5, 20][group]))])
        truth.append(group)
      }
      return (rows, truth)
    },
    blobs(
      "rare of 4", [[0, 0, 0, 0], [7, 0, 0, 0], [0, 0, 8, 0]],
      [[[Double]]](repeating: scaled(4, 1), count: 3), [0.77, 0.2, 0.03]),
    blobs(
      "five of 12", (0..<5).map { group in (0..<12).map { $0 / 2 == group ? 5 : 0 } },
      [[[Double]]](repeating: scaled(12, 1), count: 5), [0.3, 0.3, 0.2, 0.15, 0.05]),
    blobs(
      "four of 20", (0..<4).map { group in (0..<20).map { $0 / 3 == group ? 4.5 : 0 } },
      [[[Double]]](repeating: scaled(20, 1), count: 4), [0.4, 0.3, 0.2, 0.1]),
    Population(name: "four, weighted", kinds: rfmKinds, groupCount: 4) { count, random in
      let (rows, truth) = customers(Groups.four, count, &random)
      return Sample(
        rows: totals(rows), truth: truth.map { Int32($0) },
        weights: rows.map { _ in 1 + random.poisson(2) })
    },
  ]

private let tenths = [Double](repeating: 0.1, count: 10)

/// Ten centres in five dimensions, at least 6 apart.
private let tenCentres: [[Double]] = {
  var random = RandomDraws(seed: 5, stream: 0)
  var centres: [[Double]] = []
  while centres.count < 10 {
    let centre = (0..<5).map { _ in random.uniform(-6, 6) }
    let near = centres.contains { other in
      zip(centre, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } < 36
    }
    if !near { centres.append(centre) }
  }
  return centres
}()

private func scaled(_ size: Int, _ variance: Double) -> [[Double]] {
  (0..<size).map { row in (0..<size).map { $0 == row ? variance : 0 } }
}

/// Normal groups.
private func blobs(
  _ name: String, _ centres: [[Double]], _ covariances: [[[Double]]], _ shares: [Double]
) -> Population {
  .planted(name, centres.count, measurements(centres[0].count)) { count, random in
    let factors = covariances.map(RandomDraws.cholesky)
    let truth = (0..<count).map { _ in random.choice(shares) }
    let rows = truth.map { group in
      zip(random.normals(1, factor: factors[group])[0], centres[group]).map { $0 + $1 }
    }
    return (rows, truth)
  }
}
