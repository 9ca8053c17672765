// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// The first round of agglomeration, without a matrix: mutual nearest neighbours of points merge,
/// and only the distances of what they leave are ever stored.
///
/// That is half of the matrix or so, and most of its cost: a page of memory takes longer to get
/// than its distances take to compute.
struct LinkageFirstRound {
  /// Distances of the clusters after the round.
  let matrix: LinkageMatrix
  /// Their weights.
  private(set) var weights: [Double] = []
  /// The heights at which they formed.
  private(set) var heights: [Double] = []
  /// One point of each.
  private(set) var identities: [Int32] = []
  /// The merges of the round.
  private(set) var merges: [LinkageMerge] = []

  /// Merges pairs and computes the distances of the next round.
  ///
  /// - Parameters:
  ///   - points: Distinct points, at least two.
  ///   - linkage: `complete`, `average` or `weighted`.
  ///   - execution: Threads, progress and cancellation.
  ///   - require: Gets how many clusters are left, before memory for their distances is taken.
  /// - Throws: `CancellationError`; what the requirement throws.
  /// - Complexity: About n log n for the neighbours, n² d / 2 for the distances.
  init(
    _ points: LinkagePoints, linkage: Linkage, execution: Execution,
    require: (Int) throws -> Void
  ) throws {
    let n = points.count
    let d = points.columnCount
    let nearest = try SpanningTreeRounds(points, kernel: .dispatched, execution: execution)
      .nearestNeighbors()
    var pairs: [(first: Int32, second: Int32)] = []
    for i in 0..<n {
      let j = Int(nearest[i])
      if j > i, Int(nearest[j]) == i {
        pairs.append((Int32(i), nearest[i]))
      } else if j < 0 || Int(nearest[j]) != i {
        identities.append(Int32(i))
        weights.append(points.weights[i])
      }
    }
    // First what stays single, then the pairs, so that loops over either ask no questions.
    let singleCount = identities.count
    let pairCount = pairs.count
    let count = singleCount + pairCount
    try require(count)
    heights = [Double](repeating: 0, count: singleCount)
    let coordinates = points.coordinates
    for (i, j) in pairs {
      var squared = 0.0
      for k in 0..<d {
        let difference = coordinates[k * n + Int(i)] - coordinates[k * n + Int(j)]
        squared += difference * difference
      }
      merges.append(LinkageMerge(first: i, second: j, height: squared.squareRoot()))
      heights.append(squared.squareRoot())
      identities.append(i)
      weights.append(points.weights[Int(i)] + points.weights[Int(j)])
    }
    // The first parts of all, then the second parts of the pairs.
    let parts = identities + pairs.map(\.second)
    matrix = LinkageMatrix(count: count)
    let table = PartDistances(
      matrix: matrix, singleCount: singleCount, count: count, partCount: parts.count,
      columnCount: d, heights: heights, weights: parts.map { points.weights[Int($0)] },
      coordinates: (0..<d).flatMap { k in parts.map { coordinates[k * n + Int($0)] } })
    // Batches, so that a cancelled task is noticed in between.
    let batch = max(64, min(count, 5_000_000 / max(1, n)))
    for start in stride(from: 0, to: count, by: batch) {
      try execution.checkCancellation()
      execution.report("computing distances", fraction: Double(start) / Double(count))
      execution.forEachChunk(of: min(batch, count - start), size: 8) { _, chunk in
        table.fill(start + chunk.lowerBound..<start + chunk.upperBound, by: linkage)
      }
    }
  }
}

/// The distances of points, from which those of singles and pairs follow.
private struct PartDistances: @unchecked Sendable {
  let matrix: LinkageMatrix
  /// Clusters of one point; those of two come after them.
  let singleCount: Int
  let count: Int
  /// The first points of all clusters, then the second points of the pairs.
  let partCount: Int
  let columnCount: Int
  /// The distance between the points of each cluster.
  let heights: [Double]
  /// Of each part.
  let weights: [Double]
  /// Column after column.
  let coordinates: [Double]

  /// Writes rows of the matrix.
  func fill(_ rows: Range<Int>, by linkage: Linkage) {
    weights.withUnsafeBufferPointer { weights in
      coordinates.withUnsafeBufferPointer { coordinates in
        heights.withUnsafeBufferPointer { heights in
          withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * partCount) { room in
            guard let room = room.baseAddress, let weights = weights.baseAddress,
              let heights = heights.baseAddress, let coordinates = coordinates.baseAddress
            else { return }
            for row in rows {
              switch linkage {
              case .complete: fill(row, coordinates, weights, heights, room, .complete)
              case .average: fill(row, coordinates, weights, heights, room, .average)
              case .weighted: fill(row, coordinates, weights, heights, room, .weighted)
              default: preconditionFailure("no first round of \(linkage.rawValue) linkage")
              }
            }
          }
        }
      }
    }
  }

  /// Writes one row; the linkage is a constant in each call, so that the loops do not ask for it.
  @inline(__always) private func fill(
    _ a: Int, _ coordinates: UnsafePointer<Double>, _ weights: UnsafePointer<Double>,
    _ heights: UnsafePointer<Double>, _ room: UnsafeMutablePointer<Double>, _ linkage: Linkage
  ) {
    let row = matrix.values + matrix.offset(a)
    // Where the second part of a pair stands, less where the pair does.
    let shift = count - singleCount
    let firstPair = max(a + 1, singleCount)
    var weight = weights[a]
    distances(of: a, to: a + 1..<count, coordinates, into: room)
    distances(of: a, to: firstPair + shift..<partCount, coordinates, into: room)
    if a >= singleCount {
      let other = room + partCount
      let (wa, wb) = (weight, weights[a + shift])
      distances(of: a + shift, to: a + 1..<count, coordinates, into: other)
      distances(of: a + shift, to: firstPair + shift..<partCount, coordinates, into: other)
      for span in [a + 1..<count, firstPair + shift..<partCount] {
        for x in span {
          room[x] = LinkageUpdate.distance(
            linkage, room[x], other[x], heights[a], wa, wb, weights[x])
        }
      }
      weight = wa + wb
    } else {
      for b in a + 1..<max(a + 1, singleCount) { row[b] = room[b] }
    }
    for b in firstPair..<max(firstPair, count) {
      row[b] = LinkageUpdate.distance(
        linkage, room[b], room[b + shift], heights[b], weights[b], weights[b + shift], weight)
    }
  }

  @inline(__always) private func distances(
    of part: Int, to others: Range<Int>, _ coordinates: UnsafePointer<Double>,
    into row: UnsafeMutablePointer<Double>
  ) {
    LinkageMatrix.squaredDistances(
      of: part, to: others, coordinates: coordinates, count: partCount, columnCount: columnCount,
      into: row)
    for x in others { row[x] = row[x].squareRoot() }
  }
}
