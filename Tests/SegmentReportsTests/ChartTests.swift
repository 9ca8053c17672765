// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SegmentReports

@Suite struct ChartTests {
  @Test(arguments: [0.7, 3, 17, 99, 123, 4_338, 0.0021, 1.7e9])
  func linearTicksAreRound(high: Double) {
    let scale = Scale.linear(
      covering: [high], includingZero: true, tickCount: 5, range: (start: 0, end: 100))
    #expect(scale.ticks.first == 0)
    #expect((scale.ticks.last ?? 0) >= high)
    #expect((3...7).contains(scale.ticks.count))
    let step = Scale.roundStep(scale.ticks[1] - scale.ticks[0])
    #expect((step / (scale.ticks[1] - scale.ticks[0]) - 1).magnitude < 1e-9)
  }

  @Test func valuesOnBothSidesOfZeroKeepIt() {
    let scale = Scale.linear(
      covering: [-37, 120], includingZero: true, tickCount: 5, range: (start: 0, end: 100))
    #expect(scale.ticks.contains(0))
    #expect(scale.domain.lowerBound <= -37)
  }

  @Test func aScaleWithNothingToShowIsStillOne() {
    for values in [[], [0.0], [.nan, .infinity], [5, 5]] as [[Double]] {
      let scale = Scale.linear(
        covering: values, includingZero: false, tickCount: 5, range: (start: 0, end: 100))
      #expect(scale.domain.lowerBound < scale.domain.upperBound)
      #expect(scale.position(3).isFinite)
    }
  }

  @Test func logarithmicTicksAreOneTwoFive() {
    let scale = Scale.logarithmic(
      covering: [3, 700], tickCount: 8, range: (start: 0, end: 100))
    #expect(scale.ticks == [2, 5, 10, 20, 50, 100, 200, 500, 1000])
    #expect(
      (scale.position(200) - scale.position(20)) - (scale.position(20) - scale.position(2)) < 1e-9)
    let wide = Scale.logarithmic(
      covering: [1, 1e6], tickCount: 7, range: (start: 0, end: 100))
    #expect(wide.ticks == [1, 10, 100, 1000, 10_000, 100_000, 1_000_000])
  }

  @Test func longTextsAreFittedWithAnEllipsis() {
    let name = String(repeating: "long name ", count: 20)
    let fitted = TextMetrics.fitted(name, width: 120, size: 12)
    #expect(fitted.hasSuffix("…"))
    #expect(TextMetrics.width(fitted, size: 12) <= 120)
    #expect(TextMetrics.fitted("short", width: 120, size: 12) == "short")
  }

  /// Every plot of every shape of discovery, at both widths: no text is cut or touches another.
  @Test(arguments: SampleShape.allCases)
  func textsNeitherOverlapNorLeaveThePlot(shape: SampleShape) {
    let context = shape.sample.context
    for figure in figures(ReportOutline.sections(context)) {
      for width in [Figure.narrowWidth, Figure.wideWidth] {
        let drawing = figure.chart.drawing(width: width)
        #expect(drawing.height > 0)
        let texts = drawing.texts
        for (index, text) in texts.enumerated() {
          #expect(text.left >= -1 && text.right <= width + 1, "\(figure.title): \(text.text)")
          #expect(text.top >= -1 && text.bottom <= drawing.height + 1, "\(text.text)")
          for other in texts[(index + 1)...] {
            let across = min(text.right, other.right) - max(text.left, other.left)
            let down = min(text.bottom, other.bottom) - max(text.top, other.top)
            #expect(
              across <= 1 || down <= 2, "\(figure.title): \(text.text) touches \(other.text)")
          }
        }
      }
    }
  }

  private func figures(_ sections: [Section]) -> [Figure] {
    func inside(_ blocks: [Block]) -> [Figure] {
      blocks.flatMap { block -> [Figure] in
        switch block {
        case .figure(let figure): [figure]
        case .fold(_, let blocks): inside(blocks)
        default: []
        }
      }
    }
    return sections.flatMap { inside($0.blocks) + $0.parts.flatMap { inside($0.blocks) } }
  }
}
