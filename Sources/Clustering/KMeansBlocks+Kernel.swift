// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels

extension KMeansBlocks {
  /// Assigns all rows to the nearest of some centres: see `clientele_block_assign_f64`.
  func assign(
    count: Int, centers: [Scalar], state: UnsafePointer<clientele_block_state>
  ) -> Int {
    centers.withUnsafeBytes { bytes in
      guard let address = bytes.baseAddress else { return 0 }
      switch points.kernel {
      case .plain:
        return KMeansBlocksPlain(
          self, state.pointee, centers: address.assumingMemoryBound(to: Scalar.self)
        ).assign(count: count)
      case .vector(let width):
        return withC { blocks in
          let changed =
            Scalar.self is Double.Type
            ? clientele_block_assign_f64(
              width, blocks, Int32(count), address.assumingMemoryBound(to: Double.self), state)
            : clientele_block_assign_f32(
              width, blocks, Int32(count), address.assumingMemoryBound(to: Float.self), state)
          return Int(changed)
        }
      }
    }
  }

  /// The blocks of a group that come nearer to a point than a bound of each: a bit a block.
  ///
  /// See `clientele_block_reached_f64`.
  func reached(
    in group: Int, from point: UnsafePointer<Scalar>, bounds: UnsafePointer<Scalar>
  ) -> UInt32 {
    switch points.kernel {
    case .plain:
      let boxes = blockBoxes + group * 2 * points.columnCount * Self.groupBlocks
      return (0..<Self.groupBlocks).reduce(0) { bits, place in
        var sum: Scalar = 0
        for column in 0..<points.columnCount {
          let below = boxes[column * Self.groupBlocks + place] - point[column]
          let above =
            point[column] - boxes[(points.columnCount + column) * Self.groupBlocks + place]
          let t = max(below, above, 0)
          sum += t * t
        }
        return sum < bounds[place] ? bits | 1 << UInt32(place) : bits
      }
    case .vector(let width):
      let (point, bounds) = (UnsafeRawPointer(point), UnsafeRawPointer(bounds))
      return withC { blocks in
        Scalar.self is Double.Type
          ? clientele_block_reached_f64(
            width, blocks, Int64(group), point.assumingMemoryBound(to: Double.self),
            bounds.assumingMemoryBound(to: Double.self))
          : clientele_block_reached_f32(
            width, blocks, Int64(group), point.assumingMemoryBound(to: Float.self),
            bounds.assumingMemoryBound(to: Float.self))
      }
    }
  }
}
