// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The whole way, as a user goes it.
@Suite struct EndToEndTests {
  @Test func fromSimulationToReport() throws {
    let command = try CommandProcess()
    let made = try command.run(
      "simulate", "--customers", "300", "--seed", "3", "--scenario", "four", "-o", "orders.csv",
      "--truth", "truth.csv")
    #expect(made.code == 0, "\(made.error)")

    let seen = try command.run("inspect", "orders.csv", "--json", "seen.json")
    #expect(seen.code == 0, "\(seen.error)")
    #expect(seen.output.contains("clientele discover orders.csv"))
    let input = try command.object(in: "seen.json")["input"] as? [String: Any] ?? [:]
    #expect(input["customers"] as? Int == 300)

    let found = try command.run("discover", "orders.csv", "-o", "report", "--json", "found.json")
    #expect(found.code == 0, "\(found.error)")
    #expect(found.output.contains("report/report.html"))
    let report = try command.object(in: "report/report.json")
    let segments = report["segments"] as? [[String: Any]] ?? []
    #expect(segments.compactMap { $0["customers"] as? Int }.reduce(0, +) == 300)
    #expect(try command.text(of: "found.json") == command.text(of: "report/report.json"))
    for name in ["report.html", "report.md", "segments.csv", "model.json"] {
      #expect(command.exists("report/\(name)"))
    }
    #expect(try command.text(of: "report/segments.csv").split(separator: "\n").count == 301)
  }

  @Test func aPrivateReportHoldsNoListAndTheSchemaIsPrinted() throws {
    let command = try CommandProcess()
    let made = try command.run(
      "simulate", "--customers", "300", "--scenario", "four", "-o", "orders.csv")
    #expect(made.code == 0, "\(made.error)")
    let found = try command.run("discover", "orders.csv", "-o", "report", "--private")
    #expect(found.code == 0, "\(found.error)")
    #expect(!found.output.contains("segments.csv"))
    #expect(!command.exists("report/segments.csv") && !command.exists("report/model.json"))
    let rows = try command.text(of: "orders.csv").split(separator: "\n")
    let column = try #require(rows[0].split(separator: ",").firstIndex(of: "customer_id"))
    let first = rows[1].split(separator: ",")[column]
    for name in ["report.html", "report.md", "report.json"] {
      #expect(try !command.text(of: "report/\(name)").contains(first))
    }
    let schema = try command.run("schema")
    #expect(schema.code == 0 && schema.output.contains("urn:clientele:report:1"))
    let both = try command.run(
      "discover", "orders.csv", "-o", "x", "--private", "--rejects", "rejects.csv")
    #expect(both.code == 64)
  }

  @Test func threadsAndRowOrderChangeNoByte() throws {
    let command = try CommandProcess()
    let made = try command.run(
      "simulate", "--customers", "200", "--scenario", "six", "-o", "orders.csv")
    #expect(made.code == 0)
    var lines = try command.text(of: "orders.csv").split(separator: "\n")
    lines[1...].reverse()
    try command.write(lines.joined(separator: "\n") + "\n", to: "orders2.csv")
    #expect(try command.run("discover", "orders.csv", "-o", "a", "--threads", "1").code == 0)
    #expect(try command.run("discover", "orders.csv", "-o", "b", "--threads", "3").code == 0)
    for name in ["report.html", "report.md", "report.json", "segments.csv", "model.json"] {
      #expect(try command.text(of: "a/\(name)") == command.text(of: "b/\(name)"))
    }
    #expect(try command.run("rfm", "orders.csv", "-o", "a.csv").code == 0)
    #expect(try command.run("rfm", "orders2.csv", "-o", "b.csv").code == 0)
    #expect(try command.text(of: "a.csv") == command.text(of: "b.csv"))
  }

  @Test func clusterWritesLabelsAndTrees() throws {
    let command = try CommandProcess()
    try command.write("name,x,y\na,0,0\nb,0,1\nc,9,9\nd,9,8\n", to: "points.csv")
    let kmeans = try command.run(
      "cluster", "points.csv", "--id", "name", "-k", "2", "--labels", "labels.csv", "--json",
      "k.json")
    #expect(kmeans.code == 0, "\(kmeans.error)")
    #expect(try command.object(in: "k.json")["inertia"] as? Double == 1)
    let labels = try command.text(of: "labels.csv").split(separator: "\n").map {
      String($0.split(separator: ",")[1])
    }
    #expect(labels.count == 5 && labels[0] == "label")
    #expect(labels[1] == labels[2] && labels[3] == labels[4] && labels[1] != labels[3])

    let condensed = try command.run(
      "cluster", "points.csv", "--id", "name", "--algorithm", "twostep", "-k", "2", "--labels",
      "two.csv", "--json", "two.json")
    #expect(condensed.code == 0, "\(condensed.error)")
    #expect(try command.object(in: "two.json")["inertia"] as? Double == 1)
    #expect(try command.object(in: "two.json")["withinShare"] as? Double == 0)
    #expect(try command.object(in: "two.json")["exact"] as? Bool == true)
    #expect(try command.text(of: "two.csv").split(separator: "\n").count == 5)

    let tree = try command.run(
      "cluster", "points.csv", "--id", "name", "--algorithm", "single", "--merges", "tree.csv")
    #expect(tree.code == 0, "\(tree.error)")
    #expect(try command.text(of: "tree.csv").split(separator: "\n").count == 4)

    let scored = try command.run(
      "evaluate", "points.csv", "labels.csv", "--id", "name", "--json", "e.json")
    #expect(scored.code == 0, "\(scored.error)")
    #expect(try command.object(in: "e.json")["inertia"] as? Double == 1)
  }
}
