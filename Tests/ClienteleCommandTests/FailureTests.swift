// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Each way to fail has its exit code and one clear sentence.
@Suite struct FailureTests {
  @Test(arguments: [
    ["discover", "orders.csv"], ["cluster", "points.csv"], ["rfm", "a.csv", "--bins", "1"],
    ["inspect", "a.csv", "--map", "nonsense=Email"],
    ["simulate", "--customers", "0", "-o", "x"],
    ["nonsense"],
  ])
  func aWrongCommandLineIs64(arguments: [String]) throws {
    let outcome = try CommandProcess().run(arguments)
    #expect(outcome.code == 64)
    #expect(outcome.error.contains("Error: "))
  }

  @Test func anInputThatCannotBeUsedIs65() throws {
    let command = try CommandProcess()
    try command.write("a,b\n1,2\n", to: "strange.csv")
    let outcome = try command.run("rfm", "strange.csv", "-o", "out.csv")
    #expect(outcome.code == 65)
    #expect(outcome.error.contains("strange.csv"))
    #expect(outcome.error.contains("--map"))
    #expect(!command.exists("out.csv"))

    let missing = try command.run("inspect", "missing.csv")
    #expect(missing.code == 65)
    #expect(missing.error.contains("missing.csv"))
  }

  @Test func moreClustersThanRowsNamesBoth() throws {
    let command = try CommandProcess()
    try command.write("x\n1\n2\n", to: "two.csv")
    let outcome = try command.run("cluster", "two.csv", "-k", "9")
    #expect(outcome.code == 65)
    #expect(outcome.error.contains("9") && outcome.error.contains("2"))
  }
}
