// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TabularFiles

@Suite struct DecimalNumberTests {
  private func parse(_ text: String, separator: UInt8 = UInt8(ascii: ".")) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer { DecimalNumber.parse($0, separator: separator) }
  }

  @Test func forms() {
    #expect(parse("12") == 12)
    #expect(parse("-12.5") == -12.5)
    #expect(parse("+.5") == 0.5)
    #expect(parse("5.") == 5)
    #expect(parse("1e3") == 1000)
    #expect(parse("1.5E-2") == 0.015)
    #expect(parse("0001.10") == 1.1)
    #expect(parse("1,5", separator: UInt8(ascii: ",")) == 1.5)
    #expect(parse("-0")?.sign == .minus)
  }

  @Test(arguments: [
    "", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "1 ", " 1", "1,5", "0x10", "nan", "inf", "1e999",
    "--1", "1_000", "１",
  ])
  func noNumbers(text: String) {
    #expect(parse(text) == nil)
  }

  @Test(arguments: [
    // Halfway cases and other hard ones, from the literature on reading floating point.
    "9007199254740993", "9007199254740992.9999", "9007199254740993.0000", "1.7976931348623157e308",
    "2.2250738585072011e-308", "4.9e-324", "1e-400", "0.1",
    "5708990770823839524233143877797980545530986496",
    "6929495644600919.5", "3.7455744005952583e15", "2.2250738585072012e-308", "1e23", "8.5e22",
    "0.000000000000000000000000001", "9999999999999999999e27", "1844674407370955161.5",
    "12345678901234567890123456789.5e-9",
  ])
  func hardCases(text: String) {
    #expect(parse(text) == Double(text))
  }

  @Test func agreesWithTheStandardLibrary() {
    var state: UInt64 = 7
    func random() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
    for _ in 0..<20_000 {
      let digits = String(random() >> (random() % 64))
      let exponent = Int(random() % 64) - 32
      let text = "\(digits)e\(exponent)"
      #expect(parse(text) == Double(text), "\(text)")
      let value = Double(bitPattern: random() & 0x000F_FFFF_FFFF_FFFF | 0x3FE0_0000_0000_0000)
      #expect(parse(value.description) == value)
      // Just beside, and exactly on, the middle of two neighbours.
      let middle = (1 << 53) + (random() >> 12) * 2 + 1
      for text in ["\(middle)", "\(middle).000001", "\(middle - 1).999999"] {
        #expect(parse(text) == Double(text), "\(text)")
      }
    }
  }
}
