// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// A block of rows as scores read it: one run of CLIENTELE_SCORE_BLOCK numbers a column, zeros where
// there are no more rows. The includer sets FP_CONTRACT OFF.

#define PACK_BLOCK(S, SUFFIX)                                                                \
  CLIENTELE_BODY void kmeans_pack_block_##SUFFIX(                                            \
      const S *points, int64_t stride, int64_t count, int32_t columns, const double *origin, \
      double scale, float *runs) {                                                           \
    enum { N = CLIENTELE_SCORE_BLOCK };                                                      \
    const int rows = count < N ? (int)count : N;                                             \
    for (int32_t q = 0; q < columns; q++) {                                                  \
      const S *column = points + q * stride;                                                 \
      float *run = runs + (int64_t)q * N;                                                    \
      for (int t = 0; t < rows; t++)                                                         \
        run[t] = (float)(((double)column[t] - origin[q]) * scale);                           \
      for (int t = rows; t < N; t++) run[t] = 0;                                             \
    }                                                                                        \
  }
PACK_BLOCK(double, f64)
PACK_BLOCK(float, f32)
#undef PACK_BLOCK
