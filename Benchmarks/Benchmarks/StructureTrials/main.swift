// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra
import Foundation
import ReproducibleComputing

let arguments = Array(CommandLine.arguments.dropFirst())

func option(_ name: String, _ otherwise: Int) -> Int {
  guard let place = arguments.firstIndex(of: "--\(name)"), place + 1 < arguments.count else {
    return otherwise
  }
  return Int(arguments[place + 1]) ?? otherwise
}

func text(_ name: String) -> String? {
  guard let place = arguments.firstIndex(of: "--\(name)"), place + 1 < arguments.count else {
    return nil
  }
  return arguments[place + 1]
}

let execution = Execution(threadCount: option("threads", Execution.activeProcessorCount))
switch arguments.first {
case "critical-values":
  try printCriticalValues(
    drawCount: option("draws", 50_000), seed: UInt64(option("seed", 1)), execution: execution)
case "nulls", "planted":
  let all = arguments[0] == "nulls" ? nullPopulations : plantedPopulations
  let names = text("only")?.split(separator: ";").map(String.init)
  try Trials(
    populations: all.filter { names?.contains($0.name) ?? true },
    rowCount: option("rows", 3000), runCount: option("runs", 20),
    firstSeed: UInt64(option("seed", 1)), execution: execution,
    showsTrees: arguments.contains("--trees")
  ).run()
case "table":
  guard arguments.count > 1, let kinds = text("kinds") else { fallthrough }
  try judgeTable(
    arguments[1], columns: text("columns")?.split(separator: ",").map(String.init),
    kinds: kinds, execution: execution)
default:
  print(
    """
    structure-trials critical-values [--draws 50000] [--seed 1]
        the table of critical values, as Sources/Clustering/ValleyCriticalValues.swift
    structure-trials nulls|planted [--rows 3000] [--runs 20] [--seed 1] [--only NAME;...] [--trees]
        how often populations without groups are called distinct; what is found of planted groups
    structure-trials table FILE.csv --kinds measurement,count,total:1,... [--columns a,b,c]
        what is found in columns of numbers; a total names its count by its place from 0
    """)
}
