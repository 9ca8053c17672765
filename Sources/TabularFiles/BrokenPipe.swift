// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writing to a pipe that nobody reads, as an error in place of the signal that ends a process.
enum BrokenPipe {
  /// As the system's `write`, but a broken pipe sets `errno` to `EPIPE` and signals nobody.
  ///
  /// The signal is held back in this thread alone, and taken when the write raised it, so that
  /// what the process does with SIGPIPE elsewhere stays its own affair.
  static func write(_ descriptor: Int32, _ base: UnsafeRawPointer, _ count: Int) -> Int {
    var pipeOnly = sigset_t()
    sigemptyset(&pipeOnly)
    sigaddset(&pipeOnly, SIGPIPE)
    var pending = sigset_t()
    sigpending(&pending)
    let wasPending = sigismember(&pending, SIGPIPE) == 1
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &pipeOnly, &before)
    let result = systemWrite(descriptor, base, count)
    let code = errno
    if result < 0, code == EPIPE, !wasPending {
      sigpending(&pending)
      var taken: Int32 = 0
      if sigismember(&pending, SIGPIPE) == 1 { sigwait(&pipeOnly, &taken) }
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
    errno = code
    return result
  }
}

private func systemWrite(_ descriptor: Int32, _ base: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, base, count)
}
