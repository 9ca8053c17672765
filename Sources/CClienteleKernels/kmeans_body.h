// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// The bodies of the k-means loops. Included once for each scalar type and vector size:
//   SCALAR, INTEGER   the type of a coordinate, and the integer of its size
//   BYTES             bytes of a vector
//   NAME(base)        the name of a function of this instance
//   SCORED, SCAN      whether rows are found by scores, and the function that marks them
// No function here may be compiled with contraction: the includer sets FP_CONTRACT OFF.

enum { NAME(lanes) = BYTES / (int)sizeof(SCALAR) };
typedef SCALAR NAME(vector) __attribute__((vector_size(BYTES), aligned(sizeof(SCALAR))));
typedef INTEGER NAME(mask) __attribute__((vector_size(BYTES), aligned(sizeof(SCALAR))));
typedef int32_t NAME(label)
    __attribute__((vector_size(NAME(lanes) * 4), aligned(4)));

typedef _Bool NAME(bits) __attribute__((ext_vector_type(NAME(lanes))));

#define PICK(m, a, b) \
  ((NAME(vector))(((m) & (NAME(mask))(a)) | (~(m) & (NAME(mask))(b))))
#define PICK_INDEX(m, a, b) (((m) & (a)) | (~(m) & (b)))

// The nearest centre of one row, by the definition. Four distances at a time, as the additions of
// each have to wait for one another.
CLIENTELE_BODY INTEGER NAME(nearest)(
    const SCALAR *row, int64_t stride, int32_t columns, int32_t count, const SCALAR *centers) {
  enum { R = 4 };
  SCALAR least = (SCALAR)__builtin_inf();
  INTEGER nearest = 0;
  for (int32_t j = 0; j < count; j += R) {
    const int some = count - j < R ? count - j : R;
    SCALAR sum[R] = {0};
    for (int32_t q = 0; q < columns; q++) {
      const SCALAR value = row[q * stride];
      for (int r = 0; r < R; r++) {
        SCALAR t = value - centers[(int64_t)(j + (r < some ? r : 0)) * columns + q];
        sum[r] += t * t;
      }
    }
    for (int r = 0; r < some; r++)
      if (sum[r] < least) {
        least = sum[r];
        nearest = j + r;
      }
  }
  return nearest;
}

CLIENTELE_BODY int64_t NAME(assign_row)(
    const SCALAR *points, int64_t stride, int64_t row, int32_t columns, int32_t count,
    const SCALAR *centers, const double *weights, int32_t *labels, double *sums,
    double *weightSums, int64_t *counts) {
  int32_t now = (int32_t)NAME(nearest)(points + row, stride, columns, count, centers);
  int32_t was = labels[row];
  if (was == now) return 0;
  labels[row] = now;
  NAME(move_row)(
      points + row, stride, columns, was, now, weights, row, sums, weightSums, counts);
  return 1;
}

// Writes the labels of a vector of rows, and moves the rows whose label changes.
CLIENTELE_BODY int64_t NAME(settle)(
    const SCALAR *points, int64_t stride, int64_t first, int32_t columns,
    const NAME(mask) *index, const double *weights, int32_t *labels, double *sums, double *weightSums, int64_t *counts) {
  enum { W = NAME(lanes) };
  int32_t *slot = labels + first;
  NAME(label) now = __builtin_convertvector(*index, NAME(label));
  NAME(label) was = *(const NAME(label) *)slot;
  NAME(bits) differ = __builtin_convertvector(now != was, NAME(bits));
  uint16_t mask = 0;
  __builtin_memcpy(&mask, &differ, sizeof differ);
  mask &= (uint16_t)((1u << W) - 1);
  if (!mask) return 0;
  int32_t before[W];
  __builtin_memcpy(before, slot, sizeof before);
  *(NAME(label) *)slot = now;
  int64_t changed = __builtin_popcount(mask);
  for (; mask; mask &= mask - 1) {
    int t = __builtin_ctz(mask);
    int64_t row = first + t;
    NAME(move_row)(
        points + row, stride, columns, before[t], slot[t], weights, row, sums, weightSums, counts);
  }
  return changed;
}

CLIENTELE_BODY int64_t NAME(assign_rows)(
    const SCALAR *points, int64_t stride, int64_t first, int64_t end, const int32_t columns,
    int32_t count, const SCALAR *centers, const double *weights, int32_t *labels, double *sums,
    double *weightSums, int64_t *counts) {
  enum { W = NAME(lanes), U = 2, R = 4 };
  int64_t changed = 0;
  int64_t i = first;
  for (; i + U * W <= end; i += U * W) {
    NAME(vector) best[U];
    NAME(mask) index[U];
    for (int u = 0; u < U; u++) {
      best[u] = (NAME(vector)){0} + (SCALAR)__builtin_inf();
      index[u] = (NAME(mask)){0};
    }
    int32_t j = 0;
    for (; j + R <= count; j += R) {
      const SCALAR *center = centers + (int64_t)j * columns;
      NAME(vector) sum[R][U];
      // The first column is not added to zero: one addition less for each centre.
      for (int u = 0; u < U; u++) {
        NAME(vector) value = *(const NAME(vector) *)(points + i + u * W);
        for (int r = 0; r < R; r++) {
          NAME(vector) t = value - center[r * columns];
          sum[r][u] = t * t;
        }
      }
      for (int32_t q = 1; q < columns; q++) {
        const SCALAR *column = points + q * stride + i;
        for (int u = 0; u < U; u++) {
          NAME(vector) value = *(const NAME(vector) *)(column + u * W);
          for (int r = 0; r < R; r++) {
            NAME(vector) t = value - center[r * columns + q];
            sum[r][u] += t * t;
          }
        }
      }
      for (int r = 0; r < R; r++)
        for (int u = 0; u < U; u++) {
          NAME(mask) m = sum[r][u] < best[u];
          best[u] = PICK(m, sum[r][u], best[u]);
          index[u] = PICK_INDEX(m, (NAME(mask)){0} + (INTEGER)(j + r), index[u]);
        }
    }
    for (; j < count; j++) {
      const SCALAR *center = centers + (int64_t)j * columns;
      NAME(vector) sum[U];
      for (int u = 0; u < U; u++) {
        NAME(vector) t = *(const NAME(vector) *)(points + i + u * W) - center[0];
        sum[u] = t * t;
      }
      for (int32_t q = 1; q < columns; q++) {
        const SCALAR *column = points + q * stride + i;
        for (int u = 0; u < U; u++) {
          NAME(vector) t = *(const NAME(vector) *)(column + u * W) - center[q];
          sum[u] += t * t;
        }
      }
      for (int u = 0; u < U; u++) {
        NAME(mask) m = sum[u] < best[u];
        best[u] = PICK(m, sum[u], best[u]);
        index[u] = PICK_INDEX(m, (NAME(mask)){0} + (INTEGER)j, index[u]);
      }
    }
    for (int u = 0; u < U; u++)
      changed += NAME(settle)(
          points, stride, i + u * W, columns, &index[u], weights, labels, sums, weightSums, counts);
  }
  for (; i < end; i++)
    changed += NAME(assign_row)(
        points, stride, i, columns, count, centers, weights, labels, sums, weightSums, counts);
  return changed;
}

#if SCORED
// The same, with the centres side by side in a vector: several times as fast for a row alone.
CLIENTELE_BODY INTEGER NAME(nearest_abreast)(
    const SCALAR *row, int64_t stride, int32_t columns, int32_t padded, const SCALAR *centers) {
  enum { W = NAME(lanes), V = 16 / W };
  NAME(vector) best = (NAME(vector)){0} + (SCALAR)__builtin_inf();
  NAME(mask) lane;
  for (int t = 0; t < W; t++) lane[t] = t;
  NAME(mask) index = lane;
  for (int32_t j = 0; j < padded; j += 16) {
    NAME(vector) sum[V];
    for (int v = 0; v < V; v++) sum[v] = (NAME(vector)){0};
    for (int32_t q = 0; q < columns; q++) {
      const SCALAR value = row[q * stride];
      const SCALAR *some = centers + (int64_t)q * padded + j;
      for (int v = 0; v < V; v++) {
        NAME(vector) t = value - *(const NAME(vector) *)(some + v * W);
        sum[v] += t * t;
      }
    }
    for (int v = 0; v < V; v++) {
      NAME(mask) m = sum[v] < best;
      best = PICK(m, sum[v], best);
      index = PICK_INDEX(m, lane + (INTEGER)(j + v * W), index);
    }
  }
  // Of numbers that are not negative the least is that of their bits, which is had sooner.
  const INTEGER least = __builtin_reduce_min((NAME(mask))best);
  NAME(mask) m = (NAME(mask))best == least;
  return __builtin_reduce_min(PICK_INDEX(m, index, (NAME(mask)){0} + (INTEGER)INT32_MAX));
}

CLIENTELE_BODY int32_t NAME(label_of)(
    const clientele_kmeans_scores *scores, const int32_t *labels, int64_t row) {
  if (!scores->codes) return labels[row];
  return scores->codes[row] == UINT8_MAX ? -1 : scores->codes[row];
}

// The rows of marks, one bit each, in order. Most words have few: four are written without a
// branch, as a branch that goes wrong costs more than they do.
CLIENTELE_BODY int NAME(list)(const uint8_t *marks, int32_t count, int32_t *rows) {
  int listed = 0;
  for (int32_t i = 0; i < count; i += 64) {
    uint64_t word;
    __builtin_memcpy(&word, marks + i / 8, sizeof word);
    const int some = __builtin_popcountll(word);
    for (int at = 0; at < some; at += 4)
      for (int t = 0; t < 4; t++, word &= word - 1)
        rows[listed + at + t] = i + (word ? __builtin_ctzll(word) : 0);
    listed += some;
  }
  return listed;
}

// Marks the rows to look at. Points that are not in the form of the scores are brought into it block
// by block, for this once.
CLIENTELE_BODY void NAME(mark_rows)(
    const SCALAR *points, int64_t stride, int64_t first, int32_t count, const int32_t *labels,
    uint8_t *marks, int32_t *found, const clientele_kmeans_scores *scores) {
  enum { N = CLIENTELE_SCORE_BLOCK };
  if (!scores->origin) {
    SCAN(scores, first, count, labels, marks, found);
    return;
  }
  float runs[N * CLIENTELE_MOST_LOOSE_COLUMNS];
  clientele_kmeans_scores own = *scores;
  own.points = runs;
  own.blockStride = 0;
  own.columnStride = N;
  for (int32_t i = 0; i < count; i += N) {
    const int32_t some = count - i < N ? count - i : N;
    NAME(pack_block)(
        points + first + i, stride, some, own.columns, own.origin, own.scale, runs);
    SCAN(&own, first + i, some, labels, marks + i / 8, found + i);
  }
}

// Assigns by scores: only marked rows are looked at, while their coordinates are near.
CLIENTELE_BODY int64_t NAME(assign_scored)(
    const SCALAR *points, int64_t stride, int64_t first, int64_t end, const int32_t columns,
    const double *weights, int32_t *labels, double *sums, double *weightSums, int64_t *counts,
    const clientele_kmeans_scores *scores) {
  enum { N = 1024, AHEAD = 8, LINE = 64 / (int)sizeof(SCALAR) };
  int32_t rows[N + 4], found[N];
  int64_t changed = 0;
  for (int64_t i = first; i < end; i += N) {
    uint8_t marks[N / 8] = {0};
    const int32_t some = end - i < N ? (int32_t)(end - i) : N;
    NAME(mark_rows)(points, stride, i, some, labels, marks, found, scores);
    const int listed = NAME(list)(marks, some, rows);
    for (int at = 0; at < listed; at++) {
      const int64_t row = i + rows[at];
      // With more columns the rows are far from what has just been read. Rows side by side share
      // the lines of the cache.
      if (columns > 5 && at + AHEAD < listed &&
          rows[at + AHEAD] / LINE != rows[at + AHEAD - 1] / LINE)
        for (int32_t q = 0; q < columns; q++)
          __builtin_prefetch(points + q * stride + i + rows[at + AHEAD], 0, 2);
      int32_t now = found[rows[at]];
      if (__builtin_expect(now < 0, 0))
        now = (int32_t)NAME(nearest_abreast)(
            points + row, stride, columns, scores->padded, scores->exactCenters);
      const int32_t was = NAME(label_of)(scores, labels, row);
      if (was == now) continue;
      if (scores->codes) scores->codes[row] = (uint8_t)now;
      else labels[row] = now;
      NAME(move_row)(
          points + row, stride, columns, was, now, weights, row, sums, weightSums, counts);
      changed++;
    }
  }
  return changed;
}
#endif

// With few columns the inner loops are unrolled by the compiler.
CLIENTELE_BODY int64_t NAME(assign)(
    const SCALAR *points, int64_t stride, int64_t first, int64_t end, int32_t columns,
    int32_t count, const SCALAR *centers, const double *weights, int32_t *labels, double *sums,
    double *weightSums, int64_t *counts, const clientele_kmeans_scores *scores) {
#if SCORED
#define WITH(d)                                                                             \
  scores                                                                                    \
      ? NAME(assign_scored)(points, stride, first, end, d, weights, labels, sums,           \
                            weightSums, counts, scores)                                     \
      : NAME(assign_rows)(points, stride, first, end, d, count, centers, weights, labels,   \
                          sums, weightSums, counts)
#else
  (void)scores;
#define WITH(d)                                                                           \
  NAME(assign_rows)(points, stride, first, end, d, count, centers, weights, labels, sums, \
                    weightSums, counts)
#endif
  switch (columns) {
    case 1: return WITH(1);
    case 2: return WITH(2);
    case 3: return WITH(3);
    case 4: return WITH(4);
    case 5: return WITH(5);
    default: return WITH(columns);
  }
#undef WITH
}
#undef PICK
#undef PICK_INDEX
