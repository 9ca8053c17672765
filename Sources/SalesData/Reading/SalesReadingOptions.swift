// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import TabularFiles

/// What a user says about an input; whatever is nil or empty is found out.
public struct SalesReadingOptions: Sendable, Hashable {
  /// Columns by the field that they are to be read as; names are compared without regard to case
  /// and punctuation.
  public var columns: [SalesField: String]
  /// `dmy`, `mdy`, `ymd`, `iso`, or a form as `strptime` has it: `%d/%m/%Y %H:%M`.
  public var dateFormat: String?
  /// The byte between fields.
  public var delimiter: UInt8?
  /// What the files are stored as.
  public var encoding: TextEncoding?
  /// The sheet of a workbook; nil is its first.
  public var sheet: String?
  /// The sign between units and decimals.
  public var decimalMark: DecimalMark?
  /// The currency to use; rows in others are rejected with their money.
  public var currency: String?
  /// Rates by which amounts in several currencies become one.
  public var rates: CurrencyRates?
  /// What becomes of postage, fees and adjustments.
  public var serviceRows: ServiceRows
  /// What becomes of money loaded onto gift cards: no sale until it is spent, unless kept.
  public var giftCards: ServiceRows
  /// What refunds do to the money of a customer.
  public var refunds: RefundTreatment
  /// The moment from which recency is counted, or nil for the midnight after the last purchase.
  ///
  /// Rows after it are rejected.
  public var asOf: Timestamp?
  /// Whether a row that equals an earlier one is rejected; by default it is kept and counted.
  public var dropDuplicates: Bool
  /// What becomes of orders that stand in several files.
  public var overlap: OverlapTreatment
  /// Whether the sales files' own columns become attributes of customers.
  ///
  /// Country, channel, first category, discounts, consent and contact data; the files are read once
  /// more for it.
  public var collectsAttributes: Bool
  /// A CSV file to write: file, line, reason and text of each rejected row.
  public var rejectsPath: String?
  /// Whether the ledger lists every order; the sums of each customer are always there.
  public var keepsOrders: Bool
  /// The most bytes of unpacked sales whose orders are kept where that is asked for.
  ///
  /// Nil for any number. Beyond, the ledger lists none, and costs what it costs without them.
  public var keptOrdersByteLimit: Int?
  /// Whether the days on which each customer bought are counted; where they are not, and orders are
  /// not kept either, files that are sorted by order are read faster and in less memory.
  public var countsPurchaseDays: Bool

  /// Creates options that leave everything to be found out.
  ///
  /// - Parameters:
  ///   - columns: Columns by field.
  ///   - dateFormat: A name or a form of dates.
  ///   - delimiter: The byte between fields.
  ///   - encoding: What the files are stored as.
  ///   - sheet: The sheet of a workbook.
  ///   - decimalMark: The sign between units and decimals.
  ///   - currency: The currency to use.
  ///   - rates: Rates by which amounts in several currencies become one.
  ///   - serviceRows: What becomes of postage, fees and adjustments.
  ///   - giftCards: What becomes of gift cards sold.
  ///   - refunds: What refunds do.
  ///   - asOf: The moment from which recency is counted.
  ///   - dropDuplicates: Whether repeated rows are rejected.
  ///   - overlap: What becomes of orders that stand in several files.
  ///   - collectsAttributes: Whether columns of the sales files become attributes of customers.
  ///   - rejectsPath: Where to list rejected rows.
  ///   - keepsOrders: Whether the ledger lists every order.
  ///   - countsPurchaseDays: Whether the days on which each customer bought are counted.
  public init(
    columns: [SalesField: String] = [:], dateFormat: String? = nil, delimiter: UInt8? = nil,
    encoding: TextEncoding? = nil, sheet: String? = nil, decimalMark: DecimalMark? = nil,
    currency: String? = nil, rates: CurrencyRates? = nil, serviceRows: ServiceRows = .keep,
    giftCards: ServiceRows = .drop, refunds: RefundTreatment = .net, asOf: Timestamp? = nil,
    dropDuplicates: Bool = false, overlap: OverlapTreatment = .once,
    collectsAttributes: Bool = false, rejectsPath: String? = nil, keepsOrders: Bool = true,
    countsPurchaseDays: Bool = true
  ) {
    self.columns = columns
    self.dateFormat = dateFormat
    self.delimiter = delimiter
    self.encoding = encoding
    self.sheet = sheet
    self.decimalMark = decimalMark
    self.currency = currency
    self.rates = rates
    self.serviceRows = serviceRows
    self.giftCards = giftCards
    self.refunds = refunds
    self.asOf = asOf
    self.dropDuplicates = dropDuplicates
    self.overlap = overlap
    self.collectsAttributes = collectsAttributes
    self.rejectsPath = rejectsPath
    self.keepsOrders = keepsOrders
    self.countsPurchaseDays = countsPurchaseDays
  }
}
