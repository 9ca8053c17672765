// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// libFuzzer's target for the rows of the plain form: no byte is touched that is not there, and every
// width of vector code says the same. `make fuzz` builds it with the address and undefined-behaviour
// sanitizers.
#include <stdlib.h>
#include <string.h>
#include "clientele_rows.h"

enum { WIDTHS = 3, MONTHS = 12 * 300, HEAD = 8 };

static int32_t months[MONTHS];
static clientele_row_index indices[WIDTHS];

int LLVMFuzzerInitialize(int *count, char ***arguments) {
  (void)count, (void)arguments;
  for (int month = 0; month < MONTHS; month++) months[month] = month * 30 * 32 + 28 + month % 4;
  for (int width = 0; width < WIDTHS; width++) {
    clientele_row_index *index = &indices[width];
    index->rows = malloc(sizeof(clientele_row) * CLIENTELE_ROWS_AT_ONCE);
    index->ends = (uint16_t *)malloc(sizeof(uint16_t) * CLIENTELE_ROW_ENDS) + 1;
    index->quotes = malloc(sizeof(uint64_t) * CLIENTELE_ROW_BLOCKS);
    index->quotes_before = malloc(sizeof(uint16_t) * CLIENTELE_ROW_BLOCKS);
  }
  return 0;
}

static clientele_row_form form_of(const uint8_t *head) {
  clientele_row_form form = {0};
  form.count = 1 + head[0] % 6;
  form.order = head[1] % (form.count + 1) - 1;
  form.customer = head[2] % form.count;
  form.date = head[3] % form.count;
  form.amount = head[4] % form.count;
  form.delimiter = (uint8_t) ",;\t|"[head[5] & 3];
  form.decimal_mark = head[5] & 4 ? ',' : '.';
  form.customer_is_email = head[5] >> 3 & 1;
  form.rows_apart = head[5] >> 4 & 1;
  form.months = months;
  return form;
}

static uint64_t mixed(uint64_t sum, uint64_t value) { return (sum ^ value) * 0x9E3779B97F4A7C15; }

/// Everything that the rows of a text say, in one number.
static uint64_t read_text(
    int32_t width, const clientele_row_form *form, const uint8_t *text, size_t count, size_t skip) {
  clientele_row_index *index = &indices[width];
  index->base = NULL;
  index->known = index->reach = index->end_count = index->next = index->quote_count = 0;
  uint64_t sum = 0;
  for (size_t at = 0, calls = 0; at < count && calls < 1000; calls++) {
    int32_t rows =
        clientele_read_rows(width, form, index, text + at, text + count, text + count);
    sum = mixed(sum, (uint64_t)rows);
    if (rows == 0) {
      // Another reader takes a line, or finds that a row ends elsewhere.
      const uint8_t *feed = memchr(text + at, '\n', count - at);
      at = feed ? (size_t)(feed - text) + 1 : count;
      if (calls % 4 == 0) at += skip;
      continue;
    }
    if (index->position <= text + at || index->position > text + count) abort();
    for (int32_t r = 0; r < rows; r++) {
      clientele_row row = index->rows[r];
      // Of a long id, its place.
      if (row.customer_high >> 56 == 0xFF) row.customer_low -= (uint64_t)(uintptr_t)text;
      uint64_t words[sizeof row / 8];
      memcpy(words, &row, sizeof row);
      for (size_t w = 0; w < sizeof row / 8; w++) sum = mixed(sum, words[w]);
    }
    sum = mixed(sum, (uint64_t)index->micros ^ (uint64_t)index->first << 1);
    sum = mixed(sum, (uint64_t)index->last ^ (uint64_t)index->timed << 32);
    sum = mixed(sum, (uint64_t)index->marked << 32 ^ (uint64_t)index->other_ids);
    at = (size_t)(index->position - text);
  }
  return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  if (count <= HEAD) return 0;
  const clientele_row_form form = form_of(bytes);
  const size_t skip = bytes[6] & 15;
  // A piece of memory of just this length, so that a byte too far is noticed.
  count -= HEAD;
  uint8_t *text = malloc(count);
  memcpy(text, bytes + HEAD, count);
  const uint64_t expected = read_text(0, &form, text, count, skip);
  for (int32_t width = 1; width <= clientele_row_width(); width++)
    if (read_text(width, &form, text, count, skip) != expected) abort();
  free(text);
  return 0;
}
