// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Benchmark
import Clientele

/// Covariances and principal components; what the loaded BLAS makes of them is in the name.
func linearAlgebraBenchmarks() {
  let points = Prepared { simulatedPoints(500_000, 16, clusterCount: 8) }
  let library = BLAS.identification.name
  Benchmark(
    "Covariance, n = 500000, d = 16, \(library)",
    closure: { _ in blackHole(try points.value.covariance()[0, 0]) },
    setup: { points.prepare() }, teardown: { points.discard() })
  Benchmark(
    "Principal components, n = 500000, d = 16, \(library)",
    closure: { _ in
      let model = try PrincipalComponents(.count(3), standardizes: true).fit(points.value)
      blackHole(try model.transform(points.value).rowCount)
    }, setup: { points.prepare() }, teardown: { points.discard() })
}
