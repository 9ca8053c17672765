// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

// The Fortran symbols behind our names.
//
// A Fortran compiler passes the length of each character argument after all others, by value, as
// size_t. C code that leaves them out calls with the wrong signature: it works until the callee
// makes a tail call (GCC bug 90329). So they are declared, and passed as 1.

#ifndef CLIENTELE_FORTRAN_H
#define CLIENTELE_FORTRAN_H

#include <stddef.h>
#include <stdint.h>

#if defined(__APPLE__)

// Written from Apple's documentation, never compiled: Accelerate has the same symbols with C
// prototypes that know no hidden lengths.
#include <Accelerate/Accelerate.h>
#define LENGTH1
#define LENGTHS2
#define LENGTHS4

#else

#define LENGTH1 , (size_t)1
#define LENGTHS2 , (size_t)1, (size_t)1
#define LENGTHS4 , (size_t)1, (size_t)1, (size_t)1, (size_t)1

void dgemm_(const char *, const char *, const int32_t *, const int32_t *, const int32_t *,
            const double *, const double *, const int32_t *, const double *, const int32_t *,
            const double *, double *, const int32_t *, size_t, size_t);
void sgemm_(const char *, const char *, const int32_t *, const int32_t *, const int32_t *,
            const float *, const float *, const int32_t *, const float *, const int32_t *,
            const float *, float *, const int32_t *, size_t, size_t);
void dgemv_(const char *, const int32_t *, const int32_t *, const double *, const double *,
            const int32_t *, const double *, const int32_t *, const double *, double *,
            const int32_t *, size_t);
void sgemv_(const char *, const int32_t *, const int32_t *, const float *, const float *,
            const int32_t *, const float *, const int32_t *, const float *, float *,
            const int32_t *, size_t);
void dsyrk_(const char *, const char *, const int32_t *, const int32_t *, const double *,
            const double *, const int32_t *, const double *, double *, const int32_t *, size_t,
            size_t);
void ssyrk_(const char *, const char *, const int32_t *, const int32_t *, const float *,
            const float *, const int32_t *, const float *, float *, const int32_t *, size_t,
            size_t);
void dtrsm_(const char *, const char *, const char *, const char *, const int32_t *,
            const int32_t *, const double *, const double *, const int32_t *, double *,
            const int32_t *, size_t, size_t, size_t, size_t);
void dsyevd_(const char *, const char *, const int32_t *, double *, const int32_t *, double *,
             double *, const int32_t *, int32_t *, const int32_t *, int32_t *, size_t, size_t);
void dgesdd_(const char *, const int32_t *, const int32_t *, double *, const int32_t *, double *,
             double *, const int32_t *, double *, const int32_t *, double *, const int32_t *,
             int32_t *, int32_t *, size_t);
void dgesvd_(const char *, const char *, const int32_t *, const int32_t *, double *,
             const int32_t *, double *, double *, const int32_t *, double *, const int32_t *,
             double *, const int32_t *, int32_t *, size_t, size_t);
void dpotrf_(const char *, const int32_t *, double *, const int32_t *, int32_t *, size_t);
void dpotrs_(const char *, const int32_t *, const int32_t *, const double *, const int32_t *,
             double *, const int32_t *, int32_t *, size_t);
void dpotri_(const char *, const int32_t *, double *, const int32_t *, int32_t *, size_t);
void dgeqrf_(const int32_t *, const int32_t *, double *, const int32_t *, double *, double *,
             const int32_t *, int32_t *);
void dorgqr_(const int32_t *, const int32_t *, const int32_t *, double *, const int32_t *,
             const double *, double *, const int32_t *, int32_t *);
void ilaver_(int32_t *, int32_t *, int32_t *);

#endif

#endif
