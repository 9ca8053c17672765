// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// Loops of k-means that add over rows. Eight lanes whatever the instruction set: row `first + r`
// adds to lane r mod 8, and the lanes are added in one order, so every width has the same bits.
#include "clientele_kernels.h"
#include "targets.h"

#pragma STDC FP_CONTRACT OFF

enum { LANES = 8, MOST_CANDIDATES = 8 };
typedef double vector_f64 __attribute__((vector_size(64), aligned(8)));
typedef int64_t mask_f64 __attribute__((vector_size(64), aligned(8)));
typedef float vector_f32 __attribute__((vector_size(32), aligned(4)));
typedef int32_t mask_f32 __attribute__((vector_size(32), aligned(4)));

#define LANE_SUM(a) \
  ((((a)[0] + (a)[1]) + ((a)[2] + (a)[3])) + (((a)[4] + (a)[5]) + ((a)[6] + (a)[7])))
#define LOWER(S, m, a, b) \
  ((vector_##S)(((m) & (mask_##S)(a)) | (~(m) & (mask_##S)(b))))

#define BODIES(T, S)                                                                         \
  CLIENTELE_BODY void potentials_body_##S(                                                   \
      const T *points, int64_t stride, int64_t first, int64_t end, const int32_t columns,   \
      int32_t count, const T *candidates, const double *weights, const T *closest,           \
      double *potentials) {                                                                  \
    for (int32_t start = 0; start < count; start += MOST_CANDIDATES) {                       \
      int32_t some = count - start < MOST_CANDIDATES ? count - start : MOST_CANDIDATES;      \
      const T *these = candidates + (int64_t)start * columns;                                \
      vector_f64 sum[MOST_CANDIDATES];                                                       \
      for (int32_t c = 0; c < some; c++) sum[c] = (vector_f64){0};                           \
      int64_t i = first;                                                                     \
      for (; i + LANES <= end; i += LANES) {                                                 \
        vector_##S nearest = *(const vector_##S *)(closest + i);                             \
        vector_f64 weight =                                                                  \
            weights ? *(const vector_f64 *)(weights + i) : (vector_f64){0} + 1;              \
        for (int32_t c = 0; c < some; c++) {                                                 \
          vector_##S total = {0};                                                            \
          for (int32_t q = 0; q < columns; q++) {                                            \
            vector_##S t =                                                                   \
                *(const vector_##S *)(points + q * stride + i) - these[c * columns + q];     \
            total += t * t;                                                                  \
          }                                                                                  \
          mask_##S m = total < nearest;                                                      \
          total = LOWER(S, m, total, nearest);                                               \
          sum[c] += weight * __builtin_convertvector(total, vector_f64);                     \
        }                                                                                    \
      }                                                                                      \
      for (int lane = 0; i < end; i++, lane++)                                               \
        for (int32_t c = 0; c < some; c++) {                                                 \
          T total = 0;                                                                       \
          for (int32_t q = 0; q < columns; q++) {                                            \
            T t = points[q * stride + i] - these[c * columns + q];                           \
            total += t * t;                                                                  \
          }                                                                                  \
          total = total < closest[i] ? total : closest[i];                                   \
          sum[c][lane] += (weights ? weights[i] : 1) * (double)total;                        \
        }                                                                                    \
      for (int32_t c = 0; c < some; c++) potentials[start + c] = LANE_SUM(sum[c]);           \
    }                                                                                        \
  }                                                                                          \
  CLIENTELE_BODY double lower_body_##S(                                                      \
      const T *points, int64_t stride, int64_t first, int64_t end, const int32_t columns,   \
      const T *point, const double *weights, T *closest) {                                   \
    vector_f64 sum = {0};                                                                    \
    int64_t i = first;                                                                       \
    for (; i + LANES <= end; i += LANES) {                                                   \
      vector_##S total = {0};                                                                \
      for (int32_t q = 0; q < columns; q++) {                                                \
        vector_##S t = *(const vector_##S *)(points + q * stride + i) - point[q];            \
        total += t * t;                                                                      \
      }                                                                                      \
      vector_##S nearest = *(const vector_##S *)(closest + i);                               \
      mask_##S m = total < nearest;                                                          \
      total = LOWER(S, m, total, nearest);                                                   \
      *(vector_##S *)(closest + i) = total;                                                  \
      vector_f64 weight =                                                                    \
          weights ? *(const vector_f64 *)(weights + i) : (vector_f64){0} + 1;                \
      sum += weight * __builtin_convertvector(total, vector_f64);                            \
    }                                                                                        \
    for (int lane = 0; i < end; i++, lane++) {                                               \
      T total = 0;                                                                           \
      for (int32_t q = 0; q < columns; q++) {                                                \
        T t = points[q * stride + i] - point[q];                                             \
        total += t * t;                                                                      \
      }                                                                                      \
      if (total < closest[i]) closest[i] = total;                                            \
      sum[lane] += (weights ? weights[i] : 1) * (double)closest[i];                          \
    }                                                                                        \
    return LANE_SUM(sum);                                                                    \
  }                                                                                          \
  CLIENTELE_BODY double inertia_body_##S(                                                    \
      const T *points, int64_t stride, int64_t first, int64_t end, const int32_t columns,   \
      const double *centers, const double *weights, const int32_t *labels) {                 \
    vector_f64 sum = {0};                                                                    \
    int64_t i = first;                                                                       \
    for (; i + LANES <= end; i += LANES) {                                                   \
      vector_f64 total = {0};                                                                \
      for (int32_t q = 0; q < columns; q++) {                                                \
        vector_f64 center;                                                                   \
        for (int lane = 0; lane < LANES; lane++)                                             \
          center[lane] = centers[(int64_t)labels[i + lane] * columns + q];                   \
        vector_f64 t = __builtin_convertvector(                                              \
                           *(const vector_##S *)(points + q * stride + i), vector_f64) -     \
                       center;                                                               \
        total += t * t;                                                                      \
      }                                                                                      \
      if (weights) total *= *(const vector_f64 *)(weights + i);                              \
      sum += total;                                                                          \
    }                                                                                        \
    for (int lane = 0; i < end; i++, lane++) {                                               \
      double total = 0;                                                                      \
      for (int32_t q = 0; q < columns; q++) {                                                \
        double t = (double)points[q * stride + i] - centers[(int64_t)labels[i] * columns + q]; \
        total += t * t;                                                                      \
      }                                                                                      \
      if (weights) total *= weights[i];                                                      \
      sum[lane] += total;                                                                    \
    }                                                                                        \
    return LANE_SUM(sum);                                                                    \
  }
BODIES(double, f64)
BODIES(float, f32)
#undef BODIES

// Three columns are the usual number (recency, frequency, monetary): unrolled; others loop.
#define POTENTIALS_PARAMETERS(T)                                                              \
  const T *points, int64_t stride, int64_t first, int64_t end, int32_t columns, int32_t count, \
      const T *candidates, const double *weights, const T *closest, double *potentials
#define LOWER_PARAMETERS(T)                                                                  \
  const T *points, int64_t stride, int64_t first, int64_t end, int32_t columns,             \
      const T *point, const double *weights, T *closest
#define INERTIA_PARAMETERS(T)                                                                \
  const T *points, int64_t stride, int64_t first, int64_t end, int32_t columns,             \
      const double *centers, const double *weights, const int32_t *labels

#define INSTANCES(ATTRIBUTE, LEVEL, T, S)                                                    \
  ATTRIBUTE static void potentials_##LEVEL##_##S(POTENTIALS_PARAMETERS(T)) {                 \
    if (columns == 3)                                                                        \
      potentials_body_##S(                                                                   \
          points, stride, first, end, 3, count, candidates, weights, closest, potentials);   \
    else                                                                                     \
      potentials_body_##S(                                                                   \
          points, stride, first, end, columns, count, candidates, weights, closest,          \
          potentials);                                                                       \
  }                                                                                          \
  ATTRIBUTE static double lower_##LEVEL##_##S(LOWER_PARAMETERS(T)) {                         \
    if (columns == 3)                                                                        \
      return lower_body_##S(points, stride, first, end, 3, point, weights, closest);         \
    return lower_body_##S(points, stride, first, end, columns, point, weights, closest);     \
  }                                                                                          \
  ATTRIBUTE static double inertia_##LEVEL##_##S(INERTIA_PARAMETERS(T)) {                     \
    if (columns == 3)                                                                        \
      return inertia_body_##S(points, stride, first, end, 3, centers, weights, labels);      \
    return inertia_body_##S(points, stride, first, end, columns, centers, weights, labels);  \
  }

#define NO_ATTRIBUTE
INSTANCES(NO_ATTRIBUTE, base, double, f64)
INSTANCES(NO_ATTRIBUTE, base, float, f32)
#if CLIENTELE_HAS_TARGETS
INSTANCES(CLIENTELE_AVX2, avx2, double, f64)
INSTANCES(CLIENTELE_AVX2, avx2, float, f32)
INSTANCES(CLIENTELE_AVX512, avx512, double, f64)
INSTANCES(CLIENTELE_AVX512, avx512, float, f32)
#define CHOOSE(name, S, ...)                                        \
  if (width >= 2) return name##_avx512_##S(__VA_ARGS__);            \
  if (width >= 1) return name##_avx2_##S(__VA_ARGS__);              \
  return name##_base_##S(__VA_ARGS__)
#else
#define CHOOSE(name, S, ...) \
  (void)width;               \
  return name##_base_##S(__VA_ARGS__)
#endif

#define ENTRIES(T, S)                                                                        \
  void clientele_kmeans_potentials_##S(int32_t width, POTENTIALS_PARAMETERS(T)) {            \
    CHOOSE(potentials, S, points, stride, first, end, columns, count, candidates, weights,   \
           closest, potentials);                                                             \
  }                                                                                          \
  double clientele_kmeans_lower_##S(int32_t width, LOWER_PARAMETERS(T)) {                    \
    CHOOSE(lower, S, points, stride, first, end, columns, point, weights, closest);          \
  }                                                                                          \
  double clientele_kmeans_inertia_##S(int32_t width, INERTIA_PARAMETERS(T)) {                \
    CHOOSE(inertia, S, points, stride, first, end, columns, centers, weights, labels);       \
  }
ENTRIES(double, f64)
ENTRIES(float, f32)
