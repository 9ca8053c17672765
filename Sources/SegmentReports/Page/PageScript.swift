// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The page's script: what it adds is a convenience, the page reads without it.
///
/// Heads of tables sort, long tables have a field that filters them, marks of plots say their value
/// under the pointer, and what is folded opens for print.
enum PageScript {
  /// The source, without anything that HTML would have to escape.
  ///
  /// Figures are compared as they are written, so the script must know the decimal sign and what
  /// large numbers are abbreviated by; names are compared in the page's language.
  static let source: Markup = """
    (()=>{"use strict";const root=document.documentElement,lang=root.lang,\
    units=JSON.parse(root.dataset.units),mark=root.dataset.decimal;
    const value=t=>{const m=t.match(/[−-]?\\d[\\d.,\\u202F\\u00A0]*/);if(!m)return null;\
    let n=m[0].replace("−","-").replace(/[\\u202F\\u00A0]/g,"");\
    n=mark===","?n.replace(/\\./g,"").replace(",","."):n.replace(/,/g,"");\
    const rest=t.slice(m.index+m[0].length).trim();\
    const unit=units.find(u=>rest.startsWith(u[0]));return parseFloat(n)*(unit?unit[1]:1)};
    const cells=(r,i)=>r.cells[i].textContent.trim();
    document.querySelectorAll("table").forEach(table=>{const body=table.tBodies[0];\
    if(body.rows.length<3)return;const rows=[...body.rows];\
    [...table.tHead.rows[0].cells].forEach((head,i)=>{const button=document.createElement("button");\
    button.type="button";button.className="sort";\
    if(head.querySelector("a")){button.textContent=" ↕";button.classList.add("arrow");\
    button.setAttribute("aria-label",head.textContent)}else button.append(...head.childNodes);\
    head.append(button);const ordered="ordered" in head.dataset,numeric=ordered||head.classList.contains("n");\
    button.onclick=()=>{const now=head.getAttribute("aria-sort"),down=now?now==="ascending":numeric&&!ordered;\
    table.querySelectorAll("th[aria-sort]").forEach(h=>h.removeAttribute("aria-sort"));\
    head.setAttribute("aria-sort",down?"descending":"ascending");const sign=down?-1:1;\
    const keys=new Map(rows.map((r,k)=>[r,ordered?k:numeric?value(cells(r,i)):cells(r,i)]));\
    [...rows].sort((a,b)=>{const x=keys.get(a),y=keys.get(b);\
    if(numeric){if(x===null||y===null)return(x===null)-(y===null);return sign*(x-y)}\
    return sign*x.localeCompare(y,lang,{numeric:true})}).forEach(r=>body.append(r))}});
    if(rows.length>14){const field=document.createElement("input");field.type="search";\
    field.className="filter";field.placeholder=root.dataset.filter;\
    const box=table.parentElement;field.setAttribute("aria-label",root.dataset.filter+" – "+\
    box.getAttribute("aria-label"));box.before(field);field.oninput=()=>{\
    const text=field.value.toLocaleLowerCase(lang);rows.forEach(r=>{\
    r.hidden=!r.textContent.toLocaleLowerCase(lang).includes(text)})}}});
    const tip=document.createElement("div");tip.className="tip";tip.hidden=true;\
    tip.setAttribute("aria-hidden","true");document.body.append(tip);\
    addEventListener("pointermove",e=>{const m=e.target.closest?e.target.closest("[data-v]"):null;\
    tip.hidden=!m;if(!m)return;tip.textContent=m.dataset.v;\
    tip.style.left=Math.min(e.pageX+12,scrollX+innerWidth-tip.offsetWidth-8)+"px";\
    tip.style.top=e.pageY+16+"px"});
    addEventListener("beforeprint",()=>{document.querySelectorAll("details:not([open])")\
    .forEach(d=>{d.open=true;d.dataset.was="shut"});\
    document.querySelectorAll("tr[hidden]").forEach(r=>{r.hidden=false;r.dataset.was="hidden"})});
    addEventListener("afterprint",()=>{document.querySelectorAll("details[data-was]")\
    .forEach(d=>{d.open=false;delete d.dataset.was});\
    document.querySelectorAll("tr[data-was]").forEach(r=>{r.hidden=true;delete r.dataset.was})})})();
    """
}
