// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing

/// Labels of customers, several each: `"vip","buyers"` or `vip, buyers`.
final class TagTexts {
  let origin: String
  private var texts = IdentifierTable(PageMemory(pieceByteCount: 1 << 16))
  /// The label in the high half and the customer in the low one; some more than once.
  private var pairs: [UInt64] = []
  private var isListed: [Bool]

  /// At most so many labels become columns: those of most customers.
  static let mostColumns = 32

  init(origin: String, customerCount: Int) {
    self.origin = origin
    isListed = Array(repeating: false, count: customerCount)
  }

  /// Says that a customer stands in the list, with labels or without.
  func noteListed(_ customer: Int) { isListed[customer] = true }

  func add(_ field: FieldBytes, to customers: [Int]) {
    for part in field.split(separator: UInt8(ascii: ",")) {
      var tag = FieldBytes(rebasing: part).trimmed()
      while tag.first == UInt8(ascii: "\"") { tag = FieldBytes(rebasing: tag.dropFirst()) }
      while tag.last == UInt8(ascii: "\"") { tag = FieldBytes(rebasing: tag.dropLast()) }
      tag = tag.trimmed()
      if tag.isEmpty || tag.count > AttributeTexts.longest { continue }
      let number = UInt64(texts.intern(tag))
      for customer in customers { pairs.append(number << 32 | UInt64(customer)) }
    }
  }

  /// A flag for each of the labels that most customers have, in the order of the labels' bytes; nil
  /// for customers who are not in the list.
  func columns() -> [AttributeColumn] {
    pairs.sort()
    var unique: [UInt64] = []
    for pair in pairs where unique.last != pair { unique.append(pair) }
    pairs = unique
    var counts = [Int](repeating: 0, count: texts.count)
    for pair in pairs { counts[Int(pair >> 32)] += 1 }
    let names = (0..<texts.count).map { texts.withBytes($0) { $0.text } }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      counts[a] != counts[b]
        ? counts[a] > counts[b] : names[a].utf8.lexicographicallyPrecedes(names[b].utf8)
    }
    let most = names.indices
      .sorted(by: precedes)
      .prefix(Self.mostColumns)
    return most.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
      .map { number in
        var flags: [Bool?] = isListed.map { $0 ? false : nil }
        for pair in pairs where pair >> 32 == number { flags[Int(pair & 0xFFFF_FFFF)] = true }
        return AttributeColumn(name: "tag: \(names[number])", origin: origin, values: .flag(flags))
      }
  }
}
