// The few loops that need dispatch on the processor at run time; each has a plain Swift twin.
#ifndef CLIENTELE_KERNELS_H
#define CLIENTELE_KERNELS_H
#include <stdint.h>
// The widest vector instructions in use: 0 none, 1 AVX2, 2 AVX-512.
int32_t clientele_vector_width(void);
#endif
