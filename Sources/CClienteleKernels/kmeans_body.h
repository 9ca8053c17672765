// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// The bodies of the k-means loops. Included once for each scalar type and vector size:
//   SCALAR, INTEGER   the type of a coordinate, and the integer of its size
//   BYTES             bytes of a vector
//   NAME(base)        the name of a function of this instance
//   FILTER            whether there are fused operations, for many columns
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
// The same labels with a third of the operations, for many columns: the expanded distance
// |c|^2 - 2 x.c, about the mean of the centres and with fused operations, says which centre is
// nearest and by how much. Where that is not more than what rounding can do to either form (a sum
// of standard bounds, Higham, "Accuracy and stability of numerical algorithms", 3.1, doubled), the
// definition decides. `room` holds (count + 1) * (columns + 1) scalars.
CLIENTELE_BODY int64_t NAME(filter_rows)(
    const SCALAR *points, int64_t stride, int64_t first, int64_t end, const int32_t columns,
    int32_t count, const SCALAR *centers, const double *weights, int32_t *labels, double *sums,
    double *weightSums, int64_t *counts, SCALAR *room) {
  enum { W = NAME(lanes), U = 2, R = 4 };
  SCALAR *origin = room;
  SCALAR *factors = origin + columns;
  SCALAR *norms = factors + (int64_t)count * columns;
  for (int32_t q = 0; q < columns; q++) {
    SCALAR sum = 0;
    for (int32_t j = 0; j < count; j++) sum += centers[(int64_t)j * columns + q] / (SCALAR)count;
    origin[q] = sum;
  }
  SCALAR largest = 0;
  for (int32_t j = 0; j < count; j++) {
    norms[j] = 0;
    for (int32_t q = 0; q < columns; q++) {
      SCALAR t = centers[(int64_t)j * columns + q] - origin[q];
      factors[(int64_t)j * columns + q] = -2 * t;
      norms[j] += t * t;
    }
    if (norms[j] > largest) largest = norms[j];
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
      size[u] = (NAME(vector)){0} + largest;
      index[u] = (NAME(mask)){0};
      for (int32_t q = 0; q < columns; q++) {
        NAME(vector) t = *(const NAME(vector) *)(points + q * stride + i + u * W) - origin[q];
        size[u] = __builtin_elementwise_fma(t, t, size[u]);
      }
    }
    for (int32_t j = 0; j < count; j += R) {
      const SCALAR *factor[R];
      NAME(vector) sum[R][U];
      for (int r = 0; r < R; r++) {
        // Past the last centre the last one is computed again, and not compared.
        int32_t center = j + r < count ? j + r : count - 1;
        factor[r] = factors + (int64_t)center * columns;
        for (int u = 0; u < U; u++) sum[r][u] = (NAME(vector)){0} + norms[center];
      }
      for (int32_t q = 0; q < columns; q++)
        for (int u = 0; u < U; u++) {
          NAME(vector) t = *(const NAME(vector) *)(points + q * stride + i + u * W) - origin[q];
          for (int r = 0; r < R; r++)
            sum[r][u] =
                __builtin_elementwise_fma(t, (NAME(vector)){0} + factor[r][q], sum[r][u]);
        }
      for (int r = 0; r < R && j + r < count; r++)
        for (int u = 0; u < U; u++) {
          NAME(mask) m = sum[r][u] < best[u];
          NAME(vector) other = PICK(m, best[u], sum[r][u]);
          second[u] = PICK(other < second[u], other, second[u]);
          best[u] = PICK(m, sum[r][u], best[u]);
          index[u] = PICK_INDEX(m, (NAME(mask)){0} + (INTEGER)(j + r), index[u]);
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
  SCALAR *room = malloc(((size_t)count + 1) * ((size_t)columns + 1) * sizeof(SCALAR));
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
