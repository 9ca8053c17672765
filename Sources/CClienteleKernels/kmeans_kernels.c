// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include "clientele_kernels.h"
#include "targets.h"
#if CLIENTELE_HAS_TARGETS
#include <immintrin.h>
#endif

#pragma STDC FP_CONTRACT OFF

#include "kmeans_block.h"
#include "kmeans_moves.h"

#if CLIENTELE_HAS_TARGETS
#define BYTES 32
#define SCORES(base) base##_avx2
#define MINIMUM(a, b) ((SCORES(vector))_mm256_min_ps((__m256)(a), (__m256)(b)))
#define MAXIMUM(a, b) ((SCORES(vector))_mm256_max_ps((__m256)(a), (__m256)(b)))
#define ROOT_INVERSE(a) ((SCORES(vector))_mm256_rsqrt_ps((__m256)(a)))
#pragma clang attribute push(CLIENTELE_AVX2, apply_to = function)
#include "kmeans_scores_body.h"
#pragma clang attribute pop
#undef SCORES
#undef MINIMUM
#undef MAXIMUM
#undef ROOT_INVERSE
#undef BYTES
#define BYTES 64
#define SCORES(base) base##_avx512
#define MINIMUM(a, b) ((SCORES(vector))_mm512_min_ps((__m512)(a), (__m512)(b)))
#define MAXIMUM(a, b) ((SCORES(vector))_mm512_max_ps((__m512)(a), (__m512)(b)))
#define ROOT_INVERSE(a) ((SCORES(vector))_mm512_rsqrt14_ps((__m512)(a)))
#pragma clang attribute push(CLIENTELE_AVX512, apply_to = function)
#include "kmeans_scores_body.h"
#pragma clang attribute pop
#undef SCORES
#undef MINIMUM
#undef MAXIMUM
#undef ROOT_INVERSE
#undef BYTES
#endif

#define SCALAR double
#define INTEGER int64_t
#define BYTES 16
#define SCORED 0
#define NAME(base) base##_f64_base
#define move_row_f64_base kmeans_move_row_f64
#include "kmeans_body.h"
#undef NAME
#undef BYTES
#undef SCORED
#if CLIENTELE_HAS_TARGETS
#define SCORED 1
#define BYTES 32
#define SCAN scan_avx2
#define NAME(base) base##_f64_avx2
#define move_row_f64_avx2 kmeans_move_row_f64
#define pack_block_f64_avx2 kmeans_pack_block_f64
#pragma clang attribute push(CLIENTELE_AVX2, apply_to = function)
#include "kmeans_body.h"
#pragma clang attribute pop
#undef NAME
#undef SCAN
#undef BYTES
#define BYTES 64
#define SCAN scan_avx512
#define NAME(base) base##_f64_avx512
#define move_row_f64_avx512 kmeans_move_row_f64
#define pack_block_f64_avx512 kmeans_pack_block_f64
#pragma clang attribute push(CLIENTELE_AVX512, apply_to = function)
#include "kmeans_body.h"
#pragma clang attribute pop
#undef NAME
#undef SCAN
#undef BYTES
#undef SCORED
#endif
#undef SCALAR
#undef INTEGER

#define SCALAR float
#define INTEGER int32_t
#define BYTES 16
#define SCORED 0
#define NAME(base) base##_f32_base
#define move_row_f32_base kmeans_move_row_f32
#include "kmeans_body.h"
#undef NAME
#undef BYTES
#undef SCORED
#if CLIENTELE_HAS_TARGETS
#define SCORED 1
#define BYTES 32
#define SCAN scan_avx2
#define NAME(base) base##_f32_avx2
#define move_row_f32_avx2 kmeans_move_row_f32
#define pack_block_f32_avx2 kmeans_pack_block_f32
#pragma clang attribute push(CLIENTELE_AVX2, apply_to = function)
#include "kmeans_body.h"
#pragma clang attribute pop
#undef NAME
#undef SCAN
#undef BYTES
#define BYTES 64
#define SCAN scan_avx512
#define NAME(base) base##_f32_avx512
#define move_row_f32_avx512 kmeans_move_row_f32
#define pack_block_f32_avx512 kmeans_pack_block_f32
#pragma clang attribute push(CLIENTELE_AVX512, apply_to = function)
#include "kmeans_body.h"
#pragma clang attribute pop
#undef NAME
#undef SCAN
#undef BYTES
#undef SCORED
#endif
#undef SCALAR
#undef INTEGER

#define ASSIGN_PARAMETERS(S)                                                                  \
  const S *points, int64_t stride, int64_t first, int64_t end, int32_t columns, int32_t count, \
      const S *centers, const double *weights, int32_t *labels, double *sums,                 \
      double *weightSums, int64_t *counts, const clientele_kmeans_scores *scores
#define ASSIGN_ARGUMENTS \
  points, stride, first, end, columns, count, centers, weights, labels, sums, weightSums, counts, \
      scores

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
