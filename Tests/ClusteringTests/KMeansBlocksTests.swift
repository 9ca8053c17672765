// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@testable import Clustering

/// Rows in blocks are clustered as they are one by one.
@Suite struct KMeansBlocksTests {
  private static let kernels: [KMeansKernel] = {
    guard case .vector(let widest) = KMeansKernel.dispatched else { return [.plain] }
    return [.plain] + (0...widest).map { .vector(width: $0) }
  }()

  /// Points that are hard in one way, by name.
  private static func sample(_ name: String, rows: Int, columns: Int) -> Matrix<Double> {
    let points = SimulatedPoints.clusters(rows: rows, columns: columns, count: 5, seed: 7)
    func map(_ change: (Double) -> Double) -> Matrix<Double> {
      Matrix(
        rowCount: rows, columnCount: columns, columnMajor: points.elements.map { change($0) })
    }
    switch name {
    case "ties": return map { ($0 / 2).rounded() }
    case "duplicates": return map { ($0 / 4).rounded() }
    case "far": return map { $0 + 1e8 }
    case "equal": return map { _ in 3 }
    case "outliers": return map { $0 * $0 * $0 * $0 * $0 * $0 }
    default: return points
    }
  }

  /// The centres of the first assignment: rows of the table, some of them halfway between two.
  private static func start(_ points: Matrix<Double>, count: Int) -> KMeansCenters {
    var centers = KMeansCenters(count: count, columnCount: points.columnCount)
    for index in 0..<count {
      let (a, b) = (index * 7 % points.rowCount, index * 13 % points.rowCount)
      for column in 0..<points.columnCount {
        centers[index, column] = (points[a, column] + points[b, column]) / 2
      }
    }
    return centers
  }

  private func check<Scalar: KMeansScalar>(
    _ points: Matrix<Scalar>, start: KMeansCenters, weights: [Double]?, kernel: KMeansKernel
  ) throws -> [KMeansCenters] {
    let execution = Execution(threadCount: 2)
    return try points.withUnsafeColumns { base in
      try KMeansPoints.with(
        base, points: points, weights: weights, execution: execution, kernel: kernel
      ) { source in
        let blocks = try KMeansBlocks(source, execution: execution)
        var clusters = KMeansBlockClusters(blocks, clusterCount: start.count)
        var table = KMeansTable(
          blocks.points, clusterCount: start.count, execution: execution)
        var centers = start
        var all: [KMeansCenters] = []
        for _ in 0..<4 {
          let changed = try clusters.assign(to: centers)
          #expect(try table.assign(to: centers) == changed)
          #expect((0..<blocks.points.rowCount).allSatisfy { clusters.label($0) == table.label($0) })
          #expect(clusters.emptyClusters == table.emptyClusters)
          let (inertia, expected) = (try clusters.inertia(centers), try table.inertia(centers))
          #expect(isClose(inertia, expected, 1e-9) || abs(inertia - expected) < 1e-25)
          let relocation = try KMeansRelocation(clusters: table, centers: centers)
          centers = try KMeansRelocation(clusters: clusters, centers: centers).means()
          for (mine, theirs) in zip(centers.elements, relocation.means().elements) {
            #expect(isClose(mine, theirs, 1e-15))
          }
          all.append(centers)
        }
        return all
      }
    }
  }

  @Test(arguments: ["plain", "ties", "duplicates", "far", "equal", "outliers"], [1, 2, 3, 8])
  func sameAsRowByRow(_ name: String, columns: Int) throws {
    for rows in [1, 65, 600] {
      let points = Self.sample(name, rows: rows, columns: columns)
      let start = Self.start(points, count: min(rows, 6))
      let some = (0..<rows).map { Double($0 % 3) * 0.7 + ($0 == 0 ? 1 : 0) }
      for weights in [nil, some] {
        let doubles = try Self.kernels.map {
          try check(points, start: start, weights: weights, kernel: $0)
        }
        #expect(doubles.allSatisfy { $0 == doubles[0] })
        let single = SimulatedPoints.single(points)
        let singles = try Self.kernels.map {
          try check(single, start: start, weights: weights, kernel: $0)
        }
        #expect(singles.allSatisfy { $0 == singles[0] })
      }
    }
  }

  @Test(arguments: [4, 5, 6, 7])
  func columns(_ columns: Int) throws {
    let points = Self.sample("plain", rows: 700, columns: columns)
    for kernel in Self.kernels {
      _ = try check(points, start: Self.start(points, count: 40), weights: nil, kernel: kernel)
    }
  }

  @Test func orderDoesNotDependOnTheOrderOfRows() throws {
    let points = Self.sample("ties", rows: 3_000, columns: 3)
    var order = Array(0..<3_000)
    var generator = SeededGenerator(seed: 5)
    generator.shuffle(&order)
    let other = SimulatedPoints.rows(points, order)
    func ordered(_ points: Matrix<Double>) throws -> [[Double]] {
      try points.withUnsafeColumns { base in
        try KMeansPoints.with(
          base, points: points, weights: nil, execution: .default, kernel: .dispatched
        ) { source in
          let blocks = try KMeansBlocks(source, execution: .default)
          return (0..<blocks.points.rowCount).map(blocks.points.row)
        }
      }
    }
    let rows = try ordered(points)
    #expect(rows == (try ordered(other)))
    // Equal rows have become one.
    #expect(rows.count == Set(rows).count && rows.count < 1_000)
  }

  @Test func modelsAreTheSameForThreadsAndKernels() throws {
    let points = SimulatedPoints.clusters(rows: 6_000, columns: 3, count: 5)
    let parameters = KMeans(clusterCount: 5, restartCount: 3)
    let model = try parameters.fit(points, seed: 3)
    for threads in [1, 2, 3] {
      for kernel in Self.kernels {
        let other = try parameters.fit(
          points, weights: nil, seed: 3, execution: Execution(threadCount: threads),
          kernel: kernel)
        #expect(other == model)
      }
    }
    #expect(try model.predict(points) == model.labels)
    let other = try KMeans(clusterCount: 5, restartCount: 1).fit(points, seed: 9)
    #expect(model.inertia <= other.inertia * (1 + 1e-12))
  }

  @Test func repeatedRowsAreWeights() throws {
    let unique = SimulatedPoints.clusters(rows: 5_000, columns: 2)
    let weights = SimulatedPoints.weights(rows: 5_000)
    let repeated = SimulatedPoints.repeated(unique, weights: weights)
    let parameters = KMeans(clusterCount: 4, restartCount: 4)
    let first = try parameters.fit(unique, weights: weights, seed: 8)
    let second = try parameters.fit(repeated.points, seed: 8)
    #expect(isClose(first.inertia, second.inertia, 1e-12))
    #expect(
      second.labels
        == weights.indices.flatMap {
          Array(repeating: first.labels[$0], count: Int(weights[$0]))
        })
    #expect(second.weights.map { Int($0.rounded()) } == second.sizes)
  }
}
