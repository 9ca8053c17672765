// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Clientele

/// `clientele cluster`: k-means, two-step clustering or a tree over any numeric table.
struct ClusterCommand: ParsableCommand {
  enum Algorithm: String, ExpressibleByArgument, CaseIterable {
    case kmeans, twostep, single, complete, average, weighted, ward, centroid, median

    /// The linkage of a tree over the rows, or nil.
    var linkage: Linkage? { Linkage(rawValue: rawValue) }
  }

  static let configuration = CommandConfiguration(
    commandName: "cluster",
    abstract: "Cluster the rows of a numeric table.",
    discussion: """
      TABLE is a CSV with a header, or a NumPy .npy file (float32 or float64, two dimensions).

      clientele cluster points.csv -k 5 --standardize z --labels labels.csv
      clientele cluster points.npy --algorithm ward -k 4 --merges tree.npy
      clientele cluster points.npy --algorithm twostep -k 4 --labels labels.npy

      Beyond what an exact tree can hold, twostep condenses the rows into micro-clusters and \
      merges those by Ward linkage; it says which share of the sum of squares lies inside them.
      """)

  @Argument(help: "A CSV with a header, or a .npy file.")
  var table: String

  @Option(help: "kmeans, twostep, single, complete, average, weighted, ward, centroid or median.")
  var algorithm: Algorithm = .kmeans

  @Option(
    name: [.customShort("k"), .customLong("clusters")],
    help: ArgumentHelp(
      "The number of clusters, or for k-means a range such as 2-10.", valueName: "k"))
  var clusterCounts: ClusterCountRange?

  @Option(
    help: ArgumentHelp(
      "Cut a tree where clusters are further apart than this.", valueName: "height"))
  var height: Double?

  @OptionGroup(title: "The table")
  var input: TableOptions

  @Option(help: "Scale the columns first: none, z or robust.")
  var standardize: Standardization.Method = .none

  enum Precision: String, ExpressibleByArgument, CaseIterable { case double, single }

  @Option(help: "double or single: the precision of the data; sums are always double.")
  var precision: Precision = .double

  @Option(
    name: .customLong("init"),
    help: ArgumentHelp("k-means: kmeans++, or a .npy file of starting centres.", valueName: "start")
  )
  var initialization: String = "kmeans++"

  @Option(help: "k-means: starts, of which the best is kept.")
  var restarts: Int = 10

  @Option(help: "k-means: iterations at most.")
  var maxIterations: Int = 300

  @Option(
    help: """
      k-means: stop when the centres move less than this, relative to the mean variance of the \
      columns; 0 waits until no row changes its cluster.
      """)
  var tolerance: Double = 1e-4

  @Option(
    help: ArgumentHelp(
      "twostep: the most micro-clusters; more are more exact, and slower.", valueName: "m"))
  var microClusters: Int = 16_384

  @Option(
    name: .customLong("labels"),
    help: ArgumentHelp("Write each row's cluster: CSV, or .npy of int32.", valueName: "file"))
  var labelsPath: String?

  @Option(
    name: .customLong("merges"),
    help: ArgumentHelp("Write the tree as SciPy lays it out: CSV, or .npy.", valueName: "file"))
  var mergesPath: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if algorithm == .kmeans {
      guard clusterCounts != nil else {
        throw ValidationError("k-means needs the number of clusters: -k 5, or -k 2-10 for a sweep.")
      }
      if mergesPath != nil || height != nil {
        throw ValidationError("--merges and --height belong to trees; name one with --algorithm.")
      }
      if let clusterCounts, !clusterCounts.isSingle, labelsPath != nil {
        throw ValidationError("--labels needs one number of clusters, not a range.")
      }
    } else if algorithm == .twostep {
      guard let clusterCounts, clusterCounts.isSingle else {
        throw ValidationError("twostep needs one number of clusters, such as -k 5.")
      }
      if mergesPath != nil || height != nil {
        throw ValidationError("--merges and --height belong to trees; name one with --algorithm.")
      }
      if microClusters < clusterCounts.lowerBound {
        throw ValidationError("--micro-clusters must be at least the number of clusters.")
      }
    } else {
      if clusterCounts.map({ !$0.isSingle }) ?? false {
        throw ValidationError("A tree is cut at one number of clusters; give -k 5, or --height.")
      }
      if clusterCounts != nil && height != nil {
        throw ValidationError("Give -k or --height, not both.")
      }
      if labelsPath != nil && clusterCounts == nil && height == nil {
        throw ValidationError("--labels needs a cut: -k 5, or --height 2.5.")
      }
    }
    if restarts < 1 { throw ValidationError("--restarts must be at least 1.") }
    if maxIterations < 1 { throw ValidationError("--max-iterations must be at least 1.") }
    if !(tolerance >= 0) { throw ValidationError("--tolerance must be at least 0.") }
  }

  func run() throws {
    switch precision {
    case .double: try run(Double.self)
    case .single: try run(Float.self)
    }
  }

  private func run<Scalar: MatrixScalar>(_: Scalar.Type) throws {
    let clock = ContinuousClock()
    let readingStart = clock.now
    let table: NumericTable<Scalar> = try common.run(TableOptions.firstStage) { _ in
      try input.read(self.table)
    }
    let readingTime = clock.now - readingStart
    let weights = table.weights
    let points =
      standardize == .none
      ? table.matrix
      : try Standardization(standardize, of: table.matrix, weights: weights)
        .apply(to: table.matrix)
    let fitStart = clock.now
    var result = ClusterResult(
      algorithm: algorithm.rawValue, rowCount: points.rowCount,
      columnCount: points.columnCount, seed: common.seed)
    var labels: [Int32]?
    if let linkage = algorithm.linkage {
      let points = points.converted(to: Double.self)
      let tree = try common.run("building the tree") { execution in
        try HierarchicalClustering(linkage: linkage)
          .fit(points, weights: weights, execution: execution)
      }
      let fitTime = clock.now - fitStart
      if let count = clusterCounts?.lowerBound {
        labels = try tree.labels(clusterCount: count)
      } else if let height {
        labels = try tree.labels(height: height)
      }
      result.add(tree, labels: labels)
      result.seconds = .init(read: readingTime, fit: fitTime)
      if let mergesPath { try TreeFile.write(tree, path: mergesPath) }
    } else if algorithm == .twostep, let count = clusterCounts?.lowerBound {
      let model = try common.run("condensing rows") { execution in
        try TwoStep(clusterCount: count, microClusterCount: microClusters)
          .fit(points, weights: weights, execution: execution)
      }
      result.seconds = .init(read: readingTime, fit: clock.now - fitStart)
      result.add(model)
      labels = model.labels
    } else if let counts = clusterCounts {
      let models = try common.run("k-means") { execution in
        try fitKMeans(points, weights: weights, counts: counts, execution: execution)
      }
      result.seconds = .init(read: readingTime, fit: clock.now - fitStart)
      if counts.isSingle, let model = models.first {
        result.add(model)
        labels = model.labels
      } else {
        result.addSweep(models, requested: Array(counts.lowerBound...counts.upperBound))
      }
    }
    if let labelsPath, let labels { try LabelFile.write(labels, path: labelsPath) }
    result.peakBytes = Provenance.peakBytes
    try common.writeJSON(result)
    for note in result.notes { common.note("note: \(note)") }
    if common.jsonPath != "-", labelsPath != "-", mergesPath != "-" { print(result.text) }
  }

  private func fitKMeans<Scalar: MatrixScalar>(
    _ points: Matrix<Scalar>, weights: [Double]?, counts: ClusterCountRange, execution: Execution
  ) throws -> [KMeansModel] {
    var kMeans = KMeans(
      clusterCount: counts.lowerBound, restartCount: restarts,
      maximumIterationCount: maxIterations, tolerance: tolerance)
    if initialization != "kmeans++" {
      guard counts.isSingle else {
        throw ValidationError("--init FILE needs one number of clusters, not a range.")
      }
      kMeans.initialization = .centers(
        try NumericTable<Double>(path: initialization).matrix)
    }
    if counts.isSingle {
      return [
        try kMeans.fit(points, weights: weights, seed: common.seed, execution: execution)
      ]
    }
    return try kMeans.sweep(
      clusterCounts: counts.lowerBound...counts.upperBound, points, weights: weights,
      seed: common.seed, execution: execution)
  }
}

extension Standardization.Method: ExpressibleByArgument {}
