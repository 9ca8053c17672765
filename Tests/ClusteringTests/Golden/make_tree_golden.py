"""Writes TreeGolden.swift: trees that SciPy makes of simulated points without ties.

python3 make_tree_golden.py > ../TreeGolden.swift        (needs numpy and scipy; made with scipy 1.17.1)
"""
import numpy as np
from scipy.cluster.hierarchy import cophenet, fcluster, leaves_list, linkage
from scipy.spatial.distance import pdist, squareform

METHODS = ("single", "complete", "average", "weighted", "ward", "centroid", "median")


def numbers(values):
    return "[" + ", ".join(repr(float(v)) for v in values) + "]"


def integers(values):
    return "[" + ", ".join(str(int(v)) for v in values) + "]"


def first_occurrence(labels):
    seen = {}
    return [seen.setdefault(label, len(seen)) for label in labels]


def optimal_length(z, square):
    """The least length of an order of the leaves, from all pairs of ends of each cluster.

    (SciPy 1.17.1's optimal_leaf_ordering finds orders of these trees that are up to 4 percent longer.)
    """
    n = len(square)
    best = {leaf: {(leaf, leaf): 0.0} for leaf in range(n)}
    for i, (a, b) in enumerate(z[:, :2].astype(int)):
        merged = {}
        for (u, m), left in best[a].items():
            for (k, w), right in best[b].items():
                length = left + square[m, k] + right
                if length < merged.get((u, w), np.inf):
                    merged[u, w] = merged[w, u] = length
        best[n + i] = merged
    return float(min(best[2 * n - 2].values()))


def main():
    points = np.round(np.random.default_rng(20).normal(size=(24, 3)) * [1, 2, 5], 3)
    distances = pdist(points)
    print("// Clientele. Apache-2.0, see LICENSE.\n// SPDX-License-Identifier: Apache-2.0\n")
    print("// Made by Golden/make_tree_golden.py. Do not edit.\n")
    print("import Clustering\n")
    print("/// A tree that SciPy makes of `TreeGolden.points`.")
    print("struct TreeGolden: Sendable {")
    print("  let linkage: Linkage\n  let firsts: [Int]\n  let seconds: [Int]\n  let heights: [Double]\n  let sizes: [Double]")
    print("  let copheneticCorrelation: Double\n  let leaves: [Int]\n  let optimalLength: Double\n  let labelsOfFive: [Int32]\n")
    print("  static let points: [[Double]] = [")
    for row in points:
        print(f"    {numbers(row)},")
    print("  ]\n\n  static let all: [TreeGolden] = [")
    for method in METHODS:
        z = linkage(points, method)
        # Cut by the order of merges; fcluster cannot where heights are inverted.
        owner = {i: [i] for i in range(len(points))}
        for i, (a, b) in enumerate(z[: len(points) - 5, :2].astype(int)):
            owner[len(points) + i] = owner.pop(a) + owner.pop(b)
        labels = np.zeros(len(points), int)
        for group, members in owner.items():
            labels[members] = group
        if method not in ("centroid", "median"):
            cut = fcluster(z, 5, "maxclust")
            assert first_occurrence(cut) == first_occurrence(labels)
        print("    TreeGolden(")
        print(f"      linkage: .{method},")
        print(f"      firsts: {integers(z[:, 0])},")
        print(f"      seconds: {integers(z[:, 1])},")
        print(f"      heights: {numbers(z[:, 2])},")
        print(f"      sizes: {numbers(z[:, 3])},")
        print(f"      copheneticCorrelation: {float(cophenet(z, distances)[0])!r},")
        print(f"      leaves: {integers(leaves_list(z))},")
        print(f"      optimalLength: {optimal_length(z, squareform(distances))!r},")
        print(f"      labelsOfFive: {integers(first_occurrence(labels))}),")
    print("  ]\n}")


main()
