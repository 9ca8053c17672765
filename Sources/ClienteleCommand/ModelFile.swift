// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// Reads a `model.json`.
enum ModelFile {
  static func read(_ path: String) throws -> SegmentModel {
    let bytes = try InputBytes(path: path)
    do {
      return try bytes.withUnsafeBytes { try SegmentModel(json: Array($0)) }
    } catch let error as DiscoveryError {
      throw InputError(file: bytes.name, error.problem, remedy: error.remedy)
    }
  }
}
