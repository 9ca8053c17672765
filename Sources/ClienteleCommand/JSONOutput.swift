// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Machine-readable results: sorted keys, so that equal results are equal bytes.
enum JSONOutput {
  static func write(_ value: some Encodable, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try write(bytes: Array(try encoder.encode(value)) + [0x0A], to: path)
  }

  static func write(bytes: [UInt8], to path: String) throws {
    try AtomicFile.write(path: path) { try $0.append(bytes) }
  }
}
