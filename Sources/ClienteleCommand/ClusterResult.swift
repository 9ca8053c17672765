// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// What `clientele cluster` answers.
struct ClusterResult: Encodable {
  struct Seconds: Encodable {
    let read: Double
    let fit: Double

    init(read: Duration, fit: Duration) {
      self.read = read / .seconds(1)
      self.fit = fit / .seconds(1)
    }
  }

  struct SweepEntry: Encodable {
    let k: Int
    let inertia: Double
    let sizes: [Int]
    let iterations: Int
    let converged: Bool
    let centers: [[Double]]
  }

  let algorithm: String
  let n: Int
  let d: Int
  let seed: UInt64
  let version = Provenance.version
  let blas = Provenance.blas
  var k: Int?
  var sizes: [Int]?
  var inertia: Double?
  var iterations: Int?
  var converged: Bool?
  var centers: [[Double]]?
  var sweep: [SweepEntry]?
  /// Of two-step clustering: the share of the sum of squares inside micro-clusters, their number,
  /// and whether each is one distinct row.
  var withinShare: Double?
  var microClusters: Int?
  var exact: Bool?
  /// The greatest merge heights of a tree, the greatest first; at most ten.
  var heights: [Double]?
  var notes: [String] = []
  var seconds: Seconds?
  var peakBytes = 0

  init(algorithm: String, rowCount: Int, columnCount: Int, seed: UInt64) {
    self.algorithm = algorithm
    n = rowCount
    d = columnCount
    self.seed = seed
  }

  mutating func add(_ model: KMeansModel) {
    k = model.sizes.count
    sizes = model.sizes
    inertia = model.inertia
    iterations = model.iterationCount
    converged = model.converged
    centers = Self.rows(model.centers)
    notes += model.notes
  }

  mutating func add(_ model: TwoStepModel) {
    k = model.sizes.count
    sizes = model.sizes
    inertia = model.inertia
    centers = Self.rows(model.centers)
    withinShare = model.withinShare
    microClusters = model.microClusters.count
    exact = model.isExact
    add(heightsOf: model.tree)
    notes += model.notes
  }

  private mutating func add(heightsOf tree: Dendrogram) {
    heights = Array(tree.merges.map(\.height).sorted(by: >).prefix(10))
  }

  mutating func addSweep(_ models: [KMeansModel], requested: [Int]) {
    sweep = zip(requested, models).map { count, model in
      SweepEntry(
        k: count, inertia: model.inertia, sizes: model.sizes, iterations: model.iterationCount,
        converged: model.converged, centers: Self.rows(model.centers))
    }
    notes += models.flatMap(\.notes)
  }

  mutating func add(_ tree: Dendrogram, labels: [Int32]?) {
    add(heightsOf: tree)
    guard let labels else { return }
    let count = Int((labels.max() ?? -1) + 1)
    var sizes = [Int](repeating: 0, count: count)
    for label in labels { sizes[Int(label)] += 1 }
    k = count
    self.sizes = sizes
  }

  /// A few lines for a person.
  var text: String {
    var lines = ["\(algorithm): \(NumberText.count(n, "row")), \(NumberText.count(d, "column"))"]
    if let k, let sizes {
      lines.append(
        "\(NumberText.count(k, "cluster")) of \(Words.list(sizes.map(NumberText.count))) rows")
    }
    if let inertia, let iterations {
      let end = converged == true ? "converged after" : "stopped after"
      lines.append("inertia \(inertia), \(end) \(NumberText.count(iterations, "iteration"))")
    }
    if let inertia, let withinShare, let microClusters {
      let kind = exact == true ? "exact" : "approximate"
      lines.append(
        "inertia \(inertia), \(kind): \(NumberText.percent(withinShare)) of the sum of squares is inside "
          + NumberText.count(microClusters, "micro-cluster"))
    }
    for entry in sweep ?? [] {
      lines.append("k = \(entry.k): inertia \(entry.inertia)")
    }
    if let heights {
      lines.append("greatest heights \(heights.map { "\($0)" }.joined(separator: ", "))")
    }
    return lines.joined(separator: "\n")
  }

  private static func rows(_ matrix: Matrix<Double>) -> [[Double]] {
    (0..<matrix.rowCount).map { matrix.row($0) }
  }
}
