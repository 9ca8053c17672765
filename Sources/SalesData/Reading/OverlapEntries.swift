// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The orders, or rows without an order, of files that overlap: in the order in which they came.
struct OverlapEntries {
  /// What one file holds of a key.
  struct Entry {
    let key: UInt64
    let file: Int
    /// The sum of its rows' contents.
    var content: UInt64 = 0
    var rows = 0
    /// The money of its rows that are used.
    var micros: Int128 = 0
  }

  private struct Place: Hashable {
    let key: UInt64
    let file: Int
  }

  private var entries: [Entry] = []
  private var places: [Place: Int] = [:]

  var count: Int { entries.count }

  subscript(index: Int) -> Entry { entries[index] }

  /// The entry of a key in a file, a new one where there was none.
  mutating func find(_ key: UInt64, file: Int) -> Int {
    let place = Place(key: key, file: file)
    if let known = places[place] { return known }
    places[place] = entries.count
    entries.append(Entry(key: key, file: file))
    return entries.count - 1
  }

  /// The entry of a key in a file.
  func existing(_ key: UInt64, file: Int) -> Int? { places[Place(key: key, file: file)] }

  /// Adds a row.
  mutating func add(_ micros: Int64, content: UInt64, to index: Int) {
    entries[index].micros += Int128(micros)
    entries[index].content &+= content
    entries[index].rows += 1
  }
}
