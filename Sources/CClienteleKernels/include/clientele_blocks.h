// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// k-means over rows that lie in blocks of neighbours: a block whose box is nearest to one centre
// is assigned whole. The same bits as the plain Swift twin, and the labels of the rows one by one.
#ifndef CLIENTELE_BLOCKS_H
#define CLIENTELE_BLOCKS_H
#include <stdint.h>

enum {
  CLIENTELE_BLOCK_ROWS = 64,
  CLIENTELE_GROUP_BLOCKS = 16,
  CLIENTELE_BLOCK_MOST_COLUMNS = 8,
  CLIENTELE_BLOCK_MOST_CENTERS = 256,
  // Labels of a block: not assigned yet; its rows have labels of their own.
  CLIENTELE_BLOCK_NEW = -1,
  CLIENTELE_BLOCK_MIXED = -2
};

// Rows in blocks of 64, and blocks in groups of 16; only the last ones may be smaller.
typedef struct {
  // Column-major, `rows` apart, with room for 64 scalars after the last column.
  const void *points;
  // One a row, or null.
  const double *weights;
  // The boxes of the groups: the lows, column by column, then the highs.
  const void *groupBoxes;
  // The boxes of the blocks, group by group: 16 lows a column, then 16 highs a column.
  const void *blockBoxes;
  // For each block the sums of the columns and of the weight, then their compensations; both
  // filled up with zeros to a multiple of four.
  const double *blockSums;
  // Rows of positive weight in each block.
  const int32_t *blockCounts;
  int64_t rows;
  int32_t columns;
} clientele_blocks;

// What an assignment changes. `groupLabels`: the label of all blocks of a group, or -1.
// `blockLabels`: the label of all rows of a block, or one of the two codes. `labels`: one a row,
// with room up to a multiple of 64; valid in mixed blocks only. `sums`: one row a cluster, as
// `blockSums`. `counts`: rows of positive weight in each cluster.
typedef struct {
  int32_t *groupLabels;
  int32_t *blockLabels;
  int32_t *labels;
  double *sums;
  int64_t *counts;
} clientele_block_state;

// Assigns all rows to the nearest of `count` centres (row-major), the lowest index on ties, as
// clientele_kmeans_assign_f64 does. Returns the number of rows whose label changed.
int64_t clientele_block_assign_f64(
    int32_t width, const clientele_blocks *blocks, int32_t count, const double *centers,
    const clientele_block_state *state);
int64_t clientele_block_assign_f32(
    int32_t width, const clientele_blocks *blocks, int32_t count, const float *centers,
    const clientele_block_state *state);

// The blocks of a group whose least squared distance to a point is below the bound of each: a bit a
// block. It is computed as a row's distance is, and each operation is monotone: no row of the box
// has a lesser one. Where there are no 16 blocks, the bits beyond the last mean nothing.
uint32_t clientele_block_reached_f64(
    int32_t width, const clientele_blocks *blocks, int64_t group, const double *point,
    const double *bounds);
uint32_t clientele_block_reached_f32(
    int32_t width, const clientele_blocks *blocks, int64_t group, const float *point,
    const float *bounds);
#endif
