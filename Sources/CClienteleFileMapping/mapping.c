// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE
#include "CClienteleFileMapping.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

enum { slot_count = 1024 };

// A slot is free while `start` is zero, and taken but not yet ready while `end` is.
static struct slot {
  atomic_uintptr_t start;
  atomic_uintptr_t end;
  atomic_bool cut;
} slots[slot_count];

static struct sigaction previous;
static uintptr_t page_size;

static void pass_on(int signal, siginfo_t *info, void *context) {
  if (previous.sa_flags & SA_SIGINFO) {
    previous.sa_sigaction(signal, info, context);
  } else if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN) {
    previous.sa_handler(signal);
  } else {
    // Returning runs the instruction again, which now ends the process as it would have.
    sigaction(SIGBUS, &previous, NULL);
    // A signal that was sent comes only once: it is sent again, to arrive on return.
    if (info->si_code <= 0) raise(signal);
  }
}

// Nothing here but atomics and system calls: it runs wherever the fault was.
static void on_bus_error(int signal, siginfo_t *info, void *context) {
  int saved = errno;
  uintptr_t address = (uintptr_t)info->si_addr;
  for (int i = 0; i < slot_count; i++) {
    uintptr_t start = atomic_load(&slots[i].start), end = atomic_load(&slots[i].end);
    if (start == 0 || address < start || address >= end) continue;
    void *page = (void *)(address & ~(page_size - 1));
    void *zeros = mmap(page, page_size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (zeros == MAP_FAILED) break;
    atomic_store(&slots[i].cut, true);
    errno = saved;
    return;
  }
  errno = saved;
  pass_on(signal, info, context);
}

static void install(void) {
  page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
  struct sigaction action = {.sa_sigaction = on_bus_error, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, &previous);
}

void *clientele_map_file(int descriptor, size_t count) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, install);
  void *start = mmap(NULL, count, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (start == MAP_FAILED) return NULL;
  madvise(start, count, MADV_SEQUENTIAL);
  for (int i = 0; i < slot_count; i++) {
    uintptr_t free_slot = 0;
    if (atomic_compare_exchange_strong(&slots[i].start, &free_slot, (uintptr_t)start)) {
      atomic_store(&slots[i].cut, false);
      atomic_store(&slots[i].end, (uintptr_t)start + count);
      break;
    }
  }
  return start;
}

static struct slot *find(const void *start) {
  for (int i = 0; i < slot_count; i++)
    if (atomic_load(&slots[i].start) == (uintptr_t)start) return &slots[i];
  return NULL;
}

bool clientele_map_was_cut(const void *start) {
  struct slot *slot = find(start);
  return slot && atomic_load(&slot->cut);
}

void clientele_unmap_file(void *start, size_t count) {
  struct slot *slot = find(start);
  if (slot) {
    atomic_store(&slot->end, 0);
    atomic_store(&slot->start, 0);
  }
  munmap(start, count);
}
