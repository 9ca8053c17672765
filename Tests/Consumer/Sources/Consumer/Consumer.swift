// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// The ten lines of the README, run on a shop that the package simulates.
@main
struct Consumer {
  static func main() throws {
    let orders = CommandLine.arguments.dropFirst().first ?? "orders.csv"
    try SalesSimulator(scenario: .wholesaler, customerCount: 150, seed: 1).write(to: orders)

    let ledger = try SalesReader().read(files: [orders])
    let result = try SegmentDiscoverer(segmentCounts: 2...6).discover(ledger)
    for segment in result.segments {
      print(segment.name, segment.customers, segment.revenue, segment.rule.condition)
    }
    let points = Matrix<Double>(rows: [[0, 0], [0, 1], [9, 9], [9, 8]])
    print(try KMeans(clusterCount: 2).fit(points, seed: 7).labels)
  }
}
