// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
public import Clientele

/// How sales are read: shared by every subcommand that reads them.
struct SalesOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      """
      Exports of a shop (.csv, .tsv, .xlsx; also .gz, .zst, .zip) or folders of them; several are \
      one data set; - is standard input. Lists of customers (Klaviyo, Mailchimp, Shopify) among \
      them are joined to the sales.
      """, valueName: "file"))
  var files: [String]

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      """
      Read a field from a column: customer, order, date, time, amount, quantity, price, \
      refunded, currency, status, email, phone, product, category, discount. May be repeated.
      """, valueName: "field=column"))
  var mappings: [String] = []

  @Option(
    help: ArgumentHelp(
      "dmy, mdy, ymd, iso, or a form such as %d/%m/%Y %H:%M.", valueName: "format"))
  var dateFormat: String?

  @Option(
    help: ArgumentHelp(
      "Comma, semicolon, tab or pipe (or the character).", valueName: "delimiter"))
  var delimiter: String?

  @Option(help: ArgumentHelp("utf-8, utf-16, windows-1252 or latin-1.", valueName: "name"))
  var encoding: String?

  @Option(help: ArgumentHelp("The sheet of a workbook (default: the first).", valueName: "name"))
  var sheet: String?

  @Option(help: ArgumentHelp("The decimal mark: . or ,", valueName: "mark"))
  var decimal: String?

  @Option(help: ArgumentHelp("Use only rows of this currency.", valueName: "code"))
  var currency: String?

  @Option(
    help: ArgumentHelp(
      "Turn amounts into one currency: lines such as USD,0.92, and 1 for that currency.",
      valueName: "file"))
  var rates: String?

  @Option(
    help: ArgumentHelp("Postage, fees and adjustments: keep or drop.", valueName: "rule"))
  var serviceRows: ServiceRows = .keep

  @Option(
    help: ArgumentHelp(
      "Gift cards sold: drop, since they are no sales until spent, or keep.", valueName: "rule"))
  var giftCards: ServiceRows = .drop

  @Option(help: ArgumentHelp("net, gross or exclude.", valueName: "rule"))
  var refunds: RefundTreatment = .net

  @Option(
    help: ArgumentHelp(
      "Count recency from here (default: the midnight after the last purchase).", valueName: "date")
  )
  var asOf: String?

  @Flag(help: "Leave out rows that repeat another exactly.")
  var dropDuplicates = false

  @Option(
    help: ArgumentHelp(
      "Orders that stand in several files alike: once, or keep all.", valueName: "rule"))
  var overlap: OverlapTreatment = .once

  @Option(help: ArgumentHelp("List each rejected row: file, line, reason, row.", valueName: "file"))
  var rejects: String?

  func validate() throws { _ = try readingOptions() }

  func readingOptions() throws -> SalesReadingOptions {
    var options = SalesReadingOptions()
    for mapping in mappings {
      let parts = mapping.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw ValidationError(
          "--map needs FIELD=COLUMN, such as --map customer=Email, not '\(mapping)'.")
      }
      guard let field = SalesField(rawValue: parts[0].lowercased()) else {
        let known = SalesField.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--map knows no field '\(parts[0])'; the fields are \(known).")
      }
      options.columns[field] = parts[1]
    }
    options.dateFormat = dateFormat
    if let delimiter {
      guard let byte = Delimiter.named(delimiter) else {
        throw ValidationError("--delimiter takes comma, semicolon, tab, pipe or one character.")
      }
      options.delimiter = byte
    }
    if let encoding {
      guard let known = TextEncoding(name: encoding) else {
        throw ValidationError("--encoding takes utf-8, utf-16, windows-1252 or latin-1.")
      }
      options.encoding = known
    }
    options.sheet = sheet
    if let decimal {
      guard let mark = DecimalMark(rawValue: decimal) else {
        throw ValidationError("--decimal takes . or ,")
      }
      options.decimalMark = mark
    }
    options.currency = currency
    options.refunds = refunds
    options.serviceRows = serviceRows
    options.giftCards = giftCards
    if let asOf {
      guard let moment = Timestamp(asOf) else {
        throw ValidationError("--as-of takes a date such as 2026-01-31, not '\(asOf)'.")
      }
      options.asOf = moment
    }
    options.dropDuplicates = dropDuplicates
    options.overlap = overlap
    options.rejectsPath = rejects
    return options
  }

  /// The given options as they stand on a command line, to repeat a run.
  var repeatableOptions: [String] {
    let pairs: [(String, String?)] =
      mappings.map { ("--map", $0) } + [
        ("--date-format", dateFormat), ("--delimiter", delimiter), ("--encoding", encoding),
        ("--sheet", sheet),
        ("--decimal", decimal), ("--currency", currency), ("--rates", rates),
        ("--service-rows", serviceRows == .keep ? nil : serviceRows.rawValue),
        ("--gift-cards", giftCards == .drop ? nil : giftCards.rawValue),
        ("--refunds", refunds == .net ? nil : refunds.rawValue), ("--as-of", asOf),
        ("--overlap", overlap == .once ? nil : overlap.rawValue),
      ]
    let words = pairs.flatMap { name, value in
      value.map { [name, Words.shellQuoted($0)] } ?? []
    }
    return words + (dropDuplicates ? ["--drop-duplicates"] : [])
  }

  /// What is done before the first rows are read: files are unpacked, their forms looked at.
  static let firstStage = "opening files"

  func read(_ execution: Execution, countsPurchaseDays: Bool = false) throws -> SalesLedger {
    try read(execution, files: files, asOf: nil, countsPurchaseDays: countsPurchaseDays)
  }

  /// The most bytes of sales whose orders a discovery keeps, for the revenue of segments by month:
  /// with more, reading would take twice as long and memory grow with orders.
  private static let keptOrdersByteLimit = 64 << 20

  /// With all that a discovery asks for: attributes, and the orders of small exports.
  func readForDiscovery(_ execution: Execution) throws -> SalesLedger {
    try read(execution, files: files, asOf: nil, isForDiscovery: true)
  }

  /// Reads some of the files, as they stood at a moment where one is given.
  func read(
    _ execution: Execution, files: [String], asOf: Timestamp?, isForDiscovery: Bool = false,
    countsPurchaseDays: Bool = false
  ) throws -> SalesLedger {
    var options = try readingOptions()
    options.rates = try rates.map { try CurrencyRates(path: $0) }
    if let asOf { options.asOf = asOf }
    options.collectsAttributes = isForDiscovery
    options.keepsOrders = isForDiscovery
    options.keptOrdersByteLimit = Self.keptOrdersByteLimit
    options.countsPurchaseDays = countsPurchaseDays
    return try SalesReader(options: options).read(files: files, execution: execution)
  }
}

extension RefundTreatment: ExpressibleByArgument {}

extension OverlapTreatment: ExpressibleByArgument {}

extension ServiceRows: ExpressibleByArgument {}
