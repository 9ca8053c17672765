// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file that a report was made from: enough to tell whether another is the same.
public struct InputFile: Sendable, Hashable, Codable {
  /// Its name without folders.
  public let name: String
  /// Its size as it is stored, packed or not.
  public let byteCount: Int
  /// SHA-256 of its bytes as it is stored, in 64 hexadecimal digits; nil where it is too large.
  public let sha256: String?

  /// Files that together are larger are told by their sizes alone: the digest of a gigabyte takes
  /// seconds, and the report shall not wait for it.
  static let largestTotal = 128 << 20

  /// Takes the size and the digest of files.
  ///
  /// Files together over 128 MiB get no digest. What is no file with a size (a pipe, standard
  /// input), or cannot be read any more, is left out.
  ///
  /// - Parameter paths: The files.
  /// - Returns: In the order of the paths.
  /// - Complexity: O(bytes) time; the files are mapped, not held.
  public static func all(_ paths: [String]) -> [InputFile] {
    let files = paths.compactMap(opened)
    let isCheap = files.reduce(0) { $0 + $1.count } <= largestTotal
    return files.map { file in
      InputFile(
        name: ReportContext.baseName(file.name), byteCount: file.count,
        sha256: isCheap
          ? file.withUnsafeBytes { SecureHash.sha256(UnsafeRawBufferPointer($0)) } : nil)
    }
  }

  /// A pipe is not opened: who reads it twice waits for ever.
  private static func opened(_ path: String) -> InputBytes? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else { return nil }
    return try? InputBytes(path: path)
  }
}
