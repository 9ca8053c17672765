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

@Suite struct AtomicFileTests {
  struct Failure: Error {}

  private func content(_ path: String) throws -> String {
    try InputBytes(path: path).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }

  @Test func theNameAppearsWithTheCommit() throws {
    let folder = try ScratchFolder()
    let path = "\(folder.path)/out.csv"
    let file = try AtomicFile(path: path)
    try file.append("a,")
    try file.append(Array("b\n".utf8))
    #expect(!folder.names.contains("out.csv"))
    try file.commit()
    #expect(folder.names == ["out.csv"])
    #expect(try content(path) == "a,b\n")
  }

  @Test func anErrorLeavesNothingBehind() throws {
    let folder = try ScratchFolder()
    let path = "\(folder.path)/out.csv"
    #expect(throws: Failure.self) {
      try AtomicFile.write(path: path) { file in
        try file.append(String(repeating: "x", count: 1 << 20))
        throw Failure()
      }
    }
    #expect(folder.names.isEmpty)
    do {
      let forgotten = try AtomicFile(path: path)
      try forgotten.append("x")
      #expect(folder.names.count == 1)
    }
    #expect(folder.names.isEmpty)
  }

  @Test func anErrorLeavesTheOldFileAsItWas() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(Array("old".utf8), "out.csv")
    #expect(throws: Failure.self) {
      try AtomicFile.write(path: path) { file in
        try file.append("new")
        throw Failure()
      }
    }
    #expect(try content(path) == "old")
    try AtomicFile.write(path: path) { try $0.append("new") }
    #expect(try content(path) == "new")
    #expect(folder.names == ["out.csv"])
  }

  @Test func permissionsAndLinksStay() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(Array("old".utf8), "real.csv")
    chmod(path, 0o600)
    let link = "\(folder.path)/link.csv"
    symlink("real.csv", link)
    try AtomicFile.write(path: link) { try $0.append("new") }
    #expect(try content(path) == "new")
    var status = stat()
    lstat(link, &status)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
    stat(path, &status)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func largeAppendsKeepTheirOrder() throws {
    let folder = try ScratchFolder()
    let path = "\(folder.path)/out"
    let large = [UInt8](repeating: 7, count: 1 << 19)
    try AtomicFile.write(path: path) { file in
      try file.append([1, 2])
      try large.withUnsafeBytes { try file.append($0) }
      try file.append([3])
    }
    let written = try InputBytes(path: path).withUnsafeBytes { Array($0) }
    #expect(written == [1, 2] + large + [3])
  }

  @Test func whatCannotBeWritten() throws {
    let folder = try ScratchFolder()
    let error = #expect(throws: OutputError.self) {
      try AtomicFile(path: "\(folder.path)/missing/out.csv")
    }
    #expect(error?.problem.contains("folder") == true)
    #expect(throws: OutputError.self) { try AtomicFile(path: folder.path) }
  }

  @Test func aClosedPipeIsAnError() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let file = AtomicFile(descriptor: ends[1], name: "standard output")
    close(ends[0])
    try file.append("lost")
    let error = #expect(throws: OutputError.self) { try file.commit() }
    #expect(error?.problem.contains("nobody reads") == true)
  }

  @Test(.enabled(if: access("/dev/full", W_OK) == 0))
  func aFullDiskIsAnError() throws {
    let error = #expect(throws: OutputError.self) {
      try AtomicFile.write(path: "/dev/full") { try $0.append("x") }
    }
    #expect(error?.description == "/dev/full: cannot be written: no space left on device")
    try AtomicFile.write(path: "/dev/null") { try $0.append("x") }
  }

  @Test func directories() throws {
    let folder = try ScratchFolder()
    let deep = "\(folder.path)/a/b/c"
    try Directories.create(deep)
    try Directories.create(deep + "/")
    try AtomicFile.write(path: "\(deep)/f") { try $0.append("x") }
    #expect(try content("\(deep)/f") == "x")
    #expect(throws: OutputError.self) { try Directories.create("\(deep)/f/g") }
    unlink("\(deep)/f")
    for path in [deep, "\(folder.path)/a/b", "\(folder.path)/a"] { rmdir(path) }
  }
}
