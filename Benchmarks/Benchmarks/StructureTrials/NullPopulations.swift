// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import Foundation

func exponential(_ x: Double) -> Double { exp(x) }

enum Groups {
  static let none = [
    CustomerGroup(share: 1, recency: (80, 0.7), orders: (6, 0.65), value: (55, 0.6))
  ]
  static let four = [
    CustomerGroup(share: 0.15, recency: (8, 0.4), orders: (30, 0.2), value: (120, 0.2)),
    CustomerGroup(share: 0.25, recency: (40, 0.3), orders: (9, 0.2), value: (45, 0.2)),
    CustomerGroup(share: 0.35, recency: (150, 0.25), orders: (2.4, 0.2), value: (60, 0.2)),
    CustomerGroup(share: 0.25, recency: (380, 0.15), orders: (14, 0.2), value: (25, 0.2)),
  ]
  static let six = [
    CustomerGroup(share: 0.1, recency: (4, 0.35), orders: (40, 0.15), value: (35, 0.15)),
    CustomerGroup(share: 0.1, recency: (4, 0.35), orders: (40, 0.15), value: (300, 0.15)),
    CustomerGroup(share: 0.2, recency: (50, 0.25), orders: (10, 0.15), value: (35, 0.15)),
    CustomerGroup(share: 0.2, recency: (50, 0.25), orders: (10, 0.15), value: (300, 0.15)),
    CustomerGroup(share: 0.2, recency: (320, 0.14), orders: (2.4, 0.12), value: (35, 0.15)),
    CustomerGroup(share: 0.2, recency: (320, 0.14), orders: (2.4, 0.12), value: (300, 0.15)),
  ]
  static let five = [
    CustomerGroup(share: 0.12, recency: (6, 0.35), orders: (36, 0.18), value: (90, 0.2)),
    CustomerGroup(share: 0.23, recency: (28, 0.3), orders: (11, 0.2), value: (30, 0.2)),
    CustomerGroup(share: 0.25, recency: (110, 0.25), orders: (5, 0.2), value: (150, 0.2)),
    CustomerGroup(share: 0.25, recency: (330, 0.15), orders: (2.4, 0.15), value: (40, 0.2)),
    CustomerGroup(share: 0.15, recency: (420, 0.14), orders: (18, 0.2), value: (45, 0.2)),
  ]
  static let seven =
    six + [CustomerGroup(share: 0.08, recency: (180, 0.15), orders: (90, 0.12), value: (100, 0.15))]
  static let rare = [
    CustomerGroup(share: 0.90, recency: (180, 0.3), orders: (2.3, 0.25), value: (35, 0.25)),
    CustomerGroup(share: 0.08, recency: (25, 0.3), orders: (15, 0.2), value: (70, 0.2)),
    CustomerGroup(share: 0.02, recency: (6, 0.3), orders: (60, 0.2), value: (500, 0.2)),
  ]
}

/// Populations without groups: any shape of margin, any dependence, any rounding.
let nullPopulations: [Population] = [
  .single("independent", rfmKinds) { totals(customers(Groups.none, $0, &$1).rows) },
  .single("correlated", rfmKinds) {
    totals(customers(Groups.none, $0, &$1, correlated: true).rows)
  },
  .single("average", averageKinds) { customers(Groups.none, $0, &$1).rows },
  .single("whole days", rfmKinds) {
    totals(customers(Groups.none, $0, &$1, correlated: true).rows).map {
      [$0[0].rounded(.down), $0[1], $0[2].rounded()]
    }
  },
  .single("uniform 3", measurements(3)) { count, random in
    (0..<count).map { _ in [365 * random.uniform(), random.uniform(), 1 + random.uniform()] }
  },
  .single("uniform 6", measurements(6)) { count, random in
    (0..<count).map { _ in (0..<6).map { _ in random.uniform() } }
  },
  .single("normal 8", measurements(8)) { $1.correlatedNormals($0, 8, strength: 0.5) },
  .single("t3", measurements(4)) { count, random in
    (0..<count).map { _ in (0..<4).map { _ in random.studentT(3) } }
  },
  .single("multivariate t3", measurements(4)) { count, random in
    random.correlatedNormals(count, 4, strength: 0.5).map { row in
      let scale = (random.chiSquared(3) / 3).squareRoot()
      return row.map { $0 / scale }
    }
  },
  .single("pareto", [.measurement, .count, .measurement]) { count, random in
    (0..<count).map { _ in
      [
        random.exponential(90), min(2000, random.zipf(2.2)),
        5 + 20 * (pow(random.uniform(), -1 / 1.5) - 1),
      ]
    }
  },
  .single("geometric", rfmKinds) { count, random in
    (0..<count).map { _ in
      let orders = random.geometric(0.6)
      return [random.exponential(120), orders, orders * random.logNormal(4, 0.5)]
    }
  },
  .single("geometric, rounded", rfmKinds) { count, random in
    (0..<count).map { _ in
      let orders = random.geometric(0.7)
      return [
        random.exponential(120).rounded(.down), orders,
        cents(orders * random.logNormal(4, 0.5)),
      ]
    }
  },
  .single("negative binomial", rfmKinds) { count, random in
    (0..<count).map { _ in
      let orders = 1 + random.negativeBinomial(0.4, 0.15)
      return [
        (730 * random.beta(0.7, 1.5)).rounded(.down), orders, orders * random.logNormal(4, 0.6),
      ]
    }
  },
  .single("negative binomial copula", averageKinds) { count, random in
    let law = negativeBinomialQuantiles(0.5, 0.2)
    return random.correlatedNormals(count, 3, strength: 0.7).map { z in
      [-100 * log(1 - normalShare(z[0])), 1 + law(normalShare(z[1])), exp(4 + 0.7 * z[2])]
    }
  },
  .single("BG/NBD", rfmKinds) { count, random in
    (0..<count).map { _ in
      let (recency, orders) = random.repeatBuyer(0.25, 30, 0.8, 2.5)
      return [recency, orders, orders * random.logNormal(3.5, 0.5)]
    }
  },
  .single("BG/NBD, rounded", rfmKinds) { count, random in
    (0..<count).map { _ in
      let (recency, orders) = random.repeatBuyer(0.5, 40, 0.8, 2.5)
      return [recency.rounded(.down), orders, cents(orders * random.gamma(6, 8))]
    }
  },
  .single("BG/NBD, average", averageKinds) { count, random in
    (0..<count).map { _ in
      let (recency, orders) = random.repeatBuyer(0.6, 30, 0.5, 3)
      return [recency, orders, random.gamma(6, 8)]
    }
  },
  .single("curved", measurements(3)) { count, random in
    (0..<count).map { _ in
      let x = random.normal()
      return [x, 0.5 * x * x + 0.5 * random.normal(), random.normal()]
    }
  },
  .single("tenure", rfmKinds + [.measurement]) { count, random in
    (0..<count).map { _ in
      let tenure = random.uniform(10, 730)
      let recency = tenure * random.beta(1, 2)
      let orders = 1 + random.poisson((tenure - recency) / random.gamma(3, 30))
      return [recency, orders, orders * random.logNormal(4, 0.5), tenure]
    }
  },
  .single("skewed and noise", measurements(7)) { count, random in
    (0..<count).map { _ in
      [
        random.gamma(1.2, 50), 1 + random.poisson(random.gamma(0.8, 4)), random.logNormal(4, 1),
        random.uniform(), random.beta(2, 5), random.normal(), random.poisson(0.4),
      ]
    }
  },
  .single("many zeros", rfmKinds + [.measurement]) { count, random in
    totals(customers(Groups.none, count, &random, correlated: true).rows).map {
      $0 + [random.uniform() < 0.7 ? 0 : random.beta(2, 6)]
    }
  },
  .single("spike", rfmKinds) { count, random in
    totals(customers(Groups.none, count, &random, correlated: true).rows).map {
      [random.uniform() < 0.04 ? 700 : min($0[0], 700), $0[1], $0[2]]
    }
  },
  .single("promotion days", averageKinds) { count, random in
    totals(customers(Groups.none, count, &random, correlated: true).rows).map { row in
      let days =
        random.uniform() < 0.06
        ? (row[0] / 100).rounded(.down) * 100 + 58 : row[0].rounded(.down)
      return [days, row[1], (row[2] / 10).rounded() * 10]
    }
  },
  .single("Laplace 5", measurements(5)) { count, random in
    (0..<count).map { _ in (0..<5).map { _ in random.laplace() } }
  },
  .single("Weibull, gamma gamma", rfmKinds) { count, random in
    (0..<count).map { _ in
      let orders = 1 + random.poisson(random.gamma(0.6, 3))
      return [
        (150 * random.weibull(0.8)).rounded(.down), orders,
        orders * random.gamma(3, 1) * 60 / random.gamma(4, 1),
      ]
    }
  },
  .single("t copula", [.measurement, .count, .measurement, .measurement]) { count, random in
    random.correlatedNormals(count, 4, strength: 0.8).map { row in
      let scale = (random.chiSquared(4) / 4).squareRoot()
      let u = row.map { studentShare4($0 / scale) }
      return [
        365 * u[0], max(1, (log(1 - u[1]) / log(0.5)).rounded(.up)), exp(3 + 3 * u[2]),
        pow(-log(1 - u[3]), 1 / 0.7),
      ]
    }
  },
  .single("Likert", [.measurement, .count, .measurement, .measurement, .measurement]) {
    count, random in
    (0..<count).map { _ in
      [
        random.exponential(60), random.geometric(0.55), random.logNormal(4, 0.8),
        Double(1 + random.choice([0.1, 0.2, 0.35, 0.25, 0.1])), random.binomial(10, 0.3),
      ]
    }
  },
  .single("yes or no", rfmKinds + [.measurement]) { count, random in
    totals(customers(Groups.none, count, &random, correlated: true).rows).map {
      $0 + [random.uniform() < 0.3 ? 1 : 0]
    }
  },
  .single("prices of 9.99", rfmKinds) { count, random in
    customers(Groups.none, count, &random, correlated: true).rows.map {
      let price = [9.99, 19.99, 29.99, 49.99][random.choice([0.3, 0.35, 0.2, 0.15])]
      return [$0[0].rounded(.down), $0[1], $0[1] * price]
    }
  },
  // One column follows from others.
  .single("total and average", rfmKinds + [.measurement]) { count, random in
    totals(customers(Groups.none, count, &random, correlated: true).rows).map {
      $0 + [$0[2] / $0[1]]
    }
  },
  .single("total and average, rounded", rfmKinds + [.measurement]) { count, random in
    totals(customers(Groups.none, count, &random, correlated: true).rows).map {
      [$0[0].rounded(.down), $0[1], cents($0[2]), cents($0[2]) / $0[1]]
    }
  },
  .single("first and last order", rfmKinds + [.measurement]) { count, random in
    (0..<count).map { _ in
      let (recency, orders, tenure) = random.customer(0.5, 40, 0.8, 2.5)
      return [recency, orders, orders * random.logNormal(3.5, 0.5), tenure]
    }
  },
  .single("lines per order", rfmKinds + [.measurement]) { count, random in
    totals(customers(Groups.none, count, &random, correlated: true).rows).map {
      $0 + [1 + random.poisson(1.2 * $0[1]) / $0[1]]
    }
  },
  .single("lines per few orders", rfmKinds + [.measurement]) { count, random in
    (0..<count).map { _ in
      let orders = random.geometric(0.55)
      return [
        random.exponential(100), orders, orders * random.logNormal(4, 0.6),
        1 + random.poisson(1.2 * orders) / orders,
      ]
    }
  },
  .single("fixed prices", averageKinds) { count, random in
    (0..<count).map { _ in
      let orders = random.geometric(0.6)
      let prices = (0..<Int(orders)).map { _ in
        [9.99, 19.99, 29.99, 49.99][random.choice([0.3, 0.35, 0.2, 0.15])]
      }
      return [random.exponential(90), orders, cents(prices.reduce(0, +) / orders)]
    }
  },
  .single("net of refunds", rfmKinds) { count, random in
    totals(customers(Groups.none, count, &random, correlated: true).rows).map {
      let refund = random.uniform() < 0.15 ? $0[2] * random.uniform(0, 1.2) : 0
      return [$0[0], $0[1], cents($0[2] - refund)]
    }
  },
  .single("refund share", rfmKinds + [.count, .measurement]) { count, random in
    totals(customers(Groups.none, count, &random, correlated: true).rows).map {
      let refunds = random.binomial(Int($0[1]), 0.08)
      let share = refunds / $0[1] * random.uniform(0.4, 1.6)
      return $0 + [refunds, min(1.2, share)]
    }
  },
  .single("normal 12", measurements(12)) { $1.correlatedNormals($0, 12, strength: 0.8) },
  .single("log-normal 20", measurements(20)) { count, random in
    random.correlatedNormals(count, 20, strength: 0.7).map { $0.map { exp(0.8 * $0) } }
  },
  .single("uniform 12", measurements(12)) { count, random in
    (0..<count).map { _ in (0..<12).map { _ in random.uniform() } }
  },
  Population(name: "weighted", kinds: rfmKinds, groupCount: 1) { count, random in
    let rows = totals(customers(Groups.none, count, &random, correlated: true).rows)
    return Sample(rows: rows, weights: rows.map { _ in 1 + random.poisson(2) })
  },
  Population(name: "weighted by orders", kinds: rfmKinds, groupCount: 1) { count, random in
    let rows = totals(customers(Groups.none, count, &random, correlated: true).rows)
    return Sample(rows: rows, weights: rows.map { $0[1] })
  },
]

/// Rounded to hundredths.
func cents(_ value: Double) -> Double { (value * 100).rounded() / 100 }

/// The normal distribution's share below a value.
func normalShare(_ value: Double) -> Double { 0.5 * erfc(-value / 2.0.squareRoot()) }

/// The share of Student's law with four degrees of freedom below a value.
func studentShare4(_ value: Double) -> Double {
  let s = 1 + value * value / 4
  return 0.5 + 0.375 * (value / s.squareRoot()) * (1 - value * value / (12 * s))
}

/// Quantiles of the negative binomial law.
func negativeBinomialQuantiles(_ size: Double, _ probability: Double) -> (Double) -> Double {
  var mass = pow(probability, size)
  var sums = [mass]
  for count in 1..<400 {
    mass *= (1 - probability) * (size + Double(count) - 1) / Double(count)
    sums.append(sums[count - 1] + mass)
  }
  return { share in Double(sums.firstIndex { $0 >= share } ?? sums.count) }
}

extension RandomDraws {
  /// Recency and number of orders under the BG/NBD model (Fader, Hardie and Lee, Marketing Science
  /// 24:275, 2005), with tenures between 30 and 730 days.
  mutating func repeatBuyer(
    _ r: Double, _ alpha: Double, _ a: Double, _ b: Double
  ) -> (recency: Double, orders: Double) {
    let (recency, orders, _) = customer(r, alpha, a, b)
    return (recency, orders)
  }

  /// The same with the tenure.
  mutating func customer(
    _ r: Double, _ alpha: Double, _ a: Double, _ b: Double
  ) -> (recency: Double, orders: Double, tenure: Double) {
    let rate = gamma(r, 1 / alpha) + 1e-9
    let stop = beta(a, b)
    let tenure = uniform(30, 730)
    var (last, orders) = (0.0, 1.0)
    while orders < 301, uniform() >= stop {
      let next = last + exponential(1 / rate)
      guard next < tenure else { break }
      last = next
      orders += 1
    }
    return (tenure - last, orders, tenure)
  }
}
