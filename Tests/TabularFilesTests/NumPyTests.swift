// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra
import Testing

@testable import TabularFiles

/// The bytes of a NumPy file, put together as NEP 1 says.
struct NumPyBytes {
  var version: UInt8 = 1
  var descr = "'<f8'"
  var fortranOrder = "False"
  var shape = "(3, 2)"
  var data: [UInt8] = []

  var bytes: [UInt8] {
    let text = "{'descr': \(descr), 'fortran_order': \(fortranOrder), 'shape': \(shape), }  \n"
    let count = text.utf8.count
    let length = (0..<(version == 1 ? 2 : 4)).map { UInt8(count >> (8 * $0) & 0xFF) }
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + length + Array(text.utf8) + data
  }

  var input: InputBytes { InputBytes(bytes, name: "a.npy") }

  static func encode<Bits: FixedWidthInteger>(_ values: [Bits], bigEndian: Bool = false) -> [UInt8]
  {
    values.flatMap { value in
      withUnsafeBytes(of: bigEndian ? value.bigEndian : value.littleEndian) { Array($0) }
    }
  }
}

@Suite struct NumPyTests {
  private let rows: [[Double]] = [[1, -2.5], [3, 4], [0.25, 1e6]]

  private func encoded(_ values: [Double], _ code: String, bigEndian: Bool) -> [UInt8] {
    switch code {
    case "f8": NumPyBytes.encode(values.map(\.bitPattern), bigEndian: bigEndian)
    case "f4": NumPyBytes.encode(values.map { Float($0).bitPattern }, bigEndian: bigEndian)
    case "i8": NumPyBytes.encode(values.map { Int64($0) }, bigEndian: bigEndian)
    case "i4": NumPyBytes.encode(values.map { Int32($0) }, bigEndian: bigEndian)
    case "i2": NumPyBytes.encode(values.map { Int16($0) }, bigEndian: bigEndian)
    case "u1": NumPyBytes.encode(values.map { UInt8($0) })
    default: NumPyBytes.encode(values.map { UInt8($0 == 0 ? 0 : 1) })
    }
  }

  @Test(arguments: ["f8", "f4"], [false, true])
  func floatsInEitherOrderAndVersion(code: String, bigEndian: Bool) throws {
    for version: UInt8 in 1...3 {
      for fortran in [false, true] {
        let values = fortran ? (0..<2).flatMap { c in rows.map { $0[c] } } : rows.flatMap { $0 }
        let file = NumPyBytes(
          version: version, descr: "'\(bigEndian ? ">" : "<")\(code)'",
          fortranOrder: fortran ? "True" : "False",
          data: encoded(values, code, bigEndian: bigEndian))
        let array = try NumPyArray(file.input)
        #expect(array.shape == [3, 2])
        #expect(array.matrix(as: Double.self) == Matrix(rows: rows))
        #expect(array.matrix(as: Float.self) == Matrix(rows: rows.map { $0.map { Float($0) } }))
      }
    }
  }

  @Test(arguments: ["<i8", ">i8", "<i4", ">i4", "<i2", ">i2", "|u1", "|b1"])
  func wholeNumbersAreConverted(type: String) throws {
    let values: [Double] = type == "|b1" ? [1, 0, 1] : type == "|u1" ? [7, 0, 200] : [7, 0, -3]
    let file = NumPyBytes(
      descr: "'\(type)'", shape: "(3,)",
      data: encoded(values, String(type.dropFirst()), bigEndian: type.hasPrefix(">")))
    let array = try NumPyArray(file.input)
    #expect(try array.vector() == values)
    #expect(try array.integers() == values.map { Int($0) })
    #expect(array.matrix(as: Float.self).columnCount == 1)
  }

  @Test func tilesCoverEveryShape() throws {
    for (n, d) in [(1, 1), (127, 17), (129, 16), (300, 33), (5, 100)] {
      let values = (0..<n * d).map { Double($0) }
      let file = NumPyBytes(
        shape: "(\(n), \(d))", data: NumPyBytes.encode(values.map(\.bitPattern)))
      let matrix: Matrix<Double> = try NumPyArray(file.input).matrix()
      for column in 0..<d {
        #expect(Array(matrix.column(column)) == (0..<n).map { Double($0 * d + column) })
      }
    }
  }

  @Test func whatCannotBeUsedIsRefused() throws {
    let data = NumPyBytes.encode(rows.flatMap { $0 }.map(\.bitPattern))
    func problem(_ file: NumPyBytes) -> String {
      inputError { _ = try NumPyArray(file.input) }?.problem ?? "none"
    }
    #expect(problem(NumPyBytes(data: data)) == "none")
    #expect(
      problem(NumPyBytes(data: Array(data.dropLast(3))))
        == "is cut off: its 3 x 2 values need 48 bytes, 45 are there")
    #expect(problem(NumPyBytes(data: data + [0])).contains("1 bytes after its array"))
    #expect(
      problem(NumPyBytes(shape: "()", data: NumPyBytes.encode([UInt64(0)]))).contains(
        "0 dimensions"))
    #expect(problem(NumPyBytes(shape: "(1, 2, 3)", data: data)).contains("3 dimensions"))
    #expect(problem(NumPyBytes(descr: "'<c16'", data: data)).contains("<c16"))
    #expect(problem(NumPyBytes(descr: "'|O'", data: data)).contains("|O"))
    #expect(problem(NumPyBytes(descr: "[('a', '<f8')]", data: data)).contains("records"))
    #expect(problem(NumPyBytes(fortranOrder: "Maybe", data: data)).contains("damaged"))
    #expect(problem(NumPyBytes(shape: "(3, -2)", data: data)).contains("damaged"))
    #expect(
      problem(NumPyBytes(shape: "(4611686018427387904, 16)", data: data)).contains("damaged"))
    #expect(problem(NumPyBytes(version: 9, data: data)).contains("version 9.0"))
    let whole = NumPyBytes(data: data).bytes
    for count in 0..<whole.count {
      let cut = InputBytes(Array(whole.prefix(count)), name: "a.npy")
      #expect(inputError { _ = try NumPyArray(cut) }?.file == "a.npy")
    }
    let table = try NumPyArray(NumPyBytes(data: data).input)
    #expect(inputError { _ = try table.vector() } != nil)
    let fractions = NumPyBytes(
      shape: "(2,)", data: NumPyBytes.encode([1.0, 2.5].map(\.bitPattern)))
    #expect(
      inputError { _ = try NumPyArray(fractions.input).integers() }?.problem.contains("row 1")
        == true)
  }

  @Test func damagedHeadersNeverCrash() {
    var state: UInt64 = 3
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let whole = NumPyBytes(data: NumPyBytes.encode(rows.flatMap { $0 }.map(\.bitPattern))).bytes
    var readCount = 0
    for _ in 0..<2000 {
      var bytes = whole
      for _ in 0...random(3) { bytes[6 + random(80)] = UInt8(random(256)) }
      if let array = try? NumPyArray(InputBytes(bytes, name: "a.npy")) {
        readCount += 1
        #expect(array.matrix(as: Double.self).elements.count <= whole.count)
      }
    }
    #expect(readCount > 0)
  }

  @Test func roundTrips() throws {
    let folder = try ScratchFolder()
    let path = "\(folder.path)/x.npy"
    try NumPyFile.write([3, -1, 0] as [Int32], path: path)
    #expect(try NumPyArray(path: path).integers() == [3, -1, 0])
    try NumPyFile.write([0.1, .infinity], path: path)
    #expect(try NumPyArray(path: path).vector() == [0.1, .infinity])
    let matrix = Matrix(rows: rows)
    try NumPyFile.write(matrix, path: path)
    #expect(try NumPyArray(path: path).matrix() == matrix)
    let single = Matrix<Float>(rows: [[0.5], [2]])
    try NumPyFile.write(single, path: path)
    #expect(try NumPyArray(path: path).matrix() == single)
    try NumPyFile.write([Double](), path: path)
    #expect(try NumPyArray(path: path).vector().isEmpty)
    let header = try NumPyHeader(InputBytes(path: path))
    #expect(header.dataOffset.isMultiple(of: 64))
  }
}
