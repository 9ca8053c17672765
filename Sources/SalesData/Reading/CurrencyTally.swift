// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The money of each currency that the data name.
struct CurrencyTally {
  private(set) var codes: [CurrencyCode] = []
  private(set) var amounts: [Money] = []
  private var lastText: [UInt8] = []
  private var lastIndex = 0

  /// More than this is no column of currencies.
  static let limit = 64

  /// The number of a currency by the text of its column; nil for a blank.
  mutating func index(of text: FieldBytes) -> Int? {
    if text.isEmpty { return nil }
    if text.count == lastText.count, text.elementsEqual(lastText) { return lastIndex }
    guard !text.isMissingMarker else { return nil }
    lastIndex = index(of: CurrencyCode(column: FieldBytes(rebasing: text.prefix(24)).text))
    lastText = Array(text)
    return lastIndex
  }

  mutating func index(of code: CurrencyCode) -> Int {
    if let index = codes.firstIndex(of: code) { return index }
    guard codes.count < Self.limit else { return Self.limit - 1 }
    codes.append(code)
    amounts.append(.zero)
    return codes.count - 1
  }

  mutating func add(_ amount: Money, to index: Int) { amounts[index] += amount }
}
