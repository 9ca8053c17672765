// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// The bodies of the k-means loops. Included once for each scalar type and vector size:
//   SCALAR, INTEGER   the type of a coordinate, and the integer of its size
//   BYTES             bytes of a vector
//   NAME(base)        the name of a function of this instance
//   FILTER            whether there are fused operations, for many columns
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
// `room` holds filter_room(columns, count) scalars.
enum { NAME(tile_vectors) = BYTES == 64 ? 4 : 2, NAME(tile_centers) = 4 };

CLIENTELE_BODY size_t NAME(filter_room)(int32_t columns, int32_t count) {
  size_t padded = ((size_t)count + NAME(tile_centers) - 1) / NAME(tile_centers) * NAME(tile_centers);
  return (padded + 1 + NAME(tile_vectors) * NAME(lanes)) * (size_t)columns + padded;
}

CLIENTELE_BODY int64_t NAME(filter_rows)(
    const SCALAR *points, int64_t stride, int64_t first, int64_t end, const int32_t columns,
    int32_t count, const SCALAR *centers, const double *weights, int32_t *labels, double *sums,
    double *weightSums, int64_t *counts, SCALAR *room) {
  // Many columns are more streams than the processor fetches ahead by itself.
  enum { W = NAME(lanes), U = NAME(tile_vectors), R = NAME(tile_centers), AHEAD = 2 };
  const int32_t padded = (count + R - 1) / R * R;
  SCALAR *tile = room;
  SCALAR *factors = tile + (int64_t)columns * U * W;
  SCALAR *norms = factors + (int64_t)padded * columns;
  SCALAR *origin = norms + padded;
  for (int32_t q = 0; q < columns; q++) {
    SCALAR sum = 0;
    for (int32_t j = 0; j < count; j++) sum += centers[(int64_t)j * columns + q] / (SCALAR)count;
    origin[q] = sum;
  }
  // The factors of four centres lie side by side for each column. Centres that only fill up the
  // last four score infinity.
  SCALAR largest = 0;
  for (int32_t j = 0; j < padded; j++) {
    SCALAR *factor = factors + (int64_t)(j / R) * R * columns + j % R;
    norms[j] = j < count ? 0 : (SCALAR)__builtin_inf();
    for (int32_t q = 0; q < columns; q++) {
      SCALAR t = j < count ? centers[(int64_t)j * columns + q] - origin[q] : 0;
      factor[q * R] = -2 * t;
      norms[j] += t * t;
    }
    if (j < count && norms[j] > largest) largest = norms[j];
  }
  const SCALAR unit = 8 * (SCALAR)(columns + 4) * EPSILON;
  int64_t changed = 0;
  int64_t i = first;
  for (; i + U * W <= end; i += U * W) {
    NAME(vector) best[U], second[U], size[U];
    NAME(mask) index[U];
    for (int u = 0; u < U; u++) {
      best[u] = (NAME(vector)){0} + (SCALAR)__builtin_inf();
      second[u] = best[u];
      size[u] = SPREAD(largest);
      index[u] = (NAME(mask)){0};
    }
    for (int32_t q = 0; q < columns; q++) {
      const SCALAR *column = points + q * stride + i;
      for (int u = 0; u < U; u++) {
        NAME(vector) t = *(const NAME(vector) *)(column + u * W) - origin[q];
        size[u] = __builtin_elementwise_fma(t, t, size[u]);
        *(NAME(vector) *)(tile + (q * U + u) * W) = t;
        __builtin_prefetch(column + (u + AHEAD * U) * W);
      }
    }
    for (int32_t j = 0; j < padded; j += R) {
      const SCALAR *factor = factors + (int64_t)j * columns;
      NAME(vector) sum[R][U];
      for (int r = 0; r < R; r++)
        for (int u = 0; u < U; u++) sum[r][u] = SPREAD(norms[j + r]);
      for (int32_t q = 0; q < columns; q++) {
        NAME(vector) t[U];
        for (int u = 0; u < U; u++) t[u] = *(const NAME(vector) *)(tile + (q * U + u) * W);
        for (int r = 0; r < R; r++)
          for (int u = 0; u < U; u++)
            sum[r][u] =
                __builtin_elementwise_fma(t[u], SPREAD(factor[q * R + r]), sum[r][u]);
      }
      for (int r = 0; r < R; r++)
        for (int u = 0; u < U; u++) {
          NAME(mask) m = sum[r][u] < best[u];
          index[u] = PICK_INDEX(m, (NAME(mask)){0} + (INTEGER)(j + r), index[u]);
          second[u] = MINIMUM(second[u], MAXIMUM(best[u], sum[r][u]));
          best[u] = MINIMUM(best[u], sum[r][u]);
        }
    }
    for (int u = 0; u < U; u++) {
      NAME(mask) sure = second[u] - best[u] > size[u] * unit + SMALLEST;
      NAME(bits) differ = __builtin_convertvector(~sure, NAME(bits));
      uint16_t mask = 0;
      __builtin_memcpy(&mask, &differ, sizeof differ);
      mask &= (uint16_t)((1u << W) - 1);
      for (; mask; mask &= mask - 1) {
        int t = __builtin_ctz(mask);
        index[u][t] =
            NAME(nearest)(points + i + u * W + t, stride, columns, count, centers);
      }
      changed += NAME(settle)(
          points, stride, i + u * W, columns, &index[u], weights, labels, sums, weightSums, counts);
    }
  }
  for (; i < end; i++)
    changed += NAME(assign_row)(
        points, stride, i, columns, count, centers, weights, labels, sums, weightSums, counts);
  return changed;
}
#endif

// With few columns the inner loops are unrolled by the compiler.
CLIENTELE_BODY int64_t NAME(assign)(
    const SCALAR *points, int64_t stride, int64_t first, int64_t end, int32_t columns,
    int32_t count, const SCALAR *centers, const double *weights, int32_t *labels, double *sums,
    double *weightSums, int64_t *counts) {
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
        counts, room);
    free(room);
    return changed;
  }
#endif
  return WITH(columns);
#undef WITH
}
#undef PICK
#undef PICK_INDEX
#undef SPREAD
