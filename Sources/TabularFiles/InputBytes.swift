// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleFileMapping

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of one input: a mapped file, standard input read whole, or bytes in memory.
///
/// A regular file is mapped read-only and never copied, so that several threads can read it and
/// its pages need not stay in memory; whatever cannot be mapped (standard input, a pipe) is read
/// whole. `unpacked(sheet:)` yields the text in a compressed file or a workbook in the same form.
///
/// Should another program shorten a file while it is mapped, what is lost reads as zeros, and
/// `checkIntact()` throws. (For that the first mapping installs a handler of SIGBUS, which hands
/// faults elsewhere on to the handler before it.)
public final class InputBytes: Sendable {
  private enum Owner: @unchecked Sendable {
    case mapping(UnsafeMutableRawPointer)
    /// From `malloc`.
    case allocation(UnsafeMutableRawPointer)
  }

  /// The file's name as the user gave it, for messages.
  public let name: String

  /// The number of bytes.
  public let count: Int

  /// What the bytes were unpacked from, or nil when they are as they were given.
  public let packing: Packing?

  private let owner: Owner

  private init(name: String, owner: Owner, count: Int, packing: Packing? = nil) {
    self.name = name
    self.owner = owner
    self.count = count
    self.packing = packing
  }

  /// Takes bytes that are in memory already.
  ///
  /// - Parameters:
  ///   - bytes: The bytes; they are copied.
  ///   - name: What messages call them.
  public convenience init(_ bytes: [UInt8], name: String) {
    self.init(name: name, count: bytes.count) { target in
      target.copyBytes(from: bytes)
      return bytes.count
    }
  }

  /// Makes room for bytes and has them written into place.
  ///
  /// - Parameters:
  ///   - name: What messages call the bytes.
  ///   - capacity: The largest number of bytes that may be written.
  ///   - fill: Writes the bytes and returns how many it wrote.
  convenience init(
    name: String, count capacity: Int, filling fill: (UnsafeMutableRawBufferPointer) -> Int
  ) {
    guard let base = malloc(max(capacity, 1)) else { preconditionFailure("no memory") }
    let count = fill(UnsafeMutableRawBufferPointer(start: base, count: capacity))
    precondition(count <= capacity, "more bytes written than there was room for")
    self.init(name: name, owner: .allocation(base), count: count)
  }

  /// Opens a file.
  ///
  /// - Parameter path: The file's path; `-` reads standard input to its end.
  /// - Throws: `InputError` when there is no such file, it is a directory, or it cannot be read.
  public convenience init(path: String) throws {
    if path == "-" {
      try self.init(reading: 0, name: "standard input")
      return
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.unreadable(path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      throw InputError(file: path, "is a directory", remedy: "name a file in it")
    case S_IFREG where status.st_size > 0:
      try self.init(mapping: descriptor, count: Int(status.st_size), name: path)
    default:
      // A pipe or a device has no size; nor has a file that the kernel makes up as it is read.
      try self.init(reading: descriptor, name: path)
    }
  }

  /// Maps an open file; the descriptor may be closed afterwards.
  ///
  /// - Parameters:
  ///   - descriptor: The open file.
  ///   - count: Its size; must be over zero.
  ///   - name: What messages call it.
  ///   - packing: What it was unpacked from.
  /// - Throws: `InputError` when it cannot be mapped.
  convenience init(mapping descriptor: Int32, count: Int, name: String, packing: Packing? = nil)
    throws
  {
    guard let base = clientele_map_file(descriptor, count) else {
      throw Self.unreadable(name, errno)
    }
    self.init(name: name, owner: .mapping(base), count: count, packing: packing)
  }

  private convenience init(reading descriptor: Int32, name: String) throws {
    var capacity = 1 << 16
    var count = 0
    guard var base = malloc(capacity) else { throw Self.unreadable(name, ENOMEM) }
    while true {
      let received = read(descriptor, base + count, capacity - count)
      if received == 0 { break }
      guard received > 0 else {
        if errno == EINTR { continue }
        let code = errno
        free(base)
        throw Self.unreadable(name, code)
      }
      count += received
      guard count == capacity else { continue }
      capacity *= 2
      guard let larger = realloc(base, capacity) else {
        free(base)
        throw Self.unreadable(name, ENOMEM)
      }
      base = larger
    }
    self.init(name: name, owner: .allocation(base), count: count)
  }

  deinit {
    switch owner {
    case .mapping(let base): clientele_unmap_file(base, count)
    case .allocation(let base): free(base)
    }
  }

  /// Calls the body with the bytes, which stay valid until it returns.
  ///
  /// - Parameter body: Reads the bytes.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  /// - Complexity: That of the body.
  public func withUnsafeBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try withExtendedLifetime(self) {
      switch owner {
      case .mapping(let base), .allocation(let base):
        let start = UnsafePointer(base.bindMemory(to: UInt8.self, capacity: count))
        return try body(UnsafeBufferPointer(start: start, count: count))
      }
    }
  }

  /// Lets the pages of a part that has been read go, so that memory does not grow with the file.
  ///
  /// The part can still be read; it then comes from the file again.
  ///
  /// - Parameter range: Offsets of bytes; only pages that lie wholly inside are let go.
  func discardPages(in range: Range<Int>) {
    guard case .mapping(let base) = owner else { return }
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let first = (range.lowerBound + page - 1) / page * page
    let last = range.upperBound / page * page
    if first < last { _ = madvise(base + first, last - first, MADV_DONTNEED) }
  }

  /// Makes sure that all bytes that were read so far were the file's.
  ///
  /// - Throws: `InputError` when the file was shortened while it was read.
  public func checkIntact() throws {
    guard case .mapping(let base) = owner, clientele_map_was_cut(base) else { return }
    throw InputError(
      file: name, "was shortened by another program while it was read",
      remedy: "wait until it is written whole, then run this again")
  }

  private static func unreadable(_ name: String, _ code: Int32) -> InputError {
    switch code {
    case ENOENT, ENOTDIR:
      InputError(file: name, "there is no such file", remedy: "check the name and the folder")
    case EACCES, EPERM:
      InputError(file: name, "may not be read", remedy: "ask for the right to read it")
    case EISDIR:
      InputError(file: name, "is a directory", remedy: "name the files in it")
    default:
      InputError(file: name, "cannot be read: \(systemMessage(code))")
    }
  }
}

/// The operating system's words for an error number, beginning in lower case.
func systemMessage(_ code: Int32) -> String {
  let message = strerror(code).map { String(cString: $0) } ?? "error \(code)"
  return message.prefix(1).lowercased() + message.dropFirst()
}
