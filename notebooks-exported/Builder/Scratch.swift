// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import TabularFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder for simulated exports, which goes when all notebooks have run.
enum Scratch {
  static let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("clientele-notebooks-\(ProcessInfo.processInfo.processIdentifier)").path

  static func remove() { try? FileManager.default.removeItem(atPath: folder) }
}

/// The path of a file that is there while the notebooks run.
func scratch(_ name: String) throws -> String {
  try Directories.create(Scratch.folder)
  return Scratch.folder + "/" + name
}

/// The group that each customer was made in: a number from 0 a customer, and the groups' names.
func truth(_ path: String, of customers: CustomerTable) throws -> (labels: [Int32], names: [String])
{
  var groups: [String: Int32] = [:]
  var names: [Int32: String] = [:]
  try DelimitedText(path: path).forEachRecord { record in
    let group = Int32(record.string(1)) ?? 0
    groups[record.string(0)] = group
    names[group] = record.string(2)
  }
  let numbers = names.keys.sorted()
  let labels = customers.customerIDs.map { id in
    Int32(groups[id].flatMap { numbers.firstIndex(of: $0) } ?? 0)
  }
  return (labels, numbers.map { names[$0] ?? "" })
}

/// How many customers two ways of grouping share: one row a name of the first.
func crossing(
  _ first: (labels: [Int32], names: [String]), _ second: (labels: [Int32], names: [String])
) -> [[String]] {
  var counts = [[Int]](
    repeating: [Int](repeating: 0, count: second.names.count), count: first.names.count)
  for (a, b) in zip(first.labels, second.labels) { counts[Int(a)][Int(b)] += 1 }
  return zip(first.names, counts).map { name, row in [name] + row.map { count($0) } }
}
