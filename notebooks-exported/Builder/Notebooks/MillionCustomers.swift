// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

func millionCustomers() throws {
  //: # Clustering a million customers
  //:
  //: At this size the question is not whether an algorithm runs, but which figures are still exact.
  //: The export is simulated, streamed to a file and read like any other: many ordinary customers, some
  //: good ones and a few outstanding ones. What anything took is not printed here, since it depends on
  //: the machine ([Benchmarks](../Benchmarks/README.md) measures it).
  let path = try scratch("million.csv")
  let truthPath = try scratch("million-truth.csv")
  let totals = try SalesSimulator(scenario: .rare, customerCount: 1_000_000, seed: 1)
    .write(to: path, truth: truthPath)
  print(
    "\(count(totals.rows)) rows of \(count(totals.customers)) customers, \(count(totals.bytes)) bytes"
  )

  let ledger = try SalesReader().read(files: [path])
  print("money written \(money(totals.amount)), money read \(money(ledger.summary.amount))")
  let customers = CustomerTable(ledger)
  let features = try FeatureTable(customers)
  let points = try FeaturePreparation.fit(features).apply(features)
  let known = try truth(truthPath, of: customers)
  print("\(count(points.rowCount)) points of \(count(points.columnCount)) features")

  //: ## k-means for every k
  //:
  //: Nine numbers of clusters with ten starts each, over all rows. The silhouette of a million points
  //: would compare every pair; it is taken over a sample, and comes with an interval.
  let counts = 2...10
  let models = try KMeans(clusterCount: 2).sweep(clusterCounts: counts, points, seed: 1)
  var curve: [(x: Int, y: Double)] = []
  var rows: [[String]] = []
  for (number, model) in zip(counts, models) {
    let silhouette = try Silhouette.of(points, labels: model.labels, sampleSize: 2_000, seed: 1)
    curve.append((number, silhouette.mean))
    let interval = silhouette.meanInterval.map {
      "\(fixed($0.lowerBound, 3)) to \(fixed($0.upperBound, 3))"
    }
    rows.append([
      count(number), fixed(model.inertia, 1), fixed(silhouette.mean, 3), interval ?? "–",
      percent(Double(model.sizes.min() ?? 0) / Double(points.rowCount)),
      fixed(adjustedRandIndex(model.labels, known.labels), 3),
    ])
  }
  table(
    "k-means",
    ["k", "Inertia", "Silhouette", "95% interval", "Smallest cluster", "Agreement with the truth"],
    rows)
  plot(
    "Mean silhouette by number of clusters",
    CurveChart(
      curves: [CurveChart.Curve(name: "k-means", points: curve)], horizontalTitle: "clusters"))

  //: ## An exact tree
  //:
  //: Ward’s tree over all of them, without a matrix of distances. It is exact: the merges are those
  //: that the matrix would give.
  let clusterCount = known.names.count
  let tree = try HierarchicalClustering(linkage: .ward).fit(points)
  let byTree = try tree.labels(clusterCount: clusterCount)
  let cuts = tree.merges.suffix(clusterCount).map(\.height)
  plot(
    "The top of the tree over a million customers",
    try branches(tree, 12, labels: byTree, cutHeight: (cuts[0] + cuts[1]) / 2))

  //: ## Two steps
  //:
  //: Beyond what a tree can hold, rows are first gathered into micro-clusters, and those are merged.
  //: How much the tree could not see is known: the share of the sum of squares inside them.
  let twoStep = try TwoStep(clusterCount: clusterCount).fit(points)
  print("\(count(twoStep.microClusters.count)) micro-clusters")
  print("\(fixed(100 * twoStep.withinShare, 4)) percent of the sum of squares lies inside them")
  guard let means = models.first(where: { $0.sizes.count == clusterCount }) else { return }
  table(
    "\(clusterCount) clusters by three ways",
    [
      "Method", "Sum of squares around the means", "Sizes", "Agreement with the truth",
      "Agreement with k-means",
    ],
    try [("k-means", means.labels), ("Ward’s exact tree", byTree), ("two steps", twoStep.labels)]
      .map {
        name, labels in
        var sizes = [Int](repeating: 0, count: clusterCount)
        for label in labels { sizes[Int(label)] += 1 }
        return [
          name, fixed(try PartitionIndices.of(points, labels: labels).inertia, 1),
          sizes.sorted(by: >).map { count($0) }.joined(separator: " · "),
          fixed(adjustedRandIndex(labels, known.labels), 3),
          fixed(adjustedRandIndex(labels, means.labels), 3),
        ]
      })

  //: Who is in the clusters of k-means, against what was put in:
  let names = (1...clusterCount).map { "cluster \($0)" }
  table(
    "Clusters of k-means (rows) and kinds that were put in (columns)",
    ["Cluster"] + known.names, crossing((means.labels, names), known))

  //: A sum of squares is large where there are many customers. Whoever makes it small cuts the crowd
  //: in two before parting two small groups, however far apart those are.
  //:
  //: ## Are they groups?
  //:
  //: The test for valleys looks at every row where that matters and at samples where it does not, so
  //: that its cost hardly grows with the rows.
  let raw = features.values
  let preparation = try StructurePreparation(kinds: [.measurement, .count, .total(of: 1)]).fit(raw)
  let valleys = try ValleyTree().fit(try preparation.spread(raw), seed: 1)
  print("\(count(valleys.leafCount)) groups are parted by valleys")
  table(
    "Groups between valleys (rows) and kinds that were put in (columns)",
    ["Group"] + known.names,
    crossing((valleys.labels, (1...valleys.leafCount).map { "group \($0)" }), known))
}
