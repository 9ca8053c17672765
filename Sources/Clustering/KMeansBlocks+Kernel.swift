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
}
