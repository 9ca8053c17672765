// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import SalesData

/// RFM at a glance.
public struct RFMOverview: Sendable, Hashable {
  /// One of the eleven named segments.
  public struct NamedSegment: Sendable, Hashable {
    /// Its common name: "Champions".
    public var name: String
    /// Its customers; may be none.
    public var customers: Int
    /// Their money, summed exactly.
    public var revenue: Money
  }

  /// One cell of the R x F grid.
  public struct Cell: Sendable, Hashable {
    /// The recency score.
    public var r: Int
    /// The frequency score.
    public var f: Int
    /// The customers with both scores.
    public var customers: Int
    /// The median of their money, in units; 0 where there are none.
    public var medianMonetary: Double
  }

  /// The number of scores of each dimension.
  public var bins: Int

  /// All eleven, from Champions to Lost.
  public var segments: [NamedSegment]

  /// All `bins * bins` cells, r from 1 up and within it f from 1 up.
  public var grid: [Cell]

  /// The boundary between each score and the next in real units, under "R", "F" and "M".
  ///
  /// There are `bins - 1` each: under "F" and "M" the largest value that scores at most s; under
  /// "R" the longest silence in days that still scores more than s, so that these fall.
  public var cuts: [String: [Double]]

  /// Share of customers whose value is shared by another, under "R", "F" and "M".
  public var tieShares: [String: Double]
}
