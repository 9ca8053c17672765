// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
#include <stddef.h>
#include "clientele_kernels.h"
#include "targets.h"

#pragma STDC FP_CONTRACT OFF

enum { LANES = 8, ROWS = 4 };
typedef double vector __attribute__((vector_size(64), aligned(8)));

#define LANE_SUM(a) \
  ((((a)[0] + (a)[1]) + ((a)[2] + (a)[3])) + (((a)[4] + (a)[5]) + ((a)[6] + (a)[7])))

// Four queries against eight points at a time: each loaded value is used four times, and the sums of
// both sides come out of one square root.
CLIENTELE_BODY void body(
    const double *points, int64_t stride, const int64_t columns, const double *weights,
    const double *queries, int64_t queryStride, const double *queryWeights, int64_t queryCount,
    int64_t first, int64_t end, double *querySums, double *pointSums) {
  for (int64_t i = 0; i < queryCount; i += ROWS) {
    int live = queryCount - i < ROWS ? (int)(queryCount - i) : ROWS;
    int64_t at[ROWS];
    double queryWeight[ROWS];
    vector sum[ROWS];
    for (int r = 0; r < ROWS; r++) {
      at[r] = i + (r < live ? r : 0);
      queryWeight[r] = r < live ? (queryWeights ? queryWeights[i + r] : 1) : 0;
      sum[r] = (vector){0};
    }
    int64_t j = first;
    for (; j + LANES <= end; j += LANES) {
      vector square[ROWS];
      vector value = *(const vector *)(points + j);
      for (int r = 0; r < ROWS; r++) {
        vector t = value - queries[at[r]];
        square[r] = t * t;
      }
      for (int64_t q = 1; q < columns; q++) {
        value = *(const vector *)(points + q * stride + j);
        for (int r = 0; r < ROWS; r++) {
          vector t = value - queries[q * queryStride + at[r]];
          square[r] += t * t;
        }
      }
      vector other = {0};
      for (int r = 0; r < ROWS; r++) {
        vector distance = __builtin_elementwise_sqrt(square[r]);
        other += distance * queryWeight[r];
        if (weights) distance *= *(const vector *)(weights + j);
        sum[r] += distance;
      }
      if (pointSums) *(vector *)(pointSums + j) += other;
    }
    for (int lane = 0; j < end; j++, lane++) {
      double other = 0;
      for (int r = 0; r < ROWS; r++) {
        double square = 0;
        for (int64_t q = 0; q < columns; q++) {
          double t = points[q * stride + j] - queries[q * queryStride + at[r]];
          square += t * t;
        }
        double distance = __builtin_sqrt(square);
        other += distance * queryWeight[r];
        sum[r][lane] += weights ? distance * weights[j] : distance;
      }
      if (pointSums) pointSums[j] += other;
    }
    for (int r = 0; r < live; r++) querySums[i + r] += LANE_SUM(sum[r]);
  }
}

#define PARAMETERS                                                                           \
  const double *points, int64_t stride, int64_t columns, const double *weights,             \
      const double *queries, int64_t queryStride, const double *queryWeights,               \
      int64_t queryCount, int64_t first, int64_t end, double *querySums, double *pointSums
#define CALL(d)                                                                              \
  body(points, stride, d, weights, queries, queryStride, queryWeights, queryCount, first,   \
       end, querySums, pointSums)
#define INSTANCE(ATTRIBUTE, LEVEL)                  \
  ATTRIBUTE static void sums_##LEVEL(PARAMETERS) {  \
    if (columns == 2) CALL(2);                      \
    else if (columns == 3) CALL(3);                 \
    else if (columns == 4) CALL(4);                 \
    else CALL(columns);                             \
  }
#define NO_ATTRIBUTE
INSTANCE(NO_ATTRIBUTE, base)
#if CLIENTELE_HAS_TARGETS
INSTANCE(CLIENTELE_AVX2, avx2)
INSTANCE(CLIENTELE_AVX512, avx512)
#endif

void clientele_distance_sums(int32_t width, PARAMETERS) {
#define ARGUMENTS                                                                            \
  points, stride, columns, weights, queries, queryStride, queryWeights, queryCount, first,   \
      end, querySums, pointSums
#if CLIENTELE_HAS_TARGETS
  if (width >= 2) return sums_avx512(ARGUMENTS);
  if (width >= 1) return sums_avx2(ARGUMENTS);
#else
  (void)width;
#endif
  sums_base(ARGUMENTS);
}
