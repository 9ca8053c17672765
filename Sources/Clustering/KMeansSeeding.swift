// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// Greedy k-means++ (Arthur and Vassilvitskii, SODA 2007), as scikit-learn has it.
///
/// Each further centre is a row drawn with a probability proportional to its weight times its
/// squared distance to the nearest centre so far; of 2 + floor(ln k) such rows the one that leaves
/// the least sum of these is taken, the one drawn first on ties.
struct KMeansSeeding<Scalar: KMeansScalar> {
  let points: KMeansPoints<Scalar>
  let execution: Execution
  private var generator: SeededGenerator
  private var closest: [Scalar]
  // The sums of weight times closest of the chunks.
  private var potentials: [Double] = []

  init(points: KMeansPoints<Scalar>, generator: SeededGenerator, execution: Execution) {
    self.points = points
    self.generator = generator
    self.execution = execution
    closest = Array(repeating: .infinity, count: points.rowCount)
  }

  /// Draws the centres: fewer than asked for when all rows lie on the ones drawn so far.
  mutating func centers(count: Int) throws -> KMeansCenters {
    let trialCount = Self.trialCount(count)
    var chosen = [points.row(firstRow())]
    try lower(to: chosen[0])
    while chosen.count < count {
      let total = potentials.reduce(0, +)
      guard total > 0 else { break }
      let rows = (0..<trialCount).map { _ in row(at: generator.uniform() * total) }
      let candidates = rows.map(points.row)
      let sums = try candidatePotentials(candidates)
      var best = 0
      for trial in 1..<trialCount where sums[trial] < sums[best] { best = trial }
      chosen.append(candidates[best])
      try lower(to: candidates[best])
    }
    var centers = KMeansCenters(count: chosen.count, columnCount: points.columnCount)
    for (index, row) in chosen.enumerated() {
      for (column, value) in row.enumerated() { centers[index, column] = Double(value) }
    }
    return centers
  }

  /// The rows that are drawn for each centre.
  static func trialCount(_ count: Int) -> Int { 2 + floorOfLog(count) }

  /// floor(ln k), from the powers of e themselves: no C library's last bit decides.
  private static func floorOfLog(_ count: Int) -> Int {
    var power = 2.718281828459045
    var log = 0
    while power <= Double(count) {
      log += 1
      power *= 2.718281828459045
    }
    return log
  }

  /// A row drawn with a probability proportional to its weight.
  private mutating func firstRow() -> Int {
    guard points.weights != nil else { return generator.integer(below: points.rowCount) }
    let total = (0..<points.rowCount).reduce(0.0) { $0 + points.weight($1) }
    return draw(generator.uniform() * total, in: 0..<points.rowCount) { points.weight($0) }
  }

  /// The row at which the running sum of weight times closest passes a value.
  private func row(at value: Double) -> Int {
    var rest = value
    var chunk = 0
    while chunk + 1 < potentials.count, rest >= potentials[chunk] || potentials[chunk] <= 0 {
      rest -= potentials[chunk]
      chunk += 1
    }
    // Rounding may have led past the last chunk that has any potential.
    while potentials[chunk] <= 0 { chunk -= 1 }
    let start = chunk * points.chunkSize
    return draw(rest, in: start..<min(points.rowCount, start + points.chunkSize)) {
      points.weight($0) * Double(closest[$0])
    }
  }

  /// The first row at which the running sum of the sizes passes a value.
  ///
  /// Rows of size zero are never drawn; if rounding leaves the sum short, the last row of
  /// positive size is.
  private func draw(_ value: Double, in rows: Range<Int>, size: (Int) -> Double) -> Int {
    var sum = 0.0
    var last = rows.lowerBound
    for row in rows {
      let part = size(row)
      guard part > 0 else { continue }
      sum += part
      last = row
      if sum > value { break }
    }
    return last
  }

  private mutating func lower(to point: [Scalar]) throws {
    let points = points
    potentials = try point.withUnsafeBufferPointer { point in
      try closest.withUnsafeMutableBufferPointer { closest in
        guard let point = point.baseAddress, let closest = closest.baseAddress else { return [] }
        // Each chunk writes its own rows, so the writes never meet.
        nonisolated(unsafe) let (address, nearest) = (point, closest)
        return try points.mapChunks(workPerRow: points.columnCount, execution) { _, rows in
          points.lower(rows: rows, point: address, closest: nearest)
        }
      }
    }
  }

  private func candidatePotentials(_ candidates: [[Scalar]]) throws -> [Double] {
    let count = candidates.count
    let work = count * points.columnCount
    let parts = try Array(candidates.joined()).withUnsafeBufferPointer { candidates in
      try closest.withUnsafeBufferPointer { closest -> [[Double]] in
        guard let candidates = candidates.baseAddress, let closest = closest.baseAddress else {
          return []
        }
        nonisolated(unsafe) let (address, nearest) = (candidates, closest)
        return try points.mapChunks(workPerRow: work, execution) { _, rows in
          Array(unsafeUninitializedCapacity: count) { buffer, initialized in
            buffer.initialize(repeating: 0)
            initialized = count
            guard let sums = buffer.baseAddress else { return }
            points.potentials(
              rows: rows, count: count, candidates: address, closest: nearest, into: sums)
          }
        }
      }
    }
    return (0..<count).map { candidate in parts.reduce(0) { $0 + $1[candidate] } }
  }
}
