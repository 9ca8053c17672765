// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import Foundation
import Synchronization
import Testing

@testable import ClienteleCommand

/// `--timings`: the stages are those of progress, they add up, and nothing else changes by them.
@Suite struct StageTimingsTests {
  @Test func aStageThatComesAgainGoesOn() {
    let timings = StageTimings("a")
    for stage in ["a", "b", "b", "a", "c"] {
      timings.update(Progress(stage: stage, fraction: nil))
    }
    let summary = timings.summary()
    #expect(summary.stages.map(\.stage) == ["a", "b", "c"])
    #expect(summary.stages.allSatisfy { $0.seconds >= 0 && $0.processorSeconds >= 0 })
    #expect(summary.stages.allSatisfy { $0.peakBytes > 1_000_000 })
    #expect(abs(summary.stages.map(\.seconds).reduce(0, +) - summary.total) < 1e-5)
  }

  @Test func stagesAreThoseOfProgress() throws {
    let command = try CommandProcess()
    #expect(
      try command.run("simulate", "--customers", "60", "-o", "o.csv", "--seed", "1").code == 0)
    let heard = Mutex<[String]>([])
    let execution = Execution { progress in
      heard.withLock { stages in
        if !stages.contains(progress.stage) { stages.append(progress.stage) }
      }
    }
    var options = SalesReadingOptions()
    options.collectsAttributes = true
    options.keepsOrders = true
    let ledger = try SalesReader(options: options).read(
      files: [command.folder.appendingPathComponent("o.csv").path], execution: execution)
    _ = try SegmentDiscoverer().discover(ledger, execution: execution)

    let timed = try command.run(
      "discover", "o.csv", "-o", "report", "--json", "a.json", "--timings", "t.json")
    #expect(timed.code == 0, "\(timed.error)")
    let (total, stages) = try costs(command, "t.json")
    let names = stages.compactMap { $0["stage"] as? String }
    #expect(names == ["opening files"] + heard.withLock { $0 } + ["writing the report"])
    let seconds = stages.compactMap { $0["seconds"] as? Double }
    #expect(total > 0 && seconds.count == names.count)
    #expect(abs(seconds.reduce(0, +) - total) < 1e-3)
    #expect(stages.allSatisfy { ($0["processorSeconds"] as? Double ?? -1) >= 0 })
    #expect(stages.allSatisfy { ($0["peakBytes"] as? Int ?? 0) > 1_000_000 })

    let plain = try command.run("discover", "o.csv", "-o", "report", "--json", "b.json")
    #expect(plain.output == timed.output)
    #expect(try command.text(of: "a.json") == command.text(of: "b.json"))
  }

  @Test func rfmTellsItsOwn() throws {
    let command = try CommandProcess()
    #expect(
      try command.run("simulate", "--customers", "60", "-o", "o.csv", "--seed", "1").code == 0)
    let timed = try command.run("rfm", "o.csv", "-o", "rfm.csv", "--timings", "t.json")
    #expect(timed.code == 0, "\(timed.error)")
    let names = try costs(command, "t.json").stages.compactMap { $0["stage"] as? String }
    #expect(names.first == "opening files" && names.contains("reading rows"))
    #expect(Array(names.suffix(2)) == ["scoring customers", "writing customers"])
    // A run that fails has no costs to tell.
    #expect(try command.run("rfm", "none.csv", "-o", "x.csv", "--timings", "n.json").code != 0)
    #expect(!command.exists("n.json"))
  }

  private func costs(
    _ command: CommandProcess, _ name: String
  ) throws -> (total: Double, stages: [[String: Any]]) {
    let object = try command.object(in: name)
    return (
      try #require(object["total"] as? Double), try #require(object["stages"] as? [[String: Any]])
    )
  }
}
