// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

// BLAS and LAPACK under our own names, arguments by value where Fortran takes addresses.
//
// Matrices are column-major, sizes are 32-bit (LP64), flags are LAPACK's letters. The names are
// ours because two packages of one graph may not declare the same C symbols and because vendors'
// headers differ. A LAPACK function returns `info`: 0, -i for a bad argument i, or what the routine
// documents above 0. A workspace query is a call with `lwork == -1`.

#ifndef CLIENTELE_BLAS_H
#define CLIENTELE_BLAS_H

#include <stdint.h>

// c := alpha op(a) op(b) + beta c; op(a) is m x k, op(b) is k x n.
void clientele_dgemm(char transa, char transb, int32_t m, int32_t n, int32_t k, double alpha,
                     const double *a, int32_t lda, const double *b, int32_t ldb, double beta,
                     double *c, int32_t ldc);
void clientele_sgemm(char transa, char transb, int32_t m, int32_t n, int32_t k, float alpha,
                     const float *a, int32_t lda, const float *b, int32_t ldb, float beta, float *c,
                     int32_t ldc);

// y := alpha op(a) x + beta y; a is m x n.
void clientele_dgemv(char trans, int32_t m, int32_t n, double alpha, const double *a, int32_t lda,
                     const double *x, double beta, double *y);
void clientele_sgemv(char trans, int32_t m, int32_t n, float alpha, const float *a, int32_t lda,
                     const float *x, float beta, float *y);

// One triangle of c := alpha op(a) op(a)' + beta c, n x n; op(a) is n x k.
void clientele_dsyrk(char uplo, char trans, int32_t n, int32_t k, double alpha, const double *a,
                     int32_t lda, double beta, double *c, int32_t ldc);
void clientele_ssyrk(char uplo, char trans, int32_t n, int32_t k, float alpha, const float *a,
                     int32_t lda, float beta, float *c, int32_t ldc);

// b := alpha op(a)^-1 b (side 'L') or alpha b op(a)^-1 (side 'R'), a triangular; b is m x n.
void clientele_dtrsm(char side, char uplo, char transa, char diag, int32_t m, int32_t n,
                     double alpha, const double *a, int32_t lda, double *b, int32_t ldb);

// Eigenvalues (ascending) and, with jobz 'V', eigenvectors of a symmetric matrix.
int32_t clientele_dsyevd(char jobz, char uplo, int32_t n, double *a, int32_t lda, double *w,
                         double *work, int32_t lwork, int32_t *iwork, int32_t liwork);

// Singular values and vectors: divide and conquer, and the slower QR iteration.
int32_t clientele_dgesdd(char jobz, int32_t m, int32_t n, double *a, int32_t lda, double *s,
                         double *u, int32_t ldu, double *vt, int32_t ldvt, double *work,
                         int32_t lwork, int32_t *iwork);
int32_t clientele_dgesvd(char jobu, char jobvt, int32_t m, int32_t n, double *a, int32_t lda,
                         double *s, double *u, int32_t ldu, double *vt, int32_t ldvt, double *work,
                         int32_t lwork);

// Cholesky: factor, solve with the factor, invert from the factor.
int32_t clientele_dpotrf(char uplo, int32_t n, double *a, int32_t lda);
int32_t clientele_dpotrs(char uplo, int32_t n, int32_t nrhs, const double *a, int32_t lda,
                         double *b, int32_t ldb);
int32_t clientele_dpotri(char uplo, int32_t n, double *a, int32_t lda);

// QR: factor into reflectors, and the first n columns of Q from k of them.
int32_t clientele_dgeqrf(int32_t m, int32_t n, double *a, int32_t lda, double *tau, double *work,
                         int32_t lwork);
int32_t clientele_dorgqr(int32_t m, int32_t n, int32_t k, double *a, int32_t lda,
                         const double *tau, double *work, int32_t lwork);

// Which library answers. The texts live as long as the process.

// The library's name: "netlib", "OpenBLAS", "BLIS", "ATLAS", "MKL" or "Accelerate".
const char *clientele_blas_name(void);
// What it says of its version and build, or "" when it says nothing.
const char *clientele_blas_configuration(void);
// The processor kernels it has chosen, or "".
const char *clientele_blas_kernels(void);
// The file that holds it, or "" when the system does not tell.
const char *clientele_blas_path(void);
// The version of LAPACK that it implements.
void clientele_lapack_version(int32_t *major, int32_t *minor, int32_t *patch);

// Thread pools that can be limited: none for netlib; two where BLAS and LAPACK come from different
// threaded libraries.
int32_t clientele_blas_pool_count(void);
int32_t clientele_blas_pool_threads(int32_t pool);
void clientele_blas_pool_set_threads(int32_t pool, int32_t threads);
// Ends OpenBLAS's waiting threads, which it starts when it is loaded and which look for work in a
// loop before they sleep. No BLAS call may be under way; a later threaded call starts them anew.
void clientele_blas_end_waiting_threads(void);

#endif
