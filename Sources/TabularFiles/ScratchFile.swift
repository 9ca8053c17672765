// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file without a name in the folder for temporary files, where unpacked text goes.
///
/// It is removed from its folder as soon as it is open, so that nothing stays behind however the
/// process ends, and is mapped when it is written: memory does not grow with it, and it can be
/// read in several passes and by several threads as any file can.
struct ScratchFile: ~Copyable {
  private let descriptor: Int32
  private let name: String
  private let limit: Int
  private var buffer: [UInt8] = []
  private var flushedCount = 0

  /// The number of bytes written.
  var byteCount: Int { flushedCount + buffer.count }

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - name: What messages call the input that goes into it.
  ///   - limit: The largest number of bytes.
  /// - Throws: `InputError` when there is no folder for temporary files.
  init(for name: String, limit: Int) throws {
    self.name = name
    self.limit = limit
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/clientele-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else {
      throw InputError(
        file: name, "cannot be unpacked into \(folder): \(systemMessage(errno))",
        remedy: "name a folder that can be written to in TMPDIR")
    }
    unlink(path)
    buffer.reserveCapacity(Self.bufferCapacity)
  }

  deinit { close(descriptor) }

  private static let bufferCapacity = 1 << 16

  /// Appends one byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) throws {
    buffer.append(byte)
    if buffer.count >= Self.bufferCapacity { try flush() }
  }

  /// Appends bytes.
  mutating func append(_ bytes: some Collection<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferCapacity { try flush() }
  }

  private mutating func flush() throws {
    guard byteCount <= limit else {
      throw InputError(
        file: name,
        "unpacks to more than \(limit) bytes, far more than an export of its size holds",
        remedy: "unpack it yourself if you trust it, and name what comes out")
    }
    try buffer.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = write(
          descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count < 0 {
          if errno == EINTR { continue }
          throw InputError(
            file: name, "cannot be unpacked: \(systemMessage(errno))",
            remedy: "make room, or name a folder with room in TMPDIR")
        }
        written += count
      }
    }
    flushedCount += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// The bytes that were written, mapped.
  ///
  /// - Parameter packing: What they were unpacked from.
  /// - Returns: The mapping, under the input's name.
  /// - Throws: `InputError` when they cannot be written or mapped.
  consuming func finish(_ packing: Packing?) throws -> InputBytes {
    try flush()
    guard flushedCount > 0 else { return InputBytes([], name: name) }
    return try InputBytes(
      mapping: descriptor, count: flushedCount, name: name, packing: packing)
  }
}
