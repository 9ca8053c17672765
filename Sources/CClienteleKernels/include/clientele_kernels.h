// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// The few loops that need dispatch on the processor at run time. Each has a plain Swift twin that
// yields the same bits: no operation that reaches a result is contracted or reassociated, and lanes
// are summed in one order.
//
// `points` are column-major: column q of row i is points[q * stride + i]. A loop works on the rows
// first ..< end. `width` is the widest vector code to use, at most clientele_vector_width().
#ifndef CLIENTELE_KERNELS_H
#define CLIENTELE_KERNELS_H
#include <stdint.h>
#include "clientele_blocks.h"

// The widest vector instructions that this processor has and this library uses:
// 0 those of the baseline, 1 AVX2, 2 AVX-512.
int32_t clientele_vector_width(void);

// What finds most labels without distances: points and centres in single precision, from any
// origin and to any scale, and how far they may mislead. Row i, column q of the points is
// points[i / CLIENTELE_SCORE_BLOCK * blockStride + q * columnStride + i % CLIENTELE_SCORE_BLOCK].
// A centre has columns + 2 numbers: its coordinates times -2, its square, and the bits of its index;
// beyond `count` it is filled up to a multiple of four centres that score 2^127.
//
// The columns may be coordinates along a few axes, and the last of them the length of what the axes
// leave out, of a row and of a centre: the scores are then the least that they can be.
enum { CLIENTELE_SCORE_BLOCK = 64, CLIENTELE_MOST_LOOSE_COLUMNS = 128 };
typedef struct {
  const float *points;
  // The points in double instead, where there are few columns and single precision is a rounding
  // away; otherwise null.
  const double *table;
  int64_t blockStride, columnStride;
  int32_t columns, count;
  const float *centers;
  // The bits of a score that may hold an index; 0 if the indices are too large for that.
  int32_t indexMask;
  // The largest square of a centre. The nearest centre is certain when its score is lower by more
  // than unit * (the row's square + largest) + smallest.
  float largest, unit, smallest;
  // At least four times what the axes leave out of any centre; negative without axes.
  float rest;
  // The labels of all rows as bytes, 255 for none, in place of the others, which are neither read
  // nor written; null with too many centres for that.
  uint8_t *codes;
  // Where vectors of rows are passed over that the centres' moves have left alone: for each vector a
  // number that is larger than `spent` only if the labels of all its rows are still right. Vectors
  // that are not passed over get a new one: `spent` and the least lead of a row, in `ticks` a unit,
  // which are to be fewer by a 500th. Half of `doubt` is the share of the sum of two distances
  // by which the definition's roundings may exchange them. There is room for a vector of eight rows
  // each. Null otherwise, and where there is no loop for few columns.
  uint16_t *leads;
  int32_t spent;
  float ticks, doubt;
  // The centres in the points' own scalar, column by column, filled up with NaN to `padded` centres,
  // a multiple of sixteen.
  const void *exactCenters;
  int32_t padded;
  // What makes scores' points of the rows of a pass that comes before they are in that form, with
  // at most CLIENTELE_MOST_LOOSE_COLUMNS columns; otherwise null.
  const double *origin;
  double scale;
} clientele_kmeans_scores;

// Assigns each row to the centre with the least sum over q of (x - c)^2, added in the order of the
// columns; the lowest index on ties. `centers` is row-major, count x columns. Rows whose label
// changes are taken out of the old cluster's sums (unless the old label is negative) and added to
// the new one's: `sums` holds for each cluster the sums of the columns, filled up to a multiple of
// four, and then as many compensations; `weightSums` a sum and its compensation a cluster
// (untouched when `weights` is null); `counts` one a cluster, of the rows whose weight is not
// zero. Returns the number of rows whose label changed.
// `scores` saves work and changes no result; it may be null. With it `first` is a multiple of
// CLIENTELE_SCORE_BLOCK.
int64_t clientele_kmeans_assign_f64(
    int32_t width, const double *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, int32_t count, const double *centers, const double *weights, int32_t *labels,
    double *sums, double *weightSums, int64_t *counts, const clientele_kmeans_scores *scores);
int64_t clientele_kmeans_assign_f32(
    int32_t width, const float *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, int32_t count, const float *centers, const double *weights, int32_t *labels,
    double *sums, double *weightSums, int64_t *counts, const clientele_kmeans_scores *scores);

// Writes the rows first ..< end, a multiple of CLIENTELE_SCORE_BLOCK on, as the scores read them:
// (x - origin) * scale in blocks of `columns` runs, and zeros up to the end of the last block.
void clientele_kmeans_pack_f64(
    int32_t width, const double *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, const double *origin, double scale, float *packed);
void clientele_kmeans_pack_f32(
    int32_t width, const float *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, const double *origin, double scale, float *packed);

// Writes the rows first ..< end, a multiple of CLIENTELE_SCORE_BLOCK on, by their coordinates along
// 1 to CLIENTELE_MOST_AXES axes: blocks of axisCount runs, and a run of the lengths that the axes
// leave out, at least. Column q of axis a is axes[q * axisCount + a].
enum { CLIENTELE_MOST_AXES = 8 };
void clientele_kmeans_project_f64(
    int32_t width, const double *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, const double *origin, double scale, const double *axes, int32_t axisCount,
    float *projected);
void clientele_kmeans_project_f32(
    int32_t width, const float *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, const double *origin, double scale, const double *axes, int32_t axisCount,
    float *projected);

// For each of `count` candidate points (row-major), the (weighted) sum over the rows of
// min(closest, (x - candidate)^2), into `potentials`.
void clientele_kmeans_potentials_f64(
    int32_t width, const double *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, int32_t count, const double *candidates, const double *weights,
    const double *closest, double *potentials);
void clientele_kmeans_potentials_f32(
    int32_t width, const float *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, int32_t count, const float *candidates, const double *weights,
    const float *closest, double *potentials);

// Lowers `closest` to the squared distances to one point, and returns its (weighted) sum.
double clientele_kmeans_lower_f64(
    int32_t width, const double *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, const double *point, const double *weights, double *closest);
double clientele_kmeans_lower_f32(
    int32_t width, const float *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, const float *point, const double *weights, float *closest);

// The (weighted) sum of squared distances, in double, of the rows to the centres of their labels.
double clientele_kmeans_inertia_f64(
    int32_t width, const double *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, const double *centers, const double *weights, const int32_t *labels);
double clientele_kmeans_inertia_f32(
    int32_t width, const float *points, int64_t stride, int64_t first, int64_t end,
    int32_t columns, const double *centers, const double *weights, const int32_t *labels);

// The distances between `queryCount` queries (column-major, queryStride apart; they may be rows of
// the points) and the points first ..< end, each multiplied by the other's weight where there are
// weights: added to querySums[i] and, unless pointSums is null, to pointSums[j].
void clientele_distance_sums(
    int32_t width, const double *points, int64_t stride, int64_t columns, const double *weights,
    const double *queries, int64_t queryStride, const double *queryWeights, int64_t queryCount,
    int64_t first, int64_t end, double *querySums, double *pointSums);

// A tree of boxes over weighted points. Node 1 is the root, 2i and 2i + 1 are the children of i;
// leaf l is node leafCount + l (a power of two), with 8 slots up to four columns and 32 beyond.
// The boxes of nodes 8g ..< 8g + 8 are group g, runs of eight: the lows, column by column, the
// highs, the smallest weights. Only each third level from the leaves up is used. A leaf has one run
// of coordinates a column, then the weights; the coordinates of an empty slot are 1e150.
typedef struct {
  const double *groups;
  const double *leaves;
  const int32_t *identities;
  int64_t leafCount;
  int64_t columns;
} clientele_tree;

// For each slot whose neighbour is below 0 and not INT32_MIN (-1: not known; -2 - t: slot t is a
// guess): the slot at which (x - y)^2 * (a b / (a + b)) is least, a and b the weights, and that
// cost. On ties the lowest hash of the identity. -1 and infinity when there is no other.
void clientele_ward_neighbors(
    int32_t width, const clientele_tree *tree, int64_t first, int64_t end, int32_t *neighbors,
    double *costs);

// As clientele_ward_neighbors for `count` slots that are listed, over a tree of more than four
// columns, by looking at every cluster: where many columns let the boxes leave little out. `room`
// holds CLIENTELE_SCAN_BLOCK x columns doubles.
enum { CLIENTELE_SCAN_BLOCK = 64 };
void clientele_ward_scan(
    int32_t width, const clientele_tree *tree, const int32_t *slots, int64_t count, double *room,
    int32_t *neighbors, double *costs);

// For each slot of a component (0 or more) that has no neighbour and whose bound is not above its
// component's `shortest` or what was found for the component in the slots just before: the nearest
// point of another component within that, and its squared distance; on ties the lowest identity.
// Where there is none, -1 and the next number above the radius. `nodeComponents` has the component
// of all points below a node, -1 if there are several, -2 if there are no points.
void clientele_component_neighbors(
    int32_t width, const clientele_tree *tree, const int32_t *components,
    const int32_t *nodeComponents, int64_t first, int64_t end, const double *shortest,
    int32_t *nearest, double *bounds);
#endif
