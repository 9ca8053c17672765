// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
#include <string.h>
#include "clientele_blocks.h"
#include "targets.h"

#pragma STDC FP_CONTRACT OFF

enum { ROWS = CLIENTELE_BLOCK_ROWS, GROUP = CLIENTELE_GROUP_BLOCKS };

// Adds with the rounding error kept (Knuth's TwoSum).
CLIENTELE_BODY void add_term(double *sum, double value) {
  double total = sum[0] + value;
  double part = total - sum[0];
  sum[1] += (sum[0] - (total - part)) + (value - part);
  sum[0] = total;
}

// Adds the sums of a block, times 1 or -1, to those of a cluster.
CLIENTELE_BODY void add_block(
    const clientele_blocks *blocks, const clientele_block_state *state, int64_t block,
    int32_t cluster, double sign) {
  const int32_t columns = blocks->columns;
  const double *from = blocks->blockSums + block * 2 * (columns + 1);
  double *to = state->sums + (int64_t)cluster * 2 * columns;
  for (int32_t q = 0; q < columns; q++) {
    add_term(to + 2 * q, sign * from[2 * q]);
    to[2 * q + 1] += sign * from[2 * q + 1];
  }
  state->counts[cluster] += (int64_t)sign * blocks->blockCounts[block];
  if (!blocks->weights) return;
  double *weight = state->weightSums + 2 * (int64_t)cluster;
  add_term(weight, sign * from[2 * columns]);
  weight[1] += sign * from[2 * columns + 1];
}

#define MOVE_ROW(S, SCALAR_)                                                                 \
  CLIENTELE_BODY void block_move_row_##S(                                                    \
      const clientele_blocks *blocks, const clientele_block_state *state, int64_t row,       \
      const int32_t columns, int32_t was, int32_t now) {                                     \
    double weight = blocks->weights ? blocks->weights[row] : 1;                              \
    if (weight == 0) return;                                                                 \
    const SCALAR_ *value = (const SCALAR_ *)blocks->points + row;                            \
    state->counts[now]++;                                                                    \
    if (blocks->weights) add_term(state->weightSums + 2 * (int64_t)now, weight);             \
    double *sums = state->sums + (int64_t)now * 2 * columns;                                 \
    for (int32_t q = 0; q < columns; q++)                                                    \
      add_term(sums + 2 * q, weight * (double)value[q * blocks->rows]);                      \
    if (was < 0) return;                                                                     \
    state->counts[was]--;                                                                    \
    if (blocks->weights) add_term(state->weightSums + 2 * (int64_t)was, -weight);            \
    sums = state->sums + (int64_t)was * 2 * columns;                                         \
    for (int32_t q = 0; q < columns; q++)                                                    \
      add_term(sums + 2 * q, -weight * (double)value[q * blocks->rows]);                     \
  }
MOVE_ROW(f64, double)
MOVE_ROW(f32, float)
#undef MOVE_ROW

#define SCALAR double
#define INTEGER int64_t
#define UNIT 0x1p-53
#define SMALLEST 1e-280
#define MOVE block_move_row_f64
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
#undef MOVE

#define SCALAR float
#define INTEGER int32_t
#define UNIT 0x1p-24f
#define SMALLEST 1e-30f
#define MOVE block_move_row_f32
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
#undef MOVE

#if CLIENTELE_HAS_TARGETS
#define CHOOSE(S, ...)                                          \
  if (width >= 2) return block_assign_##S##_avx512(__VA_ARGS__); \
  if (width >= 1) return block_assign_##S##_avx2(__VA_ARGS__);   \
  return block_assign_##S##_base(__VA_ARGS__)
#else
#define CHOOSE(S, ...) \
  (void)width;         \
  return block_assign_##S##_base(__VA_ARGS__)
#endif

int64_t clientele_block_assign_f64(
    int32_t width, const clientele_blocks *blocks, int32_t count, const double *centers,
    const clientele_block_state *state) {
  CHOOSE(f64, blocks, count, centers, state);
}

int64_t clientele_block_assign_f32(
    int32_t width, const clientele_blocks *blocks, int32_t count, const float *centers,
    const clientele_block_state *state) {
  CHOOSE(f32, blocks, count, centers, state);
}
