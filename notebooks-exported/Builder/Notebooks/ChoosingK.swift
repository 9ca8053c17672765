// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import SalesData

func choosingK() throws {
  //: # Choosing k, and knowing when there is nothing to choose
  //:
  //: Every method that chooses a number of clusters answers, whether there are clusters or not. Here
  //: two shops are simulated, one of four kinds of customers and one without kinds: in it all
  //: customers come from one smooth distribution. What do the usual criteria say of either?
  let customerCount = 1_500
  var tables: [String: FeatureTable] = [:]
  for (name, scenario) in [("four kinds", SalesScenario.four), ("no kinds", .unstructured)] {
    let path = try scratch("\(scenario.name).csv")
    try SalesSimulator(scenario: scenario, customerCount: customerCount, seed: 1).write(to: path)
    let ledger = try SalesReader().read(files: [path])
    tables[name] = try FeatureTable(CustomerTable(ledger))
    print(
      "\(name): \(count(ledger.summary.customers)) customers, \(count(ledger.summary.orders)) orders"
    )
  }
  let shops = ["four kinds", "no kinds"]

  //: Recency, frequency and money are skewed; their logarithms are standardised, and that is what is
  //: clustered.
  var points: [String: Matrix<Double>] = [:]
  for shop in shops {
    guard let table = tables[shop] else { continue }
    points[shop] = try FeaturePreparation.fit(table).apply(table)
  }

  //: ## k-means for every k
  //:
  //: The sum of squares within clusters always falls with k, so that its own figure chooses nothing.
  //: The silhouette has a peak, the ratio of Caliński and Harabasz another.
  let counts = 2...10
  var models: [String: [KMeansModel]] = [:]
  var silhouettes: [String: [Double]] = [:]
  for shop in shops {
    guard let matrix = points[shop] else { continue }
    let fitted = try KMeans(clusterCount: 2).sweep(clusterCounts: counts, matrix, seed: 1)
    models[shop] = fitted
    silhouettes[shop] = try fitted.map { try Silhouette.of(matrix, labels: $0.labels).mean }
    table(
      "The shop of \(shop)",
      ["k", "Inertia", "Silhouette", "Caliński–Harabasz", "Davies–Bouldin", "Smallest cluster"],
      try fitted.indices.map { index in
        let indices = try PartitionIndices.of(matrix, labels: fitted[index].labels)
        return [
          count(counts.lowerBound + index), fixed(fitted[index].inertia, 1),
          fixed(silhouettes[shop]?[index] ?? 0, 3), fixed(indices.calinskiHarabasz, 1),
          fixed(indices.daviesBouldin, 3), count(fitted[index].sizes.min() ?? 0),
        ]
      })
  }
  plot(
    "Mean silhouette by number of clusters",
    CurveChart(
      curves: shops.map { shop in
        CurveChart.Curve(name: shop, points: Array(zip(counts, silhouettes[shop] ?? [])))
      }, horizontalTitle: "clusters"))

  //: ## Criteria that know the answer “one”
  //:
  //: The gap statistic (Tibshirani, Walther and Hastie, 2001) compares with tables drawn from a box;
  //: prediction strength (Tibshirani and Walther, 2005) asks whether one half of the customers
  //: predicts the clusters of the other. Both may answer 1. A box is no model of customers, though:
  //: a single smooth hill is also not a box.
  let byKMeans: PartitionClusterer = { points, weights, clusterCount, seed in
    try KMeans(clusterCount: clusterCount, restartCount: 3).fit(
      points, weights: weights, seed: seed, execution: Execution(threadCount: 1)
    ).labels
  }
  var chosen: [[String]] = []
  for shop in shops {
    guard let matrix = points[shop], let curve = silhouettes[shop], let raw = tables[shop]?.values
    else { continue }
    let gap = try GapStatistic.of(
      matrix, clusterCounts: 1...8, replicateCount: 20, seed: 1, clusterer: byKMeans)
    let strength = try PredictionStrength.of(
      matrix, clusterCounts: 1...8, splitCount: 10, seed: 1, clusterer: byKMeans)
    let preparation = try StructurePreparation(kinds: [.measurement, .count, .total(of: 1)]).fit(
      raw)
    let tree = try ValleyTree().fit(try preparation.spread(raw), seed: 1)
    let best = curve.indices.reduce(0) { curve[$1] > curve[$0] ? $1 : $0 }
    chosen.append([
      shop, count(counts.lowerBound + best), count(gap.clusterCount()),
      count(gap.clusterCount(by: .globalmax)), count(strength.clusterCount()),
      count(tree.leafCount),
    ])
  }
  table(
    "The number that each criterion chooses",
    [
      "Shop", "Highest silhouette", "Gap, first standard error", "Gap, highest",
      "Prediction strength", "Valley tree",
    ], chosen)

  //: ## A test instead of a peak
  //:
  //: Groups in the plain sense have emptier ground between them: a **valley** of the density. The
  //: last column splits only where a valley along some direction is proven, at a rate of false alarms
  //: of five in a hundred. Whole numbers and cents have valleys of their own, between one order and
  //: two, which is why the columns are spread first. `discover` runs this test first. Where it finds nothing, segments can
  //: still be useful, as cuts through a continuum, and the report says that they are no more.
  for (shop, scenario) in [("four kinds", "four"), ("no kinds", "none")] {
    let ledger = try SalesReader().read(files: [try scratch("\(scenario).csv")])
    let result = try SegmentDiscoverer().discover(ledger)
    remark("**\(shop):** \(result.structure.explanation)")
    remark(result.choice.reason.english())
    plot(
      "Customers of the shop of \(shop), by the segments of discover",
      CloudChart(
        horizontal: result.customers.recencyDays,
        vertical: result.customers.monetary.map(\.doubleValue), labels: result.segmentIndices,
        names: result.segments.map(\.name), titles: ("days since the last purchase", "money")))
  }

  //: The colours of the second plot meet without a gap between them. Whoever draws the line elsewhere
  //: is as right.
}
