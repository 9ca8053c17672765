// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that a report was made from: enough to tell whether another is the same.
public struct InputFile: Sendable, Hashable, Codable {
  /// Its name without folders.
  public let name: String
  /// Its size as it is stored, packed or not.
  public let byteCount: Int
  /// SHA-256 of its bytes as it is stored, in 64 hexadecimal digits; nil where it is too large.
  public let sha256: String?

  /// Files that together are larger are told by their sizes alone: the digest of gigabytes
  /// takes seconds, and the report shall not wait for it.
  static let largestTotal = 512 << 20

  /// Takes the size and the digest of files.
  ///
  /// Files together over 512 MiB get no digest. What is no file with a size (a pipe, standard
  /// input), or cannot be read any more, is left out.
  ///
  /// - Parameter paths: The files.
  /// - Returns: In the order of the paths.
  /// - Complexity: O(bytes) time; a MiB at a time is held.
  public static func all(_ paths: [String]) -> [InputFile] {
    let files = paths.compactMap { path in size(path).map { (path: path, size: $0) } }
    let isCheap = files.reduce(0) { $0 + $1.size } <= largestTotal
    return files.compactMap { path, size in
      let digest = isCheap ? digest(path) : nil
      // Gone since it was read.
      if isCheap, digest == nil { return nil }
      return InputFile(name: ReportContext.baseName(path), byteCount: size, sha256: digest)
    }
  }

  /// The bytes of a plain file.
  ///
  /// A pipe is not opened: who reads it twice waits for ever.
  private static func size(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The digest of a file, read through a buffer: a mapping of it would count as memory in use.
  private static func digest(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var hash = SecureHash()
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let received = read(descriptor, &buffer, buffer.count)
      if received < 0, errno == EINTR { continue }
      guard received >= 0 else { return nil }
      if received == 0 { return hash.digest }
      buffer.withUnsafeBytes { hash.add(UnsafeRawBufferPointer(rebasing: $0[..<received])) }
    }
  }
}
