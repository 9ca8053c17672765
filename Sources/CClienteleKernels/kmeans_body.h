// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// The bodies of the k-means loops. Included once for each scalar type and vector size:
//   SCALAR, INTEGER   the type of a coordinate, and the integer of its size
//   BYTES             bytes of a vector
//   NAME(base)        the name of a function of this instance
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
    for (int u = 0; u < U; u++) {
      int32_t *slot = labels + i + u * W;
      NAME(label) now = __builtin_convertvector(index[u], NAME(label));
      NAME(label) was = *(const NAME(label) *)slot;
      NAME(bits) differ = __builtin_convertvector(now != was, NAME(bits));
      uint16_t mask = 0;
      __builtin_memcpy(&mask, &differ, sizeof differ);
      mask &= (uint16_t)((1u << W) - 1);
      if (!mask) continue;
      int32_t before[W];
      __builtin_memcpy(before, slot, sizeof before);
      *(NAME(label) *)slot = now;
      changed += __builtin_popcount(mask);
      for (; mask; mask &= mask - 1) {
        int t = __builtin_ctz(mask);
        int64_t row = i + u * W + t;
        NAME(move_row)(
            points + row, stride, columns, before[t], slot[t], weights, row, sums, weightSums,
            counts);
      }
    }
  }
  for (; i < end; i++) {
    SCALAR least = (SCALAR)__builtin_inf();
    int32_t now = 0;
    for (int32_t j = 0; j < count; j++) {
      const SCALAR *center = centers + (int64_t)j * columns;
      SCALAR sum = 0;
      for (int32_t q = 0; q < columns; q++) {
        SCALAR t = points[q * stride + i] - center[q];
        sum += t * t;
      }
      if (sum < least) {
        least = sum;
        now = j;
      }
    }
    int32_t was = labels[i];
    if (was == now) continue;
    labels[i] = now;
    changed++;
    NAME(move_row)(
        points + i, stride, columns, was, now, weights, i, sums, weightSums, counts);
  }
  return changed;
}

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
    case 6: return WITH(6);
    default: return WITH(columns);
  }
#undef WITH
}
#undef PICK
#undef PICK_INDEX
