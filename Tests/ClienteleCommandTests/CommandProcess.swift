// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Runs the built command as a user does, in a folder of its own that is removed afterwards.
final class CommandProcess {
  struct Outcome {
    let code: Int32
    let output: String
    let error: String
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("clientele-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Where the build put the command: beside the test bundle.
  private static var executable: URL {
    var directory = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0])
      .resolvingSymlinksInPath().deletingLastPathComponent()
    while directory.path != "/" {
      let candidate = directory.appendingPathComponent("clientele")
      var isDirectory: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isDirectory),
        !isDirectory.boolValue
      {
        return candidate
      }
      directory = directory.deletingLastPathComponent()
    }
    preconditionFailure("the command is not beside \(ProcessInfo.processInfo.arguments[0])")
  }

  /// Runs the command in the folder; the environment has no colour and no terminal.
  func run(_ arguments: String...) throws -> Outcome {
    try run(arguments)
  }

  private func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "COLUMNS": "80"]
    return process
  }

  /// Runs the command with a terminal as its standard error, and only there.
  func runOnTerminal(_ arguments: [String]) throws -> Outcome {
    let process = process(arguments)
    let (main, child) = try Self.openTerminal()
    let outputFile = folder.appendingPathComponent(".stdout")
    try Data().write(to: outputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = child
    process.standardInput = FileHandle.nullDevice
    try process.run()
    try child.close()
    // When the last writer is gone, reading fails where a pipe would end.
    var written = Data()
    var block = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(main.fileDescriptor, &block, block.count)
      guard count > 0 else { break }
      written += block[..<count]
    }
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      error: String(decoding: written, as: UTF8.self))
  }

  private static func openTerminal() throws -> (main: FileHandle, child: FileHandle) {
    var (main, child): (Int32, Int32) = (-1, -1)
    guard openpty(&main, &child, nil, nil, nil) == 0 else { throw POSIXError(.ENODEV) }
    return (
      FileHandle(fileDescriptor: main, closeOnDealloc: true),
      FileHandle(fileDescriptor: child, closeOnDealloc: true)
    )
  }

  func run(_ arguments: [String], input: String? = nil) throws -> Outcome {
    let process = process(arguments)
    let outputFile = folder.appendingPathComponent(".stdout")
    let errorFile = folder.appendingPathComponent(".stderr")
    let inputFile = folder.appendingPathComponent(".stdin")
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    try Data((input ?? "").utf8).write(to: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
  }

  func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
  }

  /// The JSON object in a file.
  func object(in name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: folder.appendingPathComponent(name))
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }
}
