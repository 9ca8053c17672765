// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels
import DenseLinearAlgebra

/// Which code runs the inner loops; all of it yields the same bits.
enum KMeansKernel: Sendable, Hashable {
  /// Plain Swift.
  case plain
  /// The C loops with vectors of at most this width: see `clientele_vector_width`.
  case vector(width: Int32)

  /// The fastest that this processor has.
  static let dispatched = KMeansKernel.vector(width: clientele_vector_width())
}

/// The addresses that the assignment of one chunk reads and writes.
struct KMeansChunkSums {
  /// Cluster after cluster the sums of the columns, filled up, and as many compensations.
  let sums: UnsafeMutablePointer<Double>
  /// A sum and its compensation a cluster.
  let weightSums: UnsafeMutablePointer<Double>
  /// Rows of positive weight a cluster.
  let counts: UnsafeMutablePointer<Int64>
  /// What finds most labels without distances; nil without it.
  let scores: UnsafePointer<clientele_kmeans_scores>?

  /// Sums that stand side by side for a number of columns: the kernels add four at once.
  static func padded(_ columnCount: Int) -> Int { (columnCount + 3) / 4 * 4 }

  /// Doubles that the sums of one chunk take, those of the weights among them.
  static func size(clusterCount: Int, columnCount: Int) -> Int {
    2 * clusterCount * (padded(columnCount) + 1)
  }
}

/// A scalar that k-means has kernels for.
///
/// The meaning of each function is written at its C declaration in `clientele_kernels.h`.
protocol KMeansScalar: MatrixScalar {
  static func vectorAssign(
    width: Int32, points: KMeansPoints<Self>, rows: Range<Int>, count: Int,
    centers: UnsafePointer<Self>, labels: UnsafeMutablePointer<Int32>?, into sums: KMeansChunkSums
  ) -> Int
  static func vectorPack(
    width: Int32, points: KMeansPoints<Self>, rows: Range<Int>, origin: [Double], scale: Double,
    into packed: UnsafeMutablePointer<Float>)
  static func vectorProject(
    width: Int32, points: KMeansPoints<Self>, rows: Range<Int>, origin: [Double], scale: Double,
    axes: [Double], axisCount: Int, into projected: UnsafeMutablePointer<Float>)
  static func vectorPotentials(
    width: Int32, points: KMeansPoints<Self>, rows: Range<Int>, count: Int,
    candidates: UnsafePointer<Self>, closest: UnsafePointer<Self>,
    potentials: UnsafeMutablePointer<Double>)
  static func vectorLower(
    width: Int32, points: KMeansPoints<Self>, rows: Range<Int>, point: UnsafePointer<Self>,
    closest: UnsafeMutablePointer<Self>
  ) -> Double
  static func vectorInertia(
    width: Int32, points: KMeansPoints<Self>, rows: Range<Int>, centers: UnsafePointer<Double>,
    labels: UnsafePointer<Int32>
  ) -> Double
}

extension KMeansPoints {
  /// Assigns the rows of a chunk to their nearest centres and moves them between the sums.
  ///
  /// Without labels the scores keep them.
  func assign(
    rows: Range<Int>, count: Int, centers: UnsafePointer<Scalar>,
    labels: UnsafeMutablePointer<Int32>?, into sums: KMeansChunkSums
  ) -> Int {
    switch kernel {
    case .plain:
      guard let labels else { preconditionFailure("only scores keep labels") }
      return plainAssign(rows: rows, count: count, centers: centers, labels: labels, into: sums)
    case .vector(let width):
      return Scalar.vectorAssign(
        width: width, points: self, rows: rows, count: count, centers: centers, labels: labels,
        into: sums)
    }
  }

  /// The potential of each candidate over the rows of a chunk.
  func potentials(
    rows: Range<Int>, count: Int, candidates: UnsafePointer<Scalar>,
    closest: UnsafePointer<Scalar>, into potentials: UnsafeMutablePointer<Double>
  ) {
    switch kernel {
    case .plain:
      plainPotentials(
        rows: rows, count: count, candidates: candidates, closest: closest, into: potentials)
    case .vector(let width):
      Scalar.vectorPotentials(
        width: width, points: self, rows: rows, count: count, candidates: candidates,
        closest: closest, potentials: potentials)
    }
  }

  /// Lowers the closest squared distances of a chunk to those to one point, and sums them.
  func lower(
    rows: Range<Int>, point: UnsafePointer<Scalar>, closest: UnsafeMutablePointer<Scalar>
  ) -> Double {
    switch kernel {
    case .plain: plainLower(rows: rows, point: point, closest: closest)
    case .vector(let width):
      Scalar.vectorLower(width: width, points: self, rows: rows, point: point, closest: closest)
    }
  }

  /// The inertia of the rows of a chunk.
  func inertia(
    rows: Range<Int>, centers: UnsafePointer<Double>, labels: UnsafePointer<Int32>
  ) -> Double {
    switch kernel {
    case .plain: plainInertia(rows: rows, centers: centers, labels: labels)
    case .vector(let width):
      Scalar.vectorInertia(
        width: width, points: self, rows: rows, centers: centers, labels: labels)
    }
  }
}
