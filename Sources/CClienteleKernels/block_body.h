// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// The loops over blocks of rows. Included once for each scalar type and vector size:
//   SCALAR, INTEGER   the type of a coordinate, and the integer of its size
//   BYTES             bytes of a vector
//   NAME(base)        the name of a function of this instance
//   UNIT, SMALLEST    the unit roundoff, and what underflow cannot reach
//
// A centre is left out where another one is nearer for every point of a box (Pelleg and Moore,
// "Accelerating exact k-means algorithms with geometric reasoning", KDD 1999; Kanungo et al., IEEE
// TPAMI 24:7, 2002). With s the centre nearest to the box's middle and v the box's corner farthest
// towards another centre c, the difference |x - c|^2 - |x - s|^2 is linear in x, so over the box it
// is least at v. A computed distance errs by at most g(d + 2) of itself (see kmeans_body.h), with
// g(n) = n u / (1 - n u); so the computed distances have the same order all over the box when the
// difference at v exceeds g(d + 2) (D_c(v) + D_s(v)) for its own error, plus about
// 2 g(d + 2) max D_s for those of the rows' distances. The bound used, 8 (d + 4) u (D_c(v) +
// max D_s), is more than twice that. Infinite and undefined differences fail the comparison.

enum { NAME(lanes) = BYTES / (int)sizeof(SCALAR) };
typedef SCALAR NAME(vector) __attribute__((vector_size(BYTES), aligned(sizeof(SCALAR))));
typedef INTEGER NAME(mask) __attribute__((vector_size(BYTES), aligned(sizeof(SCALAR))));
typedef int32_t NAME(label) __attribute__((vector_size(NAME(lanes) * 4), aligned(4)));
typedef _Bool NAME(bits) __attribute__((ext_vector_type(NAME(lanes))));

#define PICK(m, a, b) ((NAME(vector))(((m) & (NAME(mask))(a)) | (~(m) & (NAME(mask))(b))))
#define PICK_INDEX(m, a, b) (((m) & (a)) | (~(m) & (b)))
#define SPREAD(x) ((NAME(vector)){0} + (x))

CLIENTELE_BODY uint32_t NAME(mask_bits)(const NAME(mask) *mask) {
  NAME(bits) bits = __builtin_convertvector(*mask, NAME(bits));
  uint16_t value = 0;
  memcpy(&value, &bits, sizeof bits);
  return value & ((1u << NAME(lanes)) - 1);
}

// Centres that may be nearest somewhere in some box: their labels, ascending, and coordinates.
typedef struct {
  int32_t count;
  int32_t label[CLIENTELE_BLOCK_MOST_CENTERS];
  SCALAR center[CLIENTELE_BLOCK_MOST_CENTERS * CLIENTELE_BLOCK_MOST_COLUMNS];
} NAME(list);

// Keeps those of the centres that may be nearest somewhere in the box of a group.
CLIENTELE_BODY void NAME(prune_group)(
    const SCALAR *low, const SCALAR *high, const int32_t columns, int32_t count,
    const SCALAR *centers, NAME(list) *list) {
  const SCALAR unit = 8 * (SCALAR)(columns + 4) * UNIT;
  SCALAR least = (SCALAR)__builtin_inf();
  int32_t s = 0;
  for (int32_t j = 0; j < count; j++) {
    SCALAR sum = 0;
    for (int32_t q = 0; q < columns; q++) {
      SCALAR t = (SCALAR)0.5 * low[q] + (SCALAR)0.5 * high[q] - centers[j * columns + q];
      sum += t * t;
    }
    if (sum < least) {
      least = sum;
      s = j;
    }
  }
  SCALAR most = 0;
  for (int32_t q = 0; q < columns; q++) {
    SCALAR a = centers[s * columns + q] - low[q], b = high[q] - centers[s * columns + q];
    SCALAR t = a > b ? a : b;
    most += t * t;
  }
  list->count = 0;
  for (int32_t j = 0; j < count; j++) {
    SCALAR own = 0, other = 0;
    for (int32_t q = 0; q < columns; q++) {
      SCALAR corner = centers[j * columns + q] > centers[s * columns + q] ? high[q] : low[q];
      SCALAR t = corner - centers[s * columns + q], r = corner - centers[j * columns + q];
      own += t * t;
      other += r * r;
    }
    if (other - own > unit * (other + most) + SMALLEST) continue;
    for (int32_t q = 0; q < columns; q++)
      list->center[list->count * columns + q] = centers[j * columns + q];
    list->label[list->count++] = j;
  }
}

// For each block of a group and each centre of a list, whether the centre may be nearest somewhere
// in the block: a bit a block in `kept`. `nearest` is the place in the list of the centre that is
// always kept, and the result has a bit for each block in which it is the only one.
CLIENTELE_BODY uint32_t NAME(prune_blocks)(
    const SCALAR *boxes, const int32_t columns, const NAME(list) *list, uint32_t *kept,
    int32_t *nearest) {
  enum { W = NAME(lanes) };
  const SCALAR unit = 8 * (SCALAR)(columns + 4) * UNIT;
  uint32_t alone = 0;
  for (int32_t r = 0; r < list->count; r++) kept[r] = 0;
  for (int g = 0; g < GROUP; g += W) {
    NAME(vector) low[CLIENTELE_BLOCK_MOST_COLUMNS], high[CLIENTELE_BLOCK_MOST_COLUMNS];
    NAME(vector) middle[CLIENTELE_BLOCK_MOST_COLUMNS], own[CLIENTELE_BLOCK_MOST_COLUMNS];
    for (int32_t q = 0; q < columns; q++) {
      low[q] = *(const NAME(vector) *)(boxes + q * GROUP + g);
      high[q] = *(const NAME(vector) *)(boxes + (columns + q) * GROUP + g);
      middle[q] = (SCALAR)0.5 * low[q] + (SCALAR)0.5 * high[q];
      own[q] = SPREAD(list->center[q]);
    }
    NAME(vector) least = SPREAD((SCALAR)__builtin_inf());
    NAME(mask) place = {0};
    for (int32_t r = 0; r < list->count; r++) {
      const SCALAR *center = list->center + r * columns;
      NAME(vector) sum = {0};
      for (int32_t q = 0; q < columns; q++) {
        NAME(vector) t = middle[q] - center[q];
        sum += t * t;
      }
      NAME(mask) m = sum < least;
      least = PICK(m, sum, least);
      place = PICK_INDEX(m, (NAME(mask)){0} + r, place);
      for (int32_t q = 0; q < columns; q++) own[q] = PICK(m, SPREAD(center[q]), own[q]);
    }
    NAME(vector) most = {0};
    for (int32_t q = 0; q < columns; q++) {
      NAME(vector) a = own[q] - low[q], b = high[q] - own[q];
      NAME(vector) t = PICK(a > b, a, b);
      most += t * t;
    }
    NAME(mask) number = {0};
    for (int32_t r = 0; r < list->count; r++) {
      const SCALAR *center = list->center + r * columns;
      NAME(vector) near = {0}, far = {0};
      for (int32_t q = 0; q < columns; q++) {
        NAME(vector) corner = PICK(SPREAD(center[q]) > own[q], high[q], low[q]);
        NAME(vector) t = corner - own[q], f = corner - center[q];
        near += t * t;
        far += f * f;
      }
      NAME(mask) drop = far - near > unit * (far + most) + SMALLEST;
      number += ~drop;  // -1 where the centre is kept
      NAME(mask) keep = ~drop;
      kept[r] |= NAME(mask_bits)(&keep) << g;
    }
    NAME(mask) one = number == -1;
    alone |= NAME(mask_bits)(&one) << g;
    for (int t = 0; t < W; t++) nearest[g + t] = (int32_t)place[t];
  }
  return alone;
}

// Quads of a row of sums: one a column, and the weight.
#define QUADS(columns) (((columns) + 4) / 4)

// Adds four columns with the rounding errors kept (Knuth's TwoSum).
CLIENTELE_BODY void NAME(add_quad)(double *high, double *low, const quad *values) {
  quad sum = *(quad *)high;
  quad total = sum + *values;
  quad part = total - sum;
  *(quad *)low += (sum - (total - part)) + (*values - part);
  *(quad *)high = total;
}

// Adds the sums of a block, times 1 or -1, to those of a cluster.
CLIENTELE_BODY void NAME(add_block)(
    const clientele_blocks *blocks, const clientele_block_state *state, int64_t block,
    const int32_t columns, int32_t cluster, double sign) {
  const int32_t width = 4 * QUADS(columns);
  const double *from = blocks->blockSums + block * 2 * width;
  double *to = state->sums + (int64_t)cluster * 2 * width;
  for (int32_t q = 0; q < width; q += 4) {
    quad high = *(const quad *)(from + q) * sign;
    NAME(add_quad)(to + q, to + width + q, &high);
    *(quad *)(to + width + q) += *(const quad *)(from + width + q) * sign;
  }
  state->counts[cluster] += (int64_t)sign * blocks->blockCounts[block];
}

// Moves a row between the sums of two clusters.
CLIENTELE_BODY void NAME(move)(
    const clientele_blocks *blocks, const clientele_block_state *state, int64_t row,
    const int32_t columns, int32_t was, int32_t now) {
  const int32_t width = 4 * QUADS(columns);
  double weight = blocks->weights ? blocks->weights[row] : 1;
  if (weight == 0) return;
  const SCALAR *value = (const SCALAR *)blocks->points + row;
  state->counts[now]++;
  state->counts[was]--;
  double *to = state->sums + (int64_t)now * 2 * width;
  double *from = state->sums + (int64_t)was * 2 * width;
  for (int32_t q = 0; q < width; q += 4) {
    quad term = {0};
    for (int32_t t = 0; t < 4; t++)
      if (q + t <= columns)
        term[t] = q + t < columns ? (double)value[(q + t) * blocks->rows] : 1;
    term *= weight;
    NAME(add_quad)(to + q, to + width + q, &term);
    term = -term;
    NAME(add_quad)(from + q, from + width + q, &term);
  }
}

// Gives all rows of a block one label.
CLIENTELE_BODY int64_t NAME(assign_whole)(
    const clientele_blocks *blocks, const clientele_block_state *state, int64_t block,
    const int32_t columns, int32_t now) {
  int32_t was = state->blockLabels[block];
  if (was == now) return 0;
  int64_t first = block * ROWS;
  int64_t end = first + ROWS < blocks->rows ? first + ROWS : blocks->rows;
  state->blockLabels[block] = now;
  if (was != CLIENTELE_BLOCK_MIXED) {
    NAME(add_block)(blocks, state, block, columns, now, 1);
    if (was >= 0) NAME(add_block)(blocks, state, block, columns, was, -1);
    return end - first;
  }
  int64_t changed = 0;
  for (int64_t row = first; row < end; row++) {
    if (state->labels[row] == now) continue;
    NAME(move)(blocks, state, row, columns, state->labels[row], now);
    changed++;
  }
  return changed;
}

// Assigns the rows of a block to the nearest of some centres.
CLIENTELE_BODY int64_t NAME(assign_mixed)(
    const clientele_blocks *blocks, const clientele_block_state *state, int64_t block,
    const int32_t columns, int32_t count, const SCALAR *centers, const int32_t *names, int32_t likely) {
  enum { W = NAME(lanes), U = 2 };
  int64_t first = block * ROWS;
  int64_t end = first + ROWS < blocks->rows ? first + ROWS : blocks->rows;
  int32_t *labels = state->labels + first;
  int64_t changed = 0;
  int32_t before = state->blockLabels[block];
  const int isNew = before == CLIENTELE_BLOCK_NEW;
  if (isNew) {
    // Most rows belong to one cluster: the block goes there, and only the others leave it.
    before = names[likely];
    NAME(add_block)(blocks, state, block, columns, before, 1);
  }
  if (before != CLIENTELE_BLOCK_MIXED) {
    for (int t = 0; t < ROWS; t++) labels[t] = before;
    state->blockLabels[block] = CLIENTELE_BLOCK_MIXED;
  }
  const SCALAR *points = (const SCALAR *)blocks->points + first;
  for (int i = 0; i < ROWS && first + i < end; i += U * W) {
    NAME(vector) best[U];
    NAME(mask) index[U];
    for (int u = 0; u < U; u++) {
      best[u] = SPREAD((SCALAR)__builtin_inf());
      index[u] = (NAME(mask)){0} + (INTEGER)names[0];
    }
    for (int32_t r = 0; r < count; r++) {
      const SCALAR *center = centers + r * columns;
      for (int u = 0; u < U; u++) {
        NAME(vector) t = *(const NAME(vector) *)(points + i + u * W) - center[0];
        NAME(vector) sum = t * t;
        for (int32_t q = 1; q < columns; q++) {
          t = *(const NAME(vector) *)(points + q * blocks->rows + i + u * W) - center[q];
          sum += t * t;
        }
        NAME(mask) m = sum < best[u];
        best[u] = PICK(m, sum, best[u]);
        index[u] = PICK_INDEX(m, (NAME(mask)){0} + (INTEGER)names[r], index[u]);
      }
    }
    for (int u = 0; u < U; u++) {
      int at = i + u * W;
      int64_t left = end - first - at;
      if (left <= 0) break;
      NAME(label) now = __builtin_convertvector(index[u], NAME(label));
      NAME(label) was = *(const NAME(label) *)(labels + at);
      NAME(bits) differ = __builtin_convertvector(now != was, NAME(bits));
      uint16_t mask = 0;
      memcpy(&mask, &differ, sizeof differ);
      mask &= (uint16_t)((1u << W) - 1);
      if (left < W) mask &= (uint16_t)((1u << left) - 1);
      if (!mask) continue;
      changed += __builtin_popcount(mask);
      for (; mask; mask &= (uint16_t)(mask - 1)) {
        int t = __builtin_ctz(mask);
        NAME(move)(blocks, state, first + at + t, columns, labels[at + t], now[t]);
        labels[at + t] = now[t];
      }
    }
  }
  return isNew ? end - first : changed;
}

CLIENTELE_BODY int64_t NAME(assign_groups)(
    const clientele_blocks *blocks, const int32_t columns, int32_t count, const SCALAR *centers,
    const clientele_block_state *state) {
  const int64_t blockCount = (blocks->rows + ROWS - 1) / ROWS;
  NAME(list) list, some;
  uint32_t kept[CLIENTELE_BLOCK_MOST_CENTERS];
  int32_t nearest[GROUP];
  int64_t changed = 0;
  for (int64_t group = 0; group * GROUP < blockCount; group++) {
    const SCALAR *box = (const SCALAR *)blocks->groupBoxes + group * 2 * columns;
    int64_t first = group * GROUP;
    int64_t end = first + GROUP < blockCount ? first + GROUP : blockCount;
    NAME(prune_group)(box, box + columns, columns, count, centers, &list);
    if (list.count == 1) {
      if (state->groupLabels[group] == list.label[0]) continue;
      state->groupLabels[group] = list.label[0];
      for (int64_t block = first; block < end; block++)
        changed += NAME(assign_whole)(blocks, state, block, columns, list.label[0]);
      continue;
    }
    state->groupLabels[group] = -1;
    uint32_t alone = NAME(prune_blocks)(
        (const SCALAR *)blocks->blockBoxes + group * 2 * columns * GROUP, columns, &list, kept,
        nearest);
    for (int64_t block = first; block < end; block++) {
      int at = (int)(block - first);
      if (alone >> at & 1) {
        changed += NAME(assign_whole)(blocks, state, block, columns, list.label[nearest[at]]);
        continue;
      }
      some.count = 0;
      int32_t likely = 0;
      for (int32_t r = 0; r < list.count; r++) {
        if (!(kept[r] >> at & 1)) continue;
        if (r == nearest[at]) likely = some.count;
        for (int32_t q = 0; q < columns; q++)
          some.center[some.count * columns + q] = list.center[r * columns + q];
        some.label[some.count++] = list.label[r];
      }
      changed += NAME(assign_mixed)(
          blocks, state, block, columns, some.count, some.center, some.label,
          likely);
    }
  }
  return changed;
}

// The blocks of a group whose boxes come nearer to a point than a bound of each: a bit a block.
static uint32_t NAME(block_reached)(
    const clientele_blocks *blocks, int64_t group, const SCALAR *point, const SCALAR *bounds) {
  enum { W = NAME(lanes) };
  const int32_t columns = blocks->columns;
  const SCALAR *boxes = (const SCALAR *)blocks->blockBoxes + group * 2 * columns * GROUP;
  uint32_t reached = 0;
  for (int g = 0; g < GROUP; g += W) {
    NAME(vector) sum = {0};
    for (int32_t q = 0; q < columns; q++) {
      NAME(vector) below = *(const NAME(vector) *)(boxes + q * GROUP + g) - point[q];
      NAME(vector) t = point[q] - *(const NAME(vector) *)(boxes + (columns + q) * GROUP + g);
      t = PICK(below > t, below, t);
      t = PICK(t > 0, t, (NAME(vector)){0});
      sum += t * t;
    }
    NAME(mask) nearer = sum < *(const NAME(vector) *)(bounds + g);
    reached |= NAME(mask_bits)(&nearer) << g;
  }
  return reached;
}

// With few columns the inner loops are unrolled by the compiler.
static int64_t NAME(block_assign)(
    const clientele_blocks *blocks, int32_t count, const SCALAR *centers,
    const clientele_block_state *state) {
  switch (blocks->columns) {
    case 1: return NAME(assign_groups)(blocks, 1, count, centers, state);
    case 2: return NAME(assign_groups)(blocks, 2, count, centers, state);
    case 3: return NAME(assign_groups)(blocks, 3, count, centers, state);
    case 4: return NAME(assign_groups)(blocks, 4, count, centers, state);
    default: return NAME(assign_groups)(blocks, blocks->columns, count, centers, state);
  }
}
#undef PICK
#undef PICK_INDEX
#undef SPREAD
#undef QUADS
