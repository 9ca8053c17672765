// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
#include "clientele_kernels.h"
#include "targets.h"

#pragma STDC FP_CONTRACT OFF

#include "kmeans_block.h"

// One body for all: the compiler uses the vectors of the function that it is part of.
#define PACK(S, SUFFIX)                                                                      \
  CLIENTELE_BODY void pack_##SUFFIX(                                                         \
      const S *points, int64_t stride, int64_t first, int64_t end, int32_t columns,          \
      const double *origin, double scale, float *packed) {                                   \
    for (int64_t block = first; block < end; block += CLIENTELE_SCORE_BLOCK)                 \
      kmeans_pack_block_##SUFFIX(                                                            \
          points + block, stride, end - block, columns, origin, scale,                       \
          packed + block * columns);                                                         \
  }
PACK(double, f64)
PACK(float, f32)

// What is written here bounds errors and reaches no result: operations may be contracted.
enum { project_lanes = 8 };
typedef double project_vector
    __attribute__((vector_size(project_lanes * sizeof(double)), aligned(sizeof(double))));
typedef float project_single
    __attribute__((vector_size(project_lanes * sizeof(float)), aligned(sizeof(float))));
// The share of a square that the roundings of the projection stay far below.
static const double project_slack = 1e-12;

#define PROJECT(S, SUFFIX)                                                                   \
  typedef S project_source_##SUFFIX                                                          \
      __attribute__((vector_size(project_lanes * sizeof(S)), aligned(sizeof(S))));           \
  CLIENTELE_BODY void project_##SUFFIX(                                                      \
      const S *points, int64_t stride, int64_t first, int64_t end, int32_t columns,          \
      const double *origin, double scale, const double *axes, const int32_t axisCount,       \
      float *projected) {                                                                    \
    _Pragma("clang fp contract(fast)")                                                       \
    enum { N = CLIENTELE_SCORE_BLOCK, W = project_lanes, U = 2 };                            \
    for (int64_t i = first; i < end; i += U * W) {                                           \
      float *run = projected + i / N * N * (axisCount + 1) + i % N;                          \
      const int some = end - i < U * W ? (int)(end - i) : U * W;                             \
      project_vector sum[axisCount][U], size[U];                                             \
      for (int u = 0; u < U; u++) size[u] = (project_vector){0};                             \
      for (int32_t a = 0; a < axisCount; a++)                                                \
        for (int u = 0; u < U; u++) sum[a][u] = (project_vector){0};                         \
      for (int32_t q = 0; q < columns; q++) {                                                \
        const S *column = points + q * stride + i;                                           \
        S last[U * W];                                                                       \
        if (__builtin_expect(some < U * W, 0)) {                                             \
          for (int t = 0; t < U * W; t++) last[t] = column[t < some ? t : 0];                \
          column = last;                                                                     \
        }                                                                                    \
        for (int u = 0; u < U; u++) {                                                        \
          project_vector value = __builtin_convertvector(                                    \
              *(const project_source_##SUFFIX *)(column + u * W), project_vector);           \
          value = (value - origin[q]) * scale;                                               \
          size[u] += value * value;                                                          \
          for (int32_t a = 0; a < axisCount; a++)                                            \
            sum[a][u] += value * axes[q * axisCount + a];                                    \
        }                                                                                    \
      }                                                                                      \
      for (int u = 0; u < U; u++) {                                                          \
        project_vector rest = size[u];                                                       \
        for (int32_t a = 0; a < axisCount; a++) {                                            \
          *(project_single *)(run + a * N + u * W) =                                         \
              __builtin_convertvector(sum[a][u], project_single);                            \
          rest -= sum[a][u] * sum[a][u];                                                     \
        }                                                                                    \
        rest = __builtin_elementwise_max(rest, (project_vector){0}) + size[u] * project_slack; \
        *(project_single *)(run + axisCount * N + u * W) =                                   \
            __builtin_convertvector(__builtin_elementwise_sqrt(rest), project_single);       \
      }                                                                                      \
    }                                                                                        \
  }                                                                                          \
  CLIENTELE_BODY void project_some_##SUFFIX(                                                 \
      const S *points, int64_t stride, int64_t first, int64_t end, int32_t columns,          \
      const double *origin, double scale, const double *axes, int32_t axisCount,             \
      float *projected) {                                                                    \
    switch (axisCount) {                                                                     \
      case 1: PROJECT_BY(SUFFIX, 1) break;                                                   \
      case 2: PROJECT_BY(SUFFIX, 2) break;                                                   \
      case 3: PROJECT_BY(SUFFIX, 3) break;                                                   \
      case 4: PROJECT_BY(SUFFIX, 4) break;                                                   \
      case 5: PROJECT_BY(SUFFIX, 5) break;                                                   \
      case 6: PROJECT_BY(SUFFIX, 6) break;                                                   \
      case 7: PROJECT_BY(SUFFIX, 7) break;                                                   \
      default: PROJECT_BY(SUFFIX, 8) break;                                                  \
    }                                                                                        \
  }
#define PROJECT_BY(SUFFIX, count)                                                            \
  project_##SUFFIX(points, stride, first, end, columns, origin, scale, axes, count, projected);
PROJECT(double, f64)
PROJECT(float, f32)
#undef PROJECT_BY

#define PACK_PARAMETERS(S)                                                            \
  const S *points, int64_t stride, int64_t first, int64_t end, int32_t columns,       \
      const double *origin, double scale, float *packed
#define PACK_ARGUMENTS points, stride, first, end, columns, origin, scale, packed
#define PROJECT_PARAMETERS(S)                                                         \
  const S *points, int64_t stride, int64_t first, int64_t end, int32_t columns,       \
      const double *origin, double scale, const double *axes, int32_t axisCount,      \
      float *projected
#define PROJECT_ARGUMENTS \
  points, stride, first, end, columns, origin, scale, axes, axisCount, projected

#if CLIENTELE_HAS_TARGETS
#define DISPATCH(NAME, BODY, PARAMETERS, ARGUMENTS)                                       \
  CLIENTELE_AVX512 static void NAME##_avx512(PARAMETERS) { BODY(ARGUMENTS); }             \
  CLIENTELE_AVX2 static void NAME##_avx2(PARAMETERS) { BODY(ARGUMENTS); }                 \
  void NAME(int32_t width, PARAMETERS) {                                                  \
    if (width >= 2) NAME##_avx512(ARGUMENTS);                                             \
    else if (width >= 1) NAME##_avx2(ARGUMENTS);                                          \
    else BODY(ARGUMENTS);                                                                 \
  }
#else
#define DISPATCH(NAME, BODY, PARAMETERS, ARGUMENTS) \
  void NAME(int32_t width, PARAMETERS) {            \
    (void)width;                                    \
    BODY(ARGUMENTS);                                \
  }
#endif
DISPATCH(clientele_kmeans_pack_f64, pack_f64, PACK_PARAMETERS(double), PACK_ARGUMENTS)
DISPATCH(clientele_kmeans_pack_f32, pack_f32, PACK_PARAMETERS(float), PACK_ARGUMENTS)
DISPATCH(
    clientele_kmeans_project_f64, project_some_f64, PROJECT_PARAMETERS(double), PROJECT_ARGUMENTS)
DISPATCH(
    clientele_kmeans_project_f32, project_some_f32, PROJECT_PARAMETERS(float), PROJECT_ARGUMENTS)
