// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#endif

/// Memory for tables that are looked up at random places: in large pages where the system has
/// them, so that the processor's own table of pages suffices.
enum LargePages {
  private static let pageByteCount = 1 << 21

  /// Allocates memory for zeros; `deallocate()` of the pointer frees it.
  static func zeros(_ count: Int) -> UnsafeMutablePointer<UInt64> {
    let byteCount = count * MemoryLayout<UInt64>.stride
    let raw = UnsafeMutableRawPointer.allocate(
      byteCount: byteCount, alignment: byteCount >= pageByteCount ? pageByteCount : 16)
    #if canImport(Glibc)
      if byteCount >= pageByteCount { _ = madvise(raw, byteCount, MADV_HUGEPAGE) }
    #endif
    let slots = raw.bindMemory(to: UInt64.self, capacity: count)
    slots.initialize(repeating: 0, count: count)
    return slots
  }

  /// Asks for large pages within memory that is about to be filled from end to end.
  static func prefer(in memory: UnsafeMutableRawBufferPointer) {
    #if canImport(Glibc)
      guard let base = memory.baseAddress, memory.count >= 8 * pageByteCount else { return }
      let skipped = (pageByteCount - Int(bitPattern: base) % pageByteCount) % pageByteCount
      let whole = (memory.count - skipped) / pageByteCount * pageByteCount
      _ = madvise(base + skipped, whole, MADV_HUGEPAGE)
    #endif
  }
}
