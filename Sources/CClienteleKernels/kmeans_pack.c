// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
#include "clientele_kernels.h"
#include "targets.h"

#pragma STDC FP_CONTRACT OFF

// One body for all: the compiler uses the vectors of the function that it is part of.
#define PACK(S, SUFFIX)                                                                      \
  CLIENTELE_BODY void pack_##SUFFIX(                                                         \
      const S *points, int64_t stride, int64_t first, int64_t end, int32_t columns,          \
      const double *origin, double scale, float *packed) {                                   \
    enum { N = CLIENTELE_SCORE_BLOCK };                                                      \
    for (int64_t block = first; block < end; block += N) {                                   \
      const int rows = end - block < N ? (int)(end - block) : N;                             \
      for (int32_t q = 0; q < columns; q++) {                                                \
        const S *column = points + q * stride + block;                                       \
        float *run = packed + (block * columns + (int64_t)q * N);                            \
        for (int t = 0; t < rows; t++)                                                       \
          run[t] = (float)(((double)column[t] - origin[q]) * scale);                         \
        for (int t = rows; t < N; t++) run[t] = 0;                                           \
      }                                                                                      \
    }                                                                                        \
  }
PACK(double, f64)
PACK(float, f32)

#define PARAMETERS(S)                                                                     \
  const S *points, int64_t stride, int64_t first, int64_t end, int32_t columns,           \
      const double *origin, double scale, float *packed
#define ARGUMENTS points, stride, first, end, columns, origin, scale, packed

#if CLIENTELE_HAS_TARGETS
#define DISPATCH(S, SUFFIX)                                                            \
  CLIENTELE_AVX512 static void pack_avx512_##SUFFIX(PARAMETERS(S)) {                   \
    pack_##SUFFIX(ARGUMENTS);                                                          \
  }                                                                                    \
  CLIENTELE_AVX2 static void pack_avx2_##SUFFIX(PARAMETERS(S)) {                       \
    pack_##SUFFIX(ARGUMENTS);                                                          \
  }                                                                                    \
  void clientele_kmeans_pack_##SUFFIX(int32_t width, PARAMETERS(S)) {                  \
    if (width >= 2) pack_avx512_##SUFFIX(ARGUMENTS);                                   \
    else if (width >= 1) pack_avx2_##SUFFIX(ARGUMENTS);                                \
    else pack_##SUFFIX(ARGUMENTS);                                                     \
  }
#else
#define DISPATCH(S, SUFFIX)                                           \
  void clientele_kmeans_pack_##SUFFIX(int32_t width, PARAMETERS(S)) { \
    (void)width;                                                      \
    pack_##SUFFIX(ARGUMENTS);                                         \
  }
#endif
DISPATCH(double, f64)
DISPATCH(float, f32)
