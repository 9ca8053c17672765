// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import Dispatch
import Synchronization

/// What is computed beside other work, and waited for when it is asked for.
final class Deferred<Value: Sendable>: Sendable {
  private let result = Mutex<Value?>(nil)
  private let done = DispatchGroup()

  /// Begins at once on another thread, or, where there is to be no other, computes before it returns.
  ///
  /// - Parameters:
  ///   - execution: How many threads there may be.
  ///   - body: Computes the value.
  init(_ execution: Execution, _ body: @escaping @Sendable () -> Value) {
    guard execution.threadCount > 1 else {
      result.withLock { $0 = body() }
      return
    }
    DispatchQueue.global().async(group: done) { [self] in
      let value = body()
      result.withLock { $0 = value }
    }
  }

  /// The value, once it is there.
  var value: Value {
    done.wait()
    guard let value = result.withLock({ $0 }) else {
      preconditionFailure("the group is left when the value is there")
    }
    return value
  }
}
