// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Sixty-four rows at a time: their densities under each component, and what they add to sums.
///
/// The rows are copied into vectors of eight, so that each coefficient of a covariance is loaded
/// once for eight rows and sums stay in registers for sixty-four. A block that is not full is
/// filled up with its first row at the weight 0.
struct GaussianBlock: ~Copyable {
  typealias Lanes = VectorMath.Lanes

  /// Rows in a block.
  static let rowCount = 64
  private static let vectors = 8

  let count: Int
  let columnCount: Int
  /// The rows: eight vectors a column.
  private let values: UnsafeMutablePointer<Lanes>
  /// Their differences from a mean, and one vector a column while a factor is solved for.
  private let differences: UnsafeMutablePointer<Lanes>
  /// Eight vectors: one column's differences times their shares.
  private let weighted: UnsafeMutablePointer<Lanes>
  /// Eight vectors a component: logarithms of densities times shares, then responsibilities.
  let levels: UnsafeMutablePointer<Lanes>
  /// Eight vectors of weights.
  let weights: UnsafeMutablePointer<Lanes>
  /// Eight vectors: logarithms of the mixture's density.
  let logDensities: UnsafeMutablePointer<Lanes>
  /// Per component the sums of a responsibility, of it times differences, and times their products.
  private let sums: UnsafeMutablePointer<Lanes>
  private var logLikelihood = Lanes.zero

  init(count: Int, columnCount: Int) {
    func zeros(_ count: Int) -> UnsafeMutablePointer<Lanes> {
      let pointer = UnsafeMutablePointer<Lanes>.allocate(capacity: count)
      pointer.initialize(repeating: .zero, count: count)
      return pointer
    }
    self.count = count
    self.columnCount = columnCount
    values = zeros(Self.vectors * columnCount)
    differences = zeros(Self.vectors * columnCount)
    weighted = zeros(Self.vectors)
    levels = zeros(Self.vectors * count)
    weights = zeros(Self.vectors)
    logDensities = zeros(Self.vectors)
    sums = zeros(count * GaussianSums.size(columnCount: columnCount))
  }

  deinit {
    for pointer in [values, differences, weighted, levels, weights, logDensities, sums] {
      pointer.deallocate()
    }
  }

  /// Copies up to 64 rows.
  func load(_ points: KMeansPoints<Double>, rows: Range<Int>) {
    let full = rows.count == Self.rowCount
    for column in 0..<columnCount {
      let source = points.base + (column &* points.rowCount &+ rows.lowerBound)
      copy(source, rows.count, to: values + column &* Self.vectors, filler: source[0])
    }
    if let given = points.weights {
      copy(given + rows.lowerBound, rows.count, to: weights, filler: 0)
    } else {
      for vector in 0..<Self.vectors { weights[vector] = Lanes(repeating: 1) }
      guard !full else { return }
      for row in rows.count..<Self.rowCount { weights[row / 8][row % 8] = 0 }
    }
  }

  @inline(__always)
  private func copy(
    _ source: UnsafePointer<Double>, _ count: Int, to target: UnsafeMutablePointer<Lanes>,
    filler: Double
  ) {
    guard count < Self.rowCount else {
      for vector in 0..<Self.vectors {
        target[vector] = UnsafeRawPointer(source + 8 &* vector).loadUnaligned(as: Lanes.self)
      }
      return
    }
    for row in 0..<Self.rowCount {
      target[row / 8][row % 8] = row < count ? source[row] : filler
    }
  }

  /// Fills `levels` with the logarithms of each component's share times its density.
  func measure(_ densities: GaussianDensities) {
    densities.means.withUnsafeBufferPointer { means in
      densities.scales.withUnsafeBufferPointer { scales in
        densities.factors.withUnsafeBufferPointer { factors in
          for component in 0..<count {
            let start = component &* columnCount
            for vector in 0..<Self.vectors {
              // L z = x - mean by substitution; |z|^2 is the squared Mahalanobis distance.
              var square = Lanes.zero
              for i in 0..<columnCount {
                var z =
                  (values[i &* Self.vectors &+ vector] - means[start &+ i])
                  * scales[start &+ i]
                let row = (start &+ i) &* columnCount
                for j in 0..<i { z -= factors[row &+ j] * differences[j] }
                differences[i] = z
                square += z * z
              }
              // So far away that the square overflows: as far as can be told.
              square.replace(with: 1e300, where: .!(square .<= 1e300))
              levels[component &* Self.vectors &+ vector] =
                densities.offsets[component] - 0.5 * square
            }
          }
        }
      }
    }
  }

  /// Turns the levels into responsibilities, and notes the logarithm of the mixture's density.
  ///
  /// The greatest level is taken out before the exponentials, so that no row is too far away.
  mutating func normalize() {
    for vector in 0..<Self.vectors {
      var top = levels[vector]
      for component in 1..<max(1, count) {
        let level = levels[component &* Self.vectors &+ vector]
        top.replace(with: level, where: level .> top)
      }
      var total = Lanes.zero
      for component in 0..<count {
        let place = component &* Self.vectors &+ vector
        let power = VectorMath.exponential(levels[place] - top)
        levels[place] = power
        total += power
      }
      let part = 1 / total
      for component in 0..<count { levels[component &* Self.vectors &+ vector] *= part }
      let density = top + VectorMath.logarithm(total)
      logDensities[vector] = density
      logLikelihood += weights[vector] * density
    }
  }

  /// Adds the rows, times weight and responsibility, to the sums about given means.
  func accumulate(around means: UnsafePointer<Double>) {
    let size = GaussianSums.size(columnCount: columnCount)
    for component in 0..<count {
      let shares = levels + component &* Self.vectors
      var total = Lanes.zero
      for vector in 0..<Self.vectors {
        shares[vector] *= weights[vector]
        total += shares[vector]
      }
      var sum = sums + component &* size
      sum.pointee += total
      sum += 1
      for i in 0..<columnCount {
        let mean = means[component &* columnCount &+ i]
        let own = differences + i &* Self.vectors
        for vector in 0..<Self.vectors {
          own[vector] = values[i &* Self.vectors &+ vector] - mean
        }
      }
      for i in 0..<columnCount {
        let own = differences + i &* Self.vectors
        var first = Lanes.zero
        var second = Lanes.zero
        for vector in 0..<Self.vectors {
          let product = shares[vector] * own[vector]
          weighted[vector] = product
          first += product
          second += product * own[vector]
        }
        sum.pointee += first
        sum += 1
        for j in 0..<i {
          let other = differences + j &* Self.vectors
          var product = Lanes.zero
          for vector in 0..<Self.vectors {
            product += weighted[vector] * other[vector]
          }
          sum.pointee += product
          sum += 1
        }
        sum.pointee += second
        sum += 1
      }
    }
  }

  /// What has been added up.
  consuming func finish() -> GaussianSums {
    let size = count * GaussianSums.size(columnCount: columnCount)
    return GaussianSums(
      columnCount: columnCount, logLikelihood: logLikelihood.orderedSum,
      values: (0..<size).map { sums[$0].orderedSum })
  }
}

extension SIMD8<Double> {
  /// The sum of the lanes in one fixed order.
  var orderedSum: Double {
    ((self[0] + self[1]) + (self[2] + self[3])) + ((self[4] + self[5]) + (self[6] + self[7]))
  }
}
