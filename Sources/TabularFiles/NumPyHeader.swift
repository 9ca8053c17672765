// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The beginning of a NumPy file: what the array holds and where its values start.
///
/// The format is that of NEP 1 and `numpy.lib.format`: a magic string, the version, the length of a
/// Python dictionary in text, the dictionary, the values.
struct NumPyHeader {
  /// The six bytes that every `.npy` file begins with.
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// The type of the values.
  var scalar: NumPyScalar
  /// Whether the most significant byte of a value comes first.
  var isBigEndian: Bool
  /// Whether the first index runs fastest.
  var isFortranOrder: Bool
  /// The length of each dimension.
  var shape: [Int]
  /// The offset of the first value.
  var dataOffset: Int

  /// Reads the beginning of a file and checks it against the file's length.
  ///
  /// - Parameter input: The file.
  /// - Throws: `InputError` when it is no NumPy file, is damaged or cut off, or holds what is no
  ///   number.
  init(_ input: InputBytes) throws {
    self = try input.withUnsafeBytes { bytes in
      guard bytes.starts(with: Self.magic), bytes.count >= 10 else {
        throw InputError(
          file: input.name, "is not a NumPy file", remedy: "write it with numpy.save")
      }
      guard (1...3).contains(bytes[6]) else {
        throw InputError(
          file: input.name, "is a NumPy file of version \(bytes[6]).\(bytes[7])",
          remedy: "write version 1, 2 or 3")
      }
      let lengthBytes = bytes[6] == 1 ? 2 : 4
      let textOffset = 8 + lengthBytes
      guard bytes.count >= textOffset else { throw Self.cutOff(input.name) }
      let textLength = (0..<lengthBytes).reduce(0) { $0 | Int(bytes[8 + $1]) << (8 * $1) }
      guard textLength <= bytes.count - textOffset else { throw Self.cutOff(input.name) }
      // A dictionary of three entries; more is a damaged length.
      guard textLength <= 1 << 16 else { throw Self.damaged(input.name) }
      let text = String(decoding: bytes[textOffset..<textOffset + textLength], as: UTF8.self)
      return try Self(text, dataOffset: textOffset + textLength, name: input.name)
    }
    var byteCount = scalar.byteCount
    for length in shape {
      let (product, overflow) = byteCount.multipliedReportingOverflow(by: length)
      guard !overflow else { throw Self.damaged(input.name) }
      byteCount = product
    }
    let available = input.count - dataOffset
    guard byteCount <= available else {
      throw InputError(
        file: input.name,
        "is cut off: its \(Self.describe(shape)) values need \(byteCount) bytes, "
          + "\(available) are there",
        remedy: "copy or write it again")
    }
    guard byteCount == available else {
      throw InputError(
        file: input.name, "has \(available - byteCount) bytes after its array",
        remedy: "write one array to a file")
    }
  }

  private init(_ text: String, dataOffset: Int, name: String) throws {
    var dictionary = PythonDictionary(text)
    guard let entries = dictionary.entries(), let order = entries["fortran_order"],
      let description = entries["descr"], let shape = entries["shape"]
    else {
      throw Self.damaged(name)
    }
    guard case .string(let type) = description else {
      throw InputError(
        file: name, "holds records, not numbers of one type",
        remedy: "save one numeric array of one or two dimensions")
    }
    guard case .boolean(let isFortranOrder) = order, case .integers(let lengths) = shape else {
      throw Self.damaged(name)
    }
    guard let scalar = NumPyScalar(code: type.dropFirst()), let mark = type.first,
      "<>=|".contains(mark)
    else {
      throw InputError(
        file: name, "holds values of type \(type)",
        remedy: "convert it with array.astype(\"float64\")")
    }
    self.scalar = scalar
    self.isFortranOrder = isFortranOrder
    self.shape = lengths
    self.dataOffset = dataOffset
    #if _endian(big)
      isBigEndian = mark == ">" || mark == "="
    #else
      isBigEndian = mark == ">"
    #endif
  }

  private static func cutOff(_ name: String) -> InputError {
    InputError(
      file: name, "is cut off within its header", remedy: "copy or write it again")
  }

  private static func damaged(_ name: String) -> InputError {
    InputError(
      file: name, "has a damaged NumPy header", remedy: "write it again with numpy.save")
  }

  /// A shape in words: `150 x 4`.
  static func describe(_ shape: [Int]) -> String {
    shape.map(String.init).joined(separator: " x ")
  }
}
