// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The look of the page: type, colours of both themes, layout, print.
enum StyleSheet {
  /// The whole sheet.
  static var source: String { themes + rules + segmentRules + printRules }

  /// Colours as variables, light by default.
  private static var themes: String {
    let pairs = Palette.segmentColors.enumerated()
    let light = pairs.map { "--s\($0.offset + 1):\($0.element.light);" }.joined()
    let dark = pairs.map { "--s\($0.offset + 1):\($0.element.dark);" }.joined()
    return """
      :root{color-scheme:light dark;--ground:#fff;--ink:#1a1c1f;--muted:#575c63;--rule:#dcdfe3;\
      --grey:#a3a8af;--accent:#0065a3;--wash:#f4f5f7;\(light)}
      @media (prefers-color-scheme:dark){:root{--ground:#131518;--ink:#eceef0;--muted:#a9afb7;\
      --rule:#33373d;--grey:#757b84;--accent:#6cbcf0;--wash:#1d2024;\(dark)}}

      """
  }

  /// Fill and stroke classes of the segments' colours.
  private static var segmentRules: String {
    (1...Palette.segmentColorCount).map { number in
      ".f\(number){fill:var(--s\(number))}.l\(number){stroke:var(--s\(number))}"
    }.joined(separator: "\n") + "\n"
  }

  private static let rules = """
    *{box-sizing:border-box}
    html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
    @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
    body{margin:0;background:var(--ground);color:var(--ink);font:14px/1.5 system-ui,-apple-system,\
    "Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,sans-serif;\
    font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
    h1,h2,h3,h4,p,ul,ol,dl,dd,figure{margin:0;padding:0}
    h1{font-size:28px;line-height:1.2;font-weight:650;letter-spacing:-.01em;max-width:26em;\
    text-wrap:balance}
    h2{font-size:28px;line-height:1.25;font-weight:650;letter-spacing:-.01em}
    h3{font-size:20px;line-height:1.3;font-weight:650}
    h4{font-size:16px;line-height:1.4;font-weight:650}
    a{color:var(--accent);text-underline-offset:2px}
    a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:2px solid \
    var(--accent);outline-offset:2px}
    a.term{color:inherit;text-decoration:underline dotted var(--muted)}
    .page{max-width:1280px;margin:0 auto;padding-inline:16px}
    .skip{position:absolute;left:-9999px}
    .skip:focus{left:16px;top:8px;background:var(--ground);padding:8px;z-index:1}
    .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);\
    white-space:nowrap}
    .mast{display:flex;flex-wrap:wrap;gap:0 16px;padding-block:16px 0;color:var(--muted)}
    .mast b{color:var(--ink)}
    .verdict{padding:32px 0 24px}
    .doubt{font-size:16px;max-width:70ch;margin-top:16px;color:var(--muted)}
    .nature{font-size:20px;line-height:1.35;font-weight:650;max-width:50ch;margin-top:16px}
    .lead{font-size:20px;line-height:1.4;font-weight:650;max-width:50ch}
    .gates{list-style:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(108px,1fr));\
    gap:4px 8px;font-size:12px;line-height:16px}
    .gates li{display:grid;grid-template-columns:16px 1fr;gap:6px;align-items:start}
    .mark{display:grid;place-items:center;width:16px;height:16px;font-size:11px;line-height:1;\
    font-weight:700;border:1px solid var(--ink)}
    .passed .mark{background:var(--ink);color:var(--ground)}
    .doubtful .mark{border-radius:8px}
    .unknown{color:var(--muted)}
    .unknown .mark{border:1px dashed var(--muted)}
    .gates.full{grid-template-columns:1fr;gap:12px 32px;font-size:14px;line-height:20px}
    .gates.full .mark{width:20px;height:20px;font-size:13px;border-width:2px}
    .gates.full li{grid-template-columns:20px 1fr;gap:10px}
    .gates.full p{color:var(--muted)}
    .key{padding-left:24px;display:grid;gap:2px 24px}
    .cards{list-style:none;display:grid;gap:32px 24px;padding-bottom:40px}
    .card{border-top:4px solid var(--c);padding-top:12px;display:grid;gap:12px;\
    align-content:start;min-width:0}
    .card h3{font-size:16px;line-height:1.35}
    .card h3 a{color:inherit;text-decoration:none}
    .card h3 a:hover{text-decoration:underline}
    .pair{display:grid;gap:8px}
    .pair p{line-height:1.3}
    .pair b{font-size:20px;font-weight:650}
    .pair p{color:var(--muted)}
    .pair b{color:var(--ink)}
    .track{display:block;height:8px;background:var(--wash);margin-top:4px;overflow:hidden}
    .track i{display:block;height:100%;background:var(--c)}
    .who .track i{background:var(--grey)}
    .traits{list-style:none}
    .traits li{display:grid;grid-template-columns:16px 1fr;gap:4px;padding:1px 0}
    .dir{color:var(--muted);font-size:11px;line-height:21px}
    .meter .track{height:4px}
    .meter .track i{background:var(--ink)}
    .do{font-weight:650}
    .cards.alone{max-width:560px}
    .more{align-self:end}
    .layout{border-top:1px solid var(--rule);padding-top:16px}
    .contents{padding:16px 0}
    .contents h2{font-size:14px;letter-spacing:0}
    .contents ul{list-style:none;margin-top:8px}
    .contents li{padding:2px 0}
    .contents ul ul{margin:0 0 4px 12px}
    .contents a{color:inherit;text-decoration:none;display:inline-block;padding:2px 0}
    .contents a:hover{text-decoration:underline}
    .section{padding:32px 0 16px;border-top:1px solid var(--rule)}
    .section:first-child{border-top:0}
    .section>*,.part>*{margin-top:16px}
    .section>h2,.part>h3{margin-top:0}
    .section>h3,.part>h4{margin-top:32px}
    .section>h3+.caption,.section>h3+.facts,.section>h3+p,.section>h3+ul,.part>h4+p{margin-top:8px}
    .part{padding-top:40px}
    .named{display:flex;align-items:baseline}
    .dot{flex:none;width:.7em;height:.7em;background:var(--c);margin-right:.45em}
    .option{white-space:nowrap}
    p,.list{max-width:70ch}
    .list{padding-left:20px}
    figure{margin-top:24px}
    figcaption{margin-bottom:12px}
    figcaption p{color:var(--muted);margin-top:4px}
    svg{display:block;max-width:100%;height:auto;overflow:visible}
    svg.wide{display:none}
    text{font-size:12px;font-variant-numeric:tabular-nums}
    .t11{font-size:11px}
    .tb{font-weight:650}
    .fa{fill:var(--accent)}.fm{fill:var(--grey)}text.fm{fill:var(--muted)}.fi{fill:var(--ink)}
    .fr{fill:var(--rule)}.fg{fill:var(--ground)}.fn{fill:none}
    .la{stroke:var(--accent)}.lm{stroke:var(--grey)}.li{stroke:var(--ink)}.lr{stroke:var(--rule)}
    .facts{display:grid;gap:4px 24px}
    .facts dt{color:var(--muted)}
    .facts dd{margin-bottom:8px;max-width:70ch}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;width:100%}
    .caption{color:var(--muted);margin-bottom:4px}
    .section>.caption+.scroll,.part>.caption+.scroll{margin-top:0}
    th,td{text-align:left;vertical-align:top;padding:6px 8px 6px 0;border-bottom:1px solid \
    var(--rule);font-weight:400;overflow-wrap:normal}
    th:first-child{overflow-wrap:anywhere;min-width:7em}
    thead th{color:var(--muted);vertical-align:bottom}
    .sort{all:unset;cursor:pointer;box-sizing:border-box}
    .sort:hover{text-decoration:underline}
    .sort:focus-visible,.filter:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
    th[aria-sort] .sort{color:var(--ink);font-weight:650}
    [aria-sort=ascending] .sort::after{content:" ↑"}
    [aria-sort=descending] .sort::after{content:" ↓"}
    .filter{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--muted);\
    padding:4px 8px;margin:4px 0 8px;max-width:100%}
    .tip{position:absolute;z-index:2;background:var(--ink);color:var(--ground);padding:2px 8px;\
    font-size:12px;pointer-events:none;max-width:240px}
    .n{text-align:right;white-space:nowrap}
    thead .n{white-space:normal}
    th:last-child,td:last-child{padding-right:0}
    tr.on>*{font-weight:650}
    details{margin-top:12px}
    summary{cursor:pointer;color:var(--accent);padding:4px 0}
    pre{margin:8px 0 0;padding:12px 16px;background:var(--wash);white-space:pre-wrap;\
    overflow-wrap:anywhere;font:14px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
    pre code{user-select:all;font:inherit}
    .glossary dt{font-weight:650;margin-top:12px}
    .glossary dd{max-width:70ch}
    .glossary dt:target{background:var(--wash)}
    footer{padding-block:24px 48px;color:var(--muted)}
    @media (min-width:640px){th,td{padding-right:16px}.cards{grid-template-columns:1fr 1fr}
    .gates.full,.key{grid-template-columns:1fr 1fr}
    .facts{grid-template-columns:max-content 1fr}.facts dd{margin:0}}
    @media (min-width:768px){svg.wide{display:block}svg.narrow{display:none}\
    .page{padding-inline:24px}h1{font-size:40px;line-height:1.15}}
    @media (min-width:1100px){.cards{grid-template-columns:repeat(var(--columns),minmax(0,1fr))}
    .layout{display:grid;grid-template-columns:232px minmax(0,1fr);gap:64px}
    .contents{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto}
    .section:first-child{padding-top:16px}
    @supports (grid-template-rows:subgrid){.card{grid-row:span 7;grid-template-rows:subgrid}}}

    """

  /// A head that holds boxes of their own, as buttons are, would not be repeated on each page.
  private static let printRules = """
    @media print{:root{color-scheme:light}body{font-size:10pt}.contents,.skip,.more,.filter,.tip,\
    svg.narrow,.arrow{display:none}
    .layout{display:block}svg.wide{display:block}
    .card,.gates li,svg,tr,thead,figcaption,.part>h3,pre,.facts dd{break-inside:avoid}
    h2,h3,h4,figcaption,.caption,summary,.facts dt{break-after:avoid}p{orphans:3;widows:3}
    h1{font-size:24pt}.verdict{padding:8pt 0 12pt}.section{padding-block:12pt}.part{padding-top:16pt}
    .cards{display:block;padding-bottom:0;orphans:1;widows:1}.gates{grid-template-columns:1fr 1fr;font-size:8pt}
    .card{display:inline-grid;gap:6pt;vertical-align:top;margin:0 12pt 12pt 0;\
    width:calc(100%/min(var(--columns),3) - 16pt)}th,td{padding-block:2pt}
    svg,.track,.track i,.dot,.card,.mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    details::details-content{content-visibility:visible;display:block;height:auto}
    details>:not(summary){display:block}summary{list-style:none;color:var(--muted)}
    .scroll{overflow:visible}.sort{display:contents}}
    """
}
