// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SegmentDiscovery

@Suite struct LiftIntervalTests {
  @Test func theRatioToTheOthersDecides() {
    // 30 of 100 against 20 of 200: ratio 3, and the log's standard error is the root of
    // 1/30 - 1/100 + 1/20 - 1/200 = 0.26141; the ends of the ratio are 1.7973 and 5.0076.
    let interval = LiftInterval(successes: 30, of: 100, against: 20, of: 200)
    #expect(abs(interval.lift - 1.8) < 1e-12)
    let low = 1.7972631879852465
    let high = 5.00761383205601
    #expect(abs(interval.bounds.lowerBound - low / (low / 3 + 2 / 3)) < 1e-12)
    #expect(abs(interval.bounds.upperBound - high / (high / 3 + 2 / 3)) < 1e-12)
  }

  @Test func noMemberOrNoOtherHasIt() {
    let none = LiftInterval(successes: 0, of: 20, against: 15, of: 100)
    #expect(none.lift == 0)
    #expect(none.bounds.lowerBound == 0)
    #expect(none.bounds.upperBound > 0.5 && none.bounds.upperBound < 6)
    let only = LiftInterval(successes: 10, of: 20, against: 0, of: 100)
    #expect(only.lift == 6)
    #expect(only.bounds.upperBound == 6)
    #expect(only.bounds.lowerBound > 1 && only.bounds.lowerBound < 6)
  }

  @Test func everyIntervalHoldsItsLift() {
    for members in 0...6 {
      for others in 0...9 where members + others > 0 {
        let interval = LiftInterval(successes: members, of: 6, against: others, of: 9)
        #expect(interval.bounds.contains(interval.lift))
        #expect(interval.bounds.lowerBound >= 0)
        #expect(interval.bounds.upperBound <= 15.0 / 6 + 1e-12)
      }
    }
  }

  @Test func moreCustomersSayMore() {
    let few = LiftInterval(successes: 30, of: 100, against: 20, of: 200).bounds
    let many = LiftInterval(successes: 3000, of: 10_000, against: 2000, of: 20_000).bounds
    #expect(many.lowerBound > few.lowerBound)
    #expect(many.upperBound < few.upperBound)
  }
}
