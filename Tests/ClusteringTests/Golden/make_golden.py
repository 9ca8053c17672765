"""Writes GoldenPartitions.swift beside itself: small simulated points and what scikit-learn says of them.

Silhouettes are given SciPy's distances, since scikit-learn's own are not zero between equal rows.
Needs numpy, scipy and scikit-learn. Run it again only to change the data: the tests hold the committed figures.
"""
import pathlib
import numpy as np
import sklearn
from scipy.spatial.distance import cdist
from sklearn import metrics
from sklearn.cluster import KMeans


def numbers(values):
    return "[" + ", ".join(repr(v.item() if hasattr(v, "item") else v) for v in np.ravel(values)) + "]"


def rows(matrix):
    return "[" + ", ".join(numbers(row) for row in matrix) + "]"


def case(name, X, k, weights):
    start = X[:k].copy()
    plain = KMeans(k, init=start, n_init=1, tol=0, max_iter=300).fit(X)
    weighted = KMeans(k, init=start, n_init=1, tol=0, max_iter=300).fit(X, sample_weight=weights)
    best = KMeans(k, n_init=50, random_state=0).fit(X)
    labels = plain.labels_
    repeated, repeated_labels = np.repeat(X, weights, axis=0), np.repeat(weighted.labels_, weights)

    def score(metric):
        distances = cdist(repeated, repeated, metric)
        return float(metrics.silhouette_score(distances, repeated_labels, metric="precomputed"))

    return f"""  static let {name} = GoldenPartition(
    points: {rows(X)},
    start: {rows(start)},
    labels: {numbers(labels)},
    inertia: {plain.inertia_!r},
    iterationCount: {plain.n_iter_},
    centers: {rows(plain.cluster_centers_)},
    bestInertia: {best.inertia_!r},
    silhouettes: {numbers(metrics.silhouette_samples(cdist(X, X), labels, metric="precomputed"))},
    squaredSilhouettes: {numbers(metrics.silhouette_samples(cdist(X, X, "sqeuclidean"), labels, metric="precomputed"))},
    calinskiHarabasz: {float(metrics.calinski_harabasz_score(X, labels))!r},
    daviesBouldin: {float(metrics.davies_bouldin_score(X, labels))!r},
    weights: {numbers(weights.astype(float))},
    weightedLabels: {numbers(weighted.labels_)},
    weightedInertia: {weighted.inertia_!r},
    weightedSilhouette: {score("euclidean")!r},
    weightedSquaredSilhouette: {score("sqeuclidean")!r},
    weightedCalinskiHarabasz: {float(metrics.calinski_harabasz_score(repeated, repeated_labels))!r},
    weightedDaviesBouldin: {float(metrics.davies_bouldin_score(repeated, repeated_labels))!r})
"""


rng = np.random.default_rng(20)
blobs = np.round(rng.normal(size=(45, 2)) + np.repeat([[0, 0], [6, 1], [3, 5]], 15, axis=0), 3)
blobs = blobs[rng.permutation(45)]
skewed = np.round(np.exp(rng.normal(size=(40, 3))) * [1, 10, 100], 3)
wide = np.round(rng.normal(size=(24, 9)) + 2 * rng.integers(0, 2, (24, 1)), 3)
text = f"""// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

// Written by make_golden.py with scikit-learn {sklearn.__version__}.

/// Simulated points and what scikit-learn says of them.
struct GoldenPartition: Sendable {{
  let points: [[Double]]
  let start: [[Double]]
  let labels: [Int32]
  let inertia: Double
  let iterationCount: Int
  let centers: [[Double]]
  let bestInertia: Double
  let silhouettes: [Double]
  let squaredSilhouettes: [Double]
  let calinskiHarabasz: Double
  let daviesBouldin: Double
  let weights: [Double]
  let weightedLabels: [Int32]
  let weightedInertia: Double
  let weightedSilhouette: Double
  let weightedSquaredSilhouette: Double
  let weightedCalinskiHarabasz: Double
  let weightedDaviesBouldin: Double

  static let all = [blobs, skewed, wide]

{case("blobs", blobs, 3, rng.integers(1, 4, 45))}
{case("skewed", skewed, 4, rng.integers(1, 6, 40))}
{case("wide", wide, 5, rng.integers(1, 4, 24))}}}
"""
(pathlib.Path(__file__).parent / "GoldenPartitions.swift").write_text(text)
