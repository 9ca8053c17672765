// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0
//
// One body, compiled for several instruction sets; the caller picks by `width`. Plain function
// selection instead of ifuncs, so that it works with every C library.
#ifndef CLIENTELE_TARGETS_H
#define CLIENTELE_TARGETS_H

#if defined(__x86_64__) && defined(__linux__)
#define CLIENTELE_HAS_TARGETS 1
#define CLIENTELE_AVX2 __attribute__((target("avx2,fma")))
#define CLIENTELE_AVX512 __attribute__((target("fma,avx512f,avx512dq,avx512vl,avx512bw")))
#else
#define CLIENTELE_HAS_TARGETS 0
#endif

#define CLIENTELE_BODY static inline __attribute__((always_inline))
#endif
