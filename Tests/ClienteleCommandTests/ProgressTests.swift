// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ClienteleCommand

/// The line of progress: what it says, when it says how long, and where it is drawn.
@Suite struct ProgressTests {
  @Test func anEvenPaceTellsTheTimeLeft() throws {
    var time = TimeLeft()
    for step in 0...30 { time.add(Double(step) / 100, at: Double(step) / 10) }
    #expect(abs(try #require(time.seconds(at: 3)) - 7) < 1e-9)
    // The clock goes on where a stage is silent, and nothing under 0 is ever told.
    #expect(abs(try #require(time.seconds(at: 8)) - 2) < 1e-9)
    #expect(time.seconds(at: 10) == nil)
    #expect(time.seconds(at: 11) == nil)
  }

  @Test func nothingIsToldBeforeItCanBeKnown() {
    var time = TimeLeft()
    #expect(time.seconds(at: 0) == nil)
    for step in 0...9 { time.add(Double(step) / 20, at: Double(step) / 10) }
    #expect(time.seconds(at: 0.9) == nil, "under a second of pace")
    var slow = TimeLeft()
    for step in 0...20 { slow.add(Double(step) / 1_000, at: Double(step)) }
    #expect(slow.seconds(at: 20) == nil, "two percent of the work")
  }

  @Test func anUnevenPaceTellsNothing() {
    var time = TimeLeft()
    // A tenth of the work a second; from the fourth second on a hundredth.
    for step in 0...40 { time.add(Double(step) / 100, at: Double(step) / 10) }
    #expect(time.seconds(at: 4) != nil)
    time.add(0.43, at: 7)
    time.add(0.46, at: 10)
    #expect(time.seconds(at: 10) == nil, "the end moved from 10 s to 22 s")
  }

  @Test func whatWasReadBeforeSaysNothing() throws {
    var time = TimeLeft(knownFrom: 0.5)
    for step in 0...49 { time.add(Double(step) / 100, at: Double(step)) }
    #expect(time.seconds(at: 49) == nil)
    for step in 0...20 { time.add(0.5 + Double(step) / 100, at: 50 + Double(step) / 10) }
    #expect(abs(try #require(time.seconds(at: 52)) - 3) < 1e-9)
  }

  @Test func theLineFitsTheTerminal() {
    func line(_ width: Int, left: Double? = 83) -> String {
      ProgressLine.text(
        stage: "building Ward's tree", fraction: 0.42, elapsed: 61.5, left: left, width: width)
    }
    #expect(
      line(100)
        == "████████░░░░░░░░░░░░ 42%  building Ward's tree  1 min 1 s, about 1 min 20 s left")
    #expect(line(70) == "42%  building Ward's tree  1 min 1 s, about 1 min 20 s left")
    #expect(line(40) == "42%  building W…  about 1 min 20 s left")
    #expect(line(40, left: nil) == "42%  building Ward's tree  1 min 1 s")
    for width in 1...120 { #expect(line(width).count < max(width, 2)) }
  }

  @Test func shareIsNeverOverOrUnder() {
    func share(_ fraction: Double) -> String {
      ProgressLine.text(stage: "s", fraction: fraction, elapsed: 0, left: nil, width: 15)
    }
    #expect(share(-1) == " 0%  s")
    #expect(share(0.999) == "99%  s")
    #expect(share(2) == "99%  s")
    #expect(
      ProgressLine.text(stage: "opening", fraction: nil, elapsed: 0.2, left: nil, width: 80)
        == "opening")
  }

  @Test func timesAreToldInStepsOfTheirSize() {
    #expect([0.2, 7.6, 23, 58, 125, 700].map(ProgressLine.rounded) == [1, 8, 25, 60, 130, 720])
    #expect(
      [0.9, 60, 200, 7_500].map(ProgressLine.clock) == ["0 s", "1 min", "3 min 20 s", "2 h 5 min"])
  }

  @Test func aTerminalSeesStagesAndNothingElseDoes() throws {
    let command = try CommandProcess()
    #expect(
      try command.run("simulate", "--customers", "60", "-o", "o.csv", "--seed", "1").code == 0)
    let terminal = try command.runOnTerminal(["discover", "o.csv", "-o", "report"])
    #expect(terminal.code == 0)
    let lines = terminal.error.components(separatedBy: "\r\u{1B}[2K")
    // The first line stands before anything is read; the last thing is that the line is gone.
    #expect(lines.count > 2)
    #expect(lines.first?.isEmpty == true)
    #expect(lines.dropFirst().first == "opening files")
    #expect(!terminal.output.contains("\u{1B}") && !terminal.output.contains("opening"))
    let quiet = try command.runOnTerminal(["discover", "o.csv", "-o", "report", "--quiet"])
    #expect(quiet.code == 0)
    #expect(quiet.error.isEmpty)
    let plain = try command.run("discover", "o.csv", "-o", "report")
    #expect(!plain.error.contains("\r") && !plain.error.contains("opening files"))
    #expect(plain.output == terminal.output)
  }
}
