// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@testable import Clustering

@Suite struct AgreementTests {
  private typealias Golden = ValidityGolden

  @Test func equalsScikitLearn() throws {
    let (a, b, weights) = (Golden.first, Golden.second, Golden.weights)
    let ones = [Double](repeating: 1, count: a.count)
    #expect(isClose(adjustedRandIndex(a, b), Golden.adjustedRand))
    #expect(isClose(adjustedRandIndex(a, b, weights: ones), Golden.adjustedRand))
    #expect(isClose(adjustedRandIndex(a, b, weights: weights), Golden.weightedAdjustedRand))
    #expect(isClose(fowlkesMallowsIndex(a, b), Golden.fowlkesMallows))
    #expect(isClose(fowlkesMallowsIndex(a, b, weights: weights), Golden.weightedFowlkesMallows))
    #expect(
      isClose(try adjustedMutualInformation(a, b), Golden.adjustedMutualInformation, 1e-11))
    #expect(
      isClose(
        try adjustedMutualInformation(a, b, weights: weights),
        Golden.weightedAdjustedMutualInformation, 1e-11))
  }

  /// scikit-learn, test_adjusted_mutual_info_score and test_fowlkes_mallows_score.
  @Test func publishedExamples() throws {
    let a: [Int32] = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3]
    let b: [Int32] = [1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 3, 3, 3, 2, 2]
    #expect(abs(try adjustedMutualInformation(a, b) - 0.27821) < 5e-6)
    let many = { (labels: [Int32]) in Array(repeating: labels, count: 110).flatMap { $0 } }
    #expect(abs(try adjustedMutualInformation(many(a), many(b)) - 0.38) < 5e-3)
    #expect(
      isClose(
        fowlkesMallowsIndex([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2]), 4 / 72.0.squareRoot()))
    #expect(fowlkesMallowsIndex([0, 0, 0, 0, 0, 0], [0, 1, 2, 3, 4, 5]) == 0)
  }

  @Test func conventions() throws {
    for labels in [[5, 5, 5], [1, 2, 3], [7], []] as [[Int32]] {
      #expect(try adjustedMutualInformation(labels, labels.map { 9 - $0 }) == 1)
      let ones = [Double](repeating: 1, count: labels.count)
      #expect(adjustedRandIndex(labels, labels, weights: ones) == 1)
    }
    #expect(abs(try adjustedMutualInformation([0, 0, 0, 0], [0, 1, 2, 3])) < 1e-12)
    // Rows of weight zero do not exist.
    #expect(adjustedRandIndex([0, 0, 1, 1, 9], [3, 3, 2, 2, 3], weights: [1, 2, 1, 1, 0]) == 1)
    #expect(
      clusteringError { _ = try adjustedMutualInformation([0, 1], [0, 1], weights: [1, 0.5]) }?
        .code == .weights)
  }

  @Test func dunnEqualsSciPy() throws {
    let points = Matrix(rows: Golden.points)
    let dunn = try DunnIndex.of(points, labels: Golden.first)
    #expect(isClose(dunn.value, Golden.dunn))
    #expect(try DunnIndex.of(points, labels: Golden.first, weights: Golden.weights) == dunn)
    let large = SimulatedPoints.clusters(rows: 500)
    let labels = (0..<500).map { Int32(large[$0, 0] > 4 ? 6 : ($0 % 50 == 0 ? 2 : 1)) }
    let results = try [1, 2, 3, 16].map {
      try DunnIndex.of(large, labels: labels, execution: Execution(threadCount: $0))
    }
    #expect(results.allSatisfy { $0 == results[0] })
    // Single points have no diameter, and equal points in two clusters no separation.
    let line = Matrix<Double>(columns: [[0, 1, 3]])
    #expect(try DunnIndex.of(line, labels: [0, 1, 2]).value == .infinity)
    #expect(try DunnIndex.of(line, labels: [0, 0, 1]).value == 2)
    let same = Matrix<Double>(columns: [[1, 1, 1]])
    #expect(try DunnIndex.of(same, labels: [0, 0, 1]).value == 0)
    #expect(clusteringError { _ = try DunnIndex.of(line, labels: [0, 0, 0]) }?.code == .parameter)
    #expect(
      clusteringError { _ = try DunnIndex.of(line, labels: [0, 0, 1], weights: [1, 1, 0]) }?.code
        == .parameter)
  }

  @Test func labelsFarApartCountTheSamePairs() {
    // The same partitions by labels of which a table would outgrow the rows.
    var generator = SeededGenerator(seed: 11)
    let first = (0..<500).map { _ in Int32(generator.integer(below: 5)) }
    let second = first.map { generator.integer(below: 3) == 0 ? 7 - $0 : $0 }
    let spread = { (labels: [Int32]) in labels.map { ($0 - 3) * 200_000_000 } }
    let index = adjustedRandIndex(first, second)
    #expect(adjustedRandIndex(spread(first), second) == index)
    #expect(adjustedRandIndex(spread(first), spread(second)) == index)
    #expect(0.1..<0.9 ~= index)
  }
}
