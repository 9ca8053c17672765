// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

func kMeansAndWard() throws {
  //: # k-means against Ward, and what a dendrogram shows
  //:
  //: Both make clusters with a small sum of squares. k-means moves centres until none moves any more,
  //: for one number of clusters at a time, from random starts. Ward’s method merges the two clusters
  //: whose union adds the least, again and again: one tree holds the answers for every number, it
  //: starts from nothing random, and it never takes a merge back.
  let ledger = try SalesReader().read(files: ["datasets/fashion.csv"])
  let customers = CustomerTable(ledger)
  let features = try FeatureTable(customers)
  let points = try FeaturePreparation.fit(features).apply(features)
  print("\(count(points.rowCount)) customers, \(count(points.columnCount)) features")

  //: ## The tree
  //:
  //: Each merge has a height: for Ward the square root of twice what the union adds to the sum of
  //: squares. Heights never fall. A long way between one merge and the next means that the clusters
  //: below it were far apart; a ladder of small steps means that there is no good place to cut.
  let tree = try HierarchicalClustering(linkage: .ward).fit(points)
  let heights = tree.merges.suffix(9).map(\.height)
  table(
    "The last merges",
    ["Clusters before", "after", "Height", "Times the height of the merge before"],
    heights.indices.dropFirst().map { index in
      let before = heights.count - index + 1
      return [
        count(before), count(before - 1), fixed(heights[index], 2),
        fixed(heights[index] / heights[index - 1], 2),
      ]
    })

  //: Cut where the step is the largest:
  let steps = heights.indices.dropFirst().map { heights[$0] / heights[$0 - 1] }
  let widest = steps.indices.reduce(0) { steps[$1] > steps[$0] ? $1 : $0 }
  let clusterCount = heights.count - widest
  let cutHeight = (heights[widest] + heights[widest + 1]) / 2
  let byTree = try tree.labels(height: cutHeight)
  remark("The largest step leaves **\(count(clusterCount)) clusters**.")
  plot("The top of Ward’s tree", try branches(tree, 12, labels: byTree, cutHeight: cutHeight))

  //: How well does the tree keep the distances between customers? The cophenetic correlation compares
  //: the height at which two customers meet with their distance. Average linkage is made for it;
  //: single linkage chains.
  table(
    "Linkages, each cut into as many clusters",
    ["Linkage", "Cophenetic correlation", "Sizes of the clusters", "Silhouette"],
    try [Linkage.ward, .average, .complete, .single].map { linkage in
      let tree = try HierarchicalClustering(linkage: linkage).fit(points)
      let labels = try tree.labels(clusterCount: clusterCount)
      var sizes = [Int](repeating: 0, count: clusterCount)
      for label in labels { sizes[Int(label)] += 1 }
      return [
        linkage.rawValue, fixed(try tree.copheneticCorrelation(with: points), 3),
        sizes.sorted(by: >).map { count($0) }.joined(separator: " · "),
        fixed(try Silhouette.of(points, labels: labels).mean, 3),
      ]
    })

  //: ## The same numbers by k-means
  //:
  //: k-means started from Ward’s clusters can only lower the sum of squares, and shows what the tree
  //: could not take back. With random starts it may land lower still.
  let counts = 2...8
  let models = try KMeans(clusterCount: 2).sweep(clusterCounts: counts, points, seed: 1)
  var rows: [[String]] = []
  var wardInertia: [(x: Int, y: Double)] = []
  for (number, model) in zip(counts, models) {
    let cut = try tree.labels(clusterCount: number)
    let inertia = try PartitionIndices.of(points, labels: cut).inertia
    wardInertia.append((number, inertia))
    rows.append([
      count(number), fixed(inertia, 2), fixed(model.inertia, 2),
      percent((inertia - model.inertia) / inertia), fixed(adjustedRandIndex(cut, model.labels), 3),
      fixed(try Silhouette.of(points, labels: cut).mean, 3),
      fixed(try Silhouette.of(points, labels: model.labels).mean, 3),
    ])
  }
  table(
    "Ward and k-means",
    [
      "Clusters", "Inertia, Ward", "Inertia, k-means", "k-means lower by", "Agreement",
      "Silhouette, Ward", "Silhouette, k-means",
    ], rows)
  plot(
    "Sum of squares within clusters",
    CurveChart(
      curves: [
        CurveChart.Curve(name: "Ward", points: wardInertia),
        CurveChart.Curve(
          name: "k-means", points: Array(zip(counts, models.map(\.inertia)))),
      ], horizontalTitle: "clusters"))

  //: ## Who is where
  //:
  //: The clusters of both, crossed. Customers off the large cells lie between clusters: the border is
  //: what the two methods draw differently.
  let byMeans = try KMeans(clusterCount: clusterCount).fit(points, seed: 1).labels
  let names = (1...clusterCount).map { "cluster \($0)" }
  table(
    "Ward (rows) and k-means (columns)", ["Ward"] + names.map { "k-means \($0)" },
    crossing((byTree, names), (byMeans, names)))
  let known = try truth("datasets/fashion-truth.csv", of: customers)
  table(
    "Agreement with the kinds of customers that were put in", ["Method", "Adjusted Rand index"],
    [
      ["Ward", fixed(adjustedRandIndex(byTree, known.labels), 3)],
      ["k-means", fixed(adjustedRandIndex(byMeans, known.labels), 3)],
    ])
  for (name, labels) in [("Ward", byTree), ("k-means", byMeans)] {
    plot(
      "Customers in the clusters of \(name)",
      CloudChart(
        horizontal: customers.recencyDays, vertical: customers.monetary.map(\.doubleValue),
        labels: labels, names: names, titles: ("days since the last purchase", "money")))
  }
}
