// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// Values of the plain form, read where they stand. Each is the twin of a type in SalesData, which
// it follows to the bit: ByteHash, PackedIdentifier, IdentifierMarks, PlainDate, PlainAmount. At
// least 32 bytes after a value can be read.
#ifndef CLIENTELE_ROW_VALUES_H
#define CLIENTELE_ROW_VALUES_H

#include <stdint.h>
#include <string.h>
#include "targets.h"

#define ONES 0x0101010101010101ull
#define TOPS 0x8080808080808080ull
#define ZEROS 0x3030303030303030ull
#define HASH_START 0x9E3779B97F4A7C15ull
#define HASH_FIRST 0xA0761D6478BD642Full
#define HASH_SECOND 0xE7037ED1A0B428DBull

typedef struct {
  const uint8_t *start;
  int64_t count;
} row_field;

CLIENTELE_BODY uint64_t word_at(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

/// Ones in the low bytes, at most eight.
CLIENTELE_BODY uint64_t low_bytes(int64_t count) {
  return count >= 8 ? ~0ull : (1ull << (8 * count)) - 1;
}

CLIENTELE_BODY uint64_t hash_mix(uint64_t a, uint64_t b) {
  unsigned __int128 product = (unsigned __int128)a * b;
  return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

CLIENTELE_BODY uint64_t hash_absorb(row_field f, uint64_t state) {
  uint64_t length = HASH_SECOND ^ (uint64_t)f.count;
  if (f.count <= 16) {
    // No text has no bytes to be read.
    uint64_t low = f.count >= 8 ? word_at(f.start) : word_at(f.start) & low_bytes(f.count);
    uint64_t high = f.count >= 8 ? word_at(f.start + f.count - 8) : 0;
    return hash_mix(low ^ state ^ HASH_FIRST, high ^ length);
  }
  int64_t offset = 0;
  for (; f.count - offset > 16; offset += 16)
    state = hash_mix(
        word_at(f.start + offset) ^ state ^ HASH_FIRST, word_at(f.start + offset + 8) ^ HASH_SECOND);
  return hash_mix(
      word_at(f.start + f.count - 16) ^ state ^ HASH_FIRST, word_at(f.start + f.count - 8) ^ length);
}

CLIENTELE_BODY uint64_t hash_of(row_field f) {
  return hash_mix(hash_absorb(f, HASH_START), HASH_SECOND);
}

CLIENTELE_BODY uint64_t hash_of_moment(int64_t placed) {
  return hash_mix((uint64_t)placed ^ 0x8EBC6AF09C88C6E3ull, HASH_SECOND);
}

/// Up to 15 bytes, and their number in the highest byte.
CLIENTELE_BODY void pack(row_field f, uint64_t *low, uint64_t *high) {
  *low = word_at(f.start) & low_bytes(f.count);
  uint64_t rest = f.count > 8 ? word_at(f.start + 8) & low_bytes(f.count - 8) : 0;
  *high = rest | (uint64_t)f.count << 56;
}

/// Whether there is text without blanks at its ends.
CLIENTELE_BODY int needs_no_trimming(row_field f) {
  if (f.count <= 0) return 0;
  uint8_t first = f.start[0], last = f.start[f.count - 1];
  return (first > 0x20) & (first != 0xC2) & (last > 0x20) & (last != 0xA0);
}

CLIENTELE_BODY uint64_t not_digits(uint64_t word) {
  uint64_t digits = word ^ ZEROS;
  return ((digits + 0x7676767676767676ull) | digits) & TOPS;
}

typedef uint8_t bytes16 __attribute__((vector_size(16), aligned(1)));
typedef _Bool bits16 __attribute__((ext_vector_type(16)));

/// Which of 16 bytes pass a comparison, as the bits of a number.
CLIENTELE_BODY uint32_t bits_of(bits16 passed) {
  uint16_t bits;
  memcpy(&bits, &passed, 2);
  return bits;
}

/// Whether an id counts as neither digits nor `17850.0`; -1 where that, or the form in which it is
/// compared, takes a second look.
CLIENTELE_BODY int is_other_id(row_field f, int is_email) {
  uint32_t others = 0, ats = 0, points = 0, capital = 0, digits = 0;
#pragma clang loop vectorize(disable) unroll(disable)
  for (int64_t offset = 0; offset < f.count; offset += 16) {
    const bytes16 x = *(const bytes16 *)(f.start + offset);
    uint32_t there = f.count - offset >= 16 ? 0xFFFF : (1u << (f.count - offset)) - 1;
    uint32_t digit = bits_of(__builtin_convertvector((bytes16)(x - '0') < 10, bits16)) & there;
    digits |= digit;
    others |= digit ^ there;
    ats |= bits_of(__builtin_convertvector(x == '@', bits16)) & there;
    points |= bits_of(__builtin_convertvector(x == '.', bits16)) & there;
    capital |= bits_of(__builtin_convertvector((bytes16)(x - 'A') < 26, bits16)) & there;
  }
  if (is_email || ats) return capital ? -1 : 0;
  if (!others) return 0;
  // What databases write where there is nothing has up to six characters, and no digit.
  if (f.count <= 6 && !digits) return -1;
  // A text that begins with digits and a point may be one.
  return (uint8_t)(f.start[0] - '0') < 10 && points ? -1 : 1;
}

/// Seconds since 1970 of `2011-12-09`, `2011-12-09 12:50` or `2011-12-09T12:50:00`; 0 for another
/// form, and where there is no such moment.
CLIENTELE_BODY int read_date(row_field f, const int32_t *months, int64_t *seconds) {
  if (f.count != 19 && f.count != 10 && f.count != 16) return 0;
  const uint8_t *s = f.start;
  // YYYY-MM-
  uint64_t month = word_at(s) ^ 0x2D30302D30303030ull;
  uint32_t ten = s[8] ^ '0', one = s[9] ^ '0';
  if ((((month + 0x7F76767F76767676ull) | month) & TOPS) | (ten >= 10) | (one >= 10)) return 0;
#define DIGIT(i) ((uint32_t)(month >> (8 * (i))) & 0xFF)
  uint32_t year = DIGIT(0) * 1000 + DIGIT(1) * 100 + DIGIT(2) * 10 + DIGIT(3) - 1900;
  uint32_t number = DIGIT(5) * 10 + DIGIT(6) - 1, day = ten * 10 + one;
#undef DIGIT
  if ((year >= 300) | (number >= 12)) return 0;
  int32_t entry = months[year * 12 + number];
  if ((day == 0) | (day > (uint32_t)(entry & 31))) return 0;
  int64_t midnight = (int64_t)((entry >> 5) + (int32_t)day - 1) * 86400;
  if (f.count == 10) {
    *seconds = midnight;
    return 1;
  }
  if ((s[10] != ' ') & (s[10] != 'T')) return 0;
  // HH:MM:SS, with :00 after a time without seconds.
  uint64_t clock = f.count == 19 ? word_at(s + 11) : word_at(s + 8) >> 24 | 0x30303A0000000000ull;
  clock ^= 0x30303A30303A3030ull;
  if (((clock + 0x76767F76767F7676ull) | clock) & TOPS) return 0;
  // Each second digit's byte becomes the number of its pair.
  uint64_t pairs = clock * 10 + (clock >> 8);
  uint32_t hour = pairs & 0xFF, minute = (pairs >> 24) & 0xFF, second = (pairs >> 48) & 0xFF;
  if ((hour >= 24) | (minute >= 60) | (second >= 60)) return 0;
  *seconds = midnight + hour * 3600 + minute * 60 + second;
  return 1;
}

/// Millionths of an amount of up to eight characters after the sign, and whether it has a decimal
/// mark; 0 for another form.
CLIENTELE_BODY int read_amount(row_field f, uint8_t mark, int64_t *micros, int32_t *marked) {
  if (f.count <= 0) return 0;
  int64_t negative = f.start[0] == '-', count = f.count - negative;
  if ((count <= 0) | (count > 8)) return 0;
  // To the right of zeros, the last character in the highest byte.
  uint64_t left = 8 * (8 - (uint64_t)count);
  uint64_t word = (word_at(f.start + negative) << left) | (ZEROS & ((1ull << left) - 1));
  int64_t unit = 1000000;
  int32_t has_mark = 1;
  if ((uint8_t)(word >> 40) == mark) {
    word = (word & 0xFFFF000000000000ull) | (word & 0xFFFFFFFFFFull) << 8 | 0x30;
    unit = 10000;
  } else if ((uint8_t)(word >> 48) == mark) {
    word = (word & 0xFF00000000000000ull) | (word & 0xFFFFFFFFFFFFull) << 8 | 0x30;
    unit = 100000;
  } else {
    has_mark = 0;
  }
  if (not_digits(word)) return 0;
  // Pairs, fours, then eight digits (Lemire 2018); the first digit is in the lowest byte.
  uint64_t digits = word ^ ZEROS;
  uint64_t pairs = (digits * 2561) >> 8 & 0x00FF00FF00FF00FFull;
  uint64_t fours = (pairs * 6553601) >> 16 & 0x0000FFFF0000FFFFull;
  int64_t value = (int64_t)((fours * 42949672960001ull) >> 32);
  *micros = (negative ? -value : value) * unit;
  *marked += has_mark;
  return 1;
}

#endif
