// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

/// Writes down each row that is not used: file, line, reason and the row itself.
///
/// Why a row is not used may depend on rows after it, so that the files are read once more.
struct RejectsListing {
  let path: String
  let files: [SalesFile]
  let formats: [ValueFormats]
  let options: SalesReadingOptions
  let overlap: Overlap?

  /// Writes the list beside its final name and renames it.
  ///
  /// - Throws: `OutputError` when it cannot be written.
  func write(_ pass: ReadingPass) throws {
    let file = try AtomicFile(path: path)
    var rows = CSVWriter(file)
    try rows.header(["file", "line", "reason", "row"])
    var seen = FingerprintSet()
    for (number, source) in files.enumerated() {
      var reader = LineReader(
        plan: source.plan, formats: formats[source.group], options: options)
      try source.text.forEachRecord { record in
        var line = reader.read(record)
        overlap?.settle(&line, record, product: source.plan.product, file: number)
        var reason = pass.finalReason(line)
        if options.dropDuplicates, line.reason == nil, !line.isItem,
          !seen.insert(ReadingPass.fingerprint(record.allFields))
        {
          reason = .duplicate
        }
        guard let reason else { return }
        rows.text(source.text.name)
        rows.integer(record.line)
        rows.text(reason.text)
        rows.text(record.rawText)
        try rows.endRow()
      }
    }
    try file.commit()
  }
}
