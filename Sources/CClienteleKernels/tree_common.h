// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// What the searches over a tree of boxes share.
#ifndef CLIENTELE_TREE_COMMON_H
#define CLIENTELE_TREE_COMMON_H
#include <stdbool.h>
#include <string.h>
#include "clientele_kernels.h"
#include "targets.h"

typedef double vector __attribute__((vector_size(64), aligned(8)));
typedef int64_t lanes __attribute__((vector_size(64)));
typedef int32_t numbers __attribute__((vector_size(32), aligned(4)));
typedef bool bits __attribute__((ext_vector_type(8)));

// Bounds are summed in another order than distances; a bound within this factor is no bound.
static const double slack = 1 + 0x1p-43;
// Twice the coordinate of empty slots, squared, is far above this.
static const double absent = 1e299;

#define LOAD(p) (*(const vector *)(p))
#define MASK(condition)                                        \
  ({                                                           \
    bits b_ = __builtin_convertvector(condition, bits);        \
    uint8_t m_;                                                \
    memcpy(&m_, &b_, 1);                                       \
    (unsigned)m_;                                              \
  })

// The finalizer of MurmurHash3, a permutation of the identities.
static inline uint32_t rank_of(const int32_t *identities, int64_t slot) {
  uint32_t x = (uint32_t)identities[slot];
  x = (x ^ (x >> 16)) * 0x85EBCA6Bu;
  x = (x ^ (x >> 13)) * 0xC2B2AE35u;
  return x ^ (x >> 16);
}
#endif
