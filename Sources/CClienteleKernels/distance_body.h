// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// The body of clientele_distance_sums for one instruction set. Defined before the inclusion:
// NAME(x), ATTRIBUTE, and ROOTS(square), which replaces four vectors by their
// correctly rounded square roots.

// Four queries against eight points at a time: each loaded value is used four times, and the sums of
// both sides come out of one square root.
CLIENTELE_BODY ATTRIBUTE void NAME(body)(
    const double *points, int64_t stride, const int64_t columns, const double *weights,
    const double *queries, int64_t queryStride, const double *queryWeights, int64_t queryCount,
    int64_t first, int64_t end, double *querySums, double *pointSums) {
  for (int64_t i = 0; i < queryCount; i += ROWS) {
    int live = queryCount - i < ROWS ? (int)(queryCount - i) : ROWS;
    int64_t at[ROWS];
    double queryWeight[ROWS];
    vector sum[ROWS];
    // The last rows of fewer than four are repeated, and count nothing.
    const int plain = live == ROWS && queryWeights == NULL;
    for (int r = 0; r < ROWS; r++) {
      at[r] = i + (r < live ? r : 0);
      queryWeight[r] = r < live ? (queryWeights ? queryWeights[i + r] : 1) : 0;
      sum[r] = (vector){0};
    }
    int64_t j = first;
    for (; j + LANES <= end; j += LANES) {
      vector square[ROWS];
      vector value = *(const vector *)(points + j);
      for (int r = 0; r < ROWS; r++) {
        vector t = value - queries[at[r]];
        square[r] = t * t;
      }
      for (int64_t q = 1; q < columns; q++) {
        value = *(const vector *)(points + q * stride + j);
        for (int r = 0; r < ROWS; r++) {
          vector t = value - queries[q * queryStride + at[r]];
          square[r] += t * t;
        }
      }
      vector other = {0};
      ROOTS(square);
      for (int r = 0; r < ROWS; r++) {
        vector distance = square[r];
        other += plain ? distance : distance * queryWeight[r];
        if (weights) distance *= *(const vector *)(weights + j);
        sum[r] += distance;
      }
      if (pointSums) *(vector *)(pointSums + j) += other;
    }
    for (int lane = 0; j < end; j++, lane++) {
      double other = 0;
      for (int r = 0; r < ROWS; r++) {
        double square = 0;
        for (int64_t q = 0; q < columns; q++) {
          double t = points[q * stride + j] - queries[q * queryStride + at[r]];
          square += t * t;
        }
        double distance = __builtin_sqrt(square);
        other += distance * queryWeight[r];
        sum[r][lane] += weights ? distance * weights[j] : distance;
      }
      if (pointSums) pointSums[j] += other;
    }
    for (int r = 0; r < live; r++) querySums[i + r] += LANE_SUM(sum[r]);
  }
}

ATTRIBUTE static void NAME(sums)(PARAMETERS) {
  if (columns == 2) NAME(body)(ARGUMENTS(2));
  else if (columns == 3) NAME(body)(ARGUMENTS(3));
  else if (columns == 4) NAME(body)(ARGUMENTS(4));
  else NAME(body)(ARGUMENTS(columns));
}
#undef NAME
#undef ATTRIBUTE
#undef ROOTS
