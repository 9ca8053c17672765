// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import Testing

@Suite struct RFMMapTests {
  /// All codes of a map, 100 R + 10 F + M, under the names that they have.
  func codes(_ map: RFMMap) -> [String: [Int]] {
    var codes: [String: [Int]] = [:]
    for r in 1...map.bins {
      for f in 1...map.bins {
        for m in 1...map.bins {
          let name = map.names[map.index(r: r, f: f, m: m, bins: map.bins)]
          codes[name, default: []].append(100 * r + 10 * f + m)
        }
      }
    }
    return codes
  }

  func sizes(_ map: RFMMap) -> [Int] {
    let codes = codes(map)
    return map.names.map { codes[$0]?.count ?? 0 }
  }

  @Test func elevenSegmentsAreThoseOfRFMSegment() {
    let codes = codes(.elevenSegments)
    for segment in RFMSegment.allCases { #expect(codes[segment.name] == segment.codes.sorted()) }
  }

  /// Cells won, and the ten that no rule reaches, of R's package rfm 0.3.0.
  @Test func rPackage() {
    #expect(sizes(.rPackage) == [1, 35, 15, 8, 15, 6, 7, 4, 10, 14, 10])
    let codes = codes(.rPackage)
    #expect(codes["Others"] == [215, 241, 251, 252, 341, 351, 441, 451, 541, 551])
    #expect(codes["Champions"] == [555])
    #expect(codes["Potential Loyalist"]?.contains(554) == true)
    #expect(codes["Potential Loyalist"]?.contains(345) == true)
  }

  @Test func pymcMarketing() {
    #expect(sizes(.pymcMarketing) == [8, 7, 13, 11, 7, 18])
    #expect(
      codes(.pymcMarketing)["Other"] == [
        121, 131, 141, 142, 213, 221, 231, 241, 242, 321, 331, 341, 342, 421, 431, 432, 441, 442,
      ])
  }

  @Test func klaviyo() {
    #expect(sizes(.klaviyo) == [3, 5, 5, 5, 5, 4])
    #expect(codes(.klaviyo)["Inactive"] == [111, 112, 113, 121])
  }

  @Test func otherBinCountsMapEndsToEnds() {
    for map in [RFMMap.elevenSegments, .rPackage, .pymcMarketing, .klaviyo] {
      for bins in [2, 3, 4, 5, 7, 10] {
        let best = map.index(r: bins, f: bins, m: bins, bins: bins)
        #expect(best == map.index(r: map.bins, f: map.bins, m: map.bins, bins: map.bins))
        let worst = map.index(r: 1, f: 1, m: 1, bins: bins)
        #expect(worst == map.index(r: 1, f: 1, m: 1, bins: map.bins))
      }
    }
  }
}
