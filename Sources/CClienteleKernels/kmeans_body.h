// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// The bodies of the k-means loops. Included once for each scalar type and vector size:
//   SCALAR, INTEGER   the type of a coordinate, and the integer of its size
//   BYTES             bytes of a vector
//   NAME(base)        the name of a function of this instance
//   FILTER            whether there are fused operations, for many columns
//   COMPRESS(target, source, mask)
//                     writes those of a vector's values that a mask has, and may write a vector
//   MINIMUM, MAXIMUM  of two vectors, in one instruction, where there is FILTER
//   EPSILON, SMALLEST the distance from 1 to the next scalar, and what underflow cannot reach
// No function here may be compiled with contraction: the includer sets FP_CONTRACT OFF.

enum { NAME(lanes) = BYTES / (int)sizeof(SCALAR) };
typedef SCALAR NAME(vector) __attribute__((vector_size(BYTES), aligned(sizeof(SCALAR))));
typedef INTEGER NAME(mask) __attribute__((vector_size(BYTES), aligned(sizeof(SCALAR))));
typedef int32_t NAME(label)
    __attribute__((vector_size(NAME(lanes) * 4), aligned(4)));

typedef _Bool NAME(bits) __attribute__((ext_vector_type(NAME(lanes))));

#define PICK(m, a, b) \
  ((NAME(vector))(((m) & (NAME(mask))(a)) | (~(m) & (NAME(mask))(b))))
// Taking zero away, unlike adding it, changes no zero's sign: the compiler leaves it out.
#define SPREAD(x) ((x) - (NAME(vector)){0})
#define PICK_INDEX(m, a, b) (((m) & (a)) | (~(m) & (b)))

// The nearest centre of one row, by the definition.
CLIENTELE_BODY INTEGER NAME(nearest)(
    const SCALAR *row, int64_t stride, int32_t columns, int32_t count, const SCALAR *centers) {
  SCALAR least = (SCALAR)__builtin_inf();
  INTEGER nearest = 0;
  for (int32_t j = 0; j < count; j++) {
    const SCALAR *center = centers + (int64_t)j * columns;
    SCALAR sum = 0;
    for (int32_t q = 0; q < columns; q++) {
      SCALAR t = row[q * stride] - center[q];
      sum += t * t;
    }
    if (sum < least) {
      least = sum;
      nearest = j;
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

#if FILTER
// The same labels with a third of the operations, for many columns: scores, the expanded distances
// |b|^2 - 2 a.b of a = x - origin and b = c - origin, with the mean of the centres as the origin and
// with fused operations, say which centre is nearest and by how much. A tile of rows is centred once,
// into the cache next to the processor, and there four centres at a time meet all its vectors, so
// that each operand that is loaded serves several fused operations.
//
// Where the two least scores differ by more than rounding can explain, the nearest centre is
// certain; elsewhere the definition decides. With u the unit roundoff, g(n) = n u / (1 - n u), d
// columns and S = |a|^2 + max |b|^2 (Higham, "Accuracy and stability of numerical algorithms", 3.1):
//   a score is off by at most g(2d + 6) (|b|^2 + 2 |a||b|) <= 2 g(2d + 6) S: a and b are off by one
//   rounding, |b|^2 by d + 2, and each of the d fused operations rounds once;
//   a distance by the definition is off by at most g(d + 2) |a - b|^2 <= 2 g(d + 2) S.
// So two scores further apart than 4 g(2d + 6) S + 4 g(d + 2) S, about (12 d + 32) u S, order the
// computed distances of the definition as well. The bound used, 8 (d + 4) (2 u) S, is a third
// more, which covers the roundings of S, of the difference and of the bound itself while
// d u < 1/100. SMALLEST stands far above what d underflows can add up to. A score that overflows
// yields an infinite or undefined difference, and the comparison then fails or is right.
//
// The scores also bound how much farther the next centre is: lo - hi of the distances, less what
// lets the definition err (2 g(d + 2) lo). While the centres have drifted by less than that slack
// (a row's own centre plus the one that drifted most of the others), the row keeps its label and
// is not looked at (Hamerly, "Making k-means even faster", SDM 2010): its own centre stays within
// hi + slack <= lo, so a gap above 2 g(d + 2) lo orders the computed distances too. Slacks are in
// float, rounded down; 4e-19 stands above the root of any float that underflows.
//
// `room` holds filter_room(columns, count) scalars.
enum {
  NAME(tile_vectors) = BYTES == 64 ? 4 : 2,
  NAME(tile_rows) = NAME(tile_vectors) * NAME(lanes),
  NAME(tile_centers) = 4
};
typedef float NAME(slack) __attribute__((vector_size(NAME(lanes) * 4), aligned(4)));

CLIENTELE_BODY size_t NAME(filter_room)(int32_t columns, int32_t count) {
  size_t padded = ((size_t)count + NAME(tile_centers) - 1) / NAME(tile_centers) * NAME(tile_centers);
  return (padded + 1 + NAME(tile_rows) + NAME(lanes)) * (size_t)columns + padded;
}

// Centres in the form that the tiles read: the factors of four centres side by side for each
// column, -2 (c - origin); centres that only fill up the last four score infinity.
typedef struct {
  SCALAR *tile, *factors, *norms, *origin;
  SCALAR largest;
  int32_t padded;
} NAME(filter);

CLIENTELE_BODY NAME(filter) NAME(make_filter)(
    int32_t columns, int32_t count, const SCALAR *centers, SCALAR *room) {
  enum { R = NAME(tile_centers) };
  NAME(filter) f;
  f.padded = (count + R - 1) / R * R;
  f.tile = room;
  f.factors = f.tile + (int64_t)columns * (NAME(tile_rows) + NAME(lanes));
  f.norms = f.factors + (int64_t)f.padded * columns;
  f.origin = f.norms + f.padded;
  for (int32_t q = 0; q < columns; q++) {
    SCALAR sum = 0;
    for (int32_t j = 0; j < count; j++) sum += centers[(int64_t)j * columns + q] / (SCALAR)count;
    f.origin[q] = sum;
  }
  f.largest = 0;
  for (int32_t j = 0; j < f.padded; j++) {
    SCALAR *factor = f.factors + (int64_t)(j / R) * R * columns + j % R;
    f.norms[j] = j < count ? 0 : (SCALAR)__builtin_inf();
    for (int32_t q = 0; q < columns; q++) {
      SCALAR t = j < count ? centers[(int64_t)j * columns + q] - f.origin[q] : 0;
      factor[q * R] = -2 * t;
      f.norms[j] += t * t;
    }
    if (j < count && f.norms[j] > f.largest) f.largest = f.norms[j];
  }
  return f;
}

// The rows that a tile takes: from each group of as many rows as a vector has lanes those of a
// mask, one after the other in the tile.
typedef struct {
  int groups, rows;
  int64_t first[NAME(tile_rows)];
  uint32_t mask[NAME(tile_rows)];
  int64_t row[NAME(tile_rows)];
} NAME(choice);

// Puts a tile's rows side by side, column after column. What is left of the tile repeats what was
// there before; it is computed and not used.
CLIENTELE_BODY void NAME(fill_tile)(
    const SCALAR *points, int64_t stride, int32_t columns, const NAME(choice) *choice,
    SCALAR *tile) {
  enum { N = NAME(tile_rows), W = NAME(lanes) };
  for (int32_t q = 0; q < columns; q++) {
    const SCALAR *column = points + q * stride;
    SCALAR *slot = tile + q * (N + W);
    for (int g = 0; g < choice->groups; g++) {
      const SCALAR *source = column + choice->first[g];
      uint32_t mask = choice->mask[g];
      if (__builtin_expect(choice->first[g] + W <= stride, 1)) {
        COMPRESS(slot, source, mask);
      } else {
        int at = 0;
        for (uint32_t rest = mask; rest; rest &= rest - 1) slot[at++] = source[__builtin_ctz(rest)];
      }
      slot += __builtin_popcount(mask);
    }
  }
}

// Assigns the rows of a tile.
CLIENTELE_BODY int64_t NAME(assign_tile)(
    const SCALAR *points, int64_t stride, const NAME(choice) *choice, const int32_t columns,
    int32_t count, const SCALAR *centers, const double *weights, int32_t *labels, double *sums,
    double *weightSums, int64_t *counts, const NAME(filter) *f, float *slack) {
  enum { W = NAME(lanes), U = NAME(tile_vectors), R = NAME(tile_centers), N = U * W + W };
  const int some = choice->rows;
  const int64_t *rows = choice->row;
  const SCALAR unit = 8 * (SCALAR)(columns + 4) * EPSILON;
  const float shrink = 1 - 1e-6f - (float)unit;
  NAME(fill_tile)(points, stride, columns, choice, f->tile);
  NAME(vector) best[U], second[U], size[U];
  NAME(mask) index[U];
  for (int u = 0; u < U; u++) {
    best[u] = (NAME(vector)){0} + (SCALAR)__builtin_inf();
    second[u] = best[u];
    size[u] = SPREAD(f->largest);
    index[u] = (NAME(mask)){0};
  }
  for (int32_t q = 0; q < columns; q++)
    for (int u = 0; u < U; u++) {
      NAME(vector) *slot = (NAME(vector) *)(f->tile + q * N + u * W);
      NAME(vector) t = *slot - f->origin[q];
      size[u] = __builtin_elementwise_fma(t, t, size[u]);
      *slot = t;
    }
  // Many columns are more streams than the processor fetches ahead by itself: while this tile is
  // computed, as many rows as it spans come nearer.
  enum { LINE = 64 / (int)sizeof(SCALAR) };
  const int32_t blocks = f->padded / R;
  const int64_t span = rows[some - 1] - rows[0] + LINE;
  const int64_t share = (span / LINE + blocks) / blocks * LINE;
  const SCALAR *next = points + rows[some - 1] + 1;
  for (int32_t j = 0; j < f->padded; j += R) {
    const SCALAR *factor = f->factors + (int64_t)j * columns;
    const SCALAR *ahead = next + j / R * share;
    NAME(vector) sum[R][U];
    for (int r = 0; r < R; r++)
      for (int u = 0; u < U; u++) sum[r][u] = SPREAD(f->norms[j + r]);
    for (int32_t q = 0; q < columns; q++) {
      NAME(vector) t[U];
      for (int64_t line = 0; line < share; line += LINE)
        __builtin_prefetch(ahead + q * stride + line);
      for (int u = 0; u < U; u++) t[u] = *(const NAME(vector) *)(f->tile + q * N + u * W);
      for (int r = 0; r < R; r++)
        for (int u = 0; u < U; u++)
          sum[r][u] = __builtin_elementwise_fma(t[u], SPREAD(factor[q * R + r]), sum[r][u]);
    }
    for (int r = 0; r < R; r++)
      for (int u = 0; u < U; u++) {
        NAME(mask) m = sum[r][u] < best[u];
        index[u] = PICK_INDEX(m, (NAME(mask)){0} + (INTEGER)(j + r), index[u]);
        second[u] = MINIMUM(second[u], MAXIMUM(best[u], sum[r][u]));
        best[u] = MINIMUM(best[u], sum[r][u]);
      }
  }
  int64_t changed = 0;
  for (int u = 0; u < U && u * W < some; u++) {
    NAME(vector) error = size[u] * unit;
    NAME(mask) sure = second[u] - best[u] > error + SMALLEST;
    if (slack) {
      NAME(vector) square = size[u] - f->largest;
      NAME(vector) low = MAXIMUM(second[u] + square - error, (NAME(vector)){0});
      NAME(vector) high = MAXIMUM(best[u] + square + error, (NAME(vector)){0});
      low = MINIMUM(low, SPREAD((SCALAR)0x1p127));
      NAME(slack) gap =
          __builtin_elementwise_sqrt(__builtin_convertvector(low, NAME(slack))) * shrink -
          __builtin_elementwise_sqrt(__builtin_convertvector(high, NAME(slack))) * (1 + 1e-6f) -
          4e-19f;
      for (int t = 0; t < W && u * W + t < some; t++) slack[rows[u * W + t]] = gap[t];
    }
    for (int t = 0; t < W && u * W + t < some; t++) {
      int64_t row = rows[u * W + t];
      int32_t now = (int32_t)index[u][t];
      if (__builtin_expect(!sure[t], 0))
        now = (int32_t)NAME(nearest)(points + row, stride, columns, count, centers);
      int32_t was = labels[row];
      if (was == now) continue;
      labels[row] = now;
      NAME(move_row)(
          points + row, stride, columns, was, now, weights, row, sums, weightSums, counts);
      changed++;
    }
  }
  return changed;
}

CLIENTELE_BODY int64_t NAME(filter_rows)(
    const SCALAR *points, int64_t stride, int64_t first, int64_t end, const int32_t columns,
    int32_t count, const SCALAR *centers, const double *weights, int32_t *labels, double *sums,
    double *weightSums, int64_t *counts, float *slack, const float *drift, SCALAR *room) {
  enum { W = NAME(lanes), N = NAME(tile_rows) };
  NAME(filter) f = NAME(make_filter)(columns, count, centers, room);
  NAME(choice) choice = {.groups = 0, .rows = 0};
  for (int64_t t = 0; t < (int64_t)columns * (N + W); t++) f.tile[t] = 0;
  int64_t changed = 0;
  for (int64_t i = first; i < end; i += W) {
    int some = end - i < W ? (int)(end - i) : W;
    uint32_t mask = (uint32_t)((1ull << some) - 1);
    if (slack)
      for (int t = 0; t < some; t++) {
        float rest = (slack[i + t] - drift[labels[i + t] + 1]) * (1 - 0x1p-22f);
        slack[i + t] = rest;
        mask &= ~((uint32_t)(rest > 0) << t);
      }
    if (!mask) continue;
    if (choice.rows + __builtin_popcount(mask) > N) {
      changed += NAME(assign_tile)(
          points, stride, &choice, columns, count, centers, weights, labels, sums, weightSums,
          counts, &f, slack);
      choice.groups = choice.rows = 0;
    }
    choice.first[choice.groups] = i;
    choice.mask[choice.groups++] = mask;
    for (; mask; mask &= mask - 1) choice.row[choice.rows++] = i + __builtin_ctz(mask);
  }
  if (choice.rows > 0)
    changed += NAME(assign_tile)(
        points, stride, &choice, columns, count, centers, weights, labels, sums, weightSums, counts,
        &f, slack);
  return changed;
}
#endif

// With few columns the inner loops are unrolled by the compiler.
CLIENTELE_BODY int64_t NAME(assign)(
    const SCALAR *points, int64_t stride, int64_t first, int64_t end, int32_t columns,
    int32_t count, const SCALAR *centers, const double *weights, int32_t *labels, double *sums,
    double *weightSums, int64_t *counts, float *slack, const float *drift) {
#define WITH(d)                                                                              \
  NAME(assign_rows)(points, stride, first, end, d, count, centers, weights, labels, sums,   \
                    weightSums, counts)
  switch (columns) {
    case 1: return WITH(1);
    case 2: return WITH(2);
    case 3: return WITH(3);
    case 4: return WITH(4);
    case 5: return WITH(5);
    default: break;
  }
#if FILTER
  SCALAR *room = malloc(NAME(filter_room)(columns, count) * sizeof(SCALAR));
  if (room) {
    int64_t changed = NAME(filter_rows)(
        points, stride, first, end, columns, count, centers, weights, labels, sums, weightSums,
        counts, slack, drift, room);
    free(room);
    return changed;
  }
#endif
  (void)slack;
  (void)drift;
  return WITH(columns);
#undef WITH
}
#undef PICK
#undef PICK_INDEX
#undef SPREAD
