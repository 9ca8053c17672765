// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The number of columns as a type, so that the innermost loops are unrolled for it.
///
/// (A value generic would say the same, but needs a newer run-time library on Apple's platforms.)
protocol WardColumns: SendableMetatype {
  /// The number of columns; 0 when it is known at run time only.
  static var count: Int { get }
  /// The binary logarithm of the clusters in a leaf: more columns, larger leaves.
  static var leafShift: Int { get }
}

extension WardColumns {
  @inline(__always) static var leafShift: Int { count > 0 && count <= 4 ? 3 : 5 }
}

enum WardColumns1: WardColumns { @inline(__always) static var count: Int { 1 } }
enum WardColumns2: WardColumns { @inline(__always) static var count: Int { 2 } }
enum WardColumns3: WardColumns { @inline(__always) static var count: Int { 3 } }
enum WardColumns4: WardColumns { @inline(__always) static var count: Int { 4 } }
enum WardColumns5: WardColumns { @inline(__always) static var count: Int { 5 } }
enum WardColumns6: WardColumns { @inline(__always) static var count: Int { 6 } }
enum WardColumns7: WardColumns { @inline(__always) static var count: Int { 7 } }
enum WardColumns8: WardColumns { @inline(__always) static var count: Int { 8 } }
enum WardColumnsMany: WardColumns { @inline(__always) static var count: Int { 0 } }
