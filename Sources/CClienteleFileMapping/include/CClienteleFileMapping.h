// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

// Mapped files that another program may shorten while they are read.
//
// A page past the new end of a shortened file raises SIGBUS, which ends the process. Here such a
// page of a file mapped by `clientele_map_file` becomes a page of zeros instead, and the mapping
// remembers it. A SIGBUS at any other address goes to whoever handled it before.

#ifndef CCLIENTELE_FILE_MAPPING_H
#define CCLIENTELE_FILE_MAPPING_H

#include <stdbool.h>
#include <stddef.h>

/// Maps the first `count` bytes of an open file read-only. NULL, and errno, when that fails.
///
/// At most 1024 files can be watched at once; those beyond are mapped as usual.
void *clientele_map_file(int descriptor, size_t count);

/// Whether the file behind a mapping was found shorter than it was when it was mapped.
bool clientele_map_was_cut(const void *start);

/// Ends a mapping of `clientele_map_file`.
void clientele_unmap_file(void *start, size_t count);

#endif
