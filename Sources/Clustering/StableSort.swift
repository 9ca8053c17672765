// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension Sequence {
  /// Sorted so that equal elements keep their order.
  package func stableSorted(by precedes: (Element, Element) -> Bool) -> [Element] {
    enumerated().sorted {
      if precedes($0.element, $1.element) { return true }
      if precedes($1.element, $0.element) { return false }
      return $0.offset < $1.offset
    }.map(\.element)
  }
}
