// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The words of the line of progress, as many as the terminal has room for.
enum ProgressLine {
  private static let cells = 20

  /// The line: bar, share done, stage, time gone, time left.
  ///
  /// Where there is little room, the bar goes first, then the time gone; then the stage is cut.
  ///
  /// - Parameters:
  ///   - stage: What is being done.
  ///   - fraction: The done share; nil where nothing is known of it.
  ///   - elapsed: Seconds gone.
  ///   - left: Seconds left; nil where they are not known.
  ///   - width: Columns of the terminal; the last one stays free, so that nothing wraps.
  /// - Returns: The line without control characters.
  static func text(
    stage: String, fraction: Double?, elapsed: Double, left: Double?, width: Int
  ) -> String {
    let room = max(width - 1, 1)
    let gone = elapsed >= 1 ? clock(elapsed) : nil
    let rest = left.map { "about \(clock(rounded($0))) left" }
    guard let fraction else { return fit(["", stage], [gone], room) }
    let shown = min(max(fraction, 0), 1)
    let filled = Int((shown * Double(cells)).rounded(.down))
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled) + " "
    // A hundred is said when all is done, and then there is no line.
    let share = "\(min(Int((shown * 100).rounded(.down)), 99))%"
    let padded = String(repeating: " ", count: 3 - share.count) + share + "  "
    for (head, tail) in [(bar + padded, [gone, rest]), (padded, [gone, rest])] {
      let line = fit([head, stage], tail, .max)
      if line.count <= room { return line }
    }
    return fit([padded, stage], [rest], room)
  }

  /// Head, stage and what is known of the times, the stage cut where there is no room.
  private static func fit(_ start: [String], _ times: [String?], _ room: Int) -> String {
    let known = times.compactMap { $0 }
    let tail = known.isEmpty ? "" : "  " + known.joined(separator: ", ")
    let space = room - start[0].count - tail.count
    let stage = start[1]
    if stage.count <= space { return start[0] + stage + tail }
    guard space > 4 else { return String((start[0] + stage).prefix(room)) }
    return start[0] + stage.prefix(space - 1) + "…" + tail
  }

  /// Seconds to the step in which an estimate can be told: 1 up to 10 s, 5 up to a minute, then
  /// tens of seconds, then minutes; never 0.
  static func rounded(_ seconds: Double) -> Double {
    let step: Double = seconds < 10 ? 1 : seconds < 60 ? 5 : seconds < 600 ? 10 : 60
    return max((seconds / step).rounded() * step, 1)
  }

  /// "8 s", "3 min 20 s", "2 h 5 min".
  static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.down))
    let (hours, minutes, rest) = (whole / 3_600, whole / 60 % 60, whole % 60)
    if hours > 0 { return minutes > 0 ? "\(hours) h \(minutes) min" : "\(hours) h" }
    guard minutes > 0 else { return "\(rest) s" }
    return rest > 0 ? "\(minutes) min \(rest) s" : "\(minutes) min"
  }
}
