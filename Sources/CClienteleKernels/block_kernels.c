// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
#include <string.h>
#include "clientele_blocks.h"
#include "targets.h"

#pragma STDC FP_CONTRACT OFF

enum { ROWS = CLIENTELE_BLOCK_ROWS, GROUP = CLIENTELE_GROUP_BLOCKS };

// Four columns of sums at once.
typedef double quad __attribute__((vector_size(32), aligned(8)));

#define SCALAR double
#define INTEGER int64_t
#define UNIT 0x1p-53
#define SMALLEST 1e-280
#define BYTES 16
#define NAME(base) base##_f64_base
#include "block_body.h"
#undef NAME
#undef BYTES
#if CLIENTELE_HAS_TARGETS
#define BYTES 32
#define NAME(base) base##_f64_avx2
#pragma clang attribute push(CLIENTELE_AVX2, apply_to = function)
#include "block_body.h"
#pragma clang attribute pop
#undef NAME
#undef BYTES
#define BYTES 64
#define NAME(base) base##_f64_avx512
#pragma clang attribute push(CLIENTELE_AVX512, apply_to = function)
#include "block_body.h"
#pragma clang attribute pop
#undef NAME
#undef BYTES
#endif
#undef SCALAR
#undef INTEGER
#undef UNIT
#undef SMALLEST

#define SCALAR float
#define INTEGER int32_t
#define UNIT 0x1p-24f
#define SMALLEST 1e-30f
#define BYTES 16
#define NAME(base) base##_f32_base
#include "block_body.h"
#undef NAME
#undef BYTES
#if CLIENTELE_HAS_TARGETS
#define BYTES 32
#define NAME(base) base##_f32_avx2
#pragma clang attribute push(CLIENTELE_AVX2, apply_to = function)
#include "block_body.h"
#pragma clang attribute pop
#undef NAME
#undef BYTES
#define BYTES 64
#define NAME(base) base##_f32_avx512
#pragma clang attribute push(CLIENTELE_AVX512, apply_to = function)
#include "block_body.h"
#pragma clang attribute pop
#undef NAME
#undef BYTES
#endif
#undef SCALAR
#undef INTEGER
#undef UNIT
#undef SMALLEST

#if CLIENTELE_HAS_TARGETS
#define CHOOSE(name, S, ...)                              \
  if (width >= 2) return name##_##S##_avx512(__VA_ARGS__); \
  if (width >= 1) return name##_##S##_avx2(__VA_ARGS__);   \
  return name##_##S##_base(__VA_ARGS__)
#else
#define CHOOSE(name, S, ...) \
  (void)width;               \
  return name##_##S##_base(__VA_ARGS__)
#endif

#define ENTRIES(T, S)                                                                   \
  int64_t clientele_block_assign_##S(                                                   \
      int32_t width, const clientele_blocks *blocks, int32_t count, const T *centers,   \
      const clientele_block_state *state) {                                             \
    CHOOSE(block_assign, S, blocks, count, centers, state);                             \
  }                                                                                     \
  uint32_t clientele_block_reached_##S(                                                 \
      int32_t width, const clientele_blocks *blocks, int64_t group, const T *point,     \
      const T *bounds) {                                                                \
    CHOOSE(block_reached, S, blocks, group, point, bounds);                             \
  }
ENTRIES(double, f64)
ENTRIES(float, f32)
