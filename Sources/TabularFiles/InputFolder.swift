// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The exports in a folder.
public struct InputFolder: Sendable {
  /// The files that may be exports by the ends of their names, sorted by name.
  public let files: [String]
  /// The names of what else is there, hidden files aside, sorted.
  public let others: [String]

  /// Ends of names of what can be read.
  private static let endings = [
    ".csv", ".tsv", ".tab", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz", ".csv.zst", ".tsv.zst",
    ".txt.zst", ".xlsx", ".zip",
  ]

  /// Lists a folder, without the folders in it; nil when it is none.
  ///
  /// - Parameter path: A path.
  /// - Throws: `InputError` when the folder cannot be read, or nothing in it is an export.
  public init?(path: String) throws {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      return nil
    }
    guard let folder = opendir(path) else {
      throw InputError(
        file: path, "cannot be listed: \(systemMessage(errno))",
        remedy: "ask for the right to read it")
    }
    defer { closedir(folder) }
    var (files, others): ([String], [String]) = ([], [])
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
          String(cString: $0)
        }
      }
      if name.hasPrefix(".") { continue }
      let file = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      let isExport =
        stat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        && Self.endings.contains { name.lowercased().hasSuffix($0) }
        // What Excel leaves beside a workbook that is open.
        && !name.hasPrefix("~$")
      if isExport { files.append(file) } else { others.append(name) }
    }
    guard !files.isEmpty else {
      throw InputError(
        file: path, "holds no export (.csv, .tsv, .txt, .xlsx, .gz, .zst)",
        remedy: "name another folder, or a file")
    }
    self.files = files.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    self.others = others.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }
}
