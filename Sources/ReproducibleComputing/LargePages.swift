// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#endif

/// Memory in large pages where the system has them: it is had in few steps, and the processor's own
/// table of pages suffices to look up places in it at random.
@usableFromInline package enum LargePages {
  private static let pageByteCount = 1 << 21

  /// Allocates memory; `deallocate()` of the pointer frees it.
  ///
  /// - Parameter byteCount: How much.
  /// - Returns: Its first byte.
  package static func allocate(byteCount: Int) -> UnsafeMutableRawPointer {
    let alignment = byteCount >= pageByteCount ? pageByteCount : byteCount >= 4_096 ? 4_096 : 16
    let raw = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: alignment)
    #if canImport(Glibc)
      if byteCount >= pageByteCount { _ = madvise(raw, byteCount, MADV_HUGEPAGE) }
    #endif
    return raw
  }

  /// Asks for large pages within memory that is about to be filled from end to end.
  ///
  /// - Parameter memory: What is about to be filled; it is left as it is where it is small.
  @usableFromInline package static func prefer(in memory: UnsafeMutableRawBufferPointer) {
    #if canImport(Glibc)
      guard let base = memory.baseAddress, memory.count >= 2 * pageByteCount else { return }
      let skipped = (pageByteCount - Int(bitPattern: base) % pageByteCount) % pageByteCount
      let whole = (memory.count - skipped) / pageByteCount * pageByteCount
      _ = madvise(base + skipped, whole, MADV_HUGEPAGE)
    #endif
  }
}
