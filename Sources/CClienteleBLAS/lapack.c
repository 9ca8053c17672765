// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#include "clientele_blas.h"
#include "fortran.h"

int32_t clientele_dsyevd(char jobz, char uplo, int32_t n, double *a, int32_t lda, double *w,
                         double *work, int32_t lwork, int32_t *iwork, int32_t liwork) {
  int32_t info = 0;
  dsyevd_(&jobz, &uplo, &n, a, &lda, w, work, &lwork, iwork, &liwork, &info LENGTHS2);
  return info;
}

int32_t clientele_dgesdd(char jobz, int32_t m, int32_t n, double *a, int32_t lda, double *s,
                         double *u, int32_t ldu, double *vt, int32_t ldvt, double *work,
                         int32_t lwork, int32_t *iwork) {
  int32_t info = 0;
  dgesdd_(&jobz, &m, &n, a, &lda, s, u, &ldu, vt, &ldvt, work, &lwork, iwork, &info LENGTH1);
  return info;
}

int32_t clientele_dgesvd(char jobu, char jobvt, int32_t m, int32_t n, double *a, int32_t lda,
                         double *s, double *u, int32_t ldu, double *vt, int32_t ldvt, double *work,
                         int32_t lwork) {
  int32_t info = 0;
  dgesvd_(&jobu, &jobvt, &m, &n, a, &lda, s, u, &ldu, vt, &ldvt, work, &lwork, &info LENGTHS2);
  return info;
}

int32_t clientele_dpotrf(char uplo, int32_t n, double *a, int32_t lda) {
  int32_t info = 0;
  dpotrf_(&uplo, &n, a, &lda, &info LENGTH1);
  return info;
}

int32_t clientele_dpotrs(char uplo, int32_t n, int32_t nrhs, const double *a, int32_t lda,
                         double *b, int32_t ldb) {
  int32_t info = 0;
  dpotrs_(&uplo, &n, &nrhs, a, &lda, b, &ldb, &info LENGTH1);
  return info;
}

int32_t clientele_dpotri(char uplo, int32_t n, double *a, int32_t lda) {
  int32_t info = 0;
  dpotri_(&uplo, &n, a, &lda, &info LENGTH1);
  return info;
}

int32_t clientele_dgeqrf(int32_t m, int32_t n, double *a, int32_t lda, double *tau, double *work,
                         int32_t lwork) {
  int32_t info = 0;
  dgeqrf_(&m, &n, a, &lda, tau, work, &lwork, &info);
  return info;
}

int32_t clientele_dorgqr(int32_t m, int32_t n, int32_t k, double *a, int32_t lda,
                         const double *tau, double *work, int32_t lwork) {
  int32_t info = 0;
  dorgqr_(&m, &n, &k, a, &lda, tau, work, &lwork, &info);
  return info;
}
