// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What becomes of money that is paid for no product: postage, fees, manual adjustments; gift cards.
public enum ServiceRows: String, Sendable, Hashable, Codable, CaseIterable {
  /// They count as sales, since the customer paid them; of postage and fees a note tells how many.
  case keep
  /// They are rejected, and counted with their money.
  case drop
}

/// The product codes of a layout that are no products, asked row by row.
struct ServiceCodes: Sendable {
  private let codes: [[UInt8]]
  /// The lengths that occur, a bit each: nearly every product is told by its first byte or length.
  private let lengths: UInt64
  private var firsts = [Bool](repeating: false, count: 256)

  init(_ names: Set<String>) {
    codes = names.sorted().map { Array($0.utf8).map(\.asciiLowercased) }
    lengths = codes.reduce(0) { $0 | 1 << UInt64(min($1.count, 63)) }
    for code in codes { if let first = code.first { firsts[Int(first)] = true } }
  }

  /// Whether a product is one of them, in any case.
  func contains(_ product: FieldBytes) -> Bool {
    guard let first = product.first, product.count < 63, lengths & 1 << UInt64(product.count) != 0,
      firsts[Int(first.asciiLowercased)]
    else { return false }
    return codes.contains { code in
      code.count == product.count && zip(code, product).allSatisfy { $0 == $1.asciiLowercased }
    }
  }
}
