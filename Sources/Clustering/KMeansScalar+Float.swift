// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CClienteleKernels

extension Float: KMeansScalar {
  static func vectorAssign(
    width: Int32, points: KMeansPoints<Float>, rows: Range<Int>, count: Int,
    centers: UnsafePointer<Float>, labels: UnsafeMutablePointer<Int32>?,
    into sums: KMeansChunkSums
  ) -> Int {
    Int(
      clientele_kmeans_assign_f32(
        width, points.base, Int64(points.rowCount), Int64(rows.lowerBound),
        Int64(rows.upperBound), Int32(points.columnCount), Int32(count), centers, points.weights,
        labels, sums.sums, sums.weightSums, sums.counts, sums.scores))
  }

  static func vectorPack(
    width: Int32, points: KMeansPoints<Float>, rows: Range<Int>, origin: [Double], scale: Double,
    into packed: UnsafeMutablePointer<Float>
  ) {
    clientele_kmeans_pack_f32(
      width, points.base, Int64(points.rowCount), Int64(rows.lowerBound),
      Int64(rows.upperBound), Int32(points.columnCount), origin, scale, packed)
  }

  static func vectorProject(
    width: Int32, points: KMeansPoints<Float>, rows: Range<Int>, origin: [Double], scale: Double,
    axes: [Double], axisCount: Int, into projected: UnsafeMutablePointer<Float>
  ) {
    clientele_kmeans_project_f32(
      width, points.base, Int64(points.rowCount), Int64(rows.lowerBound),
      Int64(rows.upperBound), Int32(points.columnCount), origin, scale, axes, Int32(axisCount),
      projected)
  }

  static func vectorPotentials(
    width: Int32, points: KMeansPoints<Float>, rows: Range<Int>, count: Int,
    candidates: UnsafePointer<Float>, closest: UnsafePointer<Float>,
    potentials: UnsafeMutablePointer<Double>
  ) {
    clientele_kmeans_potentials_f32(
      width, points.base, Int64(points.rowCount), Int64(rows.lowerBound), Int64(rows.upperBound),
      Int32(points.columnCount), Int32(count), candidates, points.weights, closest, potentials)
  }

  static func vectorLower(
    width: Int32, points: KMeansPoints<Float>, rows: Range<Int>, point: UnsafePointer<Float>,
    closest: UnsafeMutablePointer<Float>
  ) -> Double {
    clientele_kmeans_lower_f32(
      width, points.base, Int64(points.rowCount), Int64(rows.lowerBound), Int64(rows.upperBound),
      Int32(points.columnCount), point, points.weights, closest)
  }

  static func vectorInertia(
    width: Int32, points: KMeansPoints<Float>, rows: Range<Int>,
    centers: UnsafePointer<Double>, labels: UnsafePointer<Int32>
  ) -> Double {
    clientele_kmeans_inertia_f32(
      width, points.base, Int64(points.rowCount), Int64(rows.lowerBound), Int64(rows.upperBound),
      Int32(points.columnCount), centers, points.weights, labels)
  }
}
