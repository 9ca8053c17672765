// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// The file of `rfm --thresholds`: lines `dimension,score,bound`.
///
/// A recency of at most so many days has the score, a frequency or monetary of at least so much;
/// nobody under the bound of score 2 needs a line, the score is 1. The lines may be in any order,
/// and a header may stand over them.
enum ThresholdsFile {
  private enum Dimension: String, CaseIterable { case recency, frequency, monetary }

  private struct Bound {
    let value: Double
    let line: Int
  }

  private static let columns = "dimension,score,bound"

  static func read(_ path: String) throws -> RFMThresholds {
    try read(DelimitedText(path: path, hasHeader: false))
  }

  static func read(_ text: DelimitedText) throws -> RFMThresholds {
    var bounds: [Dimension: [Int: Bound]] = [:]
    try text.forEachRecord { record in
      var fields: [String] = []
      for field in 0..<record.fieldCount { fields.append(FieldText.trimmed(record[field])) }
      let line = record.line
      if line == text.firstLine, fields.joined(separator: ",").lowercased() == columns {
        return
      }
      func error(_ problem: String, _ remedy: String) -> InputError {
        InputError(file: text.name, line: line, problem, remedy: remedy)
      }
      guard fields.count == 3 else {
        throw error("this line has \(NumberText.count(fields.count, "field"))", "write \(columns)")
      }
      guard let dimension = Dimension(rawValue: fields[0].lowercased()) else {
        throw error(
          "\"\(fields[0])\" is none of the dimensions",
          "write \(Words.list(Dimension.allCases.map(\.rawValue)))")
      }
      guard let score = Int(fields[1]), (2...100).contains(score) else {
        throw error(
          "\"\(fields[1])\" is no score that needs a bound",
          "write a whole number from 2 to 100; who reaches no bound scores 1")
      }
      guard let value = Double(fields[2]), value.isFinite else {
        throw error(
          "\"\(fields[2])\" is no bound", "write a number such as 90 or 49.95")
      }
      if let former = bounds[dimension]?[score] {
        throw error(
          "\(dimension.rawValue) has a bound for score \(score) in line \(former.line) already",
          "leave one of the lines out")
      }
      bounds[dimension, default: [:]][score] = Bound(value: value, line: line)
    }
    let greatest = bounds.values.flatMap(\.keys).max() ?? 2
    func rising(_ dimension: Dimension) throws -> [Double] {
      try (2...greatest).map { score in
        guard let bound = bounds[dimension]?[score] else {
          throw InputError(
            file: text.name, "\(dimension.rawValue) has no bound for score \(score)",
            remedy: "give each dimension one for every score from 2 to \(greatest)")
        }
        if score > 2, let former = bounds[dimension]?[score - 1] {
          let falls = dimension == .recency
          guard falls ? bound.value < former.value : bound.value > former.value else {
            throw InputError(
              file: text.name, line: bound.line,
              "the bound of score \(score) is not \(falls ? "under" : "over") that of "
                + "score \(score - 1) in line \(former.line)",
              remedy: falls ? "recency: fewer days score more" : "a higher score needs more")
          }
        }
        return bound.value
      }
    }
    return try RFMThresholds(
      recency: rising(.recency), frequency: rising(.frequency), monetary: rising(.monetary))
  }
}
