// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleSystemZlib

/// Unpacks deflated bytes (RFC 1951) with zlib, a piece at a time.
struct Inflater: ~Copyable {
  enum Form: Int32 {
    /// With gzip's header and checksum.
    case gzip = 31
    /// Without any, as in a zip archive.
    case raw = -15
  }

  enum Outcome: Equatable {
    /// The stream ended and its checksum holds.
    case ended
    /// The input ended before the stream did.
    case truncated
    /// The bytes are no such stream.
    case damaged
  }

  // zlib keeps the address of its state, so that it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let output: UnsafeMutableBufferPointer<UInt8>

  init(_ form: Form) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    output = .allocate(capacity: 1 << 16)
    let status = inflateInit2_(
      stream, form.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib \(String(cString: zlibVersion())) cannot be used")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    output.deallocate()
  }

  /// Unpacks one stream.
  ///
  /// - Parameters:
  ///   - input: Packed bytes, the stream's first byte first.
  ///   - sink: Takes the unpacked bytes, at most 64 KB at a time.
  /// - Returns: How it ended, and the number of packed bytes that were used.
  /// - Throws: What the sink throws.
  mutating func inflate(
    _ input: UnsafeBufferPointer<UInt8>,
    into sink: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws -> (outcome: Outcome, used: Int) {
    inflateReset(stream)
    var used = 0
    while true {
      let piece = min(input.count - used, 1 << 24)
      // zlib does not write to its input; its declaration lacks the const.
      stream.pointee.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + used) }
      stream.pointee.avail_in = UInt32(piece)
      stream.pointee.next_out = output.baseAddress
      stream.pointee.avail_out = UInt32(output.count)
      let status = CClienteleSystemZlib.inflate(stream, Z_NO_FLUSH)
      used += piece - Int(stream.pointee.avail_in)
      let produced = output.count - Int(stream.pointee.avail_out)
      if produced > 0 { try sink(UnsafeBufferPointer(rebasing: output[..<produced])) }
      switch status {
      case Z_STREAM_END: return (.ended, used)
      case Z_OK: continue
      case Z_BUF_ERROR: return (used == input.count ? .truncated : .damaged, used)
      default: return (.damaged, used)
      }
    }
  }
}
