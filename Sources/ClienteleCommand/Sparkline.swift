// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A row of blocks whose heights follow values.
enum Sparkline {
  /// One block a value; neighbours are summed where the line would be wider than asked.
  static func text(_ values: [Double], width: Int) -> String {
    let perBlock = max(1, (values.count + max(1, width) - 1) / max(1, width))
    let sums = stride(from: 0, to: values.count, by: perBlock).map { start in
      values[start..<min(values.count, start + perBlock)].reduce(0, +)
    }
    let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let top = sums.max() ?? 0
    return String(
      sums.map { sum in
        guard top > 0, sum > 0 else { return blocks[0] }
        return blocks[min(7, Int((sum / top * 8).rounded(.down)))]
      })
  }
}
