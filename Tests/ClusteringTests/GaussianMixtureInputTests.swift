// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import Foundation
import ReproducibleComputing
import Synchronization
import Testing

@testable import Clustering

@Suite struct GaussianMixtureInputTests {
  @Test func badInputNamesThePlaceAndTheRemedy() {
    var points = SimulatedPoints.clusters(rows: 20)
    func error(
      _ parameters: GaussianMixture, weights: [Double]? = nil
    ) -> ClusteringError? {
      clusteringError { _ = try parameters.fit(points, weights: weights) }
    }
    #expect(error(GaussianMixture(componentCount: 0))?.code == .parameter)
    #expect(error(GaussianMixture(componentCount: 21))?.description.contains("20 rows") == true)
    #expect(error(GaussianMixture(componentCount: 2, restartCount: 0))?.code == .parameter)
    #expect(error(GaussianMixture(componentCount: 2, tolerance: -1))?.code == .parameter)
    #expect(error(GaussianMixture(componentCount: 2, ridge: .nan))?.code == .parameter)
    #expect(error(GaussianMixture(componentCount: 2), weights: [1])?.code == .weights)
    var labels = [Int32](repeating: 0, count: 20)
    labels[4] = 2
    let label = error(GaussianMixture(componentCount: 2, initialization: .labels(labels)))
    #expect(label?.description.contains("row 4") == true)
    #expect(
      error(GaussianMixture(componentCount: 2, initialization: .labels([0])))?.code == .shape)
    let shares = Matrix<Double>(rowCount: 20, columnCount: 2, repeating: 0.4)
    let unfit = error(GaussianMixture(componentCount: 2, initialization: .responsibilities(shares)))
    #expect(unfit?.description.contains("row 0") == true)
    let flat = GaussianMixtureComponent(
      share: 1, mean: [0, 0, 0], covariance: Matrix(rowCount: 3, columnCount: 3, repeating: 1))
    let singular = error(GaussianMixture(componentCount: 1, initialization: .components([flat])))
    #expect(singular?.description.contains("component 0") == true)
    points[3, 1] = .nan
    #expect(error(GaussianMixture(componentCount: 2))?.description.contains("Row 3") == true)
  }

  @Test func equalRowsAndTinyTables() throws {
    let one = try GaussianMixture(componentCount: 1).fit(Matrix<Double>(rows: [[3, 4]]))
    #expect(one.components[0].mean == [3, 4] && one.logLikelihood.isFinite)
    let two = try GaussianMixture(componentCount: 2).fit(Matrix<Double>(rows: [[3, 4], [5, 6]]))
    #expect(two.logLikelihood.isFinite && two.labels.count == 2)
    let equal = Matrix<Double>(rows: Array(repeating: [0.1, 7], count: 30))
    let model = try GaussianMixture(componentCount: 3).fit(equal)
    #expect(model.components.count == 1 && model.sizes == [30])
    #expect(model.notes.contains { $0.contains("Column 0") && $0.contains("constant") })
    #expect(model.notes.contains { $0.contains("3 components were asked for: 1 came back") })
  }

  @Test func aConstantColumnChangesNoLabel() throws {
    let points = SimulatedPoints.clusters(rows: 100, columns: 2)
    let wide = Matrix(columns: [
      Array(points.column(0)), Array(repeating: 5, count: 100), Array(points.column(1)),
    ])
    let start = (0..<100).map { Int32($0 % 2) }
    let parameters = GaussianMixture(componentCount: 2, initialization: .labels(start))
    #expect(try parameters.fit(wide).labels == parameters.fit(points).labels)
  }

  @Test func singularComponentsGetARidge() throws {
    // The second cluster lies on a line.
    let rows: [[Double]] = (0..<40).map { index in
      let t = Double(index % 7) + Double(index) / 40
      return index < 20 ? [t, Double((index * 5) % 11)] : [100 + t, 3]
    }
    let start = (0..<40).map { Int32($0 / 20) }
    let model = try GaussianMixture(
      componentCount: 2, initialization: .labels(start), ridge: 0
    ).fit(Matrix(rows: rows))
    #expect(model.labels == start)
    #expect(model.notes.contains { $0.contains("singular") })
    let ridged = try GaussianMixture(componentCount: 2, initialization: .labels(start))
      .fit(Matrix(rows: rows))
    #expect(ridged.notes.contains { $0.contains("component 1") && $0.contains("ridge") })
  }

  @Test func emptyComponentsAreRemoved() throws {
    let points = SimulatedPoints.clusters(rows: 60)
    let start = (0..<60).map { Int32(2 * ($0 % 2)) }
    let model = try GaussianMixture(componentCount: 3, initialization: .labels(start)).fit(points)
    #expect(model.components.count == 2)
    #expect(model.notes.contains { $0.contains("removed") })
    #expect(isClose(model.components.reduce(0) { $0 + $1.share }, 1))
  }

  @Test func aSavedModelPredictsTheSame() throws {
    let points = SimulatedPoints.clusters(rows: 130)
    let model = try GaussianMixture(componentCount: 3).fit(points, seed: 2)
    let saved = try JSONDecoder().decode(
      GaussianMixtureModel.self, from: JSONEncoder().encode(model))
    #expect(saved == model)
    #expect(try saved.predict(points) == model.labels)
    let shares = try saved.responsibilities(points)
    let strengths = try saved.membershipStrengths(points)
    for row in 0..<130 {
      #expect(isClose(shares.row(row).reduce(0, +), 1))
      #expect(shares.row(row).max() == strengths[row])
      #expect(shares[row, Int(model.labels[row])] == strengths[row])
    }
    #expect(try model.predict(Matrix<Double>(rowCount: 0, columnCount: 3)) == [])
    let narrow = Matrix<Double>(rowCount: 1, columnCount: 2)
    #expect(clusteringError { _ = try model.predict(narrow) }?.code == .shape)
    // Beyond all that was fitted a row still has a label and finite figures.
    let far = Matrix<Double>(rows: [[1e150, -1e150, 1e150]])
    #expect(try model.logDensities(far)[0].isFinite && model.predict(far).count == 1)
  }

  @Test func startsFromComponentsAndResponsibilities() throws {
    let points = SimulatedPoints.clusters(rows: 90)
    let labels = (0..<90).map { Int32($0 % 2) }
    var shares = Matrix<Double>(rowCount: 90, columnCount: 2)
    for row in 0..<90 { shares[row, Int(labels[row])] = 1 }
    let first = try GaussianMixture(componentCount: 2, initialization: .labels(labels)).fit(points)
    let second = try GaussianMixture(componentCount: 2, initialization: .responsibilities(shares))
      .fit(points)
    #expect(first == second)
    let again = try GaussianMixture(
      componentCount: 2, initialization: .components(first.components)
    ).fit(points)
    #expect(again.iterationCount <= 2)
    #expect(again.logLikelihood >= first.logLikelihood - 1e-6)
  }

  @Test func restartsKeepTheLikeliest() throws {
    let points = SimulatedPoints.clusters(rows: 150)
    let one = try GaussianMixture(componentCount: 5).fit(points, seed: 1)
    let five = try GaussianMixture(componentCount: 5, restartCount: 5).fit(points, seed: 1)
    #expect(five.logLikelihood >= one.logLikelihood)
  }

  @Test func progressRisesAndACancelledTaskStops() async throws {
    let fractions = Mutex<[Double]>([])
    let points = SimulatedPoints.clusters(rows: 100)
    _ = try GaussianMixture(componentCount: 3, restartCount: 2).fit(
      points,
      execution: Execution { progress in
        fractions.withLock { $0.append(progress.fraction ?? 0) }
      })
    let seen = fractions.withLock { $0 }
    #expect(seen == seen.sorted() && seen.last == 1)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try GaussianMixture(componentCount: 3).fit(points)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func exponentialsAndLogarithmsOfEight() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<2_000 {
      var exponents = VectorMath.Lanes.zero
      var values = VectorMath.Lanes.zero
      for lane in 0..<8 {
        exponents[lane] = -700 * generator.uniform() * generator.uniform()
        values[lane] = exp(40 * (generator.uniform() - 0.5))
      }
      let powers = VectorMath.exponential(exponents)
      let logarithms = VectorMath.logarithm(values)
      for lane in 0..<8 {
        #expect(abs(powers[lane] - exp(exponents[lane])) <= 2 * exp(exponents[lane]).ulp)
        #expect(abs(logarithms[lane] - log(values[lane])) <= 2 * log(values[lane]).ulp)
      }
    }
    let ends = VectorMath.exponential([0, -708, -709, -1e300, -.infinity, 1, -0.0, 700])
    #expect(ends[0] == 1 && ends[1] > 0 && ends[2] == 0 && ends[3] == 0 && ends[4] == 0)
    #expect(VectorMath.logarithm(VectorMath.Lanes(repeating: 1)) == .zero)
  }
}
