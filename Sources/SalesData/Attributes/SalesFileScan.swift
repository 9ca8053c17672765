// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles

/// Reads files once more, part by part on all threads, after a first reading proved them readable.
struct SalesFileScan {
  let files: [SalesFile]
  let stage: String
  let execution: Execution

  /// Parts that are read before any of them is handed on.
  private static let partsAtOnce = 32

  /// Reads all parts.
  ///
  /// - Parameters:
  ///   - read: Reads a part of a file with its number; yields a value and where its last row ends.
  ///   - restart: Forgets what was handed on: a cut was wrong.
  ///   - take: Takes the values in the order of the parts.
  /// - Throws: `InputError`, `CancellationError`.
  func run<Value: Sendable>(
    read:
      @Sendable (_ file: SalesFile, _ number: Int, _ part: Range<Int>) throws -> (Value, end: Int),
    restart: () -> Void, take: (Value) -> Void
  ) throws {
    for cuts in DelimitedText.Cuts.allCases {
      restart()
      if try run(cuts, read: read, take: take) { return }
    }
    preconditionFailure("a text in one part was cut wrongly")
  }

  private func run<Value: Sendable>(
    _ cuts: DelimitedText.Cuts,
    read:
      @Sendable (_ file: SalesFile, _ number: Int, _ part: Range<Int>) throws -> (Value, end: Int),
    take: (Value) -> Void
  ) throws -> Bool {
    for (number, file) in files.enumerated() {
      let parts = file.text.parts(byteCount: Reading.partByteCount, cuts: cuts)
      for first in stride(from: 0, to: parts.count, by: Self.partsAtOnce) {
        let some = Array(parts[first..<min(first + Self.partsAtOnce, parts.count)])
        let results = execution.mapChunks(of: some.count, size: 1) { index, _ in
          Result { try read(file, number, some[index]) }
        }
        for (part, result) in zip(some, results) {
          if cuts == .none { _ = try result.get() }
          guard let (value, end) = try? result.get(), end == part.upperBound else { return false }
          take(value)
        }
        try execution.checkCancellation()
        execution.report(stage, fraction: nil)
      }
    }
    return true
  }
}
