// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The nearest neighbours that a slice of rows of a condensed matrix knows of: those of its rows
/// among the columns, and those of the columns among its rows.
struct LinkageNeighborScan: Sendable {
  /// The first row, and the cluster that the lists begin with.
  let start: Int
  /// Distances to the nearest.
  private(set) var best: [Double]
  /// The nearest, as a double (exact, and of the width of the masks); on ties the lowest.
  private(set) var nearest: [Double]

  init(_ matrix: LinkageMatrix, rows: Range<Int>) {
    let count = matrix.count
    start = rows.lowerBound
    var best = [Double](repeating: .infinity, count: count - rows.lowerBound)
    var nearest = [Double](repeating: -1, count: count - rows.lowerBound)
    let start = rows.lowerBound
    best.withUnsafeMutableBufferPointer { best in
      nearest.withUnsafeMutableBufferPointer { nearest in
        for i in rows {
          let row = matrix.values + matrix.offset(i)
          let found = Self.scan(row, from: i, to: count, start, best, nearest)
          // A neighbour among the rows before is lower, and stays on ties.
          if found.distance < best[i - start] {
            best[i - start] = found.distance
            nearest[i - start] = found.index
          }
        }
      }
    }
    self.best = best
    self.nearest = nearest
  }

  /// Reads one row: its own nearest, and whether it is the nearest so far of each column.
  @inline(__always) private static func scan(
    _ row: UnsafeMutablePointer<Double>, from i: Int, to count: Int, _ start: Int,
    _ best: UnsafeMutableBufferPointer<Double>, _ nearest: UnsafeMutableBufferPointer<Double>
  ) -> (distance: Double, index: Double) {
    guard let bestBase = best.baseAddress, let nearestBase = nearest.baseAddress else {
      return (.infinity, -1)
    }
    typealias Lanes = SIMD8<Double>
    var least = Lanes(repeating: .infinity)
    var place = Lanes(repeating: -1)
    var columns = Lanes(0, 1, 2, 3, 4, 5, 6, 7) + Double(i + 1)
    let own = Lanes(repeating: Double(i))
    var j = i + 1
    while j + 8 <= count {
      let distances = UnsafeRawPointer(row + j).loadUnaligned(as: Lanes.self)
      let closer = distances .< least
      least.replace(with: distances, where: closer)
      place.replace(with: columns, where: closer)
      let bestPlace = UnsafeMutableRawPointer(bestBase + (j - start))
      var columnBest = bestPlace.loadUnaligned(as: Lanes.self)
      let better = distances .< columnBest
      if any(better) {
        columnBest.replace(with: distances, where: better)
        bestPlace.storeBytes(of: columnBest, as: Lanes.self)
        let nearestPlace = UnsafeMutableRawPointer(nearestBase + (j - start))
        var columnNearest = nearestPlace.loadUnaligned(as: Lanes.self)
        columnNearest.replace(with: own, where: better)
        nearestPlace.storeBytes(of: columnNearest, as: Lanes.self)
      }
      columns += 8
      j += 8
    }
    var found = (distance: Double.infinity, index: -1.0)
    for lane in 0..<8
    where least[lane] < found.distance
      || (least[lane] == found.distance && place[lane] < found.index)
    {
      found = (least[lane], place[lane])
    }
    while j < count {
      if row[j] < found.distance { found = (row[j], Double(j)) }
      if row[j] < best[j - start] {
        best[j - start] = row[j]
        nearest[j - start] = Double(i)
      }
      j += 1
    }
    return found
  }
}
