// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing

/// One fit: the starts of a mixture, expectation and maximisation from each, the choice of the best.
struct GaussianMixtureFit {
  let parameters: GaussianMixture
  let points: Matrix<Double>
  let weights: [Double]?
  let execution: Execution
  private let totalWeight: Double
  private let standardization: Standardization
  /// What is added to the variance of each column.
  private let ridges: [Double]
  private let constantColumns: [Int]
  private let notes: [String]

  /// The ridge, relative, of a component whose covariance is singular without one.
  private static let rescueRidge = 1e-6
  /// Components with a smaller share are removed.
  private static let leastShare = 1e-10

  /// Where one start has led.
  private struct Outcome {
    var components: [GaussianMixtureComponent]
    var logLikelihood = -Double.infinity
    var labels: [Int32] = []
    var iterationCount = 0
    var converged = false
    var notes: [String] = []
  }

  init(
    parameters: GaussianMixture, points: Matrix<Double>, weights: [Double]?, execution: Execution
  ) throws {
    self.parameters = parameters
    self.points = points
    self.weights = weights
    self.execution = execution
    var total = CompensatedSum()
    for weight in weights ?? [] { total.add(weight) }
    totalWeight = weights == nil ? Double(points.rowCount) : total.value
    standardization = try Standardization(.z, of: points, weights: weights)
    var ridges: [Double] = []
    var constant: [Int] = []
    for column in 0..<points.columnCount {
      if Self.isConstant(points.column(column), weights: weights) {
        constant.append(column)
        ridges.append(1)
      } else {
        let scale = standardization.scales[column]
        ridges.append(parameters.ridge * scale * scale)
      }
    }
    self.ridges = ridges
    constantColumns = constant
    notes = constant.map {
      "Column \($0) (counted from 0) is constant and tells nothing: its variance is set to 1."
    }
  }

  private static func isConstant(_ values: ArraySlice<Double>, weights: [Double]?) -> Bool {
    var first: Double?
    for (row, value) in values.enumerated() where weights.map({ $0[row] > 0 }) ?? true {
      if let first, value != first { return false }
      first = value
    }
    return true
  }

  /// The model of the likeliest start, the earlier one on ties.
  func best(seed: UInt64) throws -> GaussianMixtureModel {
    var best: Outcome?
    var startCount = 1
    if case .kMeans = parameters.initialization { startCount = parameters.restartCount }
    for start in 0..<startCount {
      let lower = Double(start) / Double(startCount)
      let part = execution.part(
        "Gaussian mixture", lower...Double(start + 1) / Double(startCount))
      let initial = try initialComponents(start: start, seed: seed)
      let outcome = try maximize(from: initial, execution: part)
      if let kept = best, outcome.logLikelihood <= kept.logLikelihood { continue }
      best = outcome
    }
    guard let best else { preconditionFailure("there is at least one start") }
    execution.report("Gaussian mixture", fraction: 1)
    return model(of: best)
  }

  // MARK: - Starts

  private func initialComponents(start: Int, seed: UInt64) throws -> Outcome {
    let count = parameters.componentCount
    switch parameters.initialization {
    case .components(let components):
      let total = components.reduce(0) { $0 + $1.share }
      return Outcome(
        components: components.map {
          GaussianMixtureComponent(
            share: $0.share / total, mean: $0.mean, covariance: $0.covariance)
        })
    case .labels(let labels):
      return try components(count: count) { row, component in
        Int(labels[row]) == component ? 1 : 0
      }
    case .responsibilities(let shares):
      return try components(count: count) { row, component in shares[row, component] }
    case .kMeans:
      var generator = SeededGenerator(seed: seed, stream: UInt64(start))
      let clusters = try KMeans(clusterCount: count, restartCount: 1).fit(
        standardization.apply(to: points), weights: weights, seed: generator.next(),
        execution: Execution(threadCount: execution.threadCount))
      var initial = try components(count: clusters.sizes.count) { row, component in
        Int(clusters.labels[row]) == component ? 1 : 0
      }
      if clusters.sizes.count < count {
        initial.notes.append(
          "\(count) components were asked for, but the rows have fewer distinct values.")
      }
      return initial
    }
  }

  /// The components of given shares of each row in each.
  ///
  /// Two passes: covariances are taken about the means that the first finds, so that narrow
  /// components far from each other lose no digits.
  private func components(
    count: Int, _ share: @Sendable (_ row: Int, _ component: Int) -> Double
  ) throws -> Outcome {
    var means = Array(repeating: standardization.centers, count: count).flatMap { $0 }
    for pass in 0..<2 {
      let reference = means
      let sums = try withRows { rows in
        try rows.mapChunks(workPerRow: work(count), execution) { _, range in
          let block = GaussianBlock(count: count, columnCount: rows.columnCount)
          for start in stride(from: range.lowerBound, to: range.upperBound, by: 64) {
            let part = start..<min(start + 64, range.upperBound)
            block.load(rows, rows: part)
            for component in 0..<count {
              for row in part {
                let place = row - start
                block.levels[component * 8 + place / 8][place % 8] = share(row, component)
              }
            }
            reference.withUnsafeBufferPointer { buffer in
              if let means = buffer.baseAddress { block.accumulate(around: means) }
            }
          }
          return block.finish()
        }
      }
      let total = Self.total(sums)
      if pass == 1 { return try next(total, around: reference) }
      for component in 0..<count where total.weights[component] > 0 {
        let mean = total.moments(of: component, around: reference).mean
        means.replaceSubrange(
          component * points.columnCount..<(component + 1) * points.columnCount, with: mean)
      }
    }
    preconditionFailure("the second pass returns")
  }

  // MARK: - Iterations

  private func work(_ count: Int) -> Int {
    4 * count * (points.columnCount + 2) * (points.columnCount + 4)
  }

  private func withRows<Result>(_ body: (KMeansPoints<Double>) throws -> Result) rethrows -> Result
  {
    try points.withUnsafeColumns { base in
      try KMeansPoints.with(
        base, points: points, weights: weights, execution: execution, kernel: .plain, body)
    }
  }

  private static func total(_ parts: [GaussianSums]) -> GaussianSums {
    parts.dropFirst().reduce(into: parts[0]) { $0.add($1) }
  }

  /// Expectation and maximisation by turns until the likelihood rests.
  private func maximize(from initial: Outcome, execution: Execution) throws -> Outcome {
    var state = initial
    var last = -Double.infinity
    while state.iterationCount < parameters.maximumIterationCount {
      state.iterationCount += 1
      execution.report(
        "Gaussian mixture",
        fraction: Double(state.iterationCount) / Double(parameters.maximumIterationCount))
      let densities = try GaussianDensities(state.components, columnCount: points.columnCount)
      let sums = try expect(densities)
      let updated = try next(sums, around: densities.means)
      let removed = updated.components.count < state.components.count
      state.components = updated.components
      for note in updated.notes where !state.notes.contains(note) { state.notes.append(note) }
      let mean = sums.logLikelihood / totalWeight
      if !removed, abs(mean - last) < parameters.tolerance {
        state.converged = true
        break
      }
      last = removed ? -.infinity : mean
    }
    let memberships = try withRows {
      try GaussianMemberships(
        rows: $0, densities: GaussianDensities(state.components, columnCount: points.columnCount),
        execution: execution)
    }
    state.labels = memberships.labels
    state.logLikelihood = memberships.logLikelihood
    return state
  }

  private func expect(_ densities: GaussianDensities) throws -> GaussianSums {
    let sums = try withRows { rows in
      try rows.mapChunks(workPerRow: work(densities.count), execution) { _, range in
        var block = GaussianBlock(count: densities.count, columnCount: densities.columnCount)
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 64) {
          block.load(rows, rows: start..<min(start + 64, range.upperBound))
          block.measure(densities)
          block.normalize()
          densities.means.withUnsafeBufferPointer { buffer in
            if let means = buffer.baseAddress { block.accumulate(around: means) }
          }
        }
        return block.finish()
      }
    }
    return Self.total(sums)
  }

  /// The components that sums lead to: without the empty ones, and with their ridges.
  private func next(_ sums: GaussianSums, around means: [Double]) throws -> Outcome {
    var outcome = Outcome(components: [])
    let weights = sums.weights
    let kept = weights.indices.filter { weights[$0] > Self.leastShare * totalWeight }
    let total = kept.reduce(0) { $0 + weights[$1] }
    if kept.count < weights.count {
      outcome.notes.append("A component that no row belonged to was removed.")
    }
    for index in kept {
      var (mean, covariance) = sums.moments(of: index, around: means)
      for column in ridges.indices { covariance[column, column] += ridges[column] }
      if (try? CholeskyFactorization(of: covariance)) == nil {
        outcome.notes.append(
          "The covariance of a component was singular: a ridge of \(Self.rescueRidge) of the "
            + "columns' variances was added to it.")
        for column in ridges.indices {
          let scale = standardization.scales[column]
          covariance[column, column] += Self.rescueRidge * scale * scale
        }
      }
      outcome.components.append(
        GaussianMixtureComponent(
          share: weights[index] / total, mean: mean, covariance: covariance))
    }
    return outcome
  }

  // MARK: - The model

  private func model(of best: Outcome) -> GaussianMixtureModel {
    let count = best.components.count
    var notes = self.notes + best.notes
    if count < parameters.componentCount {
      notes.append("\(parameters.componentCount) components were asked for: \(count) came back.")
    }
    for (number, component) in best.components.enumerated() {
      let narrow = ridges.indices.contains {
        component.covariance[$0, $0] < 2 * ridges[$0] && !constantColumns.contains($0)
      }
      if narrow {
        notes.append(
          "The rows of component \(number) (counted from 0) are equal in some column: its variance "
            + "there is the ridge.")
      }
    }
    if !best.converged {
      notes.append(
        "The likelihood still grew after \(best.iterationCount) iterations, the most allowed.")
    }
    var sizes = [Int](repeating: 0, count: count)
    for label in best.labels { sizes[Int(label)] += 1 }
    return GaussianMixtureModel(
      components: best.components, labels: best.labels, sizes: sizes,
      logLikelihood: best.logLikelihood, totalWeight: totalWeight,
      iterationCount: best.iterationCount, converged: best.converged, notes: notes)
  }
}
