// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra

/// Finds values that are NaN or infinite.
enum FiniteCheck {
  /// The position of the first value that is not finite, counted from the first, or nil.
  ///
  /// - Complexity: O(values), eight at a time where all are finite.
  static func firstFailure<Scalar: MatrixScalar>(in values: ArraySlice<Scalar>) -> Int? {
    values.withUnsafeBufferPointer { buffer in
      // Compiled for the two precisions; a generic loop would call a function for every value.
      if let doubles = buffer as? UnsafeBufferPointer<Double> { return firstFailure(doubles) }
      if let floats = buffer as? UnsafeBufferPointer<Float> { return firstFailure(floats) }
      return buffer.firstIndex { !$0.isFinite }
    }
  }

  @inline(__always)
  private static func firstFailure<Scalar: BinaryFloatingPoint & SIMDScalar>(
    _ values: UnsafeBufferPointer<Scalar>
  ) -> Int? {
    var start = 0
    while start &+ 256 <= values.count {
      // x - x is 0 for a finite x and NaN otherwise, and NaN stays in a sum.
      var sums = SIMD8<Scalar>()
      for i in stride(from: start, to: start &+ 256, by: 8) {
        var block = SIMD8<Scalar>()
        for lane in 0..<8 { block[lane] = values[i &+ lane] }
        sums += block - block
      }
      guard sums == SIMD8<Scalar>() else { break }
      start &+= 256
    }
    return values[start...].firstIndex { !$0.isFinite }
  }
}
