// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension InputBytes {
  /// The same lines with a comma for each run of blanks between words, and none around them.
  ///
  /// For tables of numbers whose columns are set apart by blanks; quotes mean nothing in them.
  ///
  /// - Returns: The text, under the same name.
  /// - Throws: `InputError` when there is no room for temporary files.
  public func withBlanksJoined() throws -> InputBytes {
    var scratch = try ScratchFile(for: name, limit: 2 * count + 1)
    try withUnsafeBytes { bytes in
      var isPending = false
      var isAtStart = true
      for byte in bytes {
        switch byte {
        case Byte.space, Byte.tab: isPending = !isAtStart
        case Byte.lineFeed, Byte.return:
          (isPending, isAtStart) = (false, true)
          try scratch.append(byte)
        default:
          if isPending { try scratch.append(Byte.comma) }
          (isPending, isAtStart) = (false, false)
          try scratch.append(byte)
        }
      }
    }
    return try scratch.finish(packing)
  }
}
