// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// Which rows of a table an assignment has to look at. Included once for each vector size:
//   BYTES             bytes of a vector
//   SCORES(base)      the name of a function of this instance
//   MINIMUM, MAXIMUM  of two vectors, in one instruction
//   ROOT_INVERSE      1 / sqrt of a vector, at most a 2048th off
//
// The scores |c|^2 - 2 x.c of a row order its squared distances to the centres, at one fused
// operation a column. They are in single precision; `unit` and `smallest` bound by how much two of
// them may mislead (see KMeansScores.swift). A row whose least two scores are further apart, and
// whose nearest centre is the one that it has, needs nothing; the others are marked.

enum { SCORES(lanes) = BYTES / (int)sizeof(float) };
typedef float SCORES(vector) __attribute__((vector_size(BYTES), aligned(sizeof(float))));
typedef int32_t SCORES(index) __attribute__((vector_size(BYTES), aligned(sizeof(int32_t))));
typedef double SCORES(wide)
    __attribute__((vector_size(2 * BYTES), aligned(sizeof(double))));
typedef uint8_t SCORES(code) __attribute__((vector_size(SCORES(lanes)), aligned(1)));
// Taking zero away, unlike adding it, changes no zero's sign: the compiler leaves it out.
#define SPREAD(x) ((x) - (SCORES(vector)){0})
typedef _Bool SCORES(bits) __attribute__((ext_vector_type(SCORES(lanes))));

CLIENTELE_BODY int SCORES(any)(SCORES(bits) bits) {
  uint16_t word = 0;
  __builtin_memcpy(&word, &bits, sizeof bits);
  return word != 0;
}

// The rows of one vector that have to be looked at, from the least two scores and how far they may
// mislead.
CLIENTELE_BODY void SCORES(mark)(
    const clientele_kmeans_scores *s, const SCORES(vector) *best, const SCORES(vector) *second,
    const SCORES(vector) *bound, const SCORES(index) *index, int64_t first, const int32_t *labels,
    int32_t offset, uint8_t *marks, int32_t *found) {
  SCORES(index) unsure = ~(*second - *best > *bound);
  SCORES(index) was = s->codes
      ? __builtin_convertvector(*(const SCORES(code) *)(s->codes + first + offset), SCORES(index))
      : *(const SCORES(index) *)(labels + first + offset);
  *(SCORES(index) *)(found + offset) = *index | (unsure & INT32_MIN);
  SCORES(bits) look = __builtin_convertvector((was != *index) | unsure, SCORES(bits));
  __builtin_memcpy(marks + offset / 8, &look, sizeof look);
}

// Up to which sum of moves a vector of rows is passed over: what the centres have moved until now and
// by how much the nearest one leads, of the row where that is least. With distances d < e to the
// nearest two, e - d = (e^2 - d^2) / (e + d), and (e + d)^2 is at most twice the sum of the squares.
CLIENTELE_BODY uint16_t SCORES(lead)(
    const clientele_kmeans_scores *s, const SCORES(vector) *best, const SCORES(vector) *second,
    const SCORES(vector) *bound, const SCORES(vector) *size) {
  SCORES(vector) norm = *size - s->largest + *bound;
  SCORES(vector) square = (*best + *second + norm + norm) * 2;
  SCORES(vector) gap = *second - *best - *bound;
  gap = __builtin_elementwise_fma(square, SPREAD(-s->doubt), gap) * ROOT_INVERSE(square);
  // Of a number and what is none the maximum is the second: such a row does not lead.
  SCORES(vector) lead = MAXIMUM(gap * s->ticks, SPREAD(0.0f));
  const int32_t bits = __builtin_reduce_min((SCORES(index))lead);
  float least;
  __builtin_memcpy(&least, &bits, sizeof least);
  const int32_t most = UINT16_MAX - s->spent;
  return (uint16_t)(s->spent + (least < (float)most ? (int32_t)least : most));
}

// The vectors of at most 64 that are not passed over, one bit each.
CLIENTELE_BODY uint64_t SCORES(scored)(
    const clientele_kmeans_scores *s, int64_t first, int32_t count) {
  enum { W = SCORES(lanes) };
  const uint16_t *leads = s->leads + first / W;
  uint64_t word = 0;
  for (int32_t t = 0; t < count / W; t++) word |= (uint64_t)(leads[t] <= s->spent) << t;
  return word;
}

// Asks for the first vector of a word, and takes it out of the word. Without a branch: of an empty
// word it asks for what is there.
CLIENTELE_BODY void SCORES(approach)(
    const clientele_kmeans_scores *s, int64_t first, const int32_t columns, const int32_t wide,
    uint64_t *word) {
  const int64_t row = first + (*word ? __builtin_ctzll(*word) : 0) * SCORES(lanes);
  *word &= *word - 1;
  const int64_t at =
      row / CLIENTELE_SCORE_BLOCK * s->blockStride + row % CLIENTELE_SCORE_BLOCK;
  for (int32_t q = 0; q < columns; q++) {
    const int64_t run = at + q * s->columnStride;
    if (wide) {
      __builtin_prefetch(s->table + run);
      __builtin_prefetch(s->table + run + 8);
    } else {
      __builtin_prefetch(s->points + run);
    }
  }
}

// Few columns: a vector of rows stays in registers, and each factor of a centre is an operand in
// memory. The low bits of a score hold the centre's index, so that one minimum keeps both. The
// points are in double (`wide`), or their columns are `axes`.
CLIENTELE_BODY void SCORES(scan_few)(
    const clientele_kmeans_scores *scores, int64_t first, int32_t count, const int32_t columns,
    const int32_t wide, const int32_t axes, const int32_t leading, const int32_t *labels,
    uint8_t *marks, int32_t *found) {
  enum { W = SCORES(lanes) };
  // What is written below may not change these, as far as the compiler knows then.
  const clientele_kmeans_scores own = *scores;
  const clientele_kmeans_scores *s = &own;
  const int32_t low = s->indexMask;
  // The vectors to score, one bit each, and those of them that do not yet come nearer.
  enum { AHEAD = 8 };
  uint64_t word = leading ? SCORES(scored)(s, first, count) : 0, ahead = word;
  if (word)
    for (int t = 0; t < AHEAD; t++) SCORES(approach)(s, first, columns, wide, &ahead);
  for (int32_t i = 0; leading ? word != 0 : i < count; i += W) {
    if (leading) {
      i = __builtin_ctzll(word) * W;
      word &= word - 1;
      SCORES(approach)(s, first, columns, wide, &ahead);
    }
    const int64_t at = (first + i) / CLIENTELE_SCORE_BLOCK * s->blockStride +
        i % CLIENTELE_SCORE_BLOCK;
    SCORES(vector) x[columns];
    SCORES(vector) size = SPREAD(s->largest);
    for (int32_t q = 0; q < columns; q++) {
      const int64_t run = at + q * s->columnStride;
      x[q] = wide
          ? __builtin_convertvector(*(const SCORES(wide) *)(s->table + run), SCORES(vector))
          : *(const SCORES(vector) *)(s->points + run);
      size = __builtin_elementwise_fma(x[q], x[q], size);
    }
    // The next block comes nearer while this one is computed.
    if (axes && !leading)
      for (int32_t q = 0; q < columns; q++)
        __builtin_prefetch(s->points + at + s->blockStride + q * s->columnStride);
    SCORES(vector) best, second = SPREAD(0x1p127f);
    for (int32_t j = 0; j < s->count; j++) {
      const float *center = s->centers + (int64_t)j * (columns + 2);
      SCORES(vector) score = SPREAD(center[columns]);
      for (int32_t q = 0; q < columns; q++)
        score = __builtin_elementwise_fma(x[q], SPREAD(center[q]), score);
      score = (SCORES(vector))(((SCORES(index))score & ~low) |
                               ((const int32_t *)center)[columns + 1]);
      // The first two are compared with less.
      if (j > 1) second = MINIMUM(second, MAXIMUM(best, score));
      else if (j == 1) second = MAXIMUM(best, score);
      best = j > 0 ? MINIMUM(best, score) : score;
    }
    SCORES(index) index = (SCORES(index))best & low;
    SCORES(vector) bound =
        __builtin_elementwise_fma(size, SPREAD(s->unit), SPREAD(s->smallest));
    if (axes) {
      // The last coordinate is the length of what the axes leave out of the row, and -2 times that
      // of the centre makes its score the least that it can be. How much more the best may be is at
      // most `rest` times the row's length, and looked up where that does not decide.
      SCORES(vector) most =
          __builtin_elementwise_fma(x[columns - 1], SPREAD(s->rest), bound);
      SCORES(bits) unsure =
          __builtin_convertvector(~(second - best > most), SCORES(bits));
      if (SCORES(any)(unsure)) {
        SCORES(vector) own;
        for (int t = 0; t < W; t++)
          own[t] = s->centers[(int64_t)index[t] * (columns + 2) + columns - 1];
        most = __builtin_elementwise_fma(x[columns - 1] * -2, own, bound);
      }
      bound = most;
    }
    if (leading)
      s->leads[(first + i) / W] = SCORES(lead)(s, &best, &second, &bound, &size);
    SCORES(mark)(s, &best, &second, &bound, &index, first, labels, i, marks, found);
  }
}

// More columns or centres: a tile of rows in the cache next to the processor meets four centres at
// a time, so that each operand that is loaded serves several fused operations.
CLIENTELE_BODY void SCORES(scan_many)(
    const clientele_kmeans_scores *s, int64_t first, int32_t count, const int32_t *labels,
    uint8_t *marks, int32_t *found) {
  enum { W = SCORES(lanes), U = BYTES == 64 ? 4 : 2, R = 4 };
  const int32_t columns = s->columns;
  const int64_t step = columns + 2;
  for (int32_t i = 0; i < count; i += U * W) {
    // The vectors beyond the last row repeat the last one; what they yield is not listed.
    const float *slot[U];
    for (int u = 0; u < U; u++) {
      int32_t at = i + u * W < count ? i + u * W : i;
      slot[u] = s->points + (first + at) / CLIENTELE_SCORE_BLOCK * s->blockStride +
          (first + at) % CLIENTELE_SCORE_BLOCK;
    }
    SCORES(vector) best[U], second[U], size[U];
    SCORES(index) index[U];
    for (int u = 0; u < U; u++) {
      best[u] = SPREAD(0x1p127f);
      second[u] = best[u];
      size[u] = SPREAD(s->largest);
      index[u] = (SCORES(index)){0};
    }
    for (int32_t q = 0; q < columns; q++)
      for (int u = 0; u < U; u++) {
        SCORES(vector) x = *(const SCORES(vector) *)(slot[u] + q * s->columnStride);
        size[u] = __builtin_elementwise_fma(x, x, size[u]);
      }
    // The next block comes nearer while this one is computed: a line holds sixteen numbers.
    enum { LINE = 16, LINES = U * W / LINE };
    const float *next = s->points + ((first + i) / CLIENTELE_SCORE_BLOCK + 1) * s->blockStride +
        (int64_t)(i % CLIENTELE_SCORE_BLOCK) * columns;
    const int32_t share = (LINES * R + s->count - 1) / s->count;
    for (int32_t j = 0; j < s->count; j += R) {
      const float *center = s->centers + j * step;
      const int32_t line = j / R * share;
      const int32_t lines = line < LINES ? share : 0;
      SCORES(vector) sum[R][U];
      for (int r = 0; r < R; r++)
        for (int u = 0; u < U; u++) sum[r][u] = SPREAD(center[r * step + columns]);
      for (int32_t q = 0; q < columns; q++) {
        SCORES(vector) x[U];
        for (int32_t t = line; t < line + lines; t++)
          __builtin_prefetch(next + ((int64_t)t * columns + q) * LINE);
        for (int u = 0; u < U; u++)
          x[u] = *(const SCORES(vector) *)(slot[u] + q * s->columnStride);
        for (int r = 0; r < R; r++)
          for (int u = 0; u < U; u++)
            sum[r][u] = __builtin_elementwise_fma(
                x[u], SPREAD(center[r * step + q]), sum[r][u]);
      }
      for (int r = 0; r < R; r++)
        for (int u = 0; u < U; u++) {
          SCORES(index) m = sum[r][u] < best[u];
          index[u] = ((j + r) & m) | (index[u] & ~m);
          second[u] = MINIMUM(second[u], MAXIMUM(best[u], sum[r][u]));
          best[u] = MINIMUM(best[u], sum[r][u]);
        }
    }
    for (int u = 0; u < U && i + u * W < count; u++) {
      SCORES(vector) bound =
          __builtin_elementwise_fma(size[u], SPREAD(s->unit), SPREAD(s->smallest));
      SCORES(mark)(
          s, &best[u], &second[u], &bound, &index[u], first, labels, i + u * W, marks, found);
    }
  }
}

// Marks those of `count` rows from `first` on that may not keep their label, a bit a row, and finds
// for each row the nearest centre, or a negative number where the definition has to decide. `first`
// is a multiple of a block.
__attribute__((noinline)) static void SCORES(scan)(
    const clientele_kmeans_scores *s, int64_t first, int32_t count, const int32_t *labels,
    uint8_t *marks, int32_t *found) {
  const int32_t whole = count / SCORES(lanes) * SCORES(lanes);
#define PART(some, d, wide, axes, leading)                                             \
  for (int32_t i = 0; i < whole; i += some)                                            \
    SCORES(scan_few)(s, first + i, whole - i < some ? whole - i : some, d, wide, axes, \
                     leading, labels, marks + i / 8, found + i);
#define FEW(key, d, wide, axes)                                         \
  case key:                                                             \
    if (s->leads) PART(64 * SCORES(lanes), d, wide, axes, 1)            \
    else SCORES(scan_few)(s, first, whole, d, wide, axes, 0, labels, marks, found); \
    break;
#define SINGLE(d) FEW(d, d, 0, 0)
#define DOUBLE(d) FEW(16 + d, d, 1, 0)
#define AXES(d) FEW(32 + d, d, 0, 1)
  switch (!s->indexMask ? 0 : s->columns + (s->rest >= 0 ? 32 : s->table ? 16 : 0)) {
    SINGLE(1) SINGLE(2) SINGLE(3) SINGLE(4) SINGLE(5) SINGLE(6) SINGLE(7) SINGLE(8)
    DOUBLE(1) DOUBLE(2) DOUBLE(3) DOUBLE(4)
    AXES(2) AXES(3) AXES(4) AXES(5) AXES(6) AXES(7) AXES(8) AXES(9)
    default:
      SCORES(scan_many)(s, first, whole, labels, marks, found);
      break;
  }
#undef AXES
#undef DOUBLE
#undef SINGLE
#undef FEW
#undef PART
  for (int32_t i = whole; i < count; i++) {
    marks[i / 8] |= (uint8_t)(1 << i % 8);
    found[i] = INT32_MIN;
  }
}
#undef SPREAD
