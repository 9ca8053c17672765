// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SalesSimulation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The files in `datasets/` are what `clientele simulate` makes with the commands in its README.
@Suite struct DatasetTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "datasets")

  @Test(arguments: [("grocer", 400), ("wholesaler", 240), ("fashion", 160)] as [(String, Int)])
  func filesAreWhatTheSimulatorMakes(name: String, customers: Int) throws {
    let scenario = try #require(SalesScenario.named(name))
    let files = try SimulatedFiles(scenario, customers: customers, seed: 1)
    let orders = try Data(contentsOf: Self.folder.appending(path: "\(name).csv"))
    let truth = try Data(contentsOf: Self.folder.appending(path: "\(name)-truth.csv"))
    // As plain conditions: a failure must not print two whole files.
    let sameOrders = orders.elementsEqual(files.orders)
    let sameTruth = truth.elementsEqual(files.truth)
    #expect(sameOrders, "datasets/\(name).csv differs from what simulate makes")
    #expect(sameTruth, "datasets/\(name)-truth.csv differs from what simulate makes")
    #expect(orders.count < 250_000)

    let readme = try String(
      decoding: Data(contentsOf: Self.folder.appending(path: "README.md")), as: UTF8.self)
    let command =
      "clientele simulate --scenario \(name) --customers \(customers) --seed 1 "
      + "-o datasets/\(name).csv --truth datasets/\(name)-truth.csv"
    #expect(readme.contains(command), "the README does not say how \(name).csv was made")
  }
}
