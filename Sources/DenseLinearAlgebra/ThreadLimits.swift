// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The requests for fewer threads that are active, and what to restore after the last of them.
struct ThreadLimits {
  private var active: [Int] = []
  private var before: [Int] = []

  /// Notes a request.
  ///
  /// - Parameters:
  ///   - count: The number of threads that is asked for.
  ///   - pools: Reads the threads of each pool; called for the first request only.
  /// - Returns: The threads to give to each pool, or nil when nothing changes.
  mutating func begin(_ count: Int, pools: () -> [Int]) -> [Int]? {
    // BLIS says -1 before anyone has asked it for threads: it then uses one.
    if active.isEmpty { before = pools().map { max(1, $0) } }
    let lowest = active.min() ?? .max
    active.append(count)
    return count < lowest ? limited(to: count) : nil
  }

  /// Forgets a request.
  ///
  /// - Parameter count: The number of threads that was asked for.
  /// - Returns: The threads to give to each pool, or nil when nothing changes.
  mutating func end(_ count: Int) -> [Int]? {
    if let index = active.lastIndex(of: count) { active.remove(at: index) }
    guard let lowest = active.min() else { return before }
    return lowest > count ? limited(to: lowest) : nil
  }

  private func limited(to count: Int) -> [Int] { before.map { min($0, count) } }
}
