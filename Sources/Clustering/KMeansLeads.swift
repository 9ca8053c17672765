// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// By how much the centres of rows lead, so that a pass leaves out the rows that cannot move.
///
/// Let a row be nearer to its centre than to any other by a lead l. While its own centre has moved
/// by m and the others by m' at most, it is nearer by l - m - m' at least, and keeps its label
/// (Hamerly, "Making k-means even faster", SIAM Int. Conf. on Data Mining 2010). The two largest
/// moves of each pass are added up, for all rows in one; the kernels note for each vector of rows the
/// sum at which the least lead among them will be used up. All are whole ticks, leads rounded down
/// and moves up.
struct KMeansLeads {
  /// For each vector of rows the sum of moves up to which it is left out; 0 before it has been read.
  var ends: [UInt16]
  /// The moves up to now.
  private(set) var spent = 0
  /// Ticks in a unit of the scores' coordinates.
  let ticks: Double
  // The centres of the last pass, in the scores' coordinates.
  private var centers: [Double]
  private let columnCount: Int

  /// Begins where the moves have become so small that whole vectors are left out; nil elsewhere.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows.
  ///   - centers: The centres of the pass to come, in the scores' coordinates, row by row.
  ///   - last: Those of the pass before.
  ///   - columnCount: Coordinates of a centre.
  init?(rowCount: Int, centers: [Double], last: [Double], columnCount: Int) {
    let count = centers.count / columnCount
    guard count > 1 else { return nil }
    let separations = Self.separations(centers, columnCount)
    let mean = separations.nearest.reduce(0) { $0 + $1 / Double(count) }
    // Leads are of the size of the distances between neighbouring centres. Of sixteen rows none is
    // to have less than a move.
    guard separations.largest.isFinite,
      Self.move(from: last, to: centers, columnCount) <= 0.025 * mean
    else { return nil }
    self.centers = centers
    self.columnCount = columnCount
    ticks = Double(UInt16.max) / (2 * separations.largest)
    ends = Array(repeating: 0, count: rowCount / 8 + 1)
  }

  /// Adds the moves to the centres of the next pass.
  mutating func move(to next: [Double]) {
    let move = (Self.move(from: centers, to: next, columnCount) * ticks * 1.00001).rounded(.up)
    centers = next
    if move < Double(Int(UInt16.max) - spent) {
      spent += Int(move)
    } else {
      // No lead is left.
      spent = 0
      ends = Array(repeating: 0, count: ends.count)
    }
  }

  /// The sum of the two largest moves of a centre.
  private static func move(from last: [Double], to next: [Double], _ columnCount: Int) -> Double {
    var (first, second) = (0.0, 0.0)
    for start in stride(from: 0, to: next.count, by: columnCount) {
      let move = distance(last, start, next, start, columnCount)
      // What is no number stays and ends all leads.
      guard move.isFinite else { return .infinity }
      second = max(second, min(first, move))
      first = max(first, move)
    }
    return first + second
  }

  /// The distance of each centre to the nearest other one, and the largest between two.
  private static func separations(
    _ centers: [Double], _ columnCount: Int
  ) -> (nearest: [Double], largest: Double) {
    let count = centers.count / columnCount
    var nearest = [Double](repeating: .infinity, count: count)
    var largest = 0.0
    for one in 1..<count {
      for other in 0..<one {
        let separation = distance(
          centers, one * columnCount, centers, other * columnCount, columnCount)
        nearest[one] = min(nearest[one], separation)
        nearest[other] = min(nearest[other], separation)
        largest = max(largest, separation)
      }
    }
    return (nearest, largest)
  }

  private static func distance(
    _ some: [Double], _ start: Int, _ others: [Double], _ otherStart: Int, _ columnCount: Int
  ) -> Double {
    var square = 0.0
    for column in 0..<columnCount {
      let t = some[start + column] - others[otherStart + column]
      square += t * t
    }
    return square.squareRoot()
  }
}
