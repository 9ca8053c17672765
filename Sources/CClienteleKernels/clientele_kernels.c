#include "clientele_kernels.h"
int32_t clientele_vector_width(void) { return 0; }
