// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The beginning of a NumPy file: what the array holds and where its values start.
struct NumPyHeader {
  /// The six bytes that every `.npy` file begins with.
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
}
