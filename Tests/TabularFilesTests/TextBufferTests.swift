// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Testing

@testable import TabularFiles

@Suite struct TextBufferTests {
  private func text(_ body: (inout TextBuffer) -> Void) -> String {
    var buffer = TextBuffer()
    body(&buffer)
    return buffer.text
  }

  /// What the standard library takes for the shortest text of a number.
  private func expected(_ value: Double) -> String {
    let text = value.description
    return value == 0 ? "0" : text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  @Test func shortestDecimalsAreThoseOfTheStandardLibrary() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20_000 {
      let bits = generator.next()
      let seconds = Double(bits % 100_000_000)
      let money = Double(bits % 1_000_000_007) / 1e6
      for value in [
        Double(bitPattern: bits), seconds / 86_400, money, -money / 7, money / seconds.nextUp,
        Double(bits >> 11) / 0x1p53, Double(bits % 100_000) / 100, Double(bits % 4096) / 4096,
      ] where value.isFinite {
        #expect(text { $0.append(value) } == expected(value))
      }
    }
  }

  @Test func shortestDecimalsAtTheirBounds() {
    var values: [Double] = [0, -0.0, .greatestFiniteMagnitude, .leastNonzeroMagnitude, 0x1p53]
    for exponent in -70...60 {
      let power = Double(sign: .plus, exponent: exponent, significand: 1)
      values += [power, power.nextUp, power.nextDown, power * 1.5, -power.nextUp]
    }
    for places in 0..<20 {
      let ten = (0..<places).reduce(1.0) { value, _ in value / 10 }
      values += [ten, ten.nextUp, ten.nextDown, 9 * ten, 0.3 + ten]
    }
    for value in values { #expect(text { $0.append(value) } == expected(value)) }
    #expect(text { $0.append(Double.nan) } == "")
    #expect(text { $0.append(Double.infinity) } == "inf")
  }

  @Test func wholeNumbers() {
    var values: [Int64] = [0, .max, .min, -1]
    var power: Int64 = 1
    for _ in 0..<18 {
      power *= 10
      values += [power - 1, power, power + 1, -power]
    }
    for value in values { #expect(text { $0.append(value) } == String(value)) }
    for digits in 1...19 {
      let value = UInt64(String(repeating: "7", count: (digits + 1) / 2)) ?? 0
      let expected = String(repeating: "0", count: digits / 2) + String(value)
      #expect(text { $0.append(value, digits: digits) } == expected)
    }
  }

  @Test func growsAndTakesBackZeros() {
    let long = text { buffer in
      for _ in 0..<5_000 { buffer.append(12_345 as Int64) }
    }
    #expect(long == String(repeating: "12345", count: 5_000))
    let kept = text { buffer in
      buffer.append(1_200_000 as Int64)
      buffer.removeZeros(atMost: 4)
    }
    #expect(kept == "120")
  }
}
