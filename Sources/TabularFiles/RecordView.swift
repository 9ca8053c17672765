// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// One record of a delimited text while it is being read.
///
/// The bytes of its fields are valid during the call that it is handed to, and no longer: they
/// lie in the mapped file or, where doubled quotes were made single, in memory that the next
/// record uses again.
public struct RecordView: ~Copyable {
  @usableFromInline let fields: UnsafePointer<UnsafeBufferPointer<UInt8>>
  private let start: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>

  /// The number of fields, whatever the header has.
  public let fieldCount: Int

  /// The line at which the record starts, counted from 1 with the header.
  public let line: Int

  init(
    fields: UnsafePointer<UnsafeBufferPointer<UInt8>>, fieldCount: Int, line: Int,
    start: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>
  ) {
    self.fields = fields
    self.fieldCount = fieldCount
    self.line = line
    self.start = start
    self.end = end
  }

  /// The bytes of a field in UTF-8, without its quotes.
  ///
  /// - Parameter index: In `0 ..< fieldCount`; another is a programming mistake.
  /// - Returns: Bytes that stay valid for as long as the record is shown.
  @inlinable public subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(index >= 0 && index < fieldCount, "the record has no such field")
    return fields[index]
  }

  /// All fields.
  package var allFields: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>> {
    UnsafeBufferPointer(start: fields, count: fieldCount)
  }

  /// The text of a field, without its quotes.
  ///
  /// - Parameter index: The field, counted from 0; must be less than `fieldCount`.
  /// - Returns: A copy of the text.
  public func string(_ index: Int) -> String {
    String(decoding: self[index], as: UTF8.self)
  }

  /// The record as it stands in the file, quotes included, without its line end.
  public var rawText: String {
    String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
  }
}
