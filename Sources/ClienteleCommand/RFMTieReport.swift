// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// How scores came out, for people: the sizes of the bins, and whom ties concern.
enum RFMTieReport {
  static func lines(_ scores: RFMScores) -> [String] {
    let dimensions = [
      ("recency", scores.recency), ("frequency", scores.frequency), ("monetary", scores.monetary),
    ]
    var table = TextTable(
      [("customers who score", .left)]
        + (1...scores.bins).map { (String($0), .right) } + [("share their value", .right)])
    for (name, dimension) in dimensions {
      table.append(
        [name] + dimension.sizes.map { NumberText.count($0) }
          + [NumberText.percent(dimension.tieShare)])
    }
    var lines = table.lines(width: .max)
    for (name, dimension) in dimensions {
      if !dimension.emptyScores.isEmpty {
        let scores = Words.list(dimension.emptyScores.map(String.init))
        lines.append("note: nobody has the \(name) score \(scores)")
      }
      if dimension.splitShare > 0 {
        lines.append(
          "note: \(NumberText.percent(dimension.splitShare)) of the customers have another "
            + "\(name) score than others with the same value")
      }
    }
    return lines
  }
}
