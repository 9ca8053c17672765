// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

// Made by Golden/make_validity_golden.py. Do not edit.

/// Points, two partitions of them, and what scikit-learn and SciPy say of those.
enum ValidityGolden {
  static let points: [[Double]] = [
    [2.57, 3.07], [6.1, -1.56], [2.73, 1.66], [-1.27, -0.35], [3.86, 3.63], [5.4, -0.71],
    [-0.83, 0.14], [3.94, 3.02], [3.69, 3.32], [7.5, -2.01], [3.87, -0.2], [0.64, -0.41],
    [0.43, -1.17], [-1.26, -0.72], [6.84, 0.7], [-0.71, 0.18], [5.35, 0.02], [4.89, -0.05],
    [2.26, 2.96], [-0.65, -0.82], [0.11, -0.34], [3.02, 2.58], [6.61, -0.82], [6.77, 1.33],
    [-0.27, 1.75], [8.03, 0.44], [-1.36, -1.62], [-0.18, 1.78], [0.57, 0.76], [2.75, 2.26],
    [3.37, 1.89], [-0.2, 0.51], [3.04, 3.52], [-0.45, 0.6], [0.4, -1.65], [-1.04, -0.72],
    [3.66, 3.3], [0.28, 0.17], [6.64, 0.95], [5.45, -1.59],
  ]
  static let first: [Int32] = [
    1, 2, 1, 0, 1, 2, 0, 1, 1, 2, 2, 0, 0, 0, 2, 0, 2, 2, 1, 0, 0, 1, 2, 2, 0, 2, 0, 0, 0, 1, 1,
    0, 1, 0, 0, 0, 1, 0, 2, 2,
  ]
  static let second: [Int32] = [
    1, 3, 2, 2, 1, 2, 1, 3, 1, 2, 3, 0, 0, 0, 2, 0, 2, 1, 1, 0, 2, 3, 2, 2, 0, 2, 0, 3, 0, 1, 1,
    0, 1, 0, 0, 0, 1, 0, 2, 2,
  ]
  static let weights: [Double] = [
    3.0, 2.0, 2.0, 2.0, 1.0, 3.0, 2.0, 3.0, 3.0, 3.0, 3.0, 1.0, 1.0, 3.0, 1.0, 2.0, 3.0, 2.0,
    2.0, 1.0, 1.0, 3.0, 3.0, 3.0, 1.0, 3.0, 3.0, 1.0, 1.0, 2.0, 3.0, 2.0, 1.0, 2.0, 3.0, 3.0,
    3.0, 2.0, 2.0, 3.0,
  ]
  static let dunn = 0.5105739307882631
  static let logDispersion = 4.071728062272731
  static let adjustedRand = 0.4890171037988271
  static let weightedAdjustedRand = 0.5388474287204865
  static let adjustedMutualInformation = 0.43349848820640713
  static let weightedAdjustedMutualInformation = 0.5026731118649023
  static let fowlkesMallows = 0.6411725225125681
  static let weightedFowlkesMallows = 0.6773938709903826
  static let strength = 0.6
  static let jaccard: [Double] = [
    0.8064516129032258, 0.6, 0.6666666666666666,
  ]
}
