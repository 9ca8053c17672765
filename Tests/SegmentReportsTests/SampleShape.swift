// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Discoveries of the shapes that a report must bear.
enum SampleShape: CaseIterable {
  case usual, oneSegment, tenSegments, tenCustomers, longNames, noMoney, markup, moved

  var sample: SampleDiscovery {
    var sample = SampleDiscovery()
    switch self {
    case .usual: break
    case .oneSegment:
      sample.segmentCount = 1
    case .tenSegments:
      sample.segmentCount = 10
      sample.monthCount = 90
    case .tenCustomers:
      sample.customerCount = 10
      sample.segmentCount = 3
      sample.monthCount = 1
    case .longNames:
      sample.name = { "\($0) " + String(repeating: "extraordinarily long name ", count: 8) }
      sample.files = [String(repeating: "long", count: 60) + ".csv"]
    case .moved:
      sample.customersThen = [260, 90, 47, 3]
      sample.outsideCount = 37
    case .noMoney:
      sample.hasRevenue = false
      sample.currency = nil
    case .markup:
      sample.name = { "<script>alert(\($0))</script>" }
      sample.customerID = { "=cmd|' /C calc'!A\($0)" }
      sample.currency = "<b>"
      sample.files = ["<img src=x>.csv"]
    }
    return sample
  }
}
