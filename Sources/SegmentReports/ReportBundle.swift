// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing
public import SalesData
public import SegmentDiscovery
import TabularFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A finished discovery as files: HTML, Markdown, JSON, lists and the model.
///
/// The same discovery always gives the same bytes: nothing in them knows the day, the machine or
/// how long anything took.
public struct ReportBundle: Sendable {
  /// What made a report, for its page on how to repeat the run.
  public struct Provenance: Sendable, Hashable {
    /// The version of the package.
    public var version: String
    /// The BLAS and LAPACK that were linked.
    public var blas: String
    /// The command to repeat the run, or nothing; without folders, so that it holds elsewhere.
    public var command: String
    /// The files that were read, with their digests.
    public var inputs: [InputFile]

    /// Says what made a report.
    ///
    /// - Parameters:
    ///   - version: Of the package: `ClientelePackage.version` for those who embed it.
    ///   - blas: What `BLAS.identification` tells, or nothing.
    ///   - command: To repeat the run, or nothing; without folders.
    ///   - inputs: The files that were read: ``InputFile/all(_:)``.
    public init(version: String, blas: String, command: String, inputs: [InputFile] = []) {
      self.version = version
      self.blas = blas
      self.command = command
      self.inputs = inputs
    }
  }

  private let context: ReportContext

  /// Prepares a report.
  ///
  /// - Parameters:
  ///   - result: The discovery.
  ///   - summary: How its input was read.
  ///   - provenance: What made it.
  ///   - language: Of the pages; JSON and lists are the same in every language.
  ///   - ledger: The sales that the segments were found in, for their revenue by month; it is left
  ///     out without them, or where the ledger has not kept its orders.
  public init(
    result: DiscoveryResult, summary: SalesSummary, provenance: Provenance,
    language: ReportLanguage = .en, ledger: SalesLedger? = nil
  ) {
    context = ReportContext(
      result: result, summary: summary, provenance: provenance, language: language, ledger: ledger)
  }

  /// Prepares a report that is said by a speaker: for a test of what is said at all.
  init(
    result: DiscoveryResult, summary: SalesSummary, provenance: Provenance,
    speaker: any Speaker & Sendable
  ) {
    context = ReportContext(
      result: result, summary: summary, provenance: provenance, language: .en, speaker: speaker)
  }

  /// Prepares a report to be handed on: no file holds a customer's id or row, and counts of
  /// customers under five are hidden.
  ///
  /// Rows of exact features would tell a customer to whoever knows one purchase, and a model holds
  /// the largest and smallest value of each feature; so neither list nor model is written.
  ///
  /// - Parameters:
  ///   - result: The discovery.
  ///   - summary: How its input was read.
  ///   - provenance: What made it.
  ///   - language: Of the pages.
  ///   - ledger: The sales that the segments were found in, for their revenue by month.
  /// - Throws: `ReportError` when a segment has under five customers: all about it would be about
  ///   them.
  public init(
    hidingCustomersOf result: DiscoveryResult, summary: SalesSummary, provenance: Provenance,
    language: ReportLanguage = .en, ledger: SalesLedger? = nil
  ) throws {
    if let small = result.segments.first(where: { $0.customers < SmallCounts.least }) {
      throw ReportError(
        problem: """
          the segment \"\(small.name)\" has \(NumberText.count(small.customers, "customer")), too \
          few to be told of in a private report
          """,
        remedy: "ask for fewer segments, or leave --private away")
    }
    context = ReportContext(
      result: result, summary: summary, provenance: provenance, language: language,
      ledger: ledger, isPrivate: true)
  }

  /// The report as one HTML file: no network, no script needed.
  ///
  /// - Returns: Under 2 MB for any number of customers.
  public func html() -> String { HTMLPage(context: context).source() }

  /// The report as Markdown.
  ///
  /// - Returns: Text whose names and categories are escaped, lines ending in LF.
  public func markdown() -> String { MarkdownPage(context: context).source() }

  /// Every figure as JSON.
  ///
  /// - Returns: UTF-8, keys sorted.
  /// - Throws: `EncodingError` when a figure that must be there is not finite.
  public func json() throws -> [UInt8] { try Self.encoded(ReportDocument(context)) }

  /// One line a customer: id, segment, its name, every feature in real units.
  ///
  /// - Returns: The CSV in UTF-8; `write(to:)` writes it without holding it.
  /// - Throws: Nothing in memory.
  public func segmentsCSV() throws -> [UInt8] {
    var rows = CSVWriter()
    try SegmentList(context.result).write(to: &rows)
    return rows.bytes
  }

  /// The model that places other customers in these segments.
  ///
  /// - Returns: UTF-8, keys sorted.
  /// - Throws: `DiscoveryError` when the discovery has no model.
  public func modelJSON() throws -> [UInt8] {
    try Self.encoded(SegmentModel(context.result))
  }

  /// What ``write(to:execution:)`` writes, the report first; `lists/` stands for all of the lists.
  public var fileNames: [String] {
    let report = ["report.html", "report.md", "report.json"]
    guard !context.isPrivate else { return report }
    return report + ["segments.csv", "model.json"]
      + (UploadLists(context.result) == nil ? [] : ["lists/"])
  }

  /// Writes the five files into a folder, each beside its final name and renamed.
  ///
  /// Where addresses and consent are known, `lists/` holds each segment's subscribers as Klaviyo,
  /// Mailchimp and Meta take them. Of a private report there are three files; lists and a model of
  /// an earlier run are taken away.
  ///
  /// - Parameters:
  ///   - directory: The folder; it is made where it does not exist.
  ///   - execution: The threads on which files are formed.
  /// - Throws: `OutputError` when a file cannot be written.
  /// - Complexity: O(customers x features) time; lists are written without being held.
  public func write(to directory: String, execution: Execution = .default) throws {
    try Directories.create(directory)
    let folder = directory.hasSuffix("/") ? directory : directory + "/"
    // The report last: whoever sees it finds the lists and the model there.
    try writeLists(folder + "lists")
    var parts: [@Sendable () throws -> [UInt8]] = [json]
    if context.isPrivate {
      for name in ["segments.csv", "model.json"] { try Self.takeAway(folder + name) }
    } else {
      parts += [modelJSON, { try writeSegments(folder + "segments.csv") }]
    }
    let work = parts
    let made = try execution.mapChunks(of: work.count, size: 1) { part, _ in
      Result { try work[part]() }
    }.map { try $0.get() }
    let document = made[0]
    if !context.isPrivate {
      try AtomicFile.write(path: folder + "model.json") { try $0.append(made[1]) }
    }
    try AtomicFile.write(path: folder + "report.json") { try $0.append(document) }
    try AtomicFile.write(path: folder + "report.md") { try $0.append(markdown()) }
    try AtomicFile.write(path: folder + "report.html") { try $0.append(html()) }
  }

  /// Writes the list of all customers as it forms.
  private func writeSegments(_ path: String) throws -> [UInt8] {
    try AtomicFile.write(path: path) { file in
      var rows = CSVWriter(file)
      try SegmentList(context.result).write(to: &rows)
    }
    return []
  }

  /// Writes the lists that services take; those of an earlier run are taken away first, since who
  /// left meanwhile must not be written to.
  private func writeLists(_ folder: String) throws {
    let old = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in old.sorted() where UploadLists.isList(name) {
      try Self.takeAway("\(folder)/\(name)")
    }
    guard !context.isPrivate, let lists = UploadLists(context.result) else { return }
    try Directories.create(folder)
    for (index, segment) in context.segments.enumerated() {
      for service in UploadLists.Service.allCases {
        let name = UploadLists.fileName(segment.id, service)
        try AtomicFile.write(path: "\(folder)/\(name)") { file in
          var rows = CSVWriter(file)
          try lists.write(index, for: service, to: &rows)
        }
      }
    }
  }

  private static func takeAway(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw ReportError(
        problem:
          "\(path) of an earlier run cannot be taken away, and a private report must not lie "
          + "beside it",
        remedy: "write into another folder")
    }
  }

  private static func encoded(_ document: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(document)) + [0x0A]
  }
}
