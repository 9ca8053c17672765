// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import DenseLinearAlgebra

/// Centres row by row, as the kernels read them.
struct KMeansCenters: Sendable, Hashable {
  /// The number of centres.
  var count: Int
  /// Coordinates of a centre.
  let columnCount: Int
  /// `count * columnCount` coordinates, the first centre first.
  var elements: [Double]

  init(count: Int, columnCount: Int) {
    self.count = count
    self.columnCount = columnCount
    elements = Array(repeating: 0, count: count * columnCount)
  }

  init(_ matrix: Matrix<Double>) {
    self.init(count: matrix.rowCount, columnCount: matrix.columnCount)
    for row in 0..<count {
      for column in 0..<columnCount { self[row, column] = matrix[row, column] }
    }
  }

  subscript(center: Int, column: Int) -> Double {
    get { elements[center * columnCount + column] }
    set { elements[center * columnCount + column] = newValue }
  }

  /// The centres as a matrix, one a row.
  var matrix: Matrix<Double> {
    Matrix(columns: (0..<columnCount).map { column in (0..<count).map { self[$0, column] } })
  }

  /// The other centres, in their order.
  func removing(_ some: Set<Int>) -> KMeansCenters {
    let kept = (0..<count).filter { !some.contains($0) }
    var others = KMeansCenters(count: kept.count, columnCount: columnCount)
    for (index, center) in kept.enumerated() {
      for column in 0..<columnCount { others[index, column] = self[center, column] }
    }
    return others
  }

  /// The sum of the squared distances between centres of equal index.
  func squaredShift(from other: KMeansCenters) -> Double {
    var sum = 0.0
    for (mine, theirs) in zip(elements, other.elements) {
      sum += (mine - theirs) * (mine - theirs)
    }
    return sum
  }

  /// A fingerprint of the bits, to notice that centres have been here before.
  var fingerprint: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for element in elements {
      hash = (hash ^ element.bitPattern) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
    }
    return hash
  }
}
