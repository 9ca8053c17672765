// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
#include <stddef.h>
#include "clientele_kernels.h"
#include "targets.h"
#if CLIENTELE_HAS_TARGETS
#include <immintrin.h>
#endif

#pragma STDC FP_CONTRACT OFF

enum { LANES = 8, ROWS = 4 };
typedef double vector __attribute__((vector_size(64), aligned(8)));

#define LANE_SUM(a) \
  ((((a)[0] + (a)[1]) + ((a)[2] + (a)[3])) + (((a)[4] + (a)[5]) + ((a)[6] + (a)[7])))

#define PARAMETERS                                                                           \
  const double *points, int64_t stride, int64_t columns, const double *weights,             \
      const double *queries, int64_t queryStride, const double *queryWeights,               \
      int64_t queryCount, int64_t first, int64_t end, double *querySums, double *pointSums
#define ARGUMENTS(d)                                                                         \
  points, stride, d, weights, queries, queryStride, queryWeights, queryCount, first, end,   \
      querySums, pointSums

CLIENTELE_BODY void divided_roots(vector *square) {
  for (int r = 0; r < ROWS; r++) square[r] = __builtin_elementwise_sqrt(square[r]);
}

#define NAME(x) x##_base
#define ATTRIBUTE
#define ROOTS divided_roots
#include "distance_body.h"

#if CLIENTELE_HAS_TARGETS
#define NAME(x) x##_avx2
#define ATTRIBUTE CLIENTELE_AVX2
#define ROOTS divided_roots
#include "distance_body.h"

// Correctly rounded square roots on the multipliers, so that the divider need not do them all.
//
// Of y, 1/sqrt(a) to 14 bits, e = 1 - a y^2 is the error, and y (1 + e/2 + 3/8 e^2 + 5/16 e^3) is
// right to the last bits. Markstein's step (IBM J. Res. Dev. 34:1, 1990) g + (a - g^2) y/2, with
// a - g^2 exact, then lies within 2^-51 units in the last place of the root; the few arguments whose
// root is as near to the middle of two doubles are enumerated by a test. Arguments at the ends of
// the range, and 0, are left to the divider.
CLIENTELE_BODY CLIENTELE_AVX512 vector multiplied_root(vector square) {
  __m512d a = (__m512d)square;
  __m512d y = _mm512_rsqrt14_pd(a);
  __m512d e = _mm512_fnmadd_pd(a, _mm512_mul_pd(y, y), _mm512_set1_pd(1));
  __m512d p = _mm512_fmadd_pd(e, _mm512_set1_pd(0.3125), _mm512_set1_pd(0.375));
  p = _mm512_fmadd_pd(p, e, _mm512_set1_pd(0.5));
  y = _mm512_fmadd_pd(p, _mm512_mul_pd(y, e), y);
  __m512d g = _mm512_mul_pd(a, y);
  __m512d rest = _mm512_fnmadd_pd(g, g, a);
  return (vector)_mm512_fmadd_pd(rest, _mm512_mul_pd(y, _mm512_set1_pd(0.5)), g);
}

// Whether a lane is below 2^-895 or above 2^897.
CLIENTELE_BODY CLIENTELE_AVX512 int is_extreme(vector square) {
  __m512i offset =
      _mm512_sub_epi64((__m512i)square, _mm512_set1_epi64(0x0800000000000000));
  return _mm512_cmpgt_epu64_mask(offset, _mm512_set1_epi64(0x7000000000000000)) != 0;
}

// Two vectors by the multipliers and two by the divider keep both busy (three and one, and one and
// three, were slower).
enum { MULTIPLIED = 2 };
CLIENTELE_BODY CLIENTELE_AVX512 void mixed_roots(vector *square) {
  for (int r = 0; r < MULTIPLIED; r++)
    square[r] = __builtin_expect(is_extreme(square[r]), 0) ? __builtin_elementwise_sqrt(square[r])
                                                           : multiplied_root(square[r]);
  for (int r = MULTIPLIED; r < ROWS; r++) square[r] = __builtin_elementwise_sqrt(square[r]);
}

#define NAME(x) x##_avx512
#define ATTRIBUTE CLIENTELE_AVX512
#define ROOTS mixed_roots
#include "distance_body.h"
#endif

void clientele_distance_sums(int32_t width, PARAMETERS) {
#if CLIENTELE_HAS_TARGETS
  if (width >= 2) return sums_avx512(ARGUMENTS(columns));
  if (width >= 1) return sums_avx2(ARGUMENTS(columns));
#else
  (void)width;
#endif
  sums_base(ARGUMENTS(columns));
}
