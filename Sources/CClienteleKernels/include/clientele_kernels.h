// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// The few loops that need dispatch on the processor at run time. Each has a plain Swift twin that
// yields the same bits: no operation that reaches a result is contracted or reassociated, and lanes
// are summed in one order.
//
// `points` are column-major: column q of row i is points[q * stride + i]. A loop works on the rows
// first ..< end. `width` is the widest vector code to use, at most clientele_vector_width().
#ifndef CLIENTELE_KERNELS_H
#define CLIENTELE_KERNELS_H
#include <stdint.h>

// The widest vector instructions that this processor has and this library uses:
// 0 those of the baseline, 1 AVX2, 2 AVX-512.
int32_t clientele_vector_width(void);

// Assigns each row to the centre with the least sum over q of (x - c)^2, added in the order of the
// columns; the lowest index on ties. `centers` is row-major, count x columns. Rows whose label
// changes are taken out of the old cluster's sums (unless the old label is negative) and added to
// the new one's: `sums` holds 2 * columns doubles a cluster, a sum and its compensation by turns;
// `weightSums` 2 a cluster (untouched when `weights` is null); `counts` one a cluster,
// of the rows whose weight is not zero. Returns the number of rows whose label changed.
int64_t clientele_kmeans_assign_f64(
    int32_t width, const double *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, int32_t count, const double *centers, const double *weights, int32_t *labels,
    double *sums, double *weightSums, int64_t *counts);
int64_t clientele_kmeans_assign_f32(
    int32_t width, const float *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, int32_t count, const float *centers, const double *weights, int32_t *labels,
    double *sums, double *weightSums, int64_t *counts);

// For each of `count` candidate points (row-major), the (weighted) sum over the rows of
// min(closest, (x - candidate)^2), into `potentials`.
void clientele_kmeans_potentials_f64(
    int32_t width, const double *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, int32_t count, const double *candidates, const double *weights,
    const double *closest, double *potentials);
void clientele_kmeans_potentials_f32(
    int32_t width, const float *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, int32_t count, const float *candidates, const double *weights,
    const float *closest, double *potentials);

// Lowers `closest` to the squared distances to one point, and returns its (weighted) sum.
double clientele_kmeans_lower_f64(
    int32_t width, const double *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, const double *point, const double *weights, double *closest);
double clientele_kmeans_lower_f32(
    int32_t width, const float *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, const float *point, const double *weights, float *closest);

// The (weighted) sum of squared distances, in double, of the rows to the centres of their labels.
double clientele_kmeans_inertia_f64(
    int32_t width, const double *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, const double *centers, const double *weights, const int32_t *labels);
double clientele_kmeans_inertia_f32(
    int32_t width, const float *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, const double *centers, const double *weights, const int32_t *labels);

// The distances between `queryCount` queries (column-major, queryStride apart; they may be rows of
// the points) and the points first ..< end, each multiplied by the other's weight where there are
// weights: added to querySums[i] and, unless pointSums is null, to pointSums[j].
void clientele_distance_sums(
    int32_t width, const double *points, int64_t stride, int64_t columns, const double *weights,
    const double *queries, int64_t queryStride, const double *queryWeights, int64_t queryCount,
    int64_t first, int64_t end, double *querySums, double *pointSums);
#endif
