// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ReproducibleComputing
import TabularFiles

/// Reads exports of sales into the orders of each customer.
///
/// ```swift
/// let reader = SalesReader(options: SalesReadingOptions(refunds: .net))
/// let ledger = try reader.read(files: ["orders.csv"], execution: .default)
/// print(ledger.summary.customers, ledger.summary.revenue)
/// ```
///
/// The form of dates and numbers is decided by whole columns: a first look at the beginning of each
/// file gives a guess, the rows are read once by it while all of them are counted, and when the
/// count of all contradicts the guess, the rows are read once more. Files are read on all threads,
/// in parts whose cuts are proven while they are read.
///
/// Where rows stand order by order and the ids of orders only rise or only fall, as in most exports,
/// and neither ``SalesReadingOptions/keepsOrders`` nor ``SalesReadingOptions/countsPurchaseDays`` is
/// asked for, orders are summed while they are read, and memory grows with customers alone. Otherwise
/// it grows by 32 bytes with each row too, and orders are summed when all rows are there.
public struct SalesReader: Sendable {
  /// What is known about the input beforehand.
  public var options: SalesReadingOptions

  /// Bytes of a file that one thread reads at a time; of no influence on the result.
  var partByteCount = Reading.partByteCount

  /// Rows of each file that are looked at before all are read.
  static let sampleRowCount = 2_000

  /// Creates a reader.
  ///
  /// - Parameter options: What is known about the input beforehand.
  public init(options: SalesReadingOptions = SalesReadingOptions()) { self.options = options }

  /// Reads files as one data set.
  ///
  /// - Parameters:
  ///   - files: Paths of exports or of folders of them, in any order; `-` is standard input. Lists of
  ///     customers among them are joined to the customers.
  ///   - execution: Whom to tell how far it is.
  /// - Returns: The orders of every customer with a purchase, and the account of the reading.
  /// - Throws: `InputError` when the input cannot be used, with file, line and remedy;
  ///   `OutputError` when the list of rejects cannot be written; `CancellationError`.
  /// - Complexity: O(bytes + orders log orders).
  public func read(files: [String], execution: Execution = .default) throws -> SalesLedger {
    let (opened, groupCount, lists) = try SalesFile.open(files, options: options)
    var reader = self
    if let limit = options.keptOrdersByteLimit,
      opened.reduce(0, { $0 + $1.text.byteCount }) > limit
    {
      reader.options.keepsOrders = false
    }
    do {
      return try reader.read(opened, groupCount: groupCount, lists, execution)
    } catch {
      // What looks wrong in a file that was shortened meanwhile is none of its own faults.
      for text in opened.map(\.text) + lists.map(\.text) { try text.checkIntact() }
      throw error
    }
  }

  private func read(
    _ opened: [SalesFile], groupCount: Int, _ lists: [CustomerListFile], _ execution: Execution
  ) throws -> SalesLedger {
    var formats = try lookAhead(opened, groupCount: groupCount)
    // Reading the rows takes longer than adding them up; most files are read once.
    var done = 0.6
    var result = try readAll(opened, formats: formats, execution.part(nil, 0...done))
    let decided = try decide(opened, result.evidence)
    if decided != formats {
      formats = decided
      result.forgetOrders()
      result = try readAll(opened, formats: formats, execution.part(nil, done...0.75))
      done = 0.75
    }
    var overlap: Overlap?
    if options.overlap == .once, opened.count > 1 {
      overlap = try OverlapSearch(
        files: opened, formats: formats, options: options, execution: execution
      ).run(result.spans)
      if let overlap, !overlap.isEmpty {
        result.forgetOrders()
        result = try readAll(
          opened, formats: formats, overlap: overlap, execution.part(nil, done...0.85))
        done = 0.85
      }
    }
    try refuseMixedCurrencies(result.currencies, opened)
    execution.report("adding up orders", fraction: done)
    let settled = result.pass.settle(options, execution)
    if let path = options.rejectsPath {
      try RejectsListing(
        path: path, files: opened, formats: formats, options: options, overlap: overlap
      )
      .write(result.pass)
    }
    var ledger = try LedgerAssembly(
      files: opened, options: options, evidence: result.evidence, overlap: overlap,
      execution: execution
    ).assemble(result.pass, settled, currencies: result.currencies)
    let attributes = CustomerAttributesAssembly(
      files: opened, lists: lists, formats: formats, options: options, execution: execution)
    if attributes.isNeeded { try attributes.attach(to: &ledger) }
    return ledger
  }

  /// Reads files for the account alone; the same work.
  ///
  /// - Parameters:
  ///   - files: Paths of exports or of folders of them, in any order; `-` is standard input.
  ///   - execution: Whom to tell how far it is.
  /// - Returns: The account of the reading.
  /// - Throws: As `read(files:execution:)`.
  /// - Complexity: As `read(files:execution:)`.
  public func inspect(files: [String], execution: Execution = .default) throws -> SalesSummary {
    try read(files: files, execution: execution).summary
  }

  private func decide(
    _ files: [SalesFile], _ evidence: [ValueEvidence]
  ) throws -> [ValueFormats] {
    try evidence.indices.map { group in
      let file = files.first { $0.group == group } ?? files[0]
      return try ValueFormats.decide(evidence[group], options: options, source: file.source)
    }
  }

  /// Looks at the first rows of each file.
  func lookAhead(
    _ files: [SalesFile], groupCount: Int
  ) throws -> [ValueFormats] {
    if let name = options.dateFormat { _ = try ValueFormats.datePattern(name) }
    var formats: [ValueFormats] = []
    var emptyFiles = 0
    for group in 0..<groupCount {
      let members = files.filter { $0.group == group }
      guard let first = members.first else { continue }
      let nothing = ValueFormats.assume(ValueEvidence(), options: options, source: first.source)
      var reader = LineReader(plan: first.plan, formats: nothing, options: options)
      for file in members {
        reader.use(file.plan)
        var rows = 0
        try file.text.forEachRecord(limit: Self.sampleRowCount) { record in
          rows += 1
          _ = reader.read(record)
        }
        if rows == 0 { emptyFiles += 1 }
      }
      formats.append(
        ValueFormats.assume(reader.evidence, options: options, source: first.source))
    }
    if emptyFiles == files.count {
      let layout = files[0].plan.detected.layout
      let brand = layout.signatures.isEmpty ? "" : "\(layout.name): "
      throw InputError(
        file: files[0].text.name, "\(brand)there is a header and there are no rows",
        remedy: "export it again for a period with sales")
    }
    return formats
  }

  /// Reads all rows; orders are summed meanwhile where that can be, and else when all are there.
  func readAll(
    _ files: [SalesFile], formats: [ValueFormats], overlap: Overlap? = nil,
    _ execution: Execution
  ) throws -> Reading {
    var isSummed = overlap == nil && sumsOrders(files)
    for cuts in DelimitedText.Cuts.allCases {
      while true {
        let reading = Reading(
          files: files, formats: formats, options: options, overlap: overlap, cuts: cuts,
          isSummed: isSummed, partByteCount: partByteCount, execution: execution)
        do {
          if try reading.run() { return reading }
          break
        } catch is OrdersApart {
          isSummed = false
        }
      }
    }
    preconditionFailure("a text in one part was cut wrongly")
  }

  /// Whether orders may be summed while rows are read, if they stand one after the other: nothing is
  /// asked of single orders or rows later.
  private func sumsOrders(_ files: [SalesFile]) -> Bool {
    !options.keepsOrders && !options.countsPurchaseDays && !options.dropDuplicates
      && (options.rejectsPath == nil || options.refunds == .net)
      && files.allSatisfy {
        $0.plan.order != nil && !$0.plan.hasItemRows && $0.plan.serviceCodes == nil
      }
  }

  /// Sums of different currencies mean nothing.
  private func refuseMixedCurrencies(_ tally: CurrencyTally, _ files: [SalesFile]) throws {
    let named = zip(tally.codes, tally.amounts).sorted {
      ($0.0.description, $0.1) < ($1.0.description, $1.1)
    }
    let list = named.prefix(12).map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    let name = files[0].text.name
    if let rates = options.rates {
      let missing = named.filter { rates.rate(of: $0.0) == nil }
      guard missing.isEmpty else {
        let codes = missing.prefix(12).map(\.0.description).joined(separator: ", ")
        throw InputError(
          file: name, "there is no rate for \(codes): the amounts are \(list)",
          remedy: "add its rate into \(rates.target) to the table of rates")
      }
      if options.currency == nil { return }
    }
    guard let asked = options.currency else {
      guard named.count > 1 else { return }
      throw InputError(
        file: name, "the amounts are in \(named.count) currencies: \(list)",
        remedy: "pick one with --currency \(named[0].0), and rows in others are left out, or turn "
          + "them into one with --rates FILE")
    }
    let wanted = CurrencyCode(column: asked)
    guard named.isEmpty || named.contains(where: { $0.0.matches(wanted) }) else {
      throw InputError(
        file: name, "no amount is in \(wanted): \(list)",
        remedy: "pick a currency that is there with --currency")
    }
  }
}
