// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

// SHA-256 (FIPS 180-4) by the processor's own instructions, which Swift has no name for.

#ifndef CCLIENTELE_DIGEST_H
#define CCLIENTELE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/// Takes whole blocks of 64 bytes into the eight words of the state, if the processor has
/// instructions for it; returns 0, and changes nothing, if it has none.
int clientele_sha256_blocks(uint32_t state[8], const uint8_t *blocks, size_t count);

#endif
