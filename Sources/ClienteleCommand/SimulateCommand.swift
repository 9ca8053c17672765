// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Clientele

/// `clientele simulate`: a sales export whose segments are known.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Write a sales export with known segments, to try things on.",
    discussion: "The same seed gives the same bytes on every machine.")

  @Option(help: ArgumentHelp("How many customers.", valueName: "n"))
  var customers: Int

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The export to write.", valueName: "file"))
  var output: String

  @Option(help: ArgumentHelp("Write which segment each customer belongs to.", valueName: "file"))
  var truth: String?

  @Option(help: ArgumentHelp(scenarioHelp, valueName: "name"))
  var scenario = "grocer"

  @OptionGroup var common: CommonOptions

  private static var scenarioHelp: String {
    "The shop: " + SalesScenario.all.map(\.name).joined(separator: ", ") + "."
  }

  func validate() throws {
    guard customers >= 1 else { throw ValidationError("--customers must be at least 1.") }
    guard SalesScenario.named(scenario) != nil else {
      throw ValidationError("There is no scenario '\(scenario)'. \(Self.scenarioHelp)")
    }
  }

  func run() throws {
    guard let shop = SalesScenario.named(scenario) else {
      throw ValidationError("There is no scenario '\(scenario)'.")
    }
    let simulator = SalesSimulator(
      scenario: shop, customerCount: customers, seed: common.seed)
    let totals = try common.run("writing orders", writing: output) { execution in
      try simulator.write(to: output, truth: truth, execution: execution)
    }
    try common.writeJSON(totals)
    if output != "-" {
      common.note("\(NumberText.count(totals.rows, "row")) written to \(output)")
    }
  }
}
