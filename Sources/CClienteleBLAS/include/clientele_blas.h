#ifndef CLIENTELE_BLAS_H
#define CLIENTELE_BLAS_H
#include <stdint.h>
const char *clientele_blas_name(void);
#endif
