// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import Foundation
import Testing

@Suite struct KMeansInputTests {
  @Test func notFinite() {
    var points = SimulatedPoints.clusters(rows: 50)
    points[17, 2] = .nan
    points[30, 0] = .infinity
    let error = clusteringError { _ = try KMeans(clusterCount: 2).fit(points) }
    #expect(error?.code == .notFinite)
    #expect(error?.description.contains("Row 17, column 2") == true)
    points[17, 2] = 0
    let other = clusteringError { _ = try KMeans(clusterCount: 2).fit(points) }
    #expect(other?.description.contains("Row 30, column 0") == true)
    points[30, 0] = 1e200
    let huge = clusteringError { _ = try KMeans(clusterCount: 2).fit(points) }
    #expect(huge?.code == .notFinite)
    #expect(huge?.description.contains("Row 30, column 0") == true)
  }

  @Test func parameters() {
    let points = SimulatedPoints.clusters(rows: 5)
    func code(_ parameters: KMeans, weights: [Double]? = nil) -> ClusteringError.Code? {
      clusteringError { _ = try parameters.fit(points, weights: weights) }?.code
    }
    #expect(code(KMeans(clusterCount: 0)) == .parameter)
    #expect(code(KMeans(clusterCount: 2, restartCount: 0)) == .parameter)
    #expect(code(KMeans(clusterCount: 2, maximumIterationCount: 0)) == .parameter)
    #expect(code(KMeans(clusterCount: 2, tolerance: -1)) == .parameter)
    #expect(code(KMeans(clusterCount: 2, tolerance: .nan)) == .parameter)
    #expect(code(KMeans(clusterCount: 2), weights: [1, 1]) == .weights)
    #expect(code(KMeans(clusterCount: 2), weights: [1, 1, -1, 1, 1]) == .weights)
    #expect(code(KMeans(clusterCount: 2), weights: [1, 1, .nan, 1, 1]) == .weights)
    #expect(code(KMeans(clusterCount: 2), weights: [0, 0, 0, 0, 0]) == .weights)
    let centers = Matrix<Double>(rowCount: 2, columnCount: 2)
    #expect(code(KMeans(clusterCount: 2, initialization: .centers(centers))) == .shape)
    let error = clusteringError { _ = try KMeans(clusterCount: 9).fit(points) }
    #expect(error?.code == .parameter)
    #expect(error?.description.contains("9 clusters") == true)
    #expect(error?.description.contains("5 rows") == true)
  }

  @Test func emptyAndTiny() throws {
    let none = Matrix<Double>(rowCount: 0, columnCount: 3)
    #expect(clusteringError { _ = try KMeans(clusterCount: 1).fit(none) }?.code == .empty)
    let flat = Matrix<Double>(rowCount: 3, columnCount: 0)
    #expect(clusteringError { _ = try KMeans(clusterCount: 1).fit(flat) }?.code == .empty)
    let one = try KMeans(clusterCount: 1).fit(Matrix<Double>(rows: [[3, 4]]))
    #expect(one.centers == Matrix(rows: [[3, 4]]))
    #expect(one.inertia == 0)
    let two = try KMeans(clusterCount: 2).fit(Matrix<Double>(rows: [[3, 4], [5, 6]]))
    #expect(two.inertia == 0)
    #expect(Set(two.labels) == [0, 1])
    #expect(try one.predict(Matrix<Double>(rowCount: 0, columnCount: 2)) == [])
    #expect(clusteringError { _ = try one.predict(none) }?.code == .shape)
  }

  @Test func fewerDistinctRowsThanClusters() throws {
    let same = Matrix<Double>(rowCount: 500, columnCount: 3, repeating: 0.1)
    let model = try KMeans(clusterCount: 4).fit(same)
    #expect(model.inertia == 0)
    #expect(model.sizes == [500])
    #expect(model.centers == Matrix(rows: [[0.1, 0.1, 0.1]]))
    #expect(model.notes.count == 1)
    #expect(model.notes[0].contains("4 clusters"))
    #expect(model.notes[0].contains("1 distinct"))

    let three = Matrix<Double>(rows: (0..<90).map { [Double($0 % 3)] })
    let other = try KMeans(clusterCount: 8).fit(three)
    #expect(other.sizes == [30, 30, 30])
    #expect(other.notes[0].contains("only 3 distinct"))
    // Given centres come down to the distinct rows too.
    let given = try KMeans(
      clusterCount: 5, initialization: .centers(Matrix(rows: [[0], [0], [1], [7], [9]]))
    ).fit(three)
    #expect(given.inertia == 0)
    #expect(given.sizes == [30, 30, 30])
    #expect(try given.predict(three) == given.labels)
  }

  @Test func oddColumns() throws {
    var points = SimulatedPoints.clusters(rows: 60, columns: 3, count: 2)
    for row in 0..<60 { points[row, 1] = 5 }
    let constant = try KMeans(clusterCount: 2).fit(points)
    #expect(constant.centers.column(1).allSatisfy { $0 == 5 })
    for row in 0..<60 { points[row, 1] = row % 2 == 0 ? Double.leastNonzeroMagnitude : 0 }
    let denormal = try KMeans(clusterCount: 2).fit(points)
    #expect(denormal.labels == constant.labels)
    points[3, 0] = 1e150
    let outlier = try KMeans(clusterCount: 2).fit(points)
    #expect(outlier.sizes.sorted() == [1, 59])
  }

  @Test func modelIsCodable() throws {
    let model = try KMeans(clusterCount: 3).fit(SimulatedPoints.clusters(rows: 40))
    let data = try JSONEncoder().encode(model)
    #expect(try JSONDecoder().decode(KMeansModel.self, from: data) == model)
  }
}
