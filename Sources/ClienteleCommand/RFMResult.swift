// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

/// What `clientele rfm --json` answers: how the scores came about, not the customers themselves.
struct RFMResult: Encodable {
  struct Dimension: Encodable {
    /// Customers with each score, from 1 up.
    let sizes: [Int]
    /// The share of customers whose value another customer has too; they share its score.
    let tieShare: Double
    /// The share of customers who score unlike customers with the same value.
    let splitShare: Double
    /// The scores that nobody has.
    let emptyScores: [Int]
    /// The greatest value of each score but the last (for recency: the smallest), in real units.
    let cuts: [Double]
    /// Whether a value equal to a cut counts with those over it.
    let cutIsOver: Bool

    init(_ dimension: RFMDimension) {
      sizes = dimension.sizes
      tieShare = dimension.tieShare
      splitShare = dimension.splitShare
      emptyScores = dimension.emptyScores
      cuts = dimension.cuts
      cutIsOver = dimension.cutIsOver
    }
  }

  struct Segment: Encodable {
    let name: String
    let customers: Int
  }

  let input: InputDocument
  let scheme: String
  let bins: Int
  let recency: Dimension
  let frequency: Dimension
  let monetary: Dimension
  /// All names of the scheme, with the customers of each.
  let segments: [Segment]
  let version = Provenance.version
  let blas = Provenance.blas

  init(ledger: SalesLedger, table: RFMTable, scheme: RFMCommand.Scheme) {
    input = InputDocument(ledger.summary)
    self.scheme = scheme.rawValue
    bins = table.scores.bins
    recency = Dimension(table.scores.recency)
    frequency = Dimension(table.scores.frequency)
    monetary = Dimension(table.scores.monetary)
    segments = zip(table.scores.scheme.map.names, table.scores.segmentSizes).map {
      Segment(name: $0, customers: $1)
    }
  }
}
