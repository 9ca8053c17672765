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
    let order = Self.ordered(
      live.indices.map {
        (cell: firstLabels.ranks[$0] * width + secondLabels.ranks[$0], row: live[$0])
      }, cellCount: firstLabels.count * width)
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

  /// Entries in the order of their cells, and in each in the order of their rows, as they come.
  private static func ordered(
    _ entries: [(cell: Int, row: Int)], cellCount: Int
  ) -> [(cell: Int, row: Int)] {
    guard cellCount <= entries.count else {
      return entries.sorted { ($0.cell, $0.row) < ($1.cell, $1.row) }
    }
    // Few cells are counted out.
    var next = [Int](repeating: 0, count: cellCount + 1)
    for entry in entries { next[entry.cell + 1] += 1 }
    for cell in 0..<cellCount { next[cell + 1] += next[cell] }
    var ordered = entries
    for entry in entries {
      ordered[next[entry.cell]] = entry
      next[entry.cell] += 1
    }
    return ordered
  }

  /// The rank of each live row's label among the labels that occur, and how many occur.
  private static func ranks(of labels: [Int32], _ live: [Int]) -> (ranks: [Int], count: Int) {
    var (lowest, highest) = (Int32.max, Int32.min)
    for row in live { (lowest, highest) = (min(lowest, labels[row]), max(highest, labels[row])) }
    guard let span = live.isEmpty ? nil : Int(highest) - Int(lowest) + 1, span <= live.count else {
      let values = Array(Set(live.map { labels[$0] })).sorted()
      let ranks = Dictionary(uniqueKeysWithValues: zip(values, values.indices))
      return (live.map { ranks[labels[$0]] ?? 0 }, values.count)
    }
    // Labels that lie close are marked in a table.
    var table = [Int](repeating: 0, count: span)
    for row in live { table[Int(labels[row] - lowest)] = 1 }
    var count = 0
    for label in 0..<span where table[label] == 1 {
      table[label] = count
      count += 1
    }
    return (live.map { table[Int(labels[$0] - lowest)] }, count)
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
