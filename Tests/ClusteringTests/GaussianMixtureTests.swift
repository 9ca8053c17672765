// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import Foundation
import ReproducibleComputing
import Testing

@testable import Clustering

@Suite struct GaussianMixtureTests {
  static func fit(
    _ golden: GoldenMixture, iterations: Int = 500, tolerance: Double = 1e-9
  ) throws -> GaussianMixtureModel {
    try GaussianMixture(
      componentCount: golden.shares.count, initialization: .labels(golden.start),
      maximumIterationCount: iterations, tolerance: tolerance, ridge: golden.ridge
    ).fit(Matrix(rows: golden.points))
  }

  @Test(arguments: GoldenMixture.all.indices)
  func asScikitLearn(index: Int) throws {
    let golden = GoldenMixture.all[index]
    let points = Matrix<Double>(rows: golden.points)
    let early = try Self.fit(golden, iterations: 3)
    #expect(isClose(early.logLikelihood, golden.earlyLogLikelihood, 1e-12))
    #expect(!early.converged && early.notes.count == 1)
    let model = try Self.fit(golden)
    #expect(model.converged && model.iterationCount == golden.iterationCount)
    #expect(isClose(model.logLikelihood, golden.logLikelihood, 1e-11))
    #expect(isClose(model.bayesianInformationCriterion, golden.bic, 1e-11))
    #expect(isClose(model.akaikeInformationCriterion, golden.aic, 1e-11))
    #expect(model.labels == golden.labels)
    for (number, component) in model.components.enumerated() {
      #expect(isClose(component.share, golden.shares[number], 1e-8))
      for (mine, theirs) in zip(component.mean, golden.means[number]) {
        #expect(abs(mine - theirs) < 1e-8)
      }
      for (mine, theirs) in zip(component.covariance.elements, golden.covariances[number]) {
        #expect(abs(mine - theirs) < 1e-8)
      }
    }
    for (mine, theirs) in zip(try model.membershipStrengths(points), golden.strengths) {
      #expect(abs(mine - theirs) < 1e-8)
    }
    for (mine, theirs) in zip(try model.logDensities(points), golden.logDensities) {
      #expect(abs(mine - theirs) < 1e-8)
    }
  }

  @Test func oneComponentIsTheNormalDistribution() throws {
    let points = SimulatedPoints.clusters(rows: 200)
    let model = try GaussianMixture(componentCount: 1, ridge: 0).fit(points)
    let covariance = try points.covariance(denominator: .totalWeight)
    for (mine, theirs) in zip(model.components[0].covariance.elements, covariance.elements) {
      #expect(abs(mine - theirs) < 1e-12)
    }
    #expect(model.components[0].share == 1 && model.parameterCount == 9)
    #expect(model.labels.allSatisfy { $0 == 0 })
    // -n/2 (d log 2 pi + log |S| + d)
    let logDeterminant = try CholeskyFactorization(of: covariance).logDeterminant
    #expect(
      isClose(model.logLikelihood, -100 * (3 * log(2 * Double.pi) + logDeterminant + 3), 1e-12))
  }

  @Test func aWeightedRowIsThatRowRepeated() throws {
    let points = SimulatedPoints.clusters(rows: 150)
    let weights = SimulatedPoints.weights(rows: 150)
    let start = (0..<150).map { Int32($0 % 3) }
    let many = SimulatedPoints.repeated(points, weights: weights, labels: start)
    let weighted = try GaussianMixture(componentCount: 3, initialization: .labels(start))
      .fit(points, weights: weights)
    let repeated = try GaussianMixture(componentCount: 3, initialization: .labels(many.labels))
      .fit(many.points)
    #expect(weighted.iterationCount == repeated.iterationCount)
    #expect(isClose(weighted.logLikelihood, repeated.logLikelihood, 1e-9))
    #expect(
      isClose(
        weighted.bayesianInformationCriterion, repeated.bayesianInformationCriterion, 1e-9))
    for (mine, theirs) in zip(weighted.components, repeated.components) {
      #expect(isClose(mine.share, theirs.share, 1e-6))
    }
    #expect(try weighted.predict(many.points) == repeated.labels)
  }

  @Test func weightZeroMovesNothing() throws {
    let points = SimulatedPoints.clusters(rows: 120)
    var elements = points
    for column in 0..<3 { elements[7, column] = 1e6 }
    var weights = [Double](repeating: 1, count: 120)
    weights[7] = 0
    let start = (0..<120).map { Int32($0 % 2) }
    let parameters = GaussianMixture(componentCount: 2, initialization: .labels(start))
    let near = try parameters.fit(points, weights: weights)
    let far = try parameters.fit(elements, weights: weights)
    #expect(isClose(near.logLikelihood, far.logLikelihood, 1e-12))
    #expect(near.components.map(\.share) == far.components.map(\.share))
    #expect(near.totalWeight == 119)
  }

  @Test func farFromTheOriginNothingIsLost() throws {
    // Multiples of 2^-10, so that the shift is exact.
    let points = Matrix<Double>(
      rowCount: 300, columnCount: 3,
      columnMajor: SimulatedPoints.clusters(rows: 300).elements.map {
        ($0 * 1024).rounded() / 1024
      })
    let parameters = GaussianMixture(componentCount: 4)
    let near = try parameters.fit(points, seed: 5)
    let far = try parameters.fit(SimulatedPoints.shifted(points, by: 1e8), seed: 5)
    #expect(near.labels == far.labels)
    #expect(isClose(near.logLikelihood, far.logLikelihood, 1e-6))
    #expect(near.components.count == 4)
  }

  @Test func unitsChangeNothing() throws {
    let points = SimulatedPoints.clusters(rows: 200)
    let other = Matrix(
      columns: (0..<3).map { c in points.column(c).map { $0 * [1, 1024, 0.125][c] } })
    let parameters = GaussianMixture(componentCount: 3, ridge: 1e-3)
    let first = try parameters.fit(points, seed: 3)
    #expect(try parameters.fit(other, seed: 3).labels == first.labels)
  }

  @Test func orderOfRowsChangesRoundingOnly() throws {
    let points = SimulatedPoints.clusters(rows: 200)
    var order = Array(0..<200)
    var generator = SeededGenerator(seed: 9)
    generator.shuffle(&order)
    let start = (0..<200).map { Int32($0 % 3) }
    let first = try GaussianMixture(componentCount: 3, initialization: .labels(start)).fit(points)
    let second = try GaussianMixture(
      componentCount: 3, initialization: .labels(order.map { start[$0] })
    ).fit(SimulatedPoints.rows(points, order))
    #expect(order.map { first.labels[$0] } == second.labels)
    #expect(isClose(first.logLikelihood, second.logLikelihood, 1e-9))
  }

  @Test func sameBitsForAnyThreads() throws {
    let points = SimulatedPoints.clusters(rows: 36_000, columns: 2)
    let weights = SimulatedPoints.weights(rows: 36_000)
    let start = (0..<36_000).map { Int32($0 % 2) }
    let models = try [1, 2, 3, 16].map {
      try GaussianMixture(
        componentCount: 2, initialization: .labels(start), maximumIterationCount: 1
      ).fit(points, weights: weights, execution: Execution(threadCount: $0))
    }
    for model in models.dropFirst() { #expect(model == models[0]) }
  }

  @Test func likelihoodNeverFalls() throws {
    let points = SimulatedPoints.clusters(rows: 300)
    let start = (0..<300).map { Int32($0 % 4) }
    let likelihoods = try (1...12).map {
      try GaussianMixture(
        componentCount: 4, initialization: .labels(start), maximumIterationCount: $0, ridge: 0
      ).fit(points).logLikelihood
    }
    for (earlier, later) in zip(likelihoods, likelihoods.dropFirst()) {
      #expect(later >= earlier - 1e-9)
    }
  }

  @Test func longTiltedClustersAreFoundFromAStart() throws {
    // Two parallel sheets that k-means cuts across.
    var generator = SeededGenerator(seed: 3)
    var points = Matrix<Double>(rowCount: 400, columnCount: 2)
    let truth = (0..<400).map { Int32($0 < 380 ? 0 : 1) }
    for row in 0..<400 {
      let along = 10 * generator.approximateNormal()
      points[row, 0] = along
      points[row, 1] = along + (truth[row] == 0 ? 0 : 4) + 0.5 * generator.approximateNormal()
    }
    var start = truth
    for row in stride(from: 0, to: 400, by: 25) { start[row] = 1 - start[row] }
    let model = try GaussianMixture(componentCount: 2, initialization: .labels(start)).fit(points)
    #expect(adjustedRandIndex(model.labels, truth) > 0.97)
  }
}
