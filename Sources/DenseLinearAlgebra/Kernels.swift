// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import CClienteleBLAS

/// BLAS by the type of the values, and sizes as BLAS counts them.
enum Kernels {
  /// A size or a leading dimension in BLAS's 32 bits.
  static func size(_ value: Int, _ what: String) throws(LinearAlgebraError) -> Int32 {
    guard let size = Int32(exactly: value) else {
      throw LinearAlgebraError(
        .tooLarge,
        "\(what) is \(value); BLAS and LAPACK count to \(Int32.max). Work on blocks of rows.")
    }
    return size
  }

  /// The length of a workspace that LAPACK has asked for in a floating-point number.
  static func workspace(_ asked: Double, _ routine: String) throws(LinearAlgebraError) -> Int32 {
    guard asked < Double(Int32.max) else {
      throw LinearAlgebraError(
        .tooLarge,
        "\(routine) asks for a workspace of \(asked) values, more than its own 32-bit sizes hold."
          + " Reduce the number of rows or columns.")
    }
    return max(1, Int32(asked.rounded(.up)))
  }

  /// A routine was called with an argument that it refuses; that is an error of this module.
  static func checkArguments(_ info: Int32, _ routine: String) {
    precondition(info >= 0, "\(routine) refuses its argument \(-info)")
  }

  static func flag(_ transposed: Bool) -> CChar {
    CChar(UInt8(ascii: transposed ? "T" : "N"))
  }

  static let upper = CChar(UInt8(ascii: "U"))
  static let lower = CChar(UInt8(ascii: "L"))
  static let left = CChar(UInt8(ascii: "L"))
  static let none = CChar(UInt8(ascii: "N"))
  static let vectors = CChar(UInt8(ascii: "V"))
  static let thin = CChar(UInt8(ascii: "S"))

  /// A matrix of values and what BLAS wants to know about where they are.
  struct Operand<Scalar> {
    var values: UnsafePointer<Scalar>
    var leadingDimension: Int32
    var transposed = false
  }

  /// c := alpha op(a) op(b) + beta c, where op(a) is m x k and op(b) is k x n.
  static func gemm<Scalar: MatrixScalar>(
    _ m: Int32, _ n: Int32, _ k: Int32, alpha: Scalar, _ a: Operand<Scalar>, _ b: Operand<Scalar>,
    beta: Scalar, into c: UnsafeMutablePointer<Scalar>, leadingDimension: Int32
  ) {
    guard m > 0, n > 0 else { return }
    if Scalar.self == Double.self {
      clientele_dgemm(
        flag(a.transposed), flag(b.transposed), m, n, k, Double(alpha), cast(a.values),
        a.leadingDimension, cast(b.values), b.leadingDimension, Double(beta), cast(c),
        leadingDimension)
    } else {
      precondition(Scalar.self == Float.self, "BLAS computes with Double and Float")
      clientele_sgemm(
        flag(a.transposed), flag(b.transposed), m, n, k, Float(alpha), cast(a.values),
        a.leadingDimension, cast(b.values), b.leadingDimension, Float(beta), cast(c),
        leadingDimension)
    }
  }

  /// y := alpha op(a) x, where a is m x n as stored.
  static func gemv<Scalar: MatrixScalar>(
    _ m: Int32, _ n: Int32, alpha: Scalar, _ a: Operand<Scalar>, _ x: UnsafePointer<Scalar>,
    into y: UnsafeMutablePointer<Scalar>
  ) {
    if Scalar.self == Double.self {
      clientele_dgemv(
        flag(a.transposed), m, n, Double(alpha), cast(a.values), a.leadingDimension, cast(x), 0,
        cast(y))
    } else {
      precondition(Scalar.self == Float.self, "BLAS computes with Double and Float")
      clientele_sgemv(
        flag(a.transposed), m, n, Float(alpha), cast(a.values), a.leadingDimension, cast(x), 0,
        cast(y))
    }
  }

  /// The lower triangle of c := a' a, where a is k x n.
  static func syrk<Scalar: MatrixScalar>(
    _ n: Int32, _ k: Int32, _ a: Operand<Scalar>, into c: UnsafeMutablePointer<Scalar>
  ) {
    guard n > 0 else { return }
    if Scalar.self == Double.self {
      clientele_dsyrk(lower, flag(true), n, k, 1, cast(a.values), a.leadingDimension, 0, cast(c), n)
    } else {
      precondition(Scalar.self == Float.self, "BLAS computes with Double and Float")
      clientele_ssyrk(lower, flag(true), n, k, 1, cast(a.values), a.leadingDimension, 0, cast(c), n)
    }
  }

  private static func cast<From, To>(_ pointer: UnsafePointer<From>) -> UnsafePointer<To> {
    // Only after the branch above has shown that From is To.
    UnsafeRawPointer(pointer).assumingMemoryBound(to: To.self)
  }

  private static func cast<From, To>(
    _ pointer: UnsafeMutablePointer<From>
  ) -> UnsafeMutablePointer<To> {
    UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: To.self)
  }
}
