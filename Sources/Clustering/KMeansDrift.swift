// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// How far the centres drift from one assignment to the next, as upper bounds.
struct KMeansDrift<Scalar: KMeansScalar> {
  private let columnCount: Int
  private let clusterCount: Int
  // Where the centres were at the last assignment; none before the first.
  private var coordinates: [Scalar] = []

  init(clusterCount: Int, columnCount: Int) {
    self.clusterCount = clusterCount
    self.columnCount = columnCount
  }

  /// Takes the centres of the next assignment.
  ///
  /// - Returns: For each label from -1 on, how far its own centre and the farthest drifting other
  ///   one have moved together, rounded up; 0 for -1, and for all the first time.
  mutating func move(to next: [Scalar]) -> [Float] {
    defer { coordinates = next }
    var bounds = [Float](repeating: 0, count: clusterCount + 1)
    guard coordinates.count == next.count, coordinates != next else { return bounds }
    let shifts = (0..<clusterCount).map { cluster -> Double in
      var sum = 0.0
      for index in cluster * columnCount..<(cluster + 1) * columnCount {
        let shift = Double(next[index]) - Double(coordinates[index])
        sum += shift * shift
      }
      return sum.squareRoot()
    }
    // The two farthest, so that each label has the farthest of the others.
    var most = 0
    for cluster in shifts.indices where shifts[cluster] > shifts[most] { most = cluster }
    var other = 0.0
    for cluster in shifts.indices where cluster != most { other = max(other, shifts[cluster]) }
    for cluster in shifts.indices {
      let together = shifts[cluster] + (cluster == most ? other : shifts[most])
      // The roundings above are below a millionth; what underflows to zero still counts.
      bounds[cluster + 1] = Float(together * 1.000_001 + 1e-150).nextUp
    }
    return bounds
  }
}
