// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

// Rows of sales as machines write them: the bytes that part fields are found by vector masks, some
// thousands of bytes at a time, and dates, money and ids are read where they stand, eight
// characters at once. Whatever is not of the plain form stops the reading, for others to read.

#ifndef CLIENTELE_ROWS_H
#define CLIENTELE_ROWS_H

#include <stdint.h>

/// The columns of a row and the forms of their values.
typedef struct {
  /// How many columns there are, and which are read; `order` is -1 where there is none.
  int32_t count, order, customer, date, amount;
  uint8_t delimiter, decimal_mark;
  uint8_t customer_is_email;
  /// Whether rows of an order may stand apart: then each has a hash of all its fields, and one of
  /// its order instead of the packed id.
  uint8_t rows_apart;
  /// From January 1900 to December 2199: the first day since 1970 times 32, and the month's length.
  const int32_t *months;
} clientele_row_form;

/// A row of the plain form.
typedef struct {
  /// Up to 15 bytes and their number in the highest byte; of a longer id the address of its bytes,
  /// and 255 in the highest byte with the length under it.
  uint64_t customer_low, customer_high, customer_hash;
  /// The packed order id, all zeros for none and for more than 15 bytes; or its hash and 0.
  uint64_t order_low, order_high;
  /// The hash of all fields; of rows that stand together 0 where no row beside it, as far as it is
  /// known, has the same order.
  uint64_t fingerprint;
  int64_t micros, placed;
} clientele_row;

enum {
  CLIENTELE_ROW_WINDOW = 1 << 14,
  /// Room for ends: one stands before the first, and some are written too much.
  CLIENTELE_ROW_ENDS = CLIENTELE_ROW_WINDOW + 8,
  CLIENTELE_ROW_BLOCKS = CLIENTELE_ROW_WINDOW / 64,
  CLIENTELE_ROWS_AT_ONCE = 64
};

/// Where fields end in some bytes of a text, and the account of the rows that were read last.
///
/// All zeros at the beginning, but for the pointers.
typedef struct {
  /// The rows that were read: room for CLIENTELE_ROWS_AT_ONCE.
  clientele_row *rows;
  /// The offsets of delimiters and line feeds outside quotes: the second of
  /// CLIENTELE_ROW_ENDS places.
  uint16_t *ends;
  /// Where quotes are in each block of 64 bytes, and how many are before it: room for
  /// CLIENTELE_ROW_BLOCKS of each.
  uint64_t *quotes;
  uint16_t *quotes_before;
  /// The bytes that are looked through, from the start of a row.
  const uint8_t *base;
  /// How many of them are known, and how many are looked at the next time.
  int32_t known, reach;
  int32_t end_count, next;
  /// Quotes in all of them.
  int32_t quote_count;
  /// Where the first row begins that was not read.
  const uint8_t *position;
  /// Sums over the rows of one call.
  int64_t micros, first, last;
  int32_t timed, marked, other_ids;
} clientele_row_index;

/// Reads rows of the plain form from the start of a row on, until one is of another form.
///
/// Rows end before `bound`; bytes are readable up to `end`. The same for every `width`, the widest
/// vector code to use, at most clientele_row_width(). Returns how many rows there are in
/// `index->rows`: 0 where the row at `from` has to be read otherwise.
int32_t clientele_read_rows(
    int32_t width, const clientele_row_form *form, clientele_row_index *index, const uint8_t *from,
    const uint8_t *bound, const uint8_t *end);

/// The widest vector code for rows that the processor has.
int32_t clientele_row_width(void);

#endif
