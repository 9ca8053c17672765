// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A small chart of columns whose heights follow values.
struct Sparkline {
  /// The lines of the chart, the top first.
  let lines: [String]
  /// The number of values that one column sums.
  let valuesPerColumn: Int

  private static let blocks: [Character] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// Draws values from zero to the largest; those under zero are drawn as zero.
  ///
  /// Where the columns would be more than fit, neighbours are summed; where they are fewer, each is
  /// up to three characters wide.
  init(_ values: [Double], width: Int, height: Int) {
    let width = max(1, width)
    let perColumn = max(1, (values.count + width - 1) / width)
    let sums = stride(from: 0, to: values.count, by: perColumn).map { start in
      values[start..<min(values.count, start + perColumn)].reduce(0, +)
    }
    let columnWidth = max(1, min(3, width / max(1, sums.count)))
    let top = sums.max() ?? 0
    let eighths = sums.map { sum -> Int in
      guard top > 0, sum > 0 else { return 0 }
      return max(1, Int((sum / top * Double(8 * height)).rounded()))
    }
    // Between columns of two characters and more stands a blank.
    let gap = columnWidth > 2 ? 1 : 0
    lines = (0..<height).map { row in
      let floor = 8 * (height - 1 - row)
      let cells = eighths.map { value in
        // What sold nothing keeps its place on the ground.
        let block = value == 0 && floor == 0 ? "·" : Self.blocks[max(0, min(8, value - floor))]
        return String(repeating: block, count: columnWidth - gap)
      }
      return cells.joined(separator: String(repeating: " ", count: gap))
    }
    valuesPerColumn = perColumn
  }

  /// The number of characters of a line.
  var width: Int { lines.first?.count ?? 0 }
}
