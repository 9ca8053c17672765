// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How the rows of two partitions fall together: the cells that occur, and both margins.
///
/// Only occupied cells are kept, ordered by the first label and then by the second, so that two
/// partitions of many clusters need no more memory than rows.
struct ContingencyTable: Sendable {
  /// One pair of labels that occurs.
  struct Cell: Sendable {
    /// The position of the first partition's cluster in `rows`.
    let row: Int
    /// The position of the second partition's cluster in `columns`.
    let column: Int
    /// Summed weight of the rows with both labels.
    let weight: Double
  }

  /// The cells of positive weight.
  let cells: [Cell]
  /// Summed weight of each cluster of the first partition, by ascending label.
  let rows: [Double]
  /// Summed weight of each cluster of the second partition, by ascending label.
  let columns: [Double]
  /// Summed weight of all.
  let total: Double

  /// Counts the rows of positive weight; any labels, which mean nothing but equality.
  init(_ first: [Int32], _ second: [Int32], weights: [Double]?) {
    precondition(first.count == second.count, "the partitions are of the same rows")
    precondition(
      weights.map { $0.count == first.count && $0.allSatisfy { $0 >= 0 && $0.isFinite } } ?? true,
      "one weight a row, finite and not negative")
    let live =
      weights.map { weights in first.indices.filter { weights[$0] > 0 } } ?? Array(first.indices)
    let firstLabels = Self.ranks(of: first, live)
    let secondLabels = Self.ranks(of: second, live)
    var rows = [CompensatedSum](repeating: CompensatedSum(), count: firstLabels.count)
    var columns = [CompensatedSum](repeating: CompensatedSum(), count: secondLabels.count)
    var total = CompensatedSum()
    let width = max(1, secondLabels.count)
    var order = live.indices.map {
      (cell: firstLabels.ranks[$0] * width + secondLabels.ranks[$0], row: live[$0])
    }
    if order.count > 1 { order.sort { ($0.cell, $0.row) < ($1.cell, $1.row) } }
    var cells: [Cell] = []
    var sum = CompensatedSum()
    for (index, entry) in order.enumerated() {
      let weight = weights?[entry.row] ?? 1
      sum.add(weight)
      rows[entry.cell / width].add(weight)
      columns[entry.cell % width].add(weight)
      total.add(weight)
      if index + 1 == order.count || order[index + 1].cell != entry.cell {
        cells.append(
          Cell(row: entry.cell / width, column: entry.cell % width, weight: sum.value))
        sum = CompensatedSum()
      }
    }
    self.cells = cells
    self.rows = rows.map(\.value)
    self.columns = columns.map(\.value)
    self.total = total.value
  }

  /// The rank of each live row's label among the labels that occur, and how many occur.
  private static func ranks(of labels: [Int32], _ live: [Int]) -> (ranks: [Int], count: Int) {
    var values = live.map { labels[$0] }
    values.sort()
    var count = 0
    for index in values.indices where index == 0 || values[index] != values[count - 1] {
      values[count] = values[index]
      count += 1
    }
    values.removeLast(values.count - count)
    return (
      live.map { row in
        var low = 0
        var high = values.count - 1
        while low < high {
          let middle = (low + high) / 2
          if values[middle] < labels[row] { low = middle + 1 } else { high = middle }
        }
        return low
      }, count
    )
  }

  /// The numbers of pairs of rows that are together in both partitions, in each, and in all.
  var pairs: (both: Double, first: Double, second: Double, all: Double) {
    func count(_ weights: some Sequence<Double>) -> Double {
      weights.reduce(into: CompensatedSum()) { $0.add($1 * ($1 - 1) / 2) }.value
    }
    return (
      count(cells.lazy.map(\.weight)), count(rows), count(columns), count(CollectionOfOne(total))
    )
  }
}
