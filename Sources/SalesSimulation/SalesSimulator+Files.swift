// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing
internal import TabularFiles

extension SalesSimulator {
  /// Writes the export and the truth into files, each whole or not at all.
  ///
  /// - Parameters:
  ///   - path: The export; `-` is standard output.
  ///   - truth: The truth file, or nil to write none.
  ///   - execution: Hears of progress.
  /// - Returns: What was written, counted.
  /// - Throws: `OutputError` when a file cannot be written, or `CancellationError`; then neither
  ///   file is there that was not there before.
  /// - Complexity: O(rows) time, O(customers) memory.
  @discardableResult
  public func write(
    to path: String, truth: String? = nil, execution: Execution = .default
  ) throws -> SalesSimulationTotals {
    let orders = try AtomicFile(path: path)
    let known = try truth.map { try AtomicFile(path: $0) }
    let truthSink = known.map { file -> Sink in { try file.append($0) } }
    let totals = try write(
      orders: { try orders.append($0) }, truth: truthSink, execution: execution)
    try orders.commit()
    try known?.commit()
    return totals
  }
}
