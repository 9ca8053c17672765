// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

// Which of 64 bytes mean something in delimited text, as the bits of a word. Inlined into Swift,
// which has no way to gather the results of a vector comparison; nor to ask for a line of memory
// before it is used.

#ifndef CCLIENTELE_BYTE_MASKS_H
#define CCLIENTELE_BYTE_MASKS_H

#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__) && defined(__ARM_NEON)
#include <arm_neon.h>
#endif

/// Asks for the line of memory at an address, which need not be valid.
static inline void clientele_prefetch(const void *address) { __builtin_prefetch(address, 1, 3); }

/// Which of 64 bytes are the delimiter, a quote, LF or CR; the first byte's bit is the lowest.
static inline uint64_t clientele_special_bytes(const uint8_t *bytes, uint8_t delimiter) {
#if defined(__SSE2__)
  const __m128i d = _mm_set1_epi8((char)delimiter), q = _mm_set1_epi8('"');
  const __m128i n = _mm_set1_epi8('\n'), r = _mm_set1_epi8('\r');
  uint64_t mask = 0;
  for (int i = 0; i < 4; i++) {
    const __m128i x = _mm_loadu_si128((const __m128i *)(bytes + 16 * i));
    const __m128i found = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(x, d), _mm_cmpeq_epi8(x, q)),
        _mm_or_si128(_mm_cmpeq_epi8(x, n), _mm_cmpeq_epi8(x, r)));
    mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(found) << (16 * i);
  }
  return mask;
#elif defined(__aarch64__) && defined(__ARM_NEON)
  const uint8x16_t weights = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t found[4];
  for (int i = 0; i < 4; i++) {
    const uint8x16_t x = vld1q_u8(bytes + 16 * i);
    found[i] = vandq_u8(
        weights, vorrq_u8(vorrq_u8(vceqq_u8(x, vdupq_n_u8(delimiter)), vceqq_u8(x, vdupq_n_u8('"'))),
                          vorrq_u8(vceqq_u8(x, vdupq_n_u8('\n')), vceqq_u8(x, vdupq_n_u8('\r')))));
  }
  const uint8x16_t pairs = vpaddq_u8(vpaddq_u8(found[0], found[1]), vpaddq_u8(found[2], found[3]));
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(pairs, pairs)), 0);
#else
  uint64_t mask = 0;
  for (int i = 0; i < 64; i++) {
    const uint8_t x = bytes[i];
    mask |= (uint64_t)(x == delimiter || x == '"' || x == '\n' || x == '\r') << i;
  }
  return mask;
#endif
}

#endif
