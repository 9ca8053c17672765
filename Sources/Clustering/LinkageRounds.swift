// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// Agglomeration on one condensed matrix by rounds: in each, all pairs of clusters that are each
/// other's nearest merge at once.
///
/// For reducible linkages (single, complete, average, weighted, ward), where the tree does not
/// depend on the order of such merges. A round reads the matrix once from front to back to find
/// the neighbours and once to write the smaller matrix of the next round into its place, where a
/// chain of neighbours would jump from row to row for every column.
struct LinkageRounds {
  /// Below this the chain is as fast.
  static let leastCount = 64

  private let linkage: Linkage
  private let matrix: LinkageMatrix
  private var weights: [Double]
  /// The height at which each cluster formed.
  private var heights: [Double]
  /// One point of each cluster.
  private var identities: [Int32]
  private var merges: [LinkageMerge] = []

  init(_ matrix: LinkageMatrix, weights: [Double], linkage: Linkage) {
    self.linkage = linkage
    self.matrix = matrix
    self.weights = weights
    heights = [Double](repeating: 0, count: weights.count)
    identities = [Int32](0..<Int32(weights.count))
  }

  /// Takes points.
  ///
  /// - Parameters:
  ///   - points: Distinct points with weights.
  ///   - linkage: `complete`, `average` or `weighted`.
  ///   - execution: Threads, progress and cancellation.
  ///   - require: Gets how many clusters' distances will be held, before the memory is taken.
  /// - Throws: `CancellationError`; what the requirement throws.
  init(
    _ points: LinkagePoints, linkage: Linkage, execution: Execution,
    require: (Int) throws -> Void = { _ in }
  ) throws {
    guard points.count > Self.leastCount else {
      let matrix = try LinkageMatrix(points, linkage: linkage, execution: execution)
      self.init(matrix, weights: points.weights, linkage: linkage)
      return
    }
    let first = try LinkageFirstRound(
      points, linkage: linkage, execution: execution, require: require)
    self.init(first.matrix, weights: first.weights, linkage: linkage)
    heights = first.heights
    identities = first.identities
    merges = first.merges
  }

  /// All merges; a cluster comes after its parts and is no lower than they.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: O(n²) time; overwrites the matrix.
  mutating func run(_ execution: Execution) throws -> [LinkageMerge] {
    let n = matrix.count
    merges.reserveCapacity(max(0, n - 1))
    while matrix.count > Self.leastCount {
      let count = matrix.count
      try execution.checkCancellation()
      let left = Double(count) / Double(n)
      execution.report("merging clusters", fraction: 1 - left * left)
      let nearest = try neighbors(execution)
      var partners = [Int32](repeating: -1, count: count)
      var pairCount = 0
      for i in 0..<count {
        let j = Int(nearest[i])
        guard j > i, Int(nearest[j]) == i else { continue }
        partners[i] = Int32(j)
        partners[j] = Int32(i)
        pairCount += 1
      }
      try compact(partners, count: count - pairCount, execution)
      // Few pairs, as where gaps grow or tie: the chain needs no rounds.
      if pairCount * 24 < count { break }
    }
    let left = Double(matrix.count) / Double(max(n, 1))
    let rest = execution.part(nil, 1 - left * left...1)
    var chain = LinkageChain(matrix, weights: weights, heights: heights, linkage: linkage)
    for merge in try chain.merges(rest) {
      merges.append(
        LinkageMerge(
          first: identities[Int(merge.first)], second: identities[Int(merge.second)],
          height: merge.height))
    }
    return merges
  }

  /// The nearest cluster of each; on ties the lowest.
  private func neighbors(_ execution: Execution) throws -> [Int32] {
    let count = matrix.count
    nonisolated(unsafe) let matrix = self.matrix
    // Slices of rows with about as many distances each; their number does not depend on threads.
    let sliceCount = 32
    let bounds = (0...sliceCount).map { slice -> Int in
      let left = (1 - Double(slice) / Double(sliceCount)).squareRoot()
      return slice == sliceCount ? count : Int((Double(count) * (1 - left)).rounded())
    }
    var best = [Double](repeating: .infinity, count: count)
    var nearest = [Double](repeating: -1, count: count)
    // Four slices at a time, so that a cancelled task stops soon.
    for group in stride(from: 0, to: sliceCount, by: 4) {
      try execution.checkCancellation()
      let found = execution.mapChunks(of: 4, size: 1) { slice, _ in
        LinkageNeighborScan(matrix, rows: bounds[group + slice]..<bounds[group + slice + 1])
      }
      for scan in found {
        for j in scan.start..<count where scan.best[j - scan.start] < best[j] {
          best[j] = scan.best[j - scan.start]
          nearest[j] = scan.nearest[j - scan.start]
        }
      }
    }
    return nearest.map { Int32($0) }
  }

  /// Merges the pairs, and writes the distances of the next round over those of this one.
  private mutating func compact(
    _ partners: [Int32], count newCount: Int, _ execution: Execution
  ) throws {
    let count = matrix.count
    // Each cluster of the next round: its parts, the second -1 if it stays as it is.
    var parts: [LinkagePair] = []
    parts.reserveCapacity(newCount)
    for i in 0..<count {
      let j = Int(partners[i])
      guard j < 0 || j > i else { continue }
      guard j > i else {
        parts.append(LinkagePair(first: Int32(i), second: -1, distance: 0))
        continue
      }
      let distance = matrix.values[matrix.place(i, j)]
      parts.append(LinkagePair(first: Int32(i), second: Int32(j), distance: distance))
      let height = max(
        heights[i], heights[j], linkage.usesSquares ? distance.squareRoot() : distance)
      heights[i] = height
      merges.append(
        LinkageMerge(first: identities[i], second: identities[j], height: height))
    }
    let oldWeights = weights
    weights = parts.map {
      oldWeights[Int($0.first)] + ($0.second < 0 ? 0 : oldWeights[Int($0.second)])
    }
    heights = parts.map { heights[Int($0.first)] }
    identities = parts.map { identities[Int($0.first)] }
    // A new row needs old rows from its first part on, and ends no later than that part's old
    // row: blocks of rows are made aside, then put in place, from the first to the last.
    nonisolated(unsafe) let matrix = self.matrix
    let next = parts
    let pairs = parts.indices.filter { parts[$0].second >= 0 }.map { Int32($0) }
    let linkage = self.linkage
    let block = max(8, min(newCount, 1_000_000 / max(1, newCount)))
    let room = UnsafeMutablePointer<Double>.allocate(capacity: block * newCount)
    defer { room.deallocate() }
    nonisolated(unsafe) let rows = room
    var place = 0
    for first in stride(from: 0, to: newCount, by: block) {
      try execution.checkCancellation()
      let size = min(block, newCount - first)
      execution.forEachChunk(of: size, size: 4) { _, chunk in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { scratch in
          guard let scratch = scratch.baseAddress else { return }
          next.withUnsafeBufferPointer { parts in
            oldWeights.withUnsafeBufferPointer { weights in
              pairs.withUnsafeBufferPointer { pairs in
                for a in chunk {
                  Self.fill(
                    rows + a * newCount, first + a, parts, pairs, weights, scratch, matrix,
                    by: linkage)
                }
              }
            }
          }
        }
      }
      for a in 0..<size {
        let length = newCount - 1 - first - a
        (matrix.values + place).update(from: rows + a * newCount, count: length)
        place += length
      }
    }
    matrix.shrink(to: newCount)
  }

  /// The distances of one cluster of the next round to those after it.
  ///
  /// - Parameters:
  ///   - row: Gets them.
  ///   - a: The cluster.
  ///   - parts: All clusters of the next round.
  ///   - pairs: Those that merge two clusters, ascending.
  ///   - weights: The weights of this round's clusters.
  ///   - scratch: Room for as many doubles as this round has clusters.
  ///   - matrix: This round's distances.
  ///   - linkage: The formula; a constant in each call, so that the loops do not ask for it.
  @inline(__always) private static func fill(
    _ row: UnsafeMutablePointer<Double>, _ a: Int, _ parts: UnsafeBufferPointer<LinkagePair>,
    _ pairs: UnsafeBufferPointer<Int32>, _ weights: UnsafeBufferPointer<Double>,
    _ scratch: UnsafeMutablePointer<Double>,
    _ matrix: LinkageMatrix, _ linkage: Linkage
  ) {
    let one = parts[a]
    let values = matrix.values
    let count = matrix.count
    let i = Int(one.first)
    var source = values + matrix.offset(i)
    var weight = weights[i]
    if one.second >= 0 {
      // First to all clusters of this round: the second part's distances stand in its column
      // up to its own place, from there on in its row.
      let j = Int(one.second)
      let (wi, wj) = (weights[i], weights[j])
      var place = matrix.offset(i + 1) + j
      var k = i + 1
      while k < j {
        scratch[k] = LinkageUpdate.distance(
          linkage, source[k], values[place], one.distance, wi, wj, weights[k])
        // The next row of the triangle is shorter by one.
        place += count - k - 2
        k += 1
      }
      let secondRow = values + matrix.offset(j)
      k = j + 1
      while k < count {
        scratch[k] = LinkageUpdate.distance(
          linkage, source[k], secondRow[k], one.distance, wi, wj, weights[k])
        k += 1
      }
      source = scratch
      weight = wi + wj
    }
    // All as if they stayed as they are, then the few that merge: no question in either loop.
    var b = a + 1
    while b < parts.count {
      row[b - a - 1] = source[Int(parts[b].first)]
      b += 1
    }
    for pair in pairs.reversed() {
      let b = Int(pair)
      if b <= a { break }
      let other = parts[b]
      let (first, second) = (Int(other.first), Int(other.second))
      row[b - a - 1] = LinkageUpdate.distance(
        linkage, source[first], source[second], other.distance, weights[first], weights[second],
        weight)
    }
  }

  /// Fills a row by the formula of the linkage.
  private static func fill(
    _ row: UnsafeMutablePointer<Double>, _ a: Int, _ parts: UnsafeBufferPointer<LinkagePair>,
    _ pairs: UnsafeBufferPointer<Int32>, _ weights: UnsafeBufferPointer<Double>,
    _ scratch: UnsafeMutablePointer<Double>,
    _ matrix: LinkageMatrix, by linkage: Linkage
  ) {
    switch linkage {
    case .single: fill(row, a, parts, pairs, weights, scratch, matrix, .single)
    case .complete: fill(row, a, parts, pairs, weights, scratch, matrix, .complete)
    case .average: fill(row, a, parts, pairs, weights, scratch, matrix, .average)
    case .weighted: fill(row, a, parts, pairs, weights, scratch, matrix, .weighted)
    case .ward: fill(row, a, parts, pairs, weights, scratch, matrix, .ward)
    case .centroid, .median: preconditionFailure("rounds need a reducible linkage")
    }
  }
}

/// A cluster of the next round: two of this round that merge, or one (and -1) that stays.
private struct LinkagePair: Sendable {
  var first: Int32
  var second: Int32
  var distance: Double
}
