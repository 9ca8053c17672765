// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// How a row leaves the sums of one cluster and comes to those of another. The includer sets
// FP_CONTRACT OFF.
//
// A sum is held with its rounding errors (Knuth's TwoSum), about 106 bits in all, so that rows may
// come and go without the sum drifting. The sums of a cluster stand side by side, filled up to a
// multiple of four columns, and behind them their errors as many: four columns are added at once.

enum { sum_lanes = 4 };
typedef double sum_vector
    __attribute__((vector_size(sum_lanes * sizeof(double)), aligned(sizeof(double))));
typedef double sum_pair
    __attribute__((vector_size(2 * sum_lanes * sizeof(double)), aligned(sizeof(double))));

CLIENTELE_BODY int64_t sum_columns(int32_t columns) {
  return ((int64_t)columns + sum_lanes - 1) / sum_lanes * sum_lanes;
}

CLIENTELE_BODY void add(double *sum, double *error, double value) {
  double total = *sum + value;
  double part = total - *sum;
  *error += (*sum - (total - part)) + (value - part);
  *sum = total;
}

// Four columns, or twice as many, of a row: added to sums, and taken from one cluster's, with the
// row's weight, and given to another's.
#define ADD_COLUMNS(V)                                                                          \
  CLIENTELE_BODY void add_##V(double *sums, double *errors, const V *values) {                  \
    V value = *values;                                                                          \
    V sum = *(V *)sums;                                                                         \
    V total = sum + value;                                                                      \
    V part = total - sum;                                                                       \
    *(V *)errors += (sum - (total - part)) + (value - part);                                    \
    *(V *)sums = total;                                                                         \
  }
#define MOVE_COLUMNS(V)                                                                         \
  CLIENTELE_BODY void move_##V(                                                                 \
      V *value, const double *weights, double weight, double *to, double *from, int32_t q,      \
      int64_t padded) {                                                                         \
    if (weights) *value *= weight;                                                              \
    add_##V(to + q, to + padded + q, value);                                                    \
    *value = -*value;                                                                           \
    if (from) add_##V(from + q, from + padded + q, value);                                      \
  }
ADD_COLUMNS(sum_vector)
ADD_COLUMNS(sum_pair)
MOVE_COLUMNS(sum_vector)
MOVE_COLUMNS(sum_pair)
#undef ADD_COLUMNS
#undef MOVE_COLUMNS

CLIENTELE_BODY void move_weight(
    int32_t was, int32_t now, double weight, const double *weights, double *weightSums,
    int64_t *counts) {
  counts[now]++;
  if (was >= 0) counts[was]--;
  if (!weights) return;
  add(weightSums + 2 * (int64_t)now, weightSums + 2 * (int64_t)now + 1, weight);
  if (was >= 0) add(weightSums + 2 * (int64_t)was, weightSums + 2 * (int64_t)was + 1, -weight);
}

#define MOVE_ROW(S, SCALAR_)                                                                  \
  CLIENTELE_BODY void kmeans_move_row_##S(                                                    \
      const SCALAR_ *row, int64_t stride, int32_t columns, int32_t was, int32_t now,          \
      const double *weights, int64_t index, double *sums, double *weightSums,                 \
      int64_t *counts) {                                                                      \
    const double weight = weights ? weights[index] : 1;                                       \
    if (weight == 0) return;                                                                  \
    move_weight(was, now, weight, weights, weightSums, counts);                               \
    const int64_t padded = sum_columns(columns);                                              \
    double *to = sums + 2 * padded * now;                                                     \
    double *from = was < 0 ? NULL : sums + 2 * padded * was;                                  \
    int32_t q = 0;                                                                            \
    for (; q + 2 * sum_lanes <= columns; q += 2 * sum_lanes, row += 2 * sum_lanes * stride) { \
      sum_pair value = {(double)row[0], (double)row[stride], (double)row[2 * stride],         \
                        (double)row[3 * stride], (double)row[4 * stride],                     \
                        (double)row[5 * stride], (double)row[6 * stride],                     \
                        (double)row[7 * stride]};                                             \
      move_sum_pair(&value, weights, weight, to, from, q, padded);                            \
    }                                                                                         \
    for (; q + sum_lanes <= columns; q += sum_lanes, row += sum_lanes * stride) {             \
      sum_vector value = {(double)row[0], (double)row[stride], (double)row[2 * stride],       \
                          (double)row[3 * stride]};                                           \
      move_sum_vector(&value, weights, weight, to, from, q, padded);                          \
    }                                                                                         \
    if (q == columns) return;                                                                 \
    sum_vector value = {0};                                                                   \
    for (int t = 0; q + t < columns; t++) value[t] = (double)row[t * stride];                 \
    move_sum_vector(&value, weights, weight, to, from, q, padded);                            \
  }
MOVE_ROW(f64, double)
MOVE_ROW(f32, float)
#undef MOVE_ROW
