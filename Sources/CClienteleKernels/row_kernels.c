// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
#include "rows_body.h"

#define INSTANCE(ATTRIBUTE, LEVEL)                                                             \
  ATTRIBUTE static int32_t read_rows_##LEVEL(                                                  \
      const clientele_row_form *form, clientele_row_index *index, const uint8_t *from,         \
      const uint8_t *bound, const uint8_t *end) {                                              \
    return read_rows(form, index, from, bound, end);                                           \
  }

INSTANCE(, base)
#if CLIENTELE_HAS_TARGETS
INSTANCE(__attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt"))), avx2)
INSTANCE(__attribute__((target("avx512f,avx512bw,avx512vl,bmi,bmi2,lzcnt,popcnt"))), avx512)
#endif

int32_t clientele_row_width(void) {
#if CLIENTELE_HAS_TARGETS
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi") ||
      !__builtin_cpu_supports("bmi2") || !__builtin_cpu_supports("lzcnt") ||
      !__builtin_cpu_supports("popcnt"))
    return 0;
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl"))
    return 2;
  return 1;
#else
  return 0;
#endif
}

int32_t clientele_read_rows(
    int32_t width, const clientele_row_form *form, clientele_row_index *index, const uint8_t *from,
    const uint8_t *bound, const uint8_t *end) {
#if CLIENTELE_HAS_TARGETS
  if (width >= 2) return read_rows_avx512(form, index, from, bound, end);
  if (width >= 1) return read_rows_avx2(form, index, from, bound, end);
#else
  (void)width;
#endif
  return read_rows_base(form, index, from, bound, end);
}
