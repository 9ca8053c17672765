"""Writes GoldenMixtures.swift beside itself: small simulated points and the mixtures that scikit-learn fits to them.

Both sides start at the shares, means and covariances of given labels. Needs numpy and scikit-learn. Run it again only to
change the data: the tests hold the committed figures.
"""
import pathlib
import numpy as np
import sklearn
from sklearn.mixture import GaussianMixture


def numbers(values):
    return "[" + ", ".join(repr(v.item() if hasattr(v, "item") else v) for v in np.ravel(values)) + "]"


def rows(matrix):
    return "[" + ", ".join(numbers(row) for row in matrix) + "]"


def fit(X, labels, ridge, iterations):
    k = labels.max() + 1
    groups = [X[labels == c] for c in range(k)]
    covariances = np.array([np.cov(g.T, bias=True) + ridge * np.eye(X.shape[1]) for g in groups])
    return GaussianMixture(
        k, tol=1e-9, max_iter=iterations, reg_covar=ridge, weights_init=[len(g) / len(X) for g in groups],
        means_init=[g.mean(axis=0) for g in groups], precisions_init=np.linalg.inv(covariances)).fit(X)


def case(name, X, labels, ridge):
    early, model = fit(X, labels, ridge, 3), fit(X, labels, ridge, 500)
    assert model.converged_
    return f"""  static let {name} = GoldenMixture(
    points: {rows(X)},
    start: {numbers(labels)},
    ridge: {ridge!r},
    earlyLogLikelihood: {float(early.score(X) * len(X))!r},
    iterationCount: {model.n_iter_},
    logLikelihood: {float(model.score(X) * len(X))!r},
    bic: {float(model.bic(X))!r},
    aic: {float(model.aic(X))!r},
    shares: {numbers(model.weights_)},
    means: {rows(model.means_)},
    covariances: {rows(model.covariances_.reshape(len(model.weights_), -1))},
    labels: {numbers(model.predict(X))},
    strengths: {numbers(model.predict_proba(X).max(axis=1))},
    logDensities: {numbers(model.score_samples(X))})
"""


rng = np.random.default_rng(31)
truth = rng.integers(0, 3, 75)
factors = np.array([[[1, 0], [1.8, 0.4]], [[0.7, 0], [0, 0.7]], [[2, 0], [-1.5, 0.5]]])
tilted = np.einsum("nij,nj->ni", factors[truth], rng.normal(size=(75, 2))) + np.array([[0, 0], [4, 0], [3, 6]])[truth]
tilted = np.round(tilted, 3)
start = np.where(rng.random(75) < 0.2, rng.integers(0, 3, 75), truth)
skewed = np.log(np.round(np.exp(rng.normal(size=(70, 3)) + 2 * (rng.random((70, 1)) < 0.3)), 2) + 1)
skewed = (skewed - skewed.mean(axis=0)) / skewed.std(axis=0)
text = f"""// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

// Written by make_mixture_golden.py with scikit-learn {sklearn.__version__}.

/// Simulated points and the mixture that scikit-learn fits to them.
struct GoldenMixture: Sendable {{
  let points: [[Double]]
  let start: [Int32]
  let ridge: Double
  /// After three iterations.
  let earlyLogLikelihood: Double
  let iterationCount: Int
  let logLikelihood: Double
  let bic: Double
  let aic: Double
  let shares: [Double]
  let means: [[Double]]
  let covariances: [[Double]]
  let labels: [Int32]
  let strengths: [Double]
  let logDensities: [Double]

  static let all = [tilted, skewed]

{case("tilted", tilted, start, 0.0)}
{case("skewed", skewed, (skewed[:, 0] > 0.8).astype(int), 0.001)}}}
"""
(pathlib.Path(__file__).parent / "GoldenMixtures.swift").write_text(text)
