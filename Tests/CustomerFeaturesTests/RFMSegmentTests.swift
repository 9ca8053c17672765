// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import Testing

@Suite struct RFMSegmentTests {
  @Test func everyCodeIsNamedOnce() {
    #expect(RFMSegment.allCases.count == 11)
    let codes = RFMSegment.allCases.flatMap(\.codes)
    let all = (0..<125).map { 111 + 100 * ($0 / 25) + 10 * ($0 / 5 % 5) + $0 % 5 }
    #expect(codes.sorted() == all)
    for segment in RFMSegment.allCases {
      for code in segment.codes {
        #expect(RFMSegment(r: code / 100, f: code / 10 % 10, m: code % 10) == segment)
      }
    }
  }

  @Test func sizesOfThePublishedMap() {
    #expect(RFMSegment.allCases.map(\.codes.count) == [7, 8, 24, 7, 16, 8, 8, 22, 8, 11, 6])
  }

  @Test func otherBinCountsMapEndsToEnds() {
    for bins in [2, 3, 4, 7, 10] {
      #expect(RFMSegment(r: bins, f: bins, m: bins, bins: bins) == .champions)
      #expect(RFMSegment(r: 1, f: 1, m: 1, bins: bins) == .lost)
    }
    // 2 of 3 becomes 3 of 5.
    #expect(RFMSegment(r: 2, f: 2, m: 2, bins: 3) == RFMSegment(r: 3, f: 3, m: 3))
  }
}
