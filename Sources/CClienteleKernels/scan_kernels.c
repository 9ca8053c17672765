// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
#include <math.h>
#include "tree_common.h"

#pragma STDC FP_CONTRACT OFF

// Nearest clusters where a tree of many columns leaves nothing out: all leaves, one after another,
// each from the nearest cache, four queries and eight or sixteen slots at a time in registers. Sums
// and ties are those of the traversal in tree_kernels.c, to the bit.

enum { SHIFT = 5, LEAF = 1 << SHIFT, QUERIES = 4, BLOCK = CLIENTELE_SCAN_BLOCK };

typedef struct {
  const double *own;
  double weight, best;
  int64_t slot, nearest;
} query;

CLIENTELE_BODY void take(
    const clientele_tree *tree, query *q, int64_t first, unsigned hits, const double *square,
    const double *w) {
  while (hits) {
    int j = __builtin_ctz(hits);
    hits &= hits - 1;
    int64_t other = first + j;
    if (square[j] >= absent || other == q->slot) continue;
    double cost = square[j] * ((q->weight * w[j]) / (q->weight + w[j]));
    if (cost < q->best ||
        (cost == q->best && q->nearest >= 0 && q->nearest != other &&
         rank_of(tree->identities, other) < rank_of(tree->identities, q->nearest))) {
      q->best = cost;
      q->nearest = other;
    }
  }
}

CLIENTELE_BODY void scan_leaf(
    const clientele_tree *tree, int64_t leaf, const int64_t d, const int vectors, query *queries) {
  const double *base = tree->leaves + leaf * ((d + 1) << SHIFT);
  for (int64_t at = 0; at < LEAF; at += 8 * vectors) {
    vector sums[QUERIES][2];
#pragma clang loop unroll(full)
    for (int q = 0; q < QUERIES; q++)
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors; v++) sums[q][v] = (vector){0};
    for (int64_t k = 0; k < d; k++) {
#pragma clang loop unroll(full)
      for (int q = 0; q < QUERIES; q++) {
        double own = queries[q].own[k];
#pragma clang loop unroll(full)
        for (int v = 0; v < vectors; v++) {
          vector t = LOAD(base + (k << SHIFT) + at + 8 * v) - own;
          sums[q][v] += t * t;
        }
      }
    }
#pragma clang loop unroll(full)
    for (int q = 0; q < QUERIES; q++)
#pragma clang loop unroll(full)
      for (int v = 0; v < vectors; v++) {
        const double *weights = base + (d << SHIFT) + at + 8 * v;
        vector w = LOAD(weights), square = sums[q][v];
        double a = queries[q].weight;
        unsigned hits = MASK(square * (w * a) <= (w + a) * (queries[q].best * slack));
        if (__builtin_expect(hits != 0, 0)) {
          double squares[8];
          memcpy(squares, &square, sizeof squares);
          take(tree, &queries[q], (leaf << SHIFT) + at + 8 * v, hits, squares, weights);
        }
      }
  }
}

CLIENTELE_BODY void scan_body(
    const clientele_tree *tree, const int vectors, const int32_t *slots, int64_t count,
    double *room, int32_t *neighbors, double *costs) {
  const int64_t d = tree->columns, stride = (d + 1) << SHIFT, groupStride = 8 * (2 * d + 1);
  query queries[BLOCK];
  for (int64_t start = 0; start < count; start += BLOCK) {
    int64_t here = count - start < BLOCK ? count - start : BLOCK;
    int64_t padded = (here + QUERIES - 1) / QUERIES * QUERIES;
    for (int64_t i = 0; i < padded; i++) {
      // What fills up the last four is a query like the others, whose answer is dropped.
      int64_t slot = slots[start + (i < here ? i : here - 1)];
      const double *source = tree->leaves + (slot >> SHIFT) * stride + (slot & (LEAF - 1));
      for (int64_t k = 0; k < d; k++) room[i * d + k] = source[k << SHIFT];
      queries[i] = (query){room + i * d, source[d << SHIFT], INFINITY, slot, -1};
      if (neighbors[slot] >= -1) continue;
      int64_t hint = -2 - (int64_t)neighbors[slot];
      const double *other = tree->leaves + (hint >> SHIFT) * stride + (hint & (LEAF - 1));
      double square = 0, b = other[d << SHIFT];
      for (int64_t k = 0; k < d; k++) {
        double t = room[i * d + k] - other[k << SHIFT];
        square += t * t;
      }
      queries[i].nearest = hint;
      queries[i].best = square * ((queries[i].weight * b) / (queries[i].weight + b));
    }
    // From the first query's own leaf on and around: what is near tends to come early.
    int64_t own = slots[start] >> SHIFT;
    for (int64_t step = 0; step < tree->leafCount; step++) {
      int64_t leaf = (own + step) & (tree->leafCount - 1), node = tree->leafCount + leaf;
      if (tree->groups[(node >> 3) * groupStride + 16 * d + (node & 7)] >= 1e100) continue;
      for (int64_t i = 0; i < padded; i += QUERIES)
        scan_leaf(tree, leaf, d, vectors, queries + i);
    }
    for (int64_t i = 0; i < here; i++) {
      neighbors[queries[i].slot] = (int32_t)queries[i].nearest;
      costs[queries[i].slot] = queries[i].best;
    }
  }
}

// Two vectors a query where there are registers for eight, and one elsewhere.
#define INSTANCE(ATTRIBUTE, LEVEL, VECTORS)                                                    \
  ATTRIBUTE static void scan_##LEVEL(                                                          \
      const clientele_tree *tree, const int32_t *slots, int64_t count, double *room,           \
      int32_t *neighbors, double *costs) {                                                     \
    scan_body(tree, VECTORS, slots, count, room, neighbors, costs);                            \
  }

INSTANCE(, base, 1)
#if CLIENTELE_HAS_TARGETS
INSTANCE(CLIENTELE_AVX2, avx2, 1)
INSTANCE(CLIENTELE_AVX512, avx512, 2)
#endif

void clientele_ward_scan(
    int32_t width, const clientele_tree *tree, const int32_t *slots, int64_t count, double *room,
    int32_t *neighbors, double *costs) {
#if CLIENTELE_HAS_TARGETS
  if (width >= 2) return scan_avx512(tree, slots, count, room, neighbors, costs);
  if (width >= 1) return scan_avx2(tree, slots, count, room, neighbors, costs);
#else
  (void)width;
#endif
  scan_base(tree, slots, count, room, neighbors, costs);
}
