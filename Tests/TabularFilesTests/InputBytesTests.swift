// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TabularFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A new folder for one test; it goes with the last reference.
final class ScratchFolder: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/clientele-tests-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw InputError("no scratch folder") }
    path = String(cString: made)
  }

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// The names of what lies in the folder, ordered.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Writes a file and tells its path.
  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw InputError(file: file, "cannot be made") }
    defer { close(descriptor) }
    guard systemWrite(descriptor, bytes, bytes.count) == bytes.count else {
      throw InputError(file: file, "cannot be written")
    }
    return file
  }
}

@Suite struct InputBytesTests {
  private func copy(_ input: InputBytes) -> [UInt8] { input.withUnsafeBytes { Array($0) } }

  @Test func fileEmptyFileAndMemory() throws {
    let folder = try ScratchFolder()
    let bytes = (0..<10_000).map { UInt8($0 % 251) }
    let file = try InputBytes(path: folder.write(bytes, "f"))
    #expect(copy(file) == bytes)
    file.discardPages(in: 100..<9000)
    #expect(copy(file) == bytes)
    #expect(copy(try InputBytes(path: folder.write([], "empty"))).isEmpty)
    #expect(copy(InputBytes(bytes, name: "m")) == bytes)
    #expect(copy(InputBytes([], name: "m")).isEmpty)
  }

  @Test func whatCannotBeRead() throws {
    let folder = try ScratchFolder()
    let missing = inputError { _ = try InputBytes(path: "\(folder.path)/missing.csv") }
    #expect(missing?.file == "\(folder.path)/missing.csv")
    #expect(missing?.problem == "there is no such file")
    #expect(
      inputError { _ = try InputBytes(path: folder.path) }?.problem == "is a directory")
    let below = try folder.write([1], "f") + "/x"
    #expect(inputError { _ = try InputBytes(path: below) }?.file == below)
  }

  @Test func aFileWithoutASizeIsReadWhole() throws {
    #expect(try InputBytes(path: "/dev/null").count == 0)
    #expect(try DelimitedText(path: "/proc/self/status").header.first?.hasPrefix("Name") == true)
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: [UInt8], _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
