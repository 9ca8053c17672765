// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleDigest

/// SHA-256 (FIPS 180-4), by which platforms of advertisers take addresses and files are told apart.
struct SecureHash {
  private var state: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
    0x5BE0_CD19,
  ]
  /// What came after the last whole block of 64 bytes.
  private var rest: [UInt8] = []
  private var byteCount: UInt64 = 0
  /// Without the processor's instructions for it.
  private let isPlain: Bool

  /// Starts with no bytes.
  ///
  /// - Parameter isPlain: Without the processor's instructions for it.
  init(isPlain: Bool = false) { self.isPlain = isPlain }

  /// The digest of a text's UTF-8 as 64 hexadecimal digits in lower case.
  static func sha256(_ text: String) -> String {
    var hash = SecureHash()
    Array(text.utf8).withUnsafeBytes { hash.add($0) }
    return hash.digest
  }

  /// Takes the next bytes in.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    byteCount += UInt64(bytes.count)
    var bytes = bytes
    if !rest.isEmpty {
      let missing = min(64 - rest.count, bytes.count)
      rest.append(contentsOf: bytes[..<missing])
      bytes = UnsafeRawBufferPointer(rebasing: bytes[missing...])
      guard rest.count == 64 else { return }
      rest.withUnsafeBytes { Self.take($0, into: &state, isPlain: isPlain) }
      rest.removeAll(keepingCapacity: true)
    }
    let whole = bytes.count / 64 * 64
    Self.take(UnsafeRawBufferPointer(rebasing: bytes[..<whole]), into: &state, isPlain: isPlain)
    rest.append(contentsOf: bytes[whole...])
  }

  /// The digest of all bytes so far as 64 hexadecimal digits in lower case.
  var digest: String {
    var (state, last) = (state, rest)
    last.append(0x80)
    while last.count % 64 != 56 { last.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      last.append(UInt8(truncatingIfNeeded: (byteCount * 8) >> UInt64(shift)))
    }
    last.withUnsafeBytes { Self.take($0, into: &state, isPlain: isPlain) }
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for word in state {
      for shift in stride(from: 28, through: 0, by: -4) {
        text.append(digits[Int((word >> UInt32(shift)) & 15)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Takes whole blocks of 64 bytes into the state, by the processor's instructions if it has them.
  private static func take(
    _ blocks: UnsafeRawBufferPointer, into state: inout [UInt32], isPlain: Bool
  ) {
    guard let start = blocks.bindMemory(to: UInt8.self).baseAddress else { return }
    if isPlain || clientele_sha256_blocks(&state, start, blocks.count / 64) == 0 {
      compress(blocks, into: &state)
    }
  }

  /// Takes whole blocks of 64 bytes into the state.
  private static func compress(_ blocks: UnsafeRawBufferPointer, into state: inout [UInt32]) {
    func turned(_ x: UInt32, _ count: UInt32) -> UInt32 { (x &>> count) | (x &<< (32 &- count)) }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { w in
      constants.withUnsafeBufferPointer { k in
        for start in stride(from: 0, to: blocks.count, by: 64) {
          for i in 0..<16 {
            let word = blocks.loadUnaligned(fromByteOffset: start &+ 4 &* i, as: UInt32.self)
            w[i] = UInt32(bigEndian: word)
          }
          for i in 16..<64 {
            let low = turned(w[i &- 15], 7) ^ turned(w[i &- 15], 18) ^ (w[i &- 15] &>> 3)
            let high = turned(w[i &- 2], 17) ^ turned(w[i &- 2], 19) ^ (w[i &- 2] &>> 10)
            w[i] = w[i &- 16] &+ low &+ w[i &- 7] &+ high
          }
          var (a, b, c, d) = (state[0], state[1], state[2], state[3])
          var (e, f, g, h) = (state[4], state[5], state[6], state[7])
          for i in 0..<64 {
            let mixed = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
            let first = h &+ mixed &+ ((e & f) ^ (~e & g)) &+ k[i] &+ w[i]
            let sum = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
            let second = sum &+ ((a & b) ^ (a & c) ^ (b & c))
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ second)
          }
          state[0] &+= a
          state[1] &+= b
          state[2] &+= c
          state[3] &+= d
          state[4] &+= e
          state[5] &+= f
          state[6] &+= g
          state[7] &+= h
        }
      }
    }
  }

  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
    0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
    0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
    0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
    0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
    0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
    0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
    0xC671_78F2,
  ]
}
