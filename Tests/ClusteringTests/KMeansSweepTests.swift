// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import Foundation
import Testing

@testable import Clustering

@Suite struct KMeansSweepTests {
  @Test func candidatesAreTheFitsWithTheirIndices() throws {
    let points = SimulatedPoints.clusters(rows: 300, columns: 2)
    let weights = SimulatedPoints.weights(rows: 300)
    let parameters = KMeans(clusterCount: 99, restartCount: 2)
    let sweep = KMeans.Sweep(clusterCounts: 1...4, parameters: parameters, silhouette: .exact)
    let candidates = try sweep.fit(points, weights: weights, seed: 5)
    #expect(candidates.map(\.clusterCount) == [1, 2, 3, 4])
    #expect(candidates[0].indices == nil && candidates[0].silhouette == nil)
    for candidate in candidates.dropFirst() {
      var one = parameters
      one.clusterCount = candidate.clusterCount
      let model = try one.fit(points, weights: weights, seed: 5)
      #expect(candidate.model == model)
      #expect(
        candidate.indices
          == (try PartitionIndices.of(points, labels: model.labels, weights: weights)))
      #expect(
        candidate.squaredSilhouette
          == (try Silhouette.of(
            points, labels: model.labels, weights: weights, distance: .squaredEuclidean
          ).mean))
      #expect(candidate.silhouette?.isSampled == false)
      #expect(isClose(candidate.model.inertia, candidate.indices?.inertia ?? 0, 1e-9))
    }
  }

  @Test func silhouettesOfSamplesAndNone() throws {
    let points = SimulatedPoints.clusters(rows: 400, columns: 2)
    var sweep = KMeans.Sweep(clusterCounts: 3...3, silhouette: .sampled(size: 50))
    #expect(try sweep.fit(points)[0].silhouette?.isSampled == true)
    sweep.silhouette = .none
    #expect(try sweep.fit(points)[0].silhouette == nil)
  }

  @Test func modelsAreReadBack() throws {
    let model = try KMeans(clusterCount: 3).fit(SimulatedPoints.clusters(rows: 40, columns: 2))
    let read = try JSONDecoder().decode(KMeansModel.self, from: JSONEncoder().encode(model))
    #expect(read == model)
  }

  /// A model as JSON with some of its values replaced.
  private func damaged(_ changes: [String: Any]) throws -> Data {
    let points = Matrix<Double>(rows: [[0], [1], [8], [9]])
    let model = try KMeans(clusterCount: 2).fit(points)
    let written = try JSONSerialization.jsonObject(with: JSONEncoder().encode(model))
    var object = try #require(written as? [String: Any])
    for (key, value) in changes { object[key] = value }
    return try JSONSerialization.data(withJSONObject: object)
  }

  @Test(arguments: [
    #"{"labels": [0, 1, 1, 2]}"#, #"{"labels": [0, 0, 1, -1]}"#, #"{"labels": [0, 0, 0, 1]}"#,
    #"{"sizes": [2]}"#, #"{"sizes": [5, -1]}"#, #"{"weights": [2]}"#, #"{"weights": [2, -2]}"#,
    #"{"weights": [2, 0]}"#, #"{"inertia": -1}"#, #"{"iterationCount": -1}"#,
    #"{"centers": {"rowCount": 0, "columnCount": 1, "elements": []}}"#,
    #"{"centers": {"rowCount": 3, "columnCount": 1, "elements": [0, 1, 2]}}"#,
  ])
  func damagedModelsAreRefused(_ change: String) throws {
    let parsed = try JSONSerialization.jsonObject(with: Data(change.utf8))
    let changes = try #require(parsed as? [String: Any])
    let data = try damaged(changes)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(KMeansModel.self, from: data)
    }
    // Without the change it is read.
    _ = try JSONDecoder().decode(KMeansModel.self, from: try damaged([:]))
  }
}
