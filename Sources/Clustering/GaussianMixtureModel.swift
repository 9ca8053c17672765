// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A fitted mixture: an immutable value that can be saved, sent and asked about new rows.
public struct GaussianMixtureModel: Sendable, Hashable, Codable {
  /// The components: at most as many as were asked for, at least one.
  ///
  /// From given labels or components they keep the order of those.
  public let components: [GaussianMixtureComponent]
  /// The component with the greatest responsibility for each row, the lowest on ties: what
  /// `predict` says of the same rows.
  public let labels: [Int32]
  /// Rows with each label, those of weight zero included; may be 0 for a component within another.
  public let sizes: [Int]
  /// The logarithm of the likelihood of all rows, each as often as its weight says.
  public let logLikelihood: Double
  /// The sum of the weights; the number of rows when there are none.
  public let totalWeight: Double
  /// Iterations of the start that was kept.
  public let iterationCount: Int
  /// Whether it stopped by itself, before the most iterations.
  public let converged: Bool
  /// What a reader should know: components removed, ridges added, constant columns.
  public let notes: [String]

  init(
    components: [GaussianMixtureComponent], labels: [Int32], sizes: [Int], logLikelihood: Double,
    totalWeight: Double, iterationCount: Int, converged: Bool, notes: [String]
  ) {
    self.components = components
    self.labels = labels
    self.sizes = sizes
    self.logLikelihood = logLikelihood
    self.totalWeight = totalWeight
    self.iterationCount = iterationCount
    self.converged = converged
    self.notes = notes
  }

  /// The logarithm of the likelihood of a row, on average.
  public var meanLogLikelihood: Double { logLikelihood / totalWeight }

  /// The numbers that were estimated: for k components of d columns k - 1 + k d + k d (d + 1) / 2.
  public var parameterCount: Int {
    let d = components.first?.mean.count ?? 0
    return components.count * (1 + d + d * (d + 1) / 2) - 1
  }

  /// The Bayesian information criterion, -2 log L + p log n; the lower of two models is preferred.
  ///
  /// Schwarz, "Estimating the dimension of a model", Annals of Statistics 6:461, 1978; n is the
  /// total weight. It counts populations of normal shape: where clusters are skewed, several
  /// components stand for one.
  public var bayesianInformationCriterion: Double {
    -2 * logLikelihood + Double(parameterCount) * log(totalWeight)
  }

  /// Akaike's information criterion, -2 log L + 2 p; the lower is preferred.
  public var akaikeInformationCriterion: Double {
    -2 * logLikelihood + 2 * Double(parameterCount)
  }
}
