// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the machine has, and how to say it.
enum LinkageMemory {
  /// The machine's memory in bytes; 4 GB when the system does not tell.
  static let physicalBytes: Int = {
    let pages = Int(sysconf(Int32(_SC_PHYS_PAGES)))
    let size = Int(sysconf(Int32(_SC_PAGESIZE)))
    guard pages > 0, size > 0 else { return 4_000_000_000 }
    return pages * size
  }()

  /// Bytes in the unit that reads best, with one decimal: "3.2 GB".
  static func describe(_ bytes: Double) -> String {
    for (unit, name) in [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB")] where bytes >= unit {
      return "\((bytes / unit * 10).rounded() / 10) \(name)"
    }
    return "\(Int(bytes)) bytes"
  }
}
