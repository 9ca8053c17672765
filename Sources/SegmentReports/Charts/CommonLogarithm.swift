// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The logarithm to base ten; the only function of the C library that drawing needs.
enum CommonLogarithm {
  static func of(_ value: Double) -> Double { log10(value) }
}
