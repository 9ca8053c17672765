// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The types of values in NumPy files that are read as numbers.
enum NumPyScalar: Sendable {
  case float64, float32, int64, int32, int16, int8, uint64, uint32, uint16, uint8, bool

  /// Finds the type that a description names after its byte order, such as `f8`.
  init?(code: some StringProtocol) {
    switch code {
    case "f8": self = .float64
    case "f4": self = .float32
    case "i8": self = .int64
    case "i4": self = .int32
    case "i2": self = .int16
    case "i1": self = .int8
    case "u8": self = .uint64
    case "u4": self = .uint32
    case "u2": self = .uint16
    case "u1": self = .uint8
    case "b1": self = .bool
    default: return nil
    }
  }

  /// The size of one value.
  var byteCount: Int {
    switch self {
    case .float64, .int64, .uint64: 8
    case .float32, .int32, .uint32: 4
    case .int16, .uint16: 2
    case .int8, .uint8, .bool: 1
    }
  }
}
