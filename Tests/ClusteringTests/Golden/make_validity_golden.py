"""Writes ValidityGolden.swift: what scikit-learn and SciPy say of simulated points and two partitions of them.

python3 make_validity_golden.py > ../ValidityGolden.swift     (needs numpy, scipy and scikit-learn)
"""
import numpy as np
from scipy.spatial.distance import cdist, pdist
from sklearn import metrics


def numbers(values):
    return "[" + ", ".join(repr(v.item()) for v in np.ravel(values)) + "]"


def wrapped(name, kind, values, start="  "):
    lines, line = [], start + "  "
    for v in (numbers(row) if np.ndim(row) else repr(row.item()) for row in values):
        if len(line) + len(v) > 96:
            lines.append(line.rstrip())
            line = start + "  "
        line += v + ", "
    print(f"{start}static let {name}: {kind} = [\n" + "\n".join(lines + [line.rstrip(", ")]) + f",\n{start}]")


def figure(name, value):
    print(f"  static let {name} = {float(value)!r}")


def dunn(X, labels):
    parts = [X[labels == c] for c in np.unique(labels)]
    apart = min(cdist(a, b).min() for i, a in enumerate(parts) for b in parts[:i])
    return apart / max(pdist(part).max() if len(part) > 1 else 0 for part in parts)


def strength(X, labels, halves, others):
    means = np.array([X[~halves][others[~halves] == c].mean(0) for c in np.unique(others[~halves])])
    predicted = cdist(X, means).argmin(1)
    shares = []
    for c in np.unique(labels[halves]):
        p = predicted[halves][labels[halves] == c]
        if len(p) > 1:
            shares.append(((p[:, None] == p).sum() - len(p)) / (len(p) * (len(p) - 1)))
    return min(shares)


def jaccard(first, second, weights):
    best = []
    for a in np.unique(first):
        best.append(max(weights[(first == a) & (second == b)].sum() / weights[(first == a) | (second == b)].sum()
                        for b in np.unique(second)))
    return np.array(best)


rng = np.random.default_rng(31)
n = 40
truth = rng.integers(0, 3, n)
X = np.round(rng.normal(size=(n, 2)) + 3 * np.array([[0, 0], [1, 1], [2, 0]])[truth], 2)
other = np.where(rng.random(n) < .25, rng.integers(0, 4, n), truth)
weights = rng.integers(1, 4, n)
halves = np.arange(n) % 2 == 0
a, b = np.repeat(truth, weights), np.repeat(other, weights)
within = sum(((X[truth == c] - X[truth == c].mean(0)) ** 2).sum() for c in range(3))
print("// Clientele. Apache-2.0, see LICENSE.\n// SPDX-License-Identifier: Apache-2.0\n")
print("// Made by Golden/make_validity_golden.py. Do not edit.\n")
print("/// Points, two partitions of them, and what scikit-learn and SciPy say of those.\nenum ValidityGolden {")
wrapped("points", "[[Double]]", X)
wrapped("first", "[Int32]", truth)
wrapped("second", "[Int32]", other)
wrapped("weights", "[Double]", weights.astype(float))
figure("dunn", dunn(X, truth))
figure("logDispersion", np.log(within))
figure("adjustedRand", metrics.adjusted_rand_score(truth, other))
figure("weightedAdjustedRand", metrics.adjusted_rand_score(a, b))
figure("adjustedMutualInformation", metrics.adjusted_mutual_info_score(truth, other))
figure("weightedAdjustedMutualInformation", metrics.adjusted_mutual_info_score(a, b))
figure("fowlkesMallows", metrics.fowlkes_mallows_score(truth, other))
figure("weightedFowlkesMallows", metrics.fowlkes_mallows_score(a, b))
figure("strength", strength(X, truth, halves, other))
wrapped("jaccard", "[Double]", jaccard(truth, other, weights.astype(float)))
print("}")
