"""Writes ../GoldenValues.swift: what NumPy makes of a small made-up table.

    python make.py > ../GoldenValues.swift
"""

import numpy as np

table = np.array(
    [[3.0, 12.0, 1.5], [41.0, 2.0, 0.25], [7.5, 9.0, 2.0], [120.0, 1.0, -0.75],
     [16.0, 4.0, 1.0], [2.0, 30.0, 4.5], [64.0, 3.0, 0.5], [9.0, 6.0, 3.25]])
weights = np.array([1, 2, 1, 3, 1, 1, 2, 4])


def signed(vectors):
    """Each column with its largest component positive."""
    return vectors * np.sign(vectors[np.abs(vectors).argmax(0), np.arange(vectors.shape[1])])


covariance = np.cov(table, rowvar=False)
eigenvalues, eigenvectors = np.linalg.eigh(covariance)
_, singular, right = np.linalg.svd(table, full_matrices=False)
correlation = np.corrcoef(table, rowvar=False)
standard = np.linalg.eigh(correlation)
p, q = np.linalg.eigh(correlation)
values = {
    "table": table,
    "weights": weights.astype(float),
    "means": table.mean(0),
    "covariance": covariance,
    "weightedMeans": np.average(table, axis=0, weights=weights),
    "weightedCovariance": np.cov(table, rowvar=False, fweights=weights),
    "eigenvalues": eigenvalues[::-1],
    "eigenvectors": signed(eigenvectors[:, ::-1]),
    "singularValues": singular,
    "rightVectors": signed(right.T),
    "cholesky": np.linalg.cholesky(covariance),
    "logDeterminant": np.linalg.slogdet(covariance)[1:],
    "leastSquares": np.linalg.lstsq(table, np.arange(8.0), rcond=None)[0],
    "standardizedVariances": standard[0][::-1],
    "standardizedComponents": signed(standard[1][:, ::-1]),
    "zeroPhaseMap": q @ np.diag(p**-0.5) @ q.T,
}
print("// Clientele. Apache-2.0, see LICENSE.\n// SPDX-License-Identifier: Apache-2.0\n")
print(f"/// Written by Golden/make.py with NumPy {np.__version__}; matrices column after column.")
print("enum GoldenValues {\n  static let rowCount = 8\n  static let columnCount = 3")
for name, value in values.items():
    print(f"\n  static let {name}: [Double] = [")
    for number in np.asarray(value).ravel(order="F"):
        print(f"    {float(number)!r},")
    print("  ]")
print("}")
