// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written whole or not at all.
///
/// Bytes go to a temporary file in the folder of the final name; `commit()` gives it that name. A
/// reader never sees half of a file, and a file that was there before stays as it was when
/// anything goes wrong: an `AtomicFile` that goes away without a commit takes its temporary file
/// with it. Standard output, a pipe or a device is written as it comes.
///
/// ```swift
/// try AtomicFile.write(path: "labels.csv") { file in
///   try file.append("row,label\n")
/// }
/// ```
public final class AtomicFile {
  private static let bufferByteCount = 1 << 18
  /// So many bytes at once are written without a copy.
  private static let directByteCount = 1 << 16

  /// The file's name as the user gave it, for messages.
  public let name: String

  private let descriptor: Int32
  /// The temporary and the final path, or nil where bytes go straight to the descriptor.
  private let rename: (from: String, to: String)?
  private var buffer: [UInt8] = []
  private var isOpen = true

  /// Begins a file.
  ///
  /// - Parameter path: The final path; `-` is standard output. Folders on the way must exist.
  /// - Throws: `OutputError` when the folder is missing or may not be written to.
  public init(path: String) throws {
    if path == "-" {
      (name, descriptor, rename) = ("standard output", dup(1), nil)
      guard descriptor >= 0 else { throw OutputError(file: name, "is closed") }
      return
    }
    name = path
    var status = stat()
    let exists = stat(path, &status) == 0
    let kind = exists ? status.st_mode & S_IFMT : S_IFREG
    if kind == S_IFDIR { throw OutputError(file: path, "is a directory") }
    if kind != S_IFREG {
      (descriptor, rename) = (open(path, O_WRONLY | O_CLOEXEC), nil)
      guard descriptor >= 0 else { throw Self.unwritable(path, errno) }
      return
    }
    // A link stays a link: what it points to is replaced.
    let final = exists ? Self.resolved(path) : path
    let (folder, base) = Self.split(final)
    var attempt = 0
    while true {
      let temporary = "\(folder).\(base.prefix(40)).\(getpid())-\(attempt).tmp"
      let opened = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if opened >= 0 {
        (descriptor, rename) = (opened, (temporary, final))
        break
      }
      guard errno == EEXIST, attempt < 1000 else { throw Self.unwritable(path, errno) }
      attempt += 1
    }
    if exists { _ = fchmod(descriptor, status.st_mode & 0o777) }
  }

  /// Writes to an open descriptor, which it closes.
  init(descriptor: Int32, name: String) {
    (self.name, self.descriptor, rename) = (name, descriptor, nil)
  }

  deinit { abandon() }

  /// Writes a whole file: begins it, has the body write into it, and commits.
  ///
  /// - Parameters:
  ///   - path: The final path; `-` is standard output.
  ///   - body: Appends everything.
  /// - Throws: What the body throws, or `OutputError`; then nothing has the final name that did
  ///   not have it before.
  public static func write(path: String, _ body: (AtomicFile) throws -> Void) throws {
    let file = try AtomicFile(path: path)
    do {
      try body(file)
      try file.commit()
    } catch {
      file.abandon()
      throw error
    }
  }

  /// Appends text in UTF-8.
  ///
  /// - Parameter text: The text.
  /// - Throws: `OutputError` when what is buffered cannot be written.
  /// - Complexity: O(bytes), written in blocks.
  public func append(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    try flushWhenFull()
  }

  /// Appends bytes.
  ///
  /// - Parameter bytes: The bytes.
  /// - Throws: `OutputError` when what is buffered cannot be written.
  /// - Complexity: O(bytes), written in blocks.
  public func append(_ bytes: [UInt8]) throws {
    buffer.append(contentsOf: bytes)
    try flushWhenFull()
  }

  /// Appends bytes that lie in memory.
  ///
  /// - Parameter bytes: The bytes; many at once are written without a copy.
  /// - Throws: `OutputError` when they cannot be written.
  public func append(_ bytes: UnsafeRawBufferPointer) throws {
    if bytes.count < Self.directByteCount {
      buffer.append(contentsOf: bytes)
      return try flushWhenFull()
    }
    try flush()
    try writeAll(bytes)
  }

  /// Writes what is buffered and gives the file its final name.
  ///
  /// - Throws: `OutputError` when the last bytes cannot be written or the file cannot be renamed.
  public func commit() throws {
    precondition(isOpen, "\(name) is committed already")
    do {
      try flush()
    } catch {
      abandon()
      throw error
    }
    isOpen = false
    // A network file system may report here that earlier bytes were lost.
    let isClosed = close(descriptor) == 0
    let closeCode = errno
    guard let rename else {
      guard isClosed else { throw Self.unwritable(name, closeCode) }
      return
    }
    guard isClosed, systemRename(rename.from, rename.to) == 0 else {
      let code = isClosed ? errno : closeCode
      unlink(rename.from)
      throw Self.unwritable(name, code)
    }
  }

  /// Closes and removes the temporary file, unless it has its final name already.
  private func abandon() {
    guard isOpen else { return }
    isOpen = false
    close(descriptor)
    if let rename { unlink(rename.from) }
  }

  private func flushWhenFull() throws {
    if buffer.count >= Self.bufferByteCount { try flush() }
  }

  private func flush() throws {
    precondition(isOpen, "\(name) is committed already")
    try buffer.withUnsafeBytes(writeAll)
    buffer.removeAll(keepingCapacity: true)
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer) throws {
    guard let base = bytes.baseAddress else { return }
    var written = 0
    while written < bytes.count {
      let count = BrokenPipe.write(descriptor, base + written, bytes.count - written)
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.unwritable(name, errno)
      }
      written += count
    }
  }

  private static func unwritable(_ name: String, _ code: Int32) -> OutputError {
    switch code {
    case ENOENT: OutputError(file: name, "cannot be written: its folder does not exist")
    case EPIPE: OutputError(file: name, "cannot be written: nobody reads it any more")
    default: OutputError(file: name, "cannot be written: \(systemMessage(code))")
    }
  }

  private static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The folder with its final slash, or nothing, and the name.
  private static func split(_ path: String) -> (folder: Substring, name: Substring) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path[...]) }
    return (path[...slash], path[path.index(after: slash)...])
  }
}

private func systemRename(_ from: String, _ to: String) -> Int32 { rename(from, to) }
