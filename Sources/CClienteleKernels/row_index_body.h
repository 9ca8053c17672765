// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// Where fields end: 64 bytes at a time as the bits of words.
#ifndef CLIENTELE_ROW_INDEX_BODY_H
#define CLIENTELE_ROW_INDEX_BODY_H

#include "clientele_rows.h"
#include "row_values.h"

typedef uint8_t byte_block __attribute__((vector_size(64), aligned(1)));
typedef _Bool bit_block __attribute__((ext_vector_type(64)));

/// Which of 64 bytes are a byte; the first one's bit is the lowest.
CLIENTELE_BODY uint64_t find(const uint8_t *bytes, uint8_t byte) {
  byte_block block = *(const byte_block *)bytes;
  bit_block found = __builtin_convertvector(block == byte, bit_block);
  uint64_t mask;
  memcpy(&mask, &found, 8);
  // What follows is reckoned with words, not with vectors of bits.
  __asm__("" : "+r"(mask));
  return mask;
}

/// Looks through bytes from the start of a row on, until line ends are not plain.
CLIENTELE_BODY void look_ahead(
    clientele_row_index *index, const uint8_t *from, const uint8_t *end, uint8_t delimiter) {
  if (index->reach < CLIENTELE_ROW_WINDOW) index->reach = index->reach ? 2 * index->reach : 1 << 11;
  index->base = from;
  index->next = 0;
  int32_t known = 0, count = 0, quotes = 0;
  uint64_t inside = 0, after_return = 0;
  uint16_t *ends = index->ends;
  // As if a row ended before the first.
  ends[-1] = UINT16_MAX;
  while (known < index->reach && end - from >= known + 64) {
    const uint8_t *bytes = from + known;
    uint64_t feeds = find(bytes, '\n'), returns = find(bytes, '\r'), marks = find(bytes, '"');
    int32_t block = known >> 6;
    index->quotes[block] = marks;
    index->quotes_before[block] = (uint16_t)quotes;
    uint64_t within = inside;
    if (marks) {
      // Each bit becomes the sum of all up to it.
      within = marks;
      for (int shift = 1; shift < 64; shift *= 2) within ^= within << shift;
      within ^= inside;
      inside = (uint64_t)((int64_t)within >> 63);
      quotes += __builtin_popcountll(marks);
    }
    uint64_t stray = ((returns << 1 | after_return) & ~feeds) | (feeds & within);
    after_return = returns >> 63;
    uint64_t found = (find(bytes, delimiter) | feeds) & ~within;
    if (stray) {
      uint64_t before = (stray & -stray) - 1;
      found &= before;
      known += __builtin_ctzll(stray);
    }
    int32_t more = __builtin_popcountll(found);
    int32_t place = stray ? block << 6 : known;
    for (uint16_t *target = ends + count; found; target += 4) {
      // Four at a time; what is written too much is written over.
      for (int i = 0; i < 4; i++) {
        target[i] = (uint16_t)(place + (found ? __builtin_ctzll(found) : 0));
        found &= found - 1;
      }
    }
    count += more;
    if (stray) {
      index->reach = 1 << 10;
      break;
    }
    known += 64;
  }
  index->known = known;
  index->end_count = count;
  index->quote_count = quotes;
}

#endif
