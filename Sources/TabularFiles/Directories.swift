// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Folders for output.
public enum Directories {
  /// Makes a folder, and the folders above it, where they do not exist.
  ///
  /// - Parameter path: The folder's path.
  /// - Throws: `OutputError` when a folder cannot be made or a file is in its place.
  public static func create(_ path: String) throws {
    var end = path.startIndex
    while end < path.endIndex {
      end = path[end...].dropFirst().firstIndex(of: "/") ?? path.endIndex
      let part = String(path[..<end])
      if mkdir(part, 0o777) == 0 { continue }
      let code = errno
      var status = stat()
      guard stat(part, &status) == 0 else {
        throw OutputError(file: path, "cannot be made: \(systemMessage(code))")
      }
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw OutputError(file: path, "cannot be made: \(part) is a file")
      }
    }
  }
}
