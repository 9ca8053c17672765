// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include "clientele_kernels.h"
#include "targets.h"
#if CLIENTELE_HAS_TARGETS
#include <immintrin.h>
#endif

#pragma STDC FP_CONTRACT OFF

// Adds with the rounding error kept (Knuth's TwoSum): a sum and its compensation hold about 106
// bits, so rows may come and go without the sum drifting.
CLIENTELE_BODY void add(double *sum, double value) {
  double total = sum[0] + value;
  double part = total - sum[0];
  sum[1] += (sum[0] - (total - part)) + (value - part);
  sum[0] = total;
}

CLIENTELE_BODY void move_weight(
    int32_t was, int32_t now, double weight, const double *weights, double *weightSums,
    int64_t *counts) {
  counts[now]++;
  if (was >= 0) counts[was]--;
  if (!weights) return;
  add(weightSums + 2 * (int64_t)now, weight);
  if (was >= 0) add(weightSums + 2 * (int64_t)was, -weight);
}

// Adds a row, times a factor, to the sums of one cluster: four columns at once, then one by one.
typedef double column_pairs __attribute__((vector_size(64), aligned(8)));
typedef double column_values __attribute__((vector_size(32), aligned(8)));
#define ADD_ROW(NAME_, SCALAR_)                                                             \
  CLIENTELE_BODY void NAME_(                                                                \
      const SCALAR_ *row, int64_t stride, int32_t columns, double factor, double *sums) {   \
    int32_t q = 0;                                                                          \
    for (; q + 4 <= columns; q += 4) {                                                      \
      column_values value = {                                                               \
          (double)row[q * stride], (double)row[(q + 1) * stride],                           \
          (double)row[(q + 2) * stride], (double)row[(q + 3) * stride]};                    \
      column_pairs *slot = (column_pairs *)(sums + 2 * q);                                  \
      column_values high = __builtin_shufflevector(*slot, *slot, 0, 2, 4, 6);               \
      column_values low = __builtin_shufflevector(*slot, *slot, 1, 3, 5, 7);                \
      value *= factor;                                                                      \
      column_values total = high + value;                                                   \
      column_values part = total - high;                                                    \
      low += (high - (total - part)) + (value - part);                                      \
      *slot = __builtin_shufflevector(total, low, 0, 4, 1, 5, 2, 6, 3, 7);                  \
    }                                                                                       \
    for (; q < columns; q++) add(sums + 2 * q, factor * (double)row[q * stride]);           \
  }
ADD_ROW(kmeans_add_row_f64, double)
ADD_ROW(kmeans_add_row_f32, float)
#undef ADD_ROW

#define MOVE_ROW(S, SCALAR_)                                                                \
  CLIENTELE_BODY void kmeans_move_row_##S(                                                  \
      const SCALAR_ *row, int64_t stride, int32_t columns, int32_t was, int32_t now,        \
      const double *weights, int64_t index, double *sums, double *weightSums,               \
      int64_t *counts) {                                                                    \
    double weight = weights ? weights[index] : 1;                                           \
    if (weight == 0) return;                                                                \
    move_weight(was, now, weight, weights, weightSums, counts);                             \
    kmeans_add_row_##S(row, stride, columns, weight, sums + 2 * (int64_t)now * columns);    \
    if (was >= 0)                                                                           \
      kmeans_add_row_##S(row, stride, columns, -weight, sums + 2 * (int64_t)was * columns); \
  }
MOVE_ROW(f64, double)
MOVE_ROW(f32, float)
#undef MOVE_ROW

#define SCALAR double
#define INTEGER int64_t
#define EPSILON 0x1p-52
#define SMALLEST 1e-280
#define BYTES 16
#define FILTER 0
#define NAME(base) base##_f64_base
#define move_row_f64_base kmeans_move_row_f64
#include "kmeans_body.h"
#undef NAME
#undef BYTES
#undef FILTER
#if CLIENTELE_HAS_TARGETS
#define FILTER 1
#define BYTES 32
#define NAME(base) base##_f64_avx2
#define COMPRESS(target, source, mask) \
  for (uint32_t at = 0, rest = mask; rest; rest &= rest - 1) \
    (target)[at++] = (source)[__builtin_ctz(rest)]
#define MINIMUM(a, b) ((NAME(vector))_mm256_min_pd((__m256d)(a), (__m256d)(b)))
#define MAXIMUM(a, b) ((NAME(vector))_mm256_max_pd((__m256d)(a), (__m256d)(b)))
#define move_row_f64_avx2 kmeans_move_row_f64
#pragma clang attribute push(CLIENTELE_AVX2, apply_to = function)
#include "kmeans_body.h"
#pragma clang attribute pop
#undef NAME
#undef MINIMUM
#undef MAXIMUM
#undef COMPRESS
#undef BYTES
#define BYTES 64
#define NAME(base) base##_f64_avx512
#define COMPRESS(target, source, mask)                                                     \
  _mm512_storeu_pd(                                                                        \
      target, _mm512_maskz_compress_pd((__mmask8)(mask), _mm512_loadu_pd(source)))
#define MINIMUM(a, b) ((NAME(vector))_mm512_min_pd((__m512d)(a), (__m512d)(b)))
#define MAXIMUM(a, b) ((NAME(vector))_mm512_max_pd((__m512d)(a), (__m512d)(b)))
#define move_row_f64_avx512 kmeans_move_row_f64
#pragma clang attribute push(CLIENTELE_AVX512, apply_to = function)
#include "kmeans_body.h"
#pragma clang attribute pop
#undef NAME
#undef MINIMUM
#undef MAXIMUM
#undef COMPRESS
#undef BYTES
#undef FILTER
#endif
#undef SCALAR
#undef INTEGER
#undef EPSILON
#undef SMALLEST

#define SCALAR float
#define INTEGER int32_t
#define EPSILON 0x1p-23f
#define SMALLEST 1e-30f
#define BYTES 16
#define FILTER 0
#define NAME(base) base##_f32_base
#define move_row_f32_base kmeans_move_row_f32
#include "kmeans_body.h"
#undef NAME
#undef BYTES
#undef FILTER
#if CLIENTELE_HAS_TARGETS
#define FILTER 1
#define BYTES 32
#define NAME(base) base##_f32_avx2
#define COMPRESS(target, source, mask) \
  for (uint32_t at = 0, rest = mask; rest; rest &= rest - 1) \
    (target)[at++] = (source)[__builtin_ctz(rest)]
#define MINIMUM(a, b) ((NAME(vector))_mm256_min_ps((__m256)(a), (__m256)(b)))
#define MAXIMUM(a, b) ((NAME(vector))_mm256_max_ps((__m256)(a), (__m256)(b)))
#define move_row_f32_avx2 kmeans_move_row_f32
#pragma clang attribute push(CLIENTELE_AVX2, apply_to = function)
#include "kmeans_body.h"
#pragma clang attribute pop
#undef NAME
#undef MINIMUM
#undef MAXIMUM
#undef COMPRESS
#undef BYTES
#define BYTES 64
#define NAME(base) base##_f32_avx512
#define COMPRESS(target, source, mask)                                                     \
  _mm512_storeu_ps(                                                                        \
      target, _mm512_maskz_compress_ps((__mmask16)(mask), _mm512_loadu_ps(source)))
#define MINIMUM(a, b) ((NAME(vector))_mm512_min_ps((__m512)(a), (__m512)(b)))
#define MAXIMUM(a, b) ((NAME(vector))_mm512_max_ps((__m512)(a), (__m512)(b)))
#define move_row_f32_avx512 kmeans_move_row_f32
#pragma clang attribute push(CLIENTELE_AVX512, apply_to = function)
#include "kmeans_body.h"
#pragma clang attribute pop
#undef NAME
#undef MINIMUM
#undef MAXIMUM
#undef COMPRESS
#undef BYTES
#undef FILTER
#endif
#undef SCALAR
#undef INTEGER
#undef EPSILON
#undef SMALLEST

#define ASSIGN_PARAMETERS(S)                                                                  \
  const S *points, int64_t stride, int64_t first, int64_t end, int32_t columns, int32_t count, \
      const S *centers, const double *weights, int32_t *labels, double *sums,                 \
      double *weightSums, int64_t *counts, float *slack, const float *drift
#define ASSIGN_ARGUMENTS \
  points, stride, first, end, columns, count, centers, weights, labels, sums, weightSums, counts, \
      slack, drift

#if CLIENTELE_HAS_TARGETS
#define ASSIGN(S, SUFFIX)                                                                    \
  CLIENTELE_AVX512 static int64_t assign_avx512_##SUFFIX(ASSIGN_PARAMETERS(S)) {             \
    return assign_##SUFFIX##_avx512(ASSIGN_ARGUMENTS);                                       \
  }                                                                                          \
  CLIENTELE_AVX2 static int64_t assign_avx2_##SUFFIX(ASSIGN_PARAMETERS(S)) {                 \
    return assign_##SUFFIX##_avx2(ASSIGN_ARGUMENTS);                                         \
  }                                                                                          \
  int64_t clientele_kmeans_assign_##SUFFIX(int32_t width, ASSIGN_PARAMETERS(S)) {            \
    if (width >= 2) return assign_avx512_##SUFFIX(ASSIGN_ARGUMENTS);                         \
    if (width >= 1) return assign_avx2_##SUFFIX(ASSIGN_ARGUMENTS);                           \
    return assign_##SUFFIX##_base(ASSIGN_ARGUMENTS);                                         \
  }
#else
#define ASSIGN(S, SUFFIX)                                                                    \
  int64_t clientele_kmeans_assign_##SUFFIX(int32_t width, ASSIGN_PARAMETERS(S)) {            \
    (void)width;                                                                             \
    return assign_##SUFFIX##_base(ASSIGN_ARGUMENTS);                                         \
  }
#endif
ASSIGN(double, f64)
ASSIGN(float, f32)
