// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#include "clientele_blas.h"
#include "fortran.h"

void clientele_dgemm(char transa, char transb, int32_t m, int32_t n, int32_t k, double alpha,
                     const double *a, int32_t lda, const double *b, int32_t ldb, double beta,
                     double *c, int32_t ldc) {
  dgemm_(&transa, &transb, &m, &n, &k, &alpha, a, &lda, b, &ldb, &beta, c, &ldc LENGTHS2);
}

void clientele_sgemm(char transa, char transb, int32_t m, int32_t n, int32_t k, float alpha,
                     const float *a, int32_t lda, const float *b, int32_t ldb, float beta, float *c,
                     int32_t ldc) {
  sgemm_(&transa, &transb, &m, &n, &k, &alpha, a, &lda, b, &ldb, &beta, c, &ldc LENGTHS2);
}

void clientele_dgemv(char trans, int32_t m, int32_t n, double alpha, const double *a, int32_t lda,
                     const double *x, double beta, double *y) {
  const int32_t step = 1;
  dgemv_(&trans, &m, &n, &alpha, a, &lda, x, &step, &beta, y, &step LENGTH1);
}

void clientele_sgemv(char trans, int32_t m, int32_t n, float alpha, const float *a, int32_t lda,
                     const float *x, float beta, float *y) {
  const int32_t step = 1;
  sgemv_(&trans, &m, &n, &alpha, a, &lda, x, &step, &beta, y, &step LENGTH1);
}

void clientele_dsyrk(char uplo, char trans, int32_t n, int32_t k, double alpha, const double *a,
                     int32_t lda, double beta, double *c, int32_t ldc) {
  dsyrk_(&uplo, &trans, &n, &k, &alpha, a, &lda, &beta, c, &ldc LENGTHS2);
}

void clientele_ssyrk(char uplo, char trans, int32_t n, int32_t k, float alpha, const float *a,
                     int32_t lda, float beta, float *c, int32_t ldc) {
  ssyrk_(&uplo, &trans, &n, &k, &alpha, a, &lda, &beta, c, &ldc LENGTHS2);
}

void clientele_dtrsm(char side, char uplo, char transa, char diag, int32_t m, int32_t n,
                     double alpha, const double *a, int32_t lda, double *b, int32_t ldb) {
  dtrsm_(&side, &uplo, &transa, &diag, &m, &n, &alpha, a, &lda, b, &ldb LENGTHS4);
}
