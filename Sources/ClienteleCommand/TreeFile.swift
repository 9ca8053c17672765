// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// Trees as CSV or as `.npy`, by the file's name.
enum TreeFile {
  static func write(_ tree: Dendrogram, path: String) throws {
    guard !path.lowercased().hasSuffix(".npy") else {
      let merges = tree.merges
      let table = Matrix<Double>(columns: [
        merges.map { Double($0.first) }, merges.map { Double($0.second) }, merges.map(\.height),
        merges.map(\.size),
      ])
      return try NumPyFile.write(table, path: path)
    }
    try AtomicFile.write(path: path) { file in
      try file.append("a,b,height,size\n")
      for merge in tree.merges {
        try file.append("\(merge.first),\(merge.second),\(merge.height),\(merge.size)\n")
      }
    }
  }
}
