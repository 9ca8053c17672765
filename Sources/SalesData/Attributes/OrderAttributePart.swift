// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import TabularFiles

/// What one part of a file says about customers: rows that are used, with their texts interned.
final class OrderAttributePart: @unchecked Sendable {
  struct Row: BitwiseCopyable {
    var customer: UInt32
    /// A state of consent.
    var consent: Int8
    /// Whether there is a discount; unknown is -1.
    var discount: Int8
    var placed: Int64
    /// The hash of the order and its customer.
    var order: UInt64
  }

  /// The texts of one kind, in the order of their first appearance.
  final class Texts {
    var table: IdentifierTable

    init(_ memory: PageMemory) { table = IdentifierTable(memory) }
  }

  private(set) var rows: [Row] = []
  /// What fields of consent said so far; they are few.
  private var states: [(field: [UInt8], state: MarketingConsent.State)] = []
  /// By row and kind, one more than the number of the text; 0 for none.
  private(set) var codes: [UInt32] = []
  let texts: [Texts]

  init() {
    let memory = PageMemory(pieceByteCount: 1 << 16)
    texts = OrderAttributeColumns.Kind.allCases.map { _ in Texts(memory) }
  }

  /// Reads the rows that begin in a part.
  ///
  /// - Returns: The offset at which the last one ends.
  func read(
    _ file: SalesFile, _ part: Range<Int>, _ columns: OrderAttributeColumns,
    _ index: CustomerIndex, formats: ValueFormats, options: SalesReadingOptions
  ) throws -> Int {
    var reader = LineReader(plan: file.plan, formats: formats, options: options)
    return try file.text.forEachRecord(startingIn: part, line: 1) { record in
      let line = reader.read(record)
      guard line.reason == nil, !line.isItem, let customer = index.customer(line.customer) else {
        return
      }
      let hash = IdentifierTable.keyAndHash(line.customer).1
      rows.append(
        Row(
          customer: UInt32(customer), consent: consent(record, columns).rawValue,
          discount: discount(record, columns), placed: line.placed,
          order: OrderHash.combine(line.orderHash, hash)))
      for kind in OrderAttributeColumns.Kind.allCases {
        codes.append(code(record, columns[kind], texts[kind.rawValue]))
      }
    }.end
  }

  private func code(_ record: borrowing RecordView, _ column: Int?, _ texts: Texts) -> UInt32 {
    guard let column, column < record.fieldCount else { return 0 }
    return CustomerKey.withKey(record[column]) {
      $0.isEmpty ? 0 : UInt32(texts.table.intern($0) + 1)
    }
  }

  private func consent(
    _ record: borrowing RecordView, _ columns: OrderAttributeColumns
  ) -> MarketingConsent.State {
    guard let column = columns.consent, column < record.fieldCount else { return .unknown }
    let field = record[column]
    if field.isEmpty { return .unknown }
    if let seen = states.first(where: { field.elementsEqual($0.field) }) { return seen.state }
    let state = MarketingConsent.State(word: field) ?? .unknown
    if states.count < 16, field.count <= 64 { states.append((Array(field), state)) }
    return state
  }

  /// A code of any kind, or an amount that is not zero.
  private func discount(
    _ record: borrowing RecordView, _ columns: OrderAttributeColumns
  ) -> Int8 {
    if columns.discounts.isEmpty { return -1 }
    for column in columns.discounts where column < record.fieldCount {
      let field = record[column].trimmed()
      if field.isEmpty || field.isMissingMarker { continue }
      if field.contains(where: { $0.isASCIILetter || ($0 &- 0x31) < 9 }) { return 1 }
    }
    return 0
  }
}
