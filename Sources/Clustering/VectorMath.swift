// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Exponentials and logarithms of eight values at once, by additions, multiplications and
/// divisions alone.
///
/// The last bit of a C library's `exp` and `log` depends on the library and on the processor; these
/// have the same bits everywhere. The rational approximations are those of the Cephes library
/// (Moshier, Methods and Programs for Mathematical Functions, 1989); errors stay under 2 units in
/// the last place.
enum VectorMath {
  typealias Lanes = SIMD8<Double>

  /// e to the power of values of at most 709; 0 below -708, where the power is next to subnormal.
  @inline(__always)
  static func exponential(_ exponents: Lanes) -> Lanes {
    let vanishing = exponents .< -708
    let x = exponents.replacing(with: -708, where: vanishing)
    // Added to 1.5 * 2^52, the nearest whole number stands in the lowest bits.
    let shifter = Lanes(repeating: 0x1.8p52)
    let shifted = x * 1.4426950408889634 + shifter
    let whole = shifted - shifter
    let rest = (x - whole * 0.693145751953125) - whole * 1.42860682030941723212e-6
    let square = rest * rest
    let odd =
      rest
      * ((square * 1.26177193074810590878e-4 + 3.02994407707441961300e-2) * square
        + 9.99999999999999999910e-1)
    let even =
      ((square * 3.00198505138664455042e-6 + 2.52448340349684104192e-3) * square
        + 2.27265548208155028766e-1) * square + 2.0
    let power = 1.0 + 2.0 * (odd / (even - odd))
    let bits = unsafeBitCast(shifted, to: SIMD8<Int64>.self)
    let scale = unsafeBitCast((bits &+ 1023) &<< 52, to: Lanes.self)
    return (power * scale).replacing(with: 0, where: vanishing)
  }

  /// The natural logarithms of positive normal values.
  @inline(__always)
  static func logarithm(_ values: Lanes) -> Lanes {
    let bits = unsafeBitCast(values, to: SIMD8<Int64>.self)
    // The power of two that leaves a fraction between sqrt(1/2) and sqrt(2).
    let exponent = (bits &- 0x3FE6_A09E_667F_3BCD) &>> 52
    let fraction = unsafeBitCast(bits &- (exponent &<< 52), to: Lanes.self)
    // A small whole number as a double, by the lowest bits of 1.5 * 2^52.
    let shifter = Lanes(repeating: 0x1.8p52)
    let power =
      unsafeBitCast(unsafeBitCast(shifter, to: SIMD8<Int64>.self) &+ exponent, to: Lanes.self)
      - shifter
    let x = fraction - 1.0
    let square = x * x
    var above = x * 1.01875663804580931796e-4 + 4.97494994976747001425e-1
    above = above * x + 4.70579119878881725854
    above = above * x + 1.44989225341610930846e1
    above = above * x + 1.79368678507819816313e1
    above = above * x + 7.70838733755885391666
    var below = x + 1.12873587189167450590e1
    below = below * x + 4.52279145837532221105e1
    below = below * x + 8.29875266912776603211e1
    below = below * x + 7.11544750618563894466e1
    below = below * x + 2.31251620126765340583e1
    let curved = x * (square * (above / below)) - power * 2.121944400546905827679e-4
    return (x + (curved - 0.5 * square)) + power * 0.693359375
  }
}
