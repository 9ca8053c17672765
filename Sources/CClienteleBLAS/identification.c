// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

// RTLD_DEFAULT and dladdr of glibc.
#define _GNU_SOURCE

#include "clientele_blas.h"
#include "fortran.h"

#include <dlfcn.h>
#include <stdbool.h>
#include <string.h>

// Symbols are looked up in the running process, not linked: which library stands behind libblas is
// decided by the loader, and the reference library has none of these.
static void *symbol(const char *name) { return dlsym(RTLD_DEFAULT, name); }

typedef const char *text_function(void);
typedef void version_function(char *, int);
typedef int count_function(void);
typedef void limit_function(int);
typedef int64_t wide_count_function(void);
typedef void wide_limit_function(int64_t);

// ISO C knows no conversion of an object pointer to a function pointer; POSIX demands that the bits
// are the same.
#define LOOK_UP(type, variable, name)                                                              \
  type *variable = NULL;                                                                           \
  do {                                                                                             \
    void *address = symbol(name);                                                                  \
    memcpy(&variable, &address, sizeof variable);                                                  \
  } while (0)

static const char *file_of(const char *name) {
  void *address = symbol(name);
  Dl_info info;
  if (address == NULL || dladdr(address, &info) == 0 || info.dli_fname == NULL) return "";
  return info.dli_fname;
}

#if defined(__APPLE__)

const char *clientele_blas_name(void) { return "Accelerate"; }
const char *clientele_blas_configuration(void) { return ""; }
const char *clientele_blas_kernels(void) { return ""; }
const char *clientele_blas_path(void) { return file_of("dgemm_"); }
void clientele_lapack_version(int32_t *major, int32_t *minor, int32_t *patch) {
  *major = 0;
  *minor = 0;
  *patch = 0;
}
// Accelerate decides on its threads by itself.
int32_t clientele_blas_pool_count(void) { return 0; }
int32_t clientele_blas_pool_threads(int32_t pool) {
  (void)pool;
  return 1;
}
void clientele_blas_pool_set_threads(int32_t pool, int32_t threads) {
  (void)pool;
  (void)threads;
}
void clientele_blas_end_waiting_threads(void) {}

#else

// Whether the library of matrix products is the one that has this symbol. With BLIS for BLAS and
// OpenBLAS for LAPACK the process has the symbols of both.
static bool products_come_with(const char *name) {
  const char *products = file_of("dgemm_");
  const char *other = file_of(name);
  if (other[0] == '\0') return false;
  if (strcmp(products, other) == 0) return true;
  // A distribution may split one library into several files of a folder.
  const char *end = strrchr(products, '/');
  const char *other_end = strrchr(other, '/');
  return end != NULL && other_end != NULL && end - products == other_end - other &&
         strncmp(products, other, (size_t)(end - products)) == 0;
}

const char *clientele_blas_name(void) {
  static const struct {
    const char *symbol;
    const char *name;
  } known[] = {
      {"MKL_Get_Max_Threads", "MKL"},
      {"bli_info_get_version_str", "BLIS"},
      {"openblas_get_config", "OpenBLAS"},
      {"ATL_buildinfo", "ATLAS"},
  };
  const size_t count = sizeof known / sizeof known[0];
  for (size_t i = 0; i < count; i++)
    if (products_come_with(known[i].symbol)) return known[i].name;
  // A static or merged build: the symbols are there, the files do not tell.
  const char *path = file_of("dgemm_");
  for (size_t i = 0; i < count && path[0] == '\0'; i++)
    if (symbol(known[i].symbol) != NULL) return known[i].name;
  return "netlib";
}

const char *clientele_blas_configuration(void) {
  const char *name = clientele_blas_name();
  if (strcmp(name, "OpenBLAS") == 0) {
    LOOK_UP(text_function, get, "openblas_get_config");
    if (get != NULL) return get();
  } else if (strcmp(name, "BLIS") == 0) {
    LOOK_UP(text_function, get, "bli_info_get_version_str");
    if (get != NULL) return get();
  } else if (strcmp(name, "MKL") == 0) {
    static char text[256];
    LOOK_UP(version_function, get, "mkl_get_version_string");
    if (get != NULL) {
      get(text, (int)sizeof text - 1);
      return text;
    }
  }
  return "";
}

const char *clientele_blas_kernels(void) {
  if (strcmp(clientele_blas_name(), "OpenBLAS") != 0) return "";
  LOOK_UP(text_function, get, "openblas_get_corename");
  return get == NULL ? "" : get();
}

const char *clientele_blas_path(void) { return file_of("dgemm_"); }

void clientele_lapack_version(int32_t *major, int32_t *minor, int32_t *patch) {
  ilaver_(major, minor, patch);
}

// How each threaded library counts its threads. BLIS counts in 64 bits.
enum pool_kind { POOL_MKL, POOL_BLIS, POOL_OPENBLAS };

static int32_t pools(enum pool_kind kinds[3]) {
  int32_t count = 0;
  if (symbol("MKL_Set_Num_Threads") != NULL) kinds[count++] = POOL_MKL;
  if (symbol("bli_thread_set_num_threads") != NULL) kinds[count++] = POOL_BLIS;
  if (symbol("openblas_set_num_threads") != NULL) kinds[count++] = POOL_OPENBLAS;
  return count;
}

int32_t clientele_blas_pool_count(void) {
  enum pool_kind kinds[3];
  return pools(kinds);
}

int32_t clientele_blas_pool_threads(int32_t pool) {
  enum pool_kind kinds[3];
  if (pool < 0 || pool >= pools(kinds)) return 1;
  if (kinds[pool] == POOL_BLIS) {
    // -1 where nothing has been asked for: then BLIS uses one thread.
    LOOK_UP(wide_count_function, get, "bli_thread_get_num_threads");
    return get == NULL ? 1 : (int32_t)get();
  }
  LOOK_UP(count_function, get,
          kinds[pool] == POOL_MKL ? "MKL_Get_Max_Threads" : "openblas_get_num_threads");
  return get == NULL ? 1 : get();
}

void clientele_blas_pool_set_threads(int32_t pool, int32_t threads) {
  enum pool_kind kinds[3];
  if (pool < 0 || pool >= pools(kinds)) return;
  if (kinds[pool] == POOL_BLIS) {
    LOOK_UP(wide_limit_function, set, "bli_thread_set_num_threads");
    if (set != NULL) set(threads);
    return;
  }
  LOOK_UP(limit_function, set,
          kinds[pool] == POOL_MKL ? "MKL_Set_Num_Threads" : "openblas_set_num_threads");
  if (set != NULL) set(threads);
}

typedef int shutdown_function(void);

void clientele_blas_end_waiting_threads(void) {
  LOOK_UP(shutdown_function, end, "blas_thread_shutdown_");
  if (end != NULL) end();
}

#endif
