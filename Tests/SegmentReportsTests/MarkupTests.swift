// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SegmentReports

@Suite struct MarkupTests {
  @Test func interpolatedStringsAreText() {
    let name = "<script>alert('x')</script> & \"more\""
    let page: Markup = "<p title=\"\(name)\">\(name)</p>"
    let escaped = "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;more&quot;"
    #expect(page.source == "<p title=\"\(escaped)\">\(escaped)</p>")
  }

  @Test func interpolatedMarkupStaysMarkup() {
    let bold: Markup = "<b>\("a < b")</b>"
    let page: Markup = "<p>\(bold)\(7)</p>"
    #expect(page.source == "<p><b>a &lt; b</b>7</p>")
  }

  @Test func controlCharactersAreLeftOut() {
    #expect(Markup(text: "a\u{0}b\u{1B}c\u{85}d").source == "abcd")
  }

  @Test func coordinatesAreShortAndMachineReadable() {
    let place: Markup = "\(-12.3456),\(7.0),\(0.04)"
    #expect(place.source == "-12.3,7,0")
  }

  @Test func markdownIsTextToo() {
    let text = MarkdownPage.escape("a|b *c* <d> [e](f)\nnext")
    #expect(text == "a\\|b \\*c\\* &lt;d&gt; \\[e\\](f) next")
    #expect(MarkdownPage.escape("# no heading") == "\\# no heading")
  }
}
