// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// A notebook as one HTML file, in the look of the reports.
enum PageWriter {
  static func page(_ notebook: Notebook) -> String {
    let cells = notebook.cells.map { cell -> Markup in
      switch cell.kind {
      case .words: return MarkdownText.html(cell.lines)
      case .code:
        let code = CodeText.html(cell.lines.joined(separator: "\n"))
        let outputs = cell.outputs.map { html($0) }.joined()
        return "<pre class=\"code\" tabindex=\"0\"><code>\(code)</code></pre>\n\(outputs)"
      }
    }.joined()
    let style = StyleSheet.source + look
    let page: Markup = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width,initial-scale=1">
      <title>\(notebook.title)</title>
      <style>\(Markup(stringLiteral: style))</style></head>
      <body><div class="page"><p class="mast"><b>Clientele</b> <span>Worked analyses</span></p>
      <main>
      \(cells)</main>
      <footer>Made by running <code>notebooks-exported/Builder</code>: every figure, table and plot is the
      output of the code above it. <code>make notebooks</code> makes this page again.</footer>
      </div></body></html>

      """
    return page.source
  }

  static func html(_ output: Output) -> Markup {
    switch output {
    case .text(let text): return "<pre class=\"out\">\(text)</pre>\n"
    case .remark(let sentence):
      return "<div class=\"remark\">\(MarkdownText.html([sentence]))</div>\n"
    case .table(let table):
      return "<div class=\"scroll\" tabindex=\"0\">\(self.table(table))</div>\n"
    case .plot(let title, let chart):
      let narrow = chart.drawing(width: Figure.narrowWidth).svg(label: title, className: "narrow")
      let wide = chart.drawing(width: Figure.wideWidth).svg(label: title, className: "wide")
      return "<figure><figcaption><b>\(title)</b></figcaption>\n\(narrow)\n\(wide)</figure>\n"
    }
  }

  static func table(_ table: DataTable) -> Markup {
    func cell(_ text: String, _ column: Int, head: Bool) -> Markup {
      let look: Markup = table.columns[column].isNumeric ? " class=\"n\"" : ""
      return head ? "<th scope=\"col\"\(look)>\(text)</th>" : "<td\(look)>\(text)</td>"
    }
    let head = table.columns.enumerated().map { cell($1.title.english(), $0, head: true) }.joined()
    let rows = table.rows.map { row -> Markup in
      "<tr>\(row.enumerated().map { cell($1.english(), $0, head: false) }.joined())</tr>\n"
    }.joined()
    return """
      <table><caption>\(table.caption.english())</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>\(rows)</tbody></table>
      """
  }

  /// A drawing that needs no page around it: light, with its own colours and ground.
  static func standaloneSVG(_ chart: any Chart, title: String) -> Markup {
    let drawing = chart.drawing(width: Figure.wideWidth)
    let colors = Palette.segmentColors.enumerated().map { index, color in
      ".f\(index + 1){fill:\(color.light)}.l\(index + 1){stroke:\(color.light)}"
    }.joined()
    let style: Markup = """
      <style>text{font:12px system-ui,sans-serif}.t11{font-size:11px}.tb{font-weight:650}\
      .fa{fill:#0065a3}.fm{fill:#a3a8af}text.fm{fill:#575c63}.fi{fill:#1a1c1f}.fr{fill:#dcdfe3}\
      .fg{fill:#fff}.fn{fill:none}.la{stroke:#0065a3}.lm{stroke:#a3a8af}.li{stroke:#1a1c1f}\
      .lr{stroke:#dcdfe3}.lg{stroke:#fff}\(Markup(stringLiteral: colors))</style>
      """
    let (width, height) = (drawing.width + 24, drawing.height + 24)
    let box: Markup =
      "viewBox=\"-12 -12 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\""
    return """
      <svg xmlns="http://www.w3.org/2000/svg" \(box) role="img" aria-label="\(title)">
      <title>\(title)</title>\(style)
      <rect x="-12" y="-12" width="\(width)" height="\(height)" class="fg"/>
      \(drawing.marks)</svg>
      """
  }

  private static let look = """
    .page{max-width:868px}
    main>*{margin-top:16px}
    main h1{margin-top:24px;font-size:32px}
    main h2{margin-top:40px;font-size:22px}
    main p,main ul{font-size:15px}
    main ul{padding-left:20px}
    pre.code{border-left:3px solid var(--rule);font-size:13px;overflow-x:auto;white-space:pre;\
    overflow-wrap:normal}
    pre.code code{user-select:text}
    pre.code b{font-weight:650}pre.code i{font-style:normal;color:var(--accent)}
    pre.code em{font-style:normal;color:var(--muted)}
    pre.out{background:none;padding:0 16px;font-size:13px}
    .remark{border-left:3px solid var(--accent);padding-left:13px}
    caption{text-align:left;color:var(--muted);padding-bottom:4px}
    :not(pre)>code{font:.92em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
    """
}
