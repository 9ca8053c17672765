#include "clientele_blas.h"
const char *clientele_blas_name(void) { return "unknown"; }
