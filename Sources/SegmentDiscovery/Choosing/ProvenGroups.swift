// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import DenseLinearAlgebra

/// The groups that the test of structure proves, and the scale on which their densities lie.
struct ProvenGroups {
  /// The group of each customer, by the cuts of the tree.
  let labels: [Int32]
  let count: Int
  /// Of the features in calendar time, so that customers of another export can be placed.
  let preparation: StructurePreparationModel
  /// The features with equal values spread over their cells: what densities are fitted to.
  let spread: Matrix<Double>
}
