// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import Testing

@testable import TabularFiles

@Suite struct NumericTableTests {
  private func table(
    _ text: String, columns: [String]? = nil, id: String? = nil, weights: String? = nil,
    decimalSeparator: Character = "."
  ) throws -> NumericTable<Double> {
    try NumericTable(
      InputBytes(Array(text.utf8), name: "t.csv"), columns: columns, identifierColumn: id,
      weights: weights, decimalSeparator: decimalSeparator.asciiValue ?? 0)
  }

  private func problem(_ body: () throws -> Void) -> String {
    inputError(body).map(\.description) ?? "none"
  }

  private func npy(_ rows: [[Double]]) -> InputBytes {
    NumPyBytes(
      shape: "(\(rows.count), \(rows[0].count))",
      data: NumPyBytes.encode(rows.flatMap { $0 }.map(\.bitPattern))
    ).input
  }

  @Test func allColumnsAndChosenOnes() throws {
    let text = "a,b,c\n1,2.5,3\n-4, 5 ,6e1\n"
    let all = try table(text)
    #expect(all.matrix == Matrix(rows: [[1, 2.5, 3], [-4, 5, 60]]))
    #expect(all.columnNames == ["a", "b", "c"])
    #expect(all.identifiers == nil && all.weights == nil)
    let some = try table(text, columns: ["C", "a"])
    #expect(some.matrix == Matrix(rows: [[3, 1], [60, -4]]))
    #expect(some.columnNames == ["c", "a"])
  }

  @Test func identifiersAndWeights() throws {
    let read = try table(
      "name,w,x\n\"B, \"\"b\"\"\",2,7\nA,0.5,8\n", id: "name", weights: "w")
    #expect(read.identifiers == ["B, \"b\"", "A"])
    #expect(read.weights == [2, 0.5])
    #expect(read.matrix == Matrix(rows: [[7], [8]]))
  }

  @Test func weightsFromAFile() throws {
    let folder = try ScratchFolder()
    let path = "\(folder.path)/w.npy"
    try NumPyFile.write([2.0, 1.0], path: path)
    #expect(try table("x\n1\n2\n", weights: path).weights == [2, 1])
    #expect(problem { _ = try table("x\n1\n", weights: path) }.contains("2 weights for 1 rows"))
    try NumPyFile.write([2.0, -1.0], path: path)
    #expect(problem { _ = try table("x\n1\n2\n", weights: path) }.contains("row 1"))
    try NumPyFile.write([.nan, 1], path: path)
    #expect(problem { _ = try table("x\n1\n2\n", weights: path) }.contains("row 0"))
  }

  @Test func decimalComma() throws {
    let read = try table("a;b\n1,5;2\n", decimalSeparator: ",")
    #expect(read.matrix == Matrix(rows: [[1.5, 2]]))
  }

  @Test func singlePrecision() throws {
    let input = InputBytes(Array("a\n0.1\n16777217\n".utf8), name: "t.csv")
    #expect(try NumericTable<Float>(input).matrix.elements == [0.1, 16_777_216])
    let large = InputBytes(Array("a\n1e300\n".utf8), name: "t.csv")
    #expect(problem { _ = try NumericTable<Float>(large) }.contains("t.csv:2:"))
    #expect(
      problem { _ = try NumericTable<Float>(npy([[1], [1e300]])) }.contains("row 1, column 0"))
  }

  @Test func cellsThatAreNoNumbers() {
    #expect(
      problem { _ = try table("a,b\n1,2\n\n3,red\n") }
        == "t.csv:4: the column \"b\" holds \"red\", which is not a number; "
        + "choose numeric columns with --columns")
    for cell in ["nan", "NaN", "inf", "-Infinity", "1e999", "1 000"] {
      #expect(problem { _ = try table("a,b\n1,\(cell)\n") }.contains("t.csv:2:"))
    }
    #expect(problem { _ = try table("a,b\n1,2\n3,\n") }.contains("t.csv:3: the column \"b\" is"))
    #expect(problem { _ = try table("a,b\n1,2\n3\n") }.contains("t.csv:3: has 1 fields"))
    #expect(problem { _ = try table("a,w\n1,-2\n", weights: "w") }.contains("negative"))
  }

  @Test func columnsThatCannotBeUsed() {
    #expect(problem { _ = try table("a,b\n1,2\n", columns: ["z"]) }.contains("it has: a, b"))
    #expect(problem { _ = try table("a,a\n1,2\n", columns: ["a"]) }.contains("2 columns"))
    #expect(problem { _ = try table("a,b\n1,2\n", columns: ["a", "A"]) }.contains("twice"))
    #expect(problem { _ = try table(",b\n1,2\n") }.contains("column 1 has no name"))
    #expect(problem { _ = try table("a\nx\n", id: "a") }.contains("no columns to use"))
    #expect(problem { _ = try table("a,b\n") }.contains("has no rows"))
    #expect(problem { _ = try table("5.1,3.5\n4.9,3.0\n") }.contains("header should be"))
  }

  @Test func namesThatAreCountsAreNames() throws {
    #expect(try table("0,1\n5,6\n").columnNames == ["0", "1"])
  }

  @Test func numPyTables() throws {
    let read = try NumericTable<Double>(
      npy([[1, 2, 3], [4, 5, 6]]), columns: ["2", "0"], weights: "1")
    #expect(read.matrix == Matrix(rows: [[3, 1], [6, 4]]))
    #expect(read.columnNames == ["2", "0"])
    #expect(read.weights == [2, 5])
    #expect(problem { _ = try NumericTable<Double>(npy([[1]]), identifierColumn: "x") } != "none")
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func numPyValuesThatAreNotFinite(value: Double) {
    for (row, column) in [(0, 0), (17, 2), (255, 1), (256, 0), (599, 2)] {
      var rows = (0..<600).map { [Double($0), 1, 2] }
      rows[row][column] = value
      let found = problem { _ = try NumericTable<Double>(npy(rows)) }
      #expect(found.hasPrefix("a.npy: row \(row), column \(column) (both counted from 0)"))
    }
  }

  @Test func labels() throws {
    let folder = try ScratchFolder()
    for name in ["l.csv", "l.npy"] {
      try LabelFile.write([2, 0, -1], path: "\(folder.path)/\(name)")
      #expect(try LabelFile.read(path: "\(folder.path)/\(name)") == [2, 0, -1])
    }
    let unordered = try folder.write(Array("row,label\n1,0\n0,1\n".utf8), "u.csv")
    #expect(inputError { _ = try LabelFile.read(path: unordered) }?.line == 2)
    let words = try folder.write(Array("label\n1\nred\n".utf8), "w.csv")
    #expect(inputError { _ = try LabelFile.read(path: words) }?.line == 3)
  }
}
