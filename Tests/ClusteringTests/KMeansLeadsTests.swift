// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import ReproducibleComputing
import Testing

@testable import Clustering

/// Rows are left out while the centres cannot have moved them; no label differs for it.
@Suite struct KMeansLeadsTests {
  /// The clusters of all rows after each of some passes, and how many rows each pass has moved.
  private func passes<Scalar: KMeansScalar>(
    _ points: Matrix<Scalar>, _ sequence: [KMeansCenters], kernel: KMeansKernel
  ) throws -> [[Int]] {
    let execution = Execution(threadCount: 2)
    return try points.withUnsafeColumns { base in
      try KMeansPoints.with(
        base, points: points, weights: nil, execution: execution, kernel: kernel
      ) { rows in
        let count = sequence[0].count
        var assignment = KMeansAssignment(
          points: rows, clusterCount: count,
          scores: KMeansScores(points: rows, clusterCount: count))
        return try sequence.map {
          let moved = try assignment.assign(to: $0, points: rows, execution: execution)
          return [moved] + (0..<rows.rowCount).map(assignment.cluster(of:))
        }
      }
    }
  }

  /// Centres that creep, jump, rest, and creep until the moves are more than can be noted.
  private func sequence(_ points: Matrix<Double>, count: Int) -> [KMeansCenters] {
    var generator = SeededGenerator(seed: 41)
    var centers = KMeansCenters(SimulatedPoints.rows(points, Array(0..<count)))
    var sequence = [centers]
    let steps =
      Array(repeating: 1e-3, count: 8) + [0.4, 1e-3, 0, 0, 1e-4, 3]
      + Array(repeating: 4e-3, count: 20) + [100, 1e-3]
    for step in steps {
      for index in centers.elements.indices {
        centers.elements[index] += step * generator.approximateNormal()
      }
      // Far beyond what single precision holds, and back.
      if step == 100 { centers.elements[0] = 1e15 }
      sequence.append(centers)
      if step == 100 { centers = sequence[sequence.count - 2] }
    }
    return sequence
  }

  @Test(arguments: [(1, 3), (3, 5), (7, 4), (12, 6)])
  func centresThatCreepAndJump(columns: Int, clusters: Int) throws {
    var generator = SeededGenerator(seed: 17)
    var points = Matrix<Double>(rowCount: 2077, columnCount: columns)
    for row in 0..<points.rowCount {
      let group = Double(generator.integer(below: 3))
      for column in 0..<columns {
        points[row, column] =
          (column % 3 == 0 ? 3 * group : group) + (column < 4 ? 1 : 0.02)
          * generator.approximateNormal()
      }
    }
    let single = SimulatedPoints.single(points)
    let sequence = sequence(points, count: clusters)
    guard case .vector(let widest) = KMeansKernel.dispatched else { return }
    let double = try passes(points, sequence, kernel: .plain)
    let float = try passes(single, sequence, kernel: .plain)
    for width in 0...widest {
      #expect(try passes(points, sequence, kernel: .vector(width: width)) == double)
      #expect(try passes(single, sequence, kernel: .vector(width: width)) == float)
    }
  }

  @Test func leadsBeginWhenTheCentresHardlyMove() throws {
    let last = [0.0, 0, 4, 0, 0, 4]
    var far = last
    far[0] = 0.2
    #expect(KMeansLeads(rowCount: 100, centers: far, last: last, columnCount: 2) == nil)
    var near = last
    near[0] = 0.02
    var leads = try #require(
      KMeansLeads(rowCount: 100, centers: near, last: last, columnCount: 2))
    #expect(leads.spent == 0)
    #expect(leads.ends.allSatisfy { $0 == 0 })
    leads.ends[3] = 900
    // The first by 1/2 and the last by 1/4: three quarters of a unit, rounded up.
    var next = near
    next[1] = 0.5
    next[5] = 3.75
    leads.move(to: next)
    #expect(Double(leads.spent) >= 0.75 * leads.ticks)
    #expect(Double(leads.spent) <= 0.75 * leads.ticks * 1.0001 + 1)
    #expect(leads.ends[3] == 900)
    // More than can be noted: all rows are read again.
    next[2] = 400
    leads.move(to: next)
    #expect(leads.spent == 0)
    #expect(leads.ends.allSatisfy { $0 == 0 })
    #expect(KMeansLeads(rowCount: 9, centers: [1], last: [1], columnCount: 1) == nil)
  }
}
