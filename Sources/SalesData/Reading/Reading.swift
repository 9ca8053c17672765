// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Synchronization
import TabularFiles

/// One reading of all files with given forms of values, on all threads.
///
/// Each file is read in parts of a fixed size, some of them side by side. Rows reach their
/// partitions in any order, which changes nothing there; everything else is added up in the parts'
/// order.
final class Reading {
  /// Bytes of a part, as a rule.
  static let partByteCount = 1 << 20

  /// Bytes of a part.
  private let partByteCount: Int
  /// Parts between two reports of progress.
  private static let partsAtOnce = 64

  private let files: [SalesFile]
  private let formats: [ValueFormats]
  private let options: SalesReadingOptions
  private let overlap: Overlap?
  private let cuts: DelimitedText.Cuts
  private let execution: Execution
  var pass: ReadingPass
  private(set) var evidence: [ValueEvidence]
  private(set) var currencies = CurrencyTally()
  private var seams: OrderRunSeams?
  /// By file, the moments of the first and the last row, used or not.
  private(set) var spans: [ClosedRange<Int64>?]

  /// Prepares a reading; `isSummed` says whether orders are summed while rows are read, which takes
  /// rows that stand order by order.
  init(
    files: [SalesFile], formats: [ValueFormats], options: SalesReadingOptions,
    overlap: Overlap?, cuts: DelimitedText.Cuts, isSummed: Bool, partByteCount: Int,
    execution: Execution
  ) {
    self.partByteCount = partByteCount
    self.files = files
    self.formats = formats
    self.options = options
    self.overlap = overlap
    self.cuts = cuts
    self.execution = execution
    pass = ReadingPass(options: options, files: files, isSummed: isSummed)
    seams = pass.closing.map { OrderRunSeams($0) }
    evidence = Array(repeating: ValueEvidence(), count: formats.count)
    spans = Array(repeating: nil, count: files.count)
  }

  /// Lets go of all orders before the files are read again.
  func forgetOrders() { pass = ReadingPass(options: options, files: [], isSummed: false) }

  /// What a part yields besides rows in partitions.
  private struct Part {
    var tally: PartTally
    var evidence: ValueEvidence
    var currencies: CurrencyTally
    var end: Int
    var lines: Int
    /// Nil where orders are summed when all rows are there.
    var ends: OrderRuns.Ends?
  }

  /// Reads everything.
  ///
  /// - Returns: False when a text was cut in the middle of a record; then nothing that was read is
  ///   of use.
  /// - Throws: `InputError` with its line, when the text is read in one part; `OrdersApart` when
  ///   orders cannot be summed while rows are read; `CancellationError`.
  func run() throws -> Bool {
    execution.report("reading rows", fraction: 0)
    let byteCount = Double(files.reduce(1) { $0 + $1.text.byteCount })
    var bytesDone = 0
    let buffers = Buffers(partitions: pass.partitions)
    for group in formats.indices {
      for (number, file) in files.enumerated() where file.group == group {
        var line = file.text.firstRecordLine
        let parts = file.text.parts(byteCount: partByteCount, cuts: cuts)
        for first in stride(from: 0, to: parts.count, by: Self.partsAtOnce) {
          let some = Array(parts[first..<min(first + Self.partsAtOnce, parts.count)])
          guard try read(some, file, number, buffers, &line) else { return false }
          try execution.checkCancellation()
          execution.report(
            "reading rows",
            fraction: (Double(bytesDone) + Double(some[some.count - 1].upperBound)) / byteCount)
        }
        bytesDone += file.text.byteCount
        try buffers.withOne { try seams?.endFile($0) }
        buffers.flush()
      }
    }
    if let seams {
      pass.addClosed(duplicateRows: seams.duplicateRows, zeroRows: 0, seams.tally)
      buffers.forEach { pass.add($0.totals) }
    }
    return true
  }

  /// Reads some parts of a file side by side, and adds them up.
  private func read(
    _ parts: [Range<Int>], _ file: SalesFile, _ number: Int, _ buffers: Buffers,
    _ line: inout Int
  ) throws -> Bool {
    let (formats, options, codes) = (self.formats[file.group], self.options, pass.serviceCodes)
    let (overlap, closing) = (overlap, pass.closing)
    // In one part, places in the file are known while it is read.
    let start = cuts == .none ? line : 1
    let results = execution.mapChunks(of: parts.count, size: 1) { index, _ in
      Result {
        let buffer = buffers.take()
        defer { buffers.giveBack(buffer) }
        var reader = PartReader(
          file, number: number, formats: formats, options: options, serviceCodes: codes,
          overlap: overlap, closing: closing, buffer: buffer)
        let end = try reader.read(parts[index], line: start)
        return Part(
          tally: reader.tally, evidence: reader.evidence, currencies: reader.currencies,
          end: end.end, lines: end.line - start, ends: reader.runs?.ends)
      }
    }
    for (part, result) in zip(parts, results) {
      if case .failure(let error as OrdersApart) = result { throw error }
      // What looks like an error may be a wrong cut: it is thrown when there are no cuts.
      if cuts == .none { _ = try result.get() }
      guard var read = try? result.get(), read.end == part.upperBound else { return false }
      if cuts != .none { read.tally.moveLines(by: line - 1) }
      line += read.lines
      pass.add(read.tally)
      if let ends = read.ends {
        pass.addClosed(duplicateRows: ends.duplicateRows, zeroRows: ends.zeroRows, ends.tally)
        try buffers.withOne { try seams?.add(ends, $0) }
      }
      if read.tally.first <= read.tally.last {
        let span = spans[number] ?? read.tally.first...read.tally.last
        spans[number] =
          min(span.lowerBound, read.tally.first)...max(span.upperBound, read.tally.last)
      }
      evidence[file.group].merge(read.evidence)
      for (code, amount) in zip(read.currencies.codes, read.currencies.amounts) {
        currencies.add(amount, to: currencies.index(of: code))
      }
    }
    return true
  }

  /// The rows that wait, one buffer for each thread that reads.
  private final class Buffers: Sendable {
    private let partitions: [SalesPartition]
    private let idle = Mutex<[SaleRowBuffer]>([])

    init(partitions: [SalesPartition]) { self.partitions = partitions }

    func take() -> SaleRowBuffer {
      idle.withLock { $0.popLast() } ?? SaleRowBuffer(partitions)
    }

    func giveBack(_ buffer: SaleRowBuffer) { idle.withLock { $0.append(buffer) } }

    func withOne(_ body: (SaleRowBuffer) throws -> Void) rethrows {
      let buffer = take()
      defer { giveBack(buffer) }
      try body(buffer)
    }

    /// Calls the body with each, when all are idle.
    func forEach(_ body: (SaleRowBuffer) -> Void) { idle.withLock { $0.forEach(body) } }

    /// Hands on what waits, when all are idle.
    func flush() { forEach { $0.flush() } }
  }
}
