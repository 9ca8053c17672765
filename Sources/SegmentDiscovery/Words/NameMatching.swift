// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Which of an earlier discovery's segments each new one continues, by their centres.
struct NameMatching {
  /// The earlier segment of each new one; nil for a new segment.
  let matches: [Int?]

  /// Pairs centres so that the sum of their distances is the least.
  ///
  /// A pair stands only if the new centre is nearer than half way from the earlier centre to its
  /// nearest neighbour (one standard deviation where it had none): further off is another segment.
  ///
  /// - Parameters:
  ///   - centers: The new centres, on the earlier discovery's prepared scale.
  ///   - earlier: The earlier centres.
  init(centers: [[Double]], earlier: [[Double]]) {
    let costs = centers.map { center in earlier.map { Self.distance(center, $0) } }
    let pairs = Self.assignment(costs, columns: earlier.count)
    let reach = earlier.indices.map { index in
      earlier.indices.filter { $0 != index }
        .map { Self.distance(earlier[index], earlier[$0]) / 2 }.min() ?? 1
    }
    matches = pairs.enumerated().map { index, match in
      match.flatMap { costs[index][$0] <= reach[$0] ? $0 : nil }
    }
  }

  private static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }

  /// The assignment of least cost, by shortest augmenting paths (Jonker and Volgenant, Computing
  /// 38:325, 1987); rows or columns that are too many are left over.
  ///
  /// - Complexity: O(n^3) for the larger number n.
  static func assignment(_ costs: [[Double]], columns: Int) -> [Int?] {
    let size = max(costs.count, columns)
    guard size > 0 else { return [] }
    // Dummy rows and columns cost the same for all, so they take only what is left over.
    func cost(_ row: Int, _ column: Int) -> Double {
      row < costs.count && column < columns ? costs[row][column] : 0
    }
    var rowPotential = [Double](repeating: 0, count: size + 1)
    var columnPotential = rowPotential
    var rowOf = [Int](repeating: 0, count: size + 1)
    for row in 1...size {
      rowOf[0] = row
      var column = 0
      var least = [Double](repeating: .infinity, count: size + 1)
      var previous = [Int](repeating: 0, count: size + 1)
      var isDone = [Bool](repeating: false, count: size + 1)
      repeat {
        isDone[column] = true
        let current = rowOf[column]
        var delta = Double.infinity
        var next = 0
        for candidate in 1...size where !isDone[candidate] {
          let reduced =
            cost(current - 1, candidate - 1) - rowPotential[current] - columnPotential[candidate]
          if reduced < least[candidate] {
            least[candidate] = reduced
            previous[candidate] = column
          }
          if least[candidate] < delta {
            delta = least[candidate]
            next = candidate
          }
        }
        for candidate in 0...size {
          if isDone[candidate] {
            rowPotential[rowOf[candidate]] += delta
            columnPotential[candidate] -= delta
          } else {
            least[candidate] -= delta
          }
        }
        column = next
      } while rowOf[column] != 0
      while column != 0 {
        rowOf[column] = rowOf[previous[column]]
        column = previous[column]
      }
    }
    var matches = [Int?](repeating: nil, count: costs.count)
    for column in 1...size where rowOf[column] <= costs.count && column <= columns {
      matches[rowOf[column] - 1] = column - 1
    }
    return matches
  }
}
