// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How much of the density is left in a valley.
enum ValleyDepth {
  private typealias Lanes = VectorMath.Lanes
  /// Places on either side at which the density is looked at.
  private static let places = 64

  /// The density in a valley over that on the lower of the two peaks beside it.
  ///
  /// A kernel estimate with the lesser of the two sides' bandwidths (Silverman, Density Estimation,
  /// 1986, equation 3.31).
  ///
  /// - Parameters:
  ///   - sorted: Values in ascending order.
  ///   - cut: Where the valley is.
  /// - Returns: 0 where nothing is left, 1 where there is no valley or fewer than five values lie
  ///   on a side.
  static func of(_ sorted: [Double], cut: Double) -> Double {
    let split = sorted.firstIndex { $0 > cut } ?? sorted.count
    guard split >= 5, sorted.count - split >= 5 else { return 1 }
    let bandwidth = min(bandwidth(sorted[..<split]), bandwidth(sorted[split...]))
    guard bandwidth > 0 else { return 0 }
    let left = densities(sorted, from: sorted[0], to: cut, bandwidth: bandwidth)
    let right = densities(sorted, from: cut, to: sorted[sorted.count - 1], bandwidth: bandwidth)
    let all = left + right
    guard let leftPeak = left.indices.max(by: { all[$0] < all[$1] }),
      let rightPeak = (left.count..<all.count).max(by: { all[$0] < all[$1] }),
      let valley = all[leftPeak...rightPeak].min()
    else { return 1 }
    return valley / min(all[leftPeak], all[rightPeak])
  }

  private static func bandwidth(_ sorted: ArraySlice<Double>) -> Double {
    let count = Double(sorted.count)
    let mean = sorted.reduce(0, +) / count
    let variance = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    func quantile(_ part: Double) -> Double {
      let place = part * (count - 1)
      let below = Int(place)
      let low = sorted[sorted.startIndex + below]
      let high = sorted[min(sorted.endIndex - 1, sorted.startIndex + below + 1)]
      return low + (place - Double(below)) * (high - low)
    }
    let spread = (quantile(0.75) - quantile(0.25)) / 1.34
    // count to the power of -1/5, in the same bits everywhere.
    let power = VectorMath.exponential(
      VectorMath.logarithm(Lanes(repeating: count)) * -0.2)[0]
    return 0.9 * min(variance.squareRoot(), spread) * power
  }

  /// Sums of kernels at evenly spaced places.
  private static func densities(
    _ sorted: [Double], from low: Double, to high: Double, bandwidth: Double
  ) -> [Double] {
    let step = (high - low) / Double(places - 1)
    let ramp = Lanes(0, 1, 2, 3, 4, 5, 6, 7)
    // Of long samples every so many values stand for all.
    let stride = sorted.count / 3000 + 1
    return Swift.stride(from: 0, to: places, by: 8).flatMap { first in
      let grid = low + step * (Double(first) + ramp)
      var sum = Lanes.zero
      let reach = 8.5 * bandwidth
      var index = lowerBound(sorted, grid[0] - reach)
      index = (index + stride - 1) / stride * stride
      while index < sorted.count, sorted[index] <= grid[7] + reach {
        let distance = (grid - sorted[index]) / bandwidth
        sum += VectorMath.exponential(-0.5 * distance * distance)
        index += stride
      }
      return (0..<8).map { sum[$0] }
    }
  }

  private static func lowerBound(_ sorted: [Double], _ value: Double) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
