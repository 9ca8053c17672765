// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
#include <math.h>
#include "tree_common.h"

#pragma STDC FP_CONTRACT OFF

// Nearest neighbours over a tree of boxes, eight boxes or points at a time. A query starts in its
// own leaf and climbs, so that most never see the top of the tree. Bounds only decide what is
// looked at: the neighbour found, its distance, and who wins a tie depend on no traversal.

enum { STACK = 128 };

// Puts a node on the stack, above those of its group that are farther.
static inline void push(
    int64_t node, double bound, int from, int *depth, int64_t *pending, double *bounds) {
  int at = (*depth)++;
  while (at > from && bounds[at - 1] < bound) {
    bounds[at] = bounds[at - 1];
    pending[at] = pending[at - 1];
    at--;
  }
  bounds[at] = bound;
  pending[at] = node;
}

// The squared distances from the query to the eight boxes of a group, into `squared`.
#define BOX_DISTANCES(group, squared)                                                       \
  const double *box_ = tree->groups + (group) * groupStride;                                \
  vector squared = {0};                                                                     \
  for (int64_t k = 0; k < d; k++) {                                                         \
    vector t_ = __builtin_elementwise_max(                                                  \
        __builtin_elementwise_max(                                                          \
            LOAD(box_ + 8 * k) - own[k << shift], own[k << shift] - LOAD(box_ + 8 * (d + k))), \
        (vector){0});                                                                       \
    squared += t_ * t_;                                                                     \
  }

// The squared distances from the query to eight points of a leaf.
#define POINT_DISTANCES(base, squared)                        \
  vector squared = {0};                                       \
  for (int64_t k = 0; k < d; k++) {                           \
    vector t_ = LOAD((base) + (k << shift)) - own[k << shift]; \
    squared += t_ * t_;                                       \
  }

#define CLIMB_BEGIN                                                                        \
  int64_t node = (me >> shift) + tree->leafCount;                                          \
  int64_t pending[STACK];                                                                  \
  double bounds[STACK];                                                                    \
  while (node > 1) {                                                                       \
    int64_t group = node >> 3;                                                             \
    /* Above the last whole group of eight stand the one or three siblings at the top. */  \
    unsigned allowed = group > 0 ? 0xFF : node < 4 ? 0x0C : 0xF0;                          \
    allowed &= ~(1u << (node & 7));                                                        \
    int depth = 0;                                                                         \
    for (;;) {                                                                             \
      int from = depth;
#define CLIMB_NEXT(SCAN)                                                                   \
      int64_t leaf = -1;                                                                   \
      group = 0;                                                                           \
      while (depth > 0) {                                                                  \
        depth--;                                                                           \
        if (bounds[depth] > best * slack) continue;                                        \
        if (pending[depth] < tree->leafCount) {                                            \
          group = pending[depth];                                                          \
          break;                                                                           \
        }                                                                                  \
        leaf = pending[depth] - tree->leafCount;                                           \
        SCAN;                                                                              \
      }                                                                                    \
      if (group == 0) break;                                                               \
      allowed = 0xFF;                                                                      \
    }                                                                                      \
    node >>= 3;                                                                            \
  }

CLIENTELE_BODY void ward_one(
    const clientele_tree *tree, const int64_t d, const int shift, int64_t me, int32_t *neighbors,
    double *costs) {
  const int64_t size = 1 << shift, leafStride = (d + 1) << shift, groupStride = 8 * (2 * d + 1);
  const double *own = tree->leaves + (me >> shift) * leafStride + (me & (size - 1));
  const double a = own[d << shift];
  double best = INFINITY;
  int64_t nearest = -1;
  if (neighbors[me] < -1) {
    nearest = -2 - (int64_t)neighbors[me];
    const double *other = tree->leaves + (nearest >> shift) * leafStride + (nearest & (size - 1));
    double square = 0;
    for (int64_t k = 0; k < d; k++) {
      double t = own[k << shift] - other[k << shift];
      square += t * t;
    }
    double b = other[d << shift];
    best = square * ((a * b) / (a + b));
  }
#define SCAN_CLUSTERS(LEAF)                                                               \
  for (int64_t at_ = 0; at_ < size; at_ += 8) {                                          \
    const double *base = tree->leaves + (LEAF) * leafStride + at_;                       \
    const int64_t first_ = ((LEAF) << shift) + at_;                                      \
    POINT_DISTANCES(base, square)                                                        \
    vector w = LOAD(base + (d << shift));                                                \
    unsigned hits = MASK(square * (w * a) <= (w + a) * (best * slack));                  \
    if (first_ == (me & ~(int64_t)7)) hits &= ~(1u << (me & 7));                         \
    while (hits) {                                                                       \
      int j = __builtin_ctz(hits);                                                       \
      hits &= hits - 1;                                                                  \
      if (square[j] >= absent) continue;                                                 \
      int64_t other = first_ + j;                                                        \
      double cost = square[j] * ((a * w[j]) / (a + w[j]));                               \
      if (cost < best ||                                                                 \
          (cost == best && nearest >= 0 && nearest != other &&                           \
           rank_of(tree->identities, other) < rank_of(tree->identities, nearest))) {     \
        best = cost;                                                                     \
        nearest = other;                                                                 \
      }                                                                                  \
    }                                                                                    \
  }
  SCAN_CLUSTERS(me >> shift)
  CLIMB_BEGIN
    BOX_DISTANCES(group, square)
    vector w = LOAD(box_ + 16 * d);
    vector above = square * (w * a), below = w + a;
    unsigned hits = MASK(above <= below * (best * slack)) & allowed;
    while (hits) {
      int j = __builtin_ctz(hits);
      hits &= hits - 1;
      push(8 * group + j, above[j] / below[j], from, &depth, pending, bounds);
    }
  CLIMB_NEXT(SCAN_CLUSTERS(leaf))
  neighbors[me] = (int32_t)nearest;
  costs[me] = best;
}

CLIENTELE_BODY void ward_body(
    const clientele_tree *tree, const int64_t d, const int shift, int64_t first, int64_t end,
    int32_t *neighbors, double *costs) {
  for (int64_t s = first; s < end; s++)
    if (neighbors[s] < 0 && neighbors[s] != INT32_MIN)
      ward_one(tree, d, shift, s, neighbors, costs);
}

CLIENTELE_BODY int64_t component_one(
    const clientele_tree *tree, const int64_t d, const int shift, const int32_t *components,
    const int32_t *nodeComponents, int64_t me, double *squared) {
  const int64_t size = 1 << shift, leafStride = (d + 1) << shift, groupStride = 8 * (2 * d + 1);
  const double *own = tree->leaves + (me >> shift) * leafStride + (me & (size - 1));
  const int32_t mine = components[me];
  double best = *squared;
  int64_t nearest = -1;
#define SCAN_POINTS(LEAF)                                                                  \
  for (int64_t at_ = 0; at_ < size; at_ += 8) {                                           \
    const double *base = tree->leaves + (LEAF) * leafStride + at_;                        \
    const int64_t first_ = ((LEAF) << shift) + at_;                                       \
    POINT_DISTANCES(base, square)                                                         \
    unsigned hits = MASK(square <= best);                                                 \
    if (!hits) continue;                                                                  \
    numbers theirs = *(const numbers *)(components + first_);                             \
    hits &= MASK((theirs != mine) & (theirs >= 0));                                       \
    while (hits) {                                                                        \
      int j = __builtin_ctz(hits);                                                        \
      hits &= hits - 1;                                                                   \
      int64_t other = first_ + j;                                                         \
      if (square[j] < best ||                                                             \
          (square[j] == best &&                                                           \
           (nearest < 0 || tree->identities[other] < tree->identities[nearest]))) {       \
        best = square[j];                                                                 \
        nearest = other;                                                                  \
      }                                                                                   \
    }                                                                                     \
  }
  if (nodeComponents[(me >> shift) + tree->leafCount] != mine) {
    SCAN_POINTS(me >> shift)
  }
  CLIMB_BEGIN
    numbers theirs = *(const numbers *)(nodeComponents + 8 * group);
    unsigned hits = allowed & MASK((theirs != mine) & (theirs != -2));
    if (hits) {
      BOX_DISTANCES(group, square)
      hits &= MASK(square <= (vector){0} + best * slack);
      while (hits) {
        int j = __builtin_ctz(hits);
        hits &= hits - 1;
        push(8 * group + j, square[j], from, &depth, pending, bounds);
      }
    }
  CLIMB_NEXT(SCAN_POINTS(leaf))
  *squared = best;
  return nearest;
}

CLIENTELE_BODY void component_body(
    const clientele_tree *tree, const int64_t d, const int shift, const int32_t *components,
    const int32_t *nodeComponents, int64_t first, int64_t end, const double *shortest,
    int32_t *nearest, double *bounds) {
  // What has been found here for the component of the slots at hand.
  int32_t component = -1;
  double radius = INFINITY;
  for (int64_t s = first; s < end; s++) {
    if (components[s] < 0 || nearest[s] >= 0) continue;
    if (components[s] != component) {
      component = components[s];
      radius = shortest[component];
    }
    if (bounds[s] > radius) continue;
    double squared = radius;
    nearest[s] = (int32_t)component_one(
        tree, d, shift, components, nodeComponents, s, &squared);
    if (nearest[s] >= 0) {
      bounds[s] = squared;
      if (squared < radius) radius = squared;
    } else {
      bounds[s] = nextafter(radius, INFINITY);
    }
  }
}

#define BY_COLUMNS(CALL)                                                             \
  switch (tree->columns) {                                                           \
    case 1: CALL(1, 3); break;                                                       \
    case 2: CALL(2, 3); break;                                                       \
    case 3: CALL(3, 3); break;                                                       \
    case 4: CALL(4, 3); break;                                                       \
    case 5: CALL(5, 5); break;                                                       \
    case 6: CALL(6, 5); break;                                                       \
    default: CALL(tree->columns, 5);                                                 \
  }
#define WARD_CALL(d, shift) ward_body(tree, d, shift, first, end, neighbors, costs)
#define COMPONENT_CALL(d, shift)                                                     \
  component_body(                                                                    \
      tree, d, shift, components, nodeComponents, first, end, shortest, nearest, bounds)
#define INSTANCES(ATTRIBUTE, LEVEL)                                                  \
  ATTRIBUTE static void ward_##LEVEL(                                                \
      const clientele_tree *tree, int64_t first, int64_t end, int32_t *neighbors,    \
      double *costs) {                                                               \
    BY_COLUMNS(WARD_CALL)                                                            \
  }                                                                                  \
  ATTRIBUTE static void component_##LEVEL(                                           \
      const clientele_tree *tree, const int32_t *components,                         \
      const int32_t *nodeComponents, int64_t first, int64_t end,                     \
      const double *shortest, int32_t *nearest, double *bounds) {                    \
    BY_COLUMNS(COMPONENT_CALL)                                                       \
  }
#define NO_ATTRIBUTE
INSTANCES(NO_ATTRIBUTE, base)
#if CLIENTELE_HAS_TARGETS
INSTANCES(CLIENTELE_AVX2, avx2)
INSTANCES(CLIENTELE_AVX512, avx512)
#endif

void clientele_ward_neighbors(
    int32_t width, const clientele_tree *tree, int64_t first, int64_t end, int32_t *neighbors,
    double *costs) {
#if CLIENTELE_HAS_TARGETS
  if (width >= 2) return ward_avx512(tree, first, end, neighbors, costs);
  if (width >= 1) return ward_avx2(tree, first, end, neighbors, costs);
#else
  (void)width;
#endif
  ward_base(tree, first, end, neighbors, costs);
}

void clientele_component_neighbors(
    int32_t width, const clientele_tree *tree, const int32_t *components,
    const int32_t *nodeComponents, int64_t first, int64_t end, const double *shortest,
    int32_t *nearest, double *bounds) {
#define ARGUMENTS                                                                    \
  tree, components, nodeComponents, first, end, shortest, nearest, bounds
#if CLIENTELE_HAS_TARGETS
  if (width >= 2) return component_avx512(ARGUMENTS);
  if (width >= 1) return component_avx2(ARGUMENTS);
#else
  (void)width;
#endif
  component_base(ARGUMENTS);
}
