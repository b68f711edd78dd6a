import { PAPER_FAMILY, SIGN_FAMILY } from './daily-fonts.ts'

/**
 * How a daily is set on A4. The report comes in as data (`sys.inputs.paper`, a `LaidDaily` with its figures drawn) and is
 * never read as markup. Sizes in points; the greys and side tints are those of web/tokens, and every mark differs without
 * colour too.
 */
export const DAILY_TEMPLATE: string = `
#let it = json(bytes(sys.inputs.paper))
#let ink = rgb("#161e1d")
#let second = rgb("#45504e")
#let third = rgb("#5e6968")
#let hair = rgb("#c3cbca")
#let side-ink = (A: rgb("#615591"), B: rgb("#77580a"), third: second)
#let side-tint = (A: rgb("#e8e5fb"), B: rgb("#f1e6d1"), third: rgb("#eef1f0"))
#let small = 7.4pt

#let unseen = tiling(size: (3.6pt, 3.6pt), place(line(start: (0%, 100%), end: (100%, 0%), stroke: 0.35pt + rgb("#9aa5a3"))))
#let gap = tiling(size: (4pt, 4pt), place(dx: 1.6pt, dy: 1.6pt, circle(radius: 0.35pt, fill: rgb("#9aa5a3"))))

#let drawn(figure, ..size) = image(bytes(figure), format: "svg", ..size)
#let mark(m) = box(baseline: 1.1pt, pdf.artifact(drawn(m, height: 8pt)))
#let brand(size) = box(baseline: 0.16em, pdf.artifact(drawn(it.brand, height: size)))
#let paged(page, pages) = it.pageOf.text.replace(it.pageOf.n, str(page)).replace(it.pageOf.m, str(pages))

#set document(title: it.title + " " + it.number + ", " + it.day, author: it.mechanism, date: none)
#set text(font: ("${PAPER_FAMILY}", "${PAPER_FAMILY} Armenian", "${SIGN_FAMILY}"), lang: it.lang, size: 8.6pt, fill: ink,
  fallback: false, hyphenate: false, number-width: "tabular", top-edge: 0.79em, bottom-edge: -0.23em)
#set par(leading: 0.3em, spacing: 0.5em, justify: false)
#set page(paper: "a4", margin: (x: 14mm, top: 15mm, bottom: 14mm), header-ascent: 4.5mm, footer-descent: 4mm,
  header: context if counter(page).get().first() > 1 {
    set text(size: small, fill: second)
    grid(columns: (auto, 1fr, auto), column-gutter: 6pt, align: (left, center, right),
      [#brand(7pt) #it.mechanism],
      [#it.title #it.number · #it.day],
      text(weight: 600, fill: ink, it.status))
    v(-3pt)
    line(length: 100%, stroke: 0.6pt + ink)
  },
  footer: context {
    set text(size: small, fill: third)
    if it.banners.len() > 0 and counter(page).get().first() > 1 {
      block(below: 3pt, text(fill: ink, weight: 600, it.banners.join(" · ")))
    }
    grid(columns: (1fr, auto), column-gutter: 10pt, it.foot,
      paged(counter(page).get().first(), counter(page).final().first()))
  })

#show heading.where(level: 1): it => block(above: 0pt, below: 0pt, text(size: 26pt, weight: 300, tracking: -0.02em, it.body))
#show heading.where(level: 2): it => block(above: 8.5pt, below: 2.6pt, sticky: true, text(size: 10.6pt, weight: 600, it.body))

#let title(part) = heading(level: 2, outlined: true,
  if part.number == "" { part.title } else [#text(weight: 400, fill: third, part.number)#h(5pt)#part.title])

#let look(l, body) = if l == "unseen" or l == "gap" { highlight(fill: white, extent: 1.2pt, top-edge: 0.8em, bottom-edge: -0.2em, body) } else if l == "strong" { text(weight: 600, body) } else if l == "quiet" { text(fill: third, body) } else { body }

#let one(c) = {
  if "mark" in c { mark(c.mark); h(3pt) }
  look(c.look, c.text)
  if "refs" in c { sym.wj; text(fill: third, super(size: 0.72em, c.refs.map(str).join(", "))) }
  if "note" in c { linebreak(); text(size: small, fill: third, weight: 400, c.note) }
}
#let is-word(c) = c.look == "unseen" or c.look == "gap"
#let wordy(c) = if is-word(c) { (size: 0.88em) } else { (:) }
#let cell(c) = if "parts" in c {
  stack(spacing: 4pt, ..c.parts.map(p => par(one(p))))
} else { par(one(c)) }

#let edge(a) = if a == "end" { right } else if a == "middle" { center } else { left }
#let fill-of(c) = if c.look == "unseen" { unseen } else if c.look == "gap" { gap } else { none }
#let inset-of(x, y, side) = (left: if x == 0 { 0pt } else { side }, right: side, top: y, bottom: y)

#let tbl(t) = {
  let tight = t.columns.len() > 8
  let side = if tight { 2.6pt } else { 4pt }
  set text(size: if tight { 7.8pt } else { 8.4pt })
  set par(spacing: 0.4em)
  let whole = t.id in ("cfv", "terms", "corrections") and t.rows.len() <= 14
  block(above: 0pt, below: 4pt, breakable: not whole, table(
    columns: t.widths.map(w => w * 1fr), stroke: none, align: (x, y) => edge(t.columns.at(x)) + (if y == 0 { bottom } else { top }),
    table.header(
      ..t.head.enumerate().map(((x, c)) => table.cell(
        inset: inset-of(x, 1.8pt, side),
        stroke: (bottom: 0.8pt + ink),
        fill: if "column" in c { side-tint.at(c.column) } else { none },
        text(size: if "column" in c { 8.8pt } else if tight { 7pt } else { 7.6pt },
          fill: if "column" in c { side-ink.at(c.column) } else { second }, cell(c))))),
    ..t.rows.map(r => r.cells.enumerate().map(((x, c)) => table.cell(
      colspan: c.at("span", default: 1), align: if c.at("span", default: 1) > 1 { center + top } else { auto },
      inset: inset-of(x, 1.7pt, side),
      stroke: (bottom: if r.look == "total" { none } else { 0.4pt + hair }),
      fill: fill-of(c),
      text(..wordy(c), weight: if r.look == "total" { 600 } else { 400 }, cell(c))))).flatten()))
}

// Facts run on in one paragraph, a label and its value each.
#let facts(rows) = block(above: 0pt, below: 5pt, par(leading: 0.34em, {
  set text(size: 7.8pt)
  for (i, r) in rows.enumerate() {
    if i > 0 { h(4pt, weak: true); text(fill: hair, "|"); h(4pt, weak: true) }
    [#text(fill: third, r.label) #r.text ]
  }
}))

// A figure with its labels: each set from the baseline at its share of the box.
#let labelled(f, sizes) = block(width: 100%, above: 4pt, below: 4pt, {
  drawn(f.svg, width: 100%, alt: f.alt)
  for l in f.labels {
    let s = if l.kind == "sector" { text(size: sizes.at(0), weight: 600, l.text) } else { text(size: sizes.at(1), fill: second, l.text) }
    place(top + left, dx: l.x * 100%, dy: l.y * 100%,
      place(if l.anchor == "start" { bottom + left } else if l.anchor == "end" { bottom + right } else { bottom + center }, box(s)))
  }
})

#let halves(items) = {
  let half = calc.ceil(items.len() / 2)
  (items.slice(0, half), items.slice(half))
}

#let sources(items) = {
  set text(size: 7.4pt, fill: second)
  let numbered = items.enumerate().map(((i, s)) => grid(columns: (13pt, 1fr), text(fill: third, str(i + 1)), s))
  grid(columns: (1fr, 1fr), column-gutter: 18pt, ..halves(numbered).map(h => stack(spacing: 1.6pt, ..h)))
}

#let blocks(list) = for b in list {
  if b.kind == "table" { tbl(b) }
  else if b.kind == "facts" { facts(b.rows) }
  else if b.kind == "strip" { labelled(b, (small, small)) }
  else if b.kind == "sources" { sources(b.items) }
  else if b.look == "note" { block(above: 3pt, below: 3pt, text(size: small, fill: third, b.text)) }
  else if b.look == "strong" { block(above: 3pt, below: 3pt, text(weight: 600, b.text)) }
  else { block(above: 3pt, below: 4pt, text(size: 9pt, b.text)) }
}

// A section whose table may break begins only where some of it fits below its title.
#let room(height) = { block(height: height, above: 0pt, below: 0pt, breakable: false); v(-height) }
#let section(part) = {
  if part.key in ("sectors", "annexA", "lodged", "said") { room(42mm) }
  title(part)
  blocks(part.blocks)
}

#let short(lines) = {
  let set-line(l) = block(width: 100%, inset: (y: 1.7pt), stroke: (bottom: 0.4pt + hair), breakable: false,
    context {
      let said = text(size: 7.7pt, fill: second, l.text)
      let last = if measure(said).width < 46mm { auto } else { 1.25fr }
      grid(columns: (17pt, 1fr, last), column-gutter: (0pt, 6pt), align: (left, left, right),
        text(fill: third, l.number), text(weight: 600, l.title), said)
    })
  block(above: 9pt, below: 5pt, breakable: false,
    grid(columns: (1fr, 1fr), column-gutter: 16pt, ..halves(lines).map(h => stack(spacing: 0pt, ..h.map(set-line)))))
}

#let map(m) = {
  labelled(m, (6.6pt, 6pt))
  block(above: 4pt, for c in m.captions { par(spacing: 0.5em, text(size: small, fill: third, c)) })
}

// ---------------------------------------------------------------- page 1
#text(size: 8.6pt, weight: 600, fill: second)[#brand(9pt) #it.mechanism]
#v(-1pt)
#grid(columns: (1fr, auto), column-gutter: 12pt, align: (left + bottom, right + bottom),
  { heading(level: 1, it.title)
    v(1pt)
    par[#text(size: 11pt, weight: 600, it.day)#h(7pt)#text(fill: second, it.number) #text(fill: third, "·") #text(fill: second, it.form)]
    par(text(size: small, fill: third, it.covers)) },
  { set text(size: small, fill: second)
    box(stroke: 1.1pt + ink, radius: 2pt, inset: (x: 7pt, y: 4pt), text(size: 10.4pt, weight: 600, fill: ink, it.status))
    for l in it.statusLines { linebreak(); l } })
#v(1pt)
#line(length: 100%, stroke: 1.4pt + ink)
#if it.banners.len() > 0 {
  block(above: 5pt, below: 3pt, width: 100%, stroke: 0.9pt + ink, radius: 2pt, inset: (x: 7pt, y: 4.5pt),
    for b in it.banners { par(spacing: 0.55em, text(weight: 600, b)) })
}
#if it.notices.len() > 0 {
  block(above: 5pt, below: 2pt, text(size: small, fill: second, {
    text(it.notices.at(0)); h(6pt); text(lang: "en", it.notices.at(1)) }))
}
#if "leading" in it {
  block(above: 6pt, below: 6pt, width: 100%, stroke: 0.9pt + ink, radius: 2pt, inset: (x: 7pt, bottom: 3pt, top: 5pt), section(it.leading))
}
#block(above: 7pt, below: 8pt, {
  set text(size: 11.2pt)
  par(leading: 0.34em, it.lead.map(l => if l.isStrong { text(weight: 600, l.text) } else { l.text }).join(" "))
})
#if "corrections" in it {
  block(above: 6pt, below: 6pt, width: 100%, stroke: 0.9pt + ink, radius: 2pt, inset: (x: 7pt, bottom: 3pt, top: 5pt), section(it.corrections))
}
#if "remarks" in it { section(it.remarks) }

#if "map" in it {
  grid(columns: (1fr, 58mm), column-gutter: 6mm, { for s in it.first { section(s) } }, pad(top: 9pt, map(it.map)))
} else { for s in it.first { section(s) } }

#for part in it.rest { if "kind" in part { short(part.lines) } else { section(part) } }

#block(above: 8pt, breakable: false, width: 100%, {
  title((number: "", title: it.check.title))
  block(width: 100%, stroke: 0.7pt + rgb("#808b89"), radius: 3pt, inset: 6pt,
    grid(columns: (24mm, 1fr), column-gutter: 10pt,
      drawn(it.check.svg, width: 24mm, alt: it.check.code),
      { set text(size: 7.8pt)
        for r in it.check.rows {
          block(above: 0pt, below: 3pt, grid(columns: (27mm, 1fr), column-gutter: 6pt, text(fill: third, r.label),
            if r.isCode { text(size: 7.6pt, tracking: 0.02em, r.text) } else { r.text }))
        } }))
})
`
