// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// `clientele rfm --scheme` and `--thresholds` on six customers.
@Suite struct RFMSchemeCommandTests {
  /// Customers a to f bought 1, 1, 1, 2, 3 and 4 times, each for 10 a time.
  private func shop() throws -> CommandProcess {
    let command = try CommandProcess()
    var lines = ["customer,date,amount"]
    for (index, orders) in [1, 1, 1, 2, 3, 4].enumerated() {
      let id = ["a", "b", "c", "d", "e", "f"][index]
      for order in 0..<orders { lines.append("\(id),2024-0\(order + 1)-1\(index),10.00") }
    }
    try command.write(lines.joined(separator: "\n") + "\n", to: "orders.csv")
    return command
  }

  private func column(_ name: String, of text: String) -> [String] {
    let rows = text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    guard let index = rows.first?.firstIndex(of: name) else { return [] }
    return rows.dropFirst().map { $0[index] }
  }

  @Test(arguments: [
    ("midrank", "222345"), ("r-rfm", "111345"), ("ntile", "112345"), ("pymc", "111233"),
    ("klaviyo", "111233"),
  ])
  func frequencyScores(scheme: String, expected: String) throws {
    let command = try shop()
    let outcome = try command.run(
      "rfm", "orders.csv", "--scheme", scheme, "-o", "rfm.csv", "--json", "rfm.json")
    #expect(outcome.code == 0, "\(outcome.error)")
    #expect(column("f_score", of: try command.text(of: "rfm.csv")).joined() == expected)
    #expect(outcome.error.contains("share their value"))
    #expect(outcome.error.contains("have another frequency score") == (scheme == "ntile"))
    let json = try command.object(in: "rfm.json")
    #expect(json["scheme"] as? String == scheme)
    let frequency = try #require(json["frequency"] as? [String: Any])
    #expect(frequency["tieShare"] as? Double == 0.5)
    let sizes = try #require(frequency["sizes"] as? [Int])
    #expect(sizes.reduce(0, +) == 6)
    let segments = try #require(json["segments"] as? [[String: Any]])
    #expect(segments.compactMap { $0["customers"] as? Int }.reduce(0, +) == 6)
  }

  @Test func thresholdsFromAFile() throws {
    let command = try shop()
    try command.write(
      """
      dimension,score,bound
      recency,2,60
      frequency,2,2
      monetary,2,35.5
      frequency,3,4
      monetary,3,40
      recency,3,30.5

      """, to: "bounds.csv")
    let outcome = try command.run(
      "rfm", "orders.csv", "--thresholds", "bounds.csv", "--json", "rfm.json", "--quiet")
    #expect(outcome.code == 0, "\(outcome.error)")
    #expect(outcome.error.isEmpty)
    #expect(column("f_score", of: outcome.output).joined() == "111223")
    #expect(column("m_score", of: outcome.output).joined() == "111113")
    // From the midnight after April 15: 95.. days, then 63, 32 and 1.
    #expect(column("r_score", of: outcome.output).joined() == "111123")
    #expect(try command.object(in: "rfm.json")["scheme"] as? String == "thresholds")
  }

  @Test(arguments: [
    ("recency,2\n", "bounds.csv:1: this line has 2 fields"),
    ("dimension,score,bound\nfrequence,2,2\n", "bounds.csv:2: \"frequence\" is none"),
    ("recency,1,2\n", "bounds.csv:1: \"1\" is no score"),
    ("recency,2,many\n", "bounds.csv:1: \"many\" is no bound"),
    (
      "recency,2,90\nfrequency,2,2\nrecency,2,80\n",
      "bounds.csv:3: recency has a bound for score 2 in line 1 already"
    ),
    (
      "recency,2,90\nrecency,3,90\nfrequency,2,2\nfrequency,3,4\nmonetary,2,1\nmonetary,3,2\n",
      "bounds.csv:2: the bound of score 3 is not under that of score 2 in line 1"
    ),
    ("recency,2,90\nfrequency,2,2\n", "bounds.csv: monetary has no bound for score 2"),
  ])
  func badThresholdsNameTheirLine(text: String, message: String) throws {
    let command = try shop()
    try command.write(text, to: "bounds.csv")
    let outcome = try command.run("rfm", "orders.csv", "--thresholds", "bounds.csv")
    #expect(outcome.code == 65)
    #expect(outcome.error.contains(message), "\(outcome.error)")
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: [
    ["--scheme", "klaviyo", "--bins", "5"], ["--scheme", "thresholds"],
    ["--scheme", "ntile", "--thresholds", "bounds.csv"], ["--scheme", "nonsense"],
    ["--bins", "4", "--thresholds", "bounds.csv"],
  ])
  func optionsThatContradictEachOther(options: [String]) throws {
    let outcome = try CommandProcess().run(["rfm", "orders.csv"] + options)
    #expect(outcome.code == 64)
    #expect(outcome.error.contains("Error: "))
  }
}
