// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// Rows of the plain form.
#ifndef CLIENTELE_ROWS_BODY_H
#define CLIENTELE_ROWS_BODY_H

#include "row_index_body.h"

CLIENTELE_BODY int32_t quotes_up_to(const clientele_row_index *index, int64_t offset) {
  if (offset >= index->known) return index->quote_count;
  uint64_t before = index->quotes[offset >> 6] & ((1ull << (offset & 63)) - 1);
  return index->quotes_before[offset >> 6] + __builtin_popcountll(before);
}

/// A row whose fields' ends are known: the end of the row before it stands before them.
typedef struct {
  const uint8_t *base;
  const uint16_t *ends;
  /// The number of the last field, and whether it ends in CR.
  int32_t last, has_return;
} row_ends;

CLIENTELE_BODY row_field field_of(row_ends row, int32_t number) {
  int64_t from = (uint16_t)(row.ends[number - 1] + 1);
  int64_t to = row.ends[number] - (row.has_return & (number == row.last));
  return (row_field){row.base + from, to - from};
}

CLIENTELE_BODY row_field without_quotes(row_field f) {
  if (f.count >= 2 && f.start[0] == '"') return (row_field){f.start + 1, f.count - 2};
  return f;
}

/// Whether the quotes of a row are those around whole fields.
CLIENTELE_BODY int quotes_are_plain(const clientele_row_index *index, row_ends row) {
  int32_t quotes = quotes_up_to(index, row.ends[row.last]) -
                   quotes_up_to(index, (uint16_t)(row.ends[-1] + 1)), around = 0;
  if (quotes == 0) return 1;
#pragma clang loop vectorize(disable)
  for (int32_t k = 0; k <= row.last; k++) {
    row_field f = field_of(row, k);
    if (f.count < 1 || f.start[0] != '"') continue;
    if (f.count < 2 || f.start[f.count - 1] != '"') return 0;
    around += 2;
  }
  return quotes == around;
}

CLIENTELE_BODY uint64_t fingerprint_of(row_ends row) {
  uint64_t hash = HASH_START;
  for (int32_t k = 0; k <= row.last; k++)
    hash = hash_absorb(without_quotes(field_of(row, k)), hash);
  return hash_mix(hash, HASH_START);
}

/// Reads a row; 0 where it is of another form. `quoted` is whether any quote is near.
CLIENTELE_BODY int read_row(
    const clientele_row_form *form, clientele_row_index *index, row_ends fields, const int quoted,
    clientele_row *row) {
  if (quoted && !quotes_are_plain(index, fields)) return 0;
#define FIELD(number) (quoted ? without_quotes(field_of(fields, number)) : field_of(fields, number))
  row_field customer = FIELD(form->customer), date = FIELD(form->date);
  int32_t marked = 0;
  if (!read_date(date, form->months, &row->placed) ||
      !read_amount(FIELD(form->amount), form->decimal_mark, &row->micros, &marked) ||
      !needs_no_trimming(customer) || customer.start[0] == '\'')
    return 0;
  int other = is_other_id(customer, form->customer_is_email);
  if (other < 0) return 0;
  row_field order = {0, 0};
  if (form->order >= 0) {
    order = FIELD(form->order);
    if (order.count > 0 && !needs_no_trimming(order)) return 0;
  }
#undef FIELD
  if (customer.count <= 15) {
    pack(customer, &row->customer_low, &row->customer_high);
    row->customer_hash = hash_mix(
        hash_mix(row->customer_low ^ HASH_START, HASH_FIRST) ^ row->customer_high, HASH_SECOND);
  } else {
    row->customer_low = (uint64_t)(uintptr_t)customer.start;
    row->customer_high = 0xFFull << 56 | (uint64_t)customer.count;
    row->customer_hash = hash_of(customer);
  }
  if (form->rows_apart) {
    row->order_low = order.count > 0 ? hash_of(order) : hash_of_moment(row->placed);
    row->order_high = 0;
    row->fingerprint = fingerprint_of(fields);
  } else {
    row->order_low = row->order_high = row->fingerprint = 0;
    if (order.count > 0 && order.count <= 15) pack(order, &row->order_low, &row->order_high);
  }
  index->micros += row->micros;
  index->first = row->placed < index->first ? row->placed : index->first;
  index->last = row->placed > index->last ? row->placed : index->last;
  index->timed += date.count > 10;
  index->marked += marked;
  index->other_ids += other;
  return 1;
}

CLIENTELE_BODY int same_order(const clientele_row *a, const clientele_row *b) {
  return (a->order_low == b->order_low) & (a->order_high == b->order_high);
}

CLIENTELE_BODY int32_t read_rows(
    const clientele_row_form *form, clientele_row_index *index, const uint8_t *from,
    const uint8_t *bound, const uint8_t *end) {
  const int32_t columns = form->count;
  index->position = from;
  index->micros = 0;
  index->first = INT64_MAX;
  index->last = INT64_MIN;
  index->timed = index->marked = index->other_ids = 0;
  // Past the last rows of the text, too little can be read.
  if (end - from < 128) return 0;
  const uint8_t *limit = bound < end - 32 ? bound : end - 32;
  for (int isFresh = 0; isFresh < 2; isFresh++) {
    int64_t start = from - index->base;
    if (isFresh || !index->base || from < index->base || start >= index->known) {
      look_ahead(index, from, end, form->delimiter);
      isFresh = 1;
      start = 0;
    } else {
      while (index->next < index->end_count && index->ends[index->next] < start) index->next++;
      // What was read otherwise may have had quotes that are part of its text, or other line ends.
      if ((index->quote_count > 0 && quotes_up_to(index, start) % 2 != 0) ||
          (uint16_t)(index->ends[index->next - 1] + 1) != start) {
        index->reach = 1 << 10;
        continue;
      }
    }
    int32_t first_next = index->next, count = 0;
    while (count < CLIENTELE_ROWS_AT_ONCE && index->next + columns <= index->end_count) {
      const uint16_t *ends = index->ends + index->next;
      const uint8_t *feed = index->base + ends[columns - 1];
      if (feed >= limit) break;
      int32_t whole = 0;
      while (whole < columns - 1 && index->base[ends[whole]] == form->delimiter) whole++;
      if (whole < columns - 1 || *feed != '\n') break;
      row_ends fields = {index->base, ends, columns - 1, feed > from && feed[-1] == '\r'};
      clientele_row *row = &index->rows[count];
      if (!(index->quote_count > 0 ? read_row(form, index, fields, 1, row)
                                   : read_row(form, index, fields, 0, row)))
        break;
      start = feed + 1 - index->base;
      index->next += columns;
      count++;
    }
    index->position = index->base + start;
    if (count > 0) {
      for (int32_t r = 0; r < count && !form->rows_apart; r++) {
        clientele_row *row = &index->rows[r];
        if (r == 0 || r == count - 1 || same_order(row, row - 1) || same_order(row, row + 1)) {
          const uint16_t *ends = index->ends + first_next + r * columns;
          row->fingerprint = fingerprint_of((row_ends){
              index->base, ends, columns - 1, index->base[ends[columns - 1] - 1] == '\r'});
        }
      }
      return count;
    }
    // The row may only be cut off by the end of what is known.
    if (index->next + columns <= index->end_count || start == 0) return 0;
  }
  return 0;
}

#endif
