// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension Matrix: Codable {
  private enum CodingKeys: String, CodingKey { case rowCount, columnCount, elements }

  /// Reads a matrix, and refuses one whose values do not fill its shape.
  ///
  /// - Parameter decoder: Where the matrix is read from.
  /// - Throws: `DecodingError.dataCorrupted` when shape and values do not fit.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let rowCount = try container.decode(Int.self, forKey: .rowCount)
    let columnCount = try container.decode(Int.self, forKey: .columnCount)
    let elements = try container.decode([Scalar].self, forKey: .elements)
    let (count, overflow) = rowCount.multipliedReportingOverflow(by: columnCount)
    guard rowCount >= 0, columnCount >= 0, !overflow, count == elements.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .elements, in: container,
        debugDescription: "\(elements.count) values do not fill \(rowCount) x \(columnCount)")
    }
    self.init(rowCount: rowCount, columnCount: columnCount, columnMajor: elements)
  }

  /// Writes the shape and the values, column after column.
  ///
  /// - Parameter encoder: Where the matrix is written to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rowCount, forKey: .rowCount)
    try container.encode(columnCount, forKey: .columnCount)
    try container.encode(elements, forKey: .elements)
  }
}
