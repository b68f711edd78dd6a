import type { Label, Svg } from '#charts'

import { parted } from './daily-breaks.ts'
import type { Block, Cell, LaidMap, Row, Section, Table } from './daily-layout.ts'
import { sideMarkFigure } from './daily-marks.ts'
import { el, type Part } from './public-markup.ts'

/** A section of a daily on the page, from the same cells that the paper sets (R-RPT-34). */
export function sectionPart({ title, blocks }: Section): Part {
  return el('section', {}, el('h2', {}, title), ...blocks.flatMap((block) => blockParts(block, title)))
}

/** What stands in a section. */
function blockParts(block: Block, title: string): readonly Part[] {
  switch (block.kind) {
    case 'table':
      return [tablePart(block, title)]
    case 'text':
      return [el('p', block.look === 'note' ? { class: 'note' } : {}, block.text)]
    case 'facts':
      return [
        el(
          'dl',
          { class: 'facts' },
          ...block.rows.flatMap(({ label, text }) => [el('dt', {}, label), el('dd', {}, text)]),
        ),
      ]
    case 'strip':
      return [stripPart(block)]
    case 'sources':
      return [el('ol', { class: 'sources' }, ...block.items.map((item) => el('li', {}, isolated(item))))]
  }
}

function stripPart({ strip, alt }: Extract<Block, { readonly kind: 'strip' }>): Part {
  return el('figure', { class: 'strip' }, titled(lettered(strip.shapes, strip.labels), alt))
}

/** A figure with its labels as text in it. */
function lettered(shapes: Svg, labels: readonly Label[]): Svg {
  const texts = labels.map(({ text, x, y, anchor, kind }) =>
    el('text', { x, y, 'text-anchor': anchor, ...(kind === 'sector' ? { class: 's' } : {}) }, text),
  )
  return { ...shapes, inner: [...shapes.inner, ...texts] }
}

/** A figure with its sentence for those who do not see it. */
export function titled(figure: Svg, sentence: string): Svg {
  return { ...figure, at: { ...figure.at, role: 'img', 'aria-label': sentence } }
}

/** Text of people keeps its own direction and turns nothing around it. */
function isolated(text: string): Part {
  return el('bdi', {}, text)
}

/** A table that scrolls in its own frame where the screen is narrow, and can be reached by key there. */
export function tablePart(table: Table, name: string): Part {
  const isOfSides = table.head.some(({ mark }) => mark !== undefined)
  return el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': name },
    el(
      'table',
      isOfSides ? { class: 'sides' } : {},
      el('thead', {}, el('tr', {}, ...table.head.map((cell, i) => headCell(parted(cell), table.columns[i])))),
      el('tbody', {}, ...table.rows.map((row) => rowPart(row, table))),
    ),
  )
}

function headCell(cell: Cell, edge: Table['columns'][number] | undefined): Part {
  const classes = [...(cell.mark === undefined ? [] : [cell.mark.column]), ...edgeClass(edge)]
  return el('th', { scope: 'col', ...classOf(classes) }, ...cellParts(cell))
}

function rowPart({ look, cells }: Row, table: Table): Part {
  const starts = cells.map((_, i) => cells.slice(0, i).reduce((sum, { span }) => sum + (span ?? 1), 0))
  return el(
    'tr',
    look === 'total' ? { class: 'total' } : {},
    ...cells.map((cell, i) => {
      const span = cell.span ?? 1
      const edge = span > 1 ? 'middle' : table.columns[starts[i] ?? 0]
      const at = {
        ...(span > 1 ? { colspan: span } : {}),
        ...classOf([...lookClass(cell), ...edgeClass(edge)]),
      }
      return i === 0
        ? el('th', { scope: 'row', ...at }, ...cellParts(cell))
        : el('td', at, ...cellParts(cell))
    }),
  )
}

function lookClass({ look }: Cell): readonly string[] {
  return look === 'plain' ? [] : [look]
}

function edgeClass(edge: Table['columns'][number] | undefined): readonly string[] {
  if (edge === 'end') return ['e']
  return edge === 'middle' ? ['m'] : []
}

function classOf(classes: readonly string[]): { readonly class?: string } {
  return classes.length === 0 ? {} : { class: classes.join(' ') }
}

function cellParts(cell: Cell): readonly Part[] {
  if (cell.parts !== undefined)
    return cell.parts.map((part) => el('div', { class: 'entry' }, ...cellParts(part)))
  const isWord = cell.look === 'unseen' || cell.look === 'gap'
  return [
    ...(cell.mark === undefined ? [] : [markPart(cell.mark)]),
    isWord ? el('span', {}, cell.text) : isolated(cell.text),
    ...(cell.refs === undefined ? [] : [el('sup', {}, cell.refs.join(', '))]),
    ...(cell.note === undefined ? [] : [el('small', {}, cell.note)]),
  ]
}

function markPart(mark: NonNullable<Cell['mark']>): Svg {
  const figure = sideMarkFigure(mark, 'currentColor')
  return { ...figure, at: { ...figure.at, class: 'mark', 'aria-hidden': 'true' } }
}

/** The map with its labels, and its captions below. */
export function mapPart({ map, alt, scale, captions }: LaidMap): Part {
  const label = {
    text: scale,
    x: 12 + map.scale.length,
    y: map.height - 6,
    anchor: 'start',
    kind: 'town',
  } as const
  const drawn = titled(lettered(map.shapes, [...map.labels, label]), alt)
  return el(
    'figure',
    { class: 'map' },
    drawn,
    el('figcaption', {}, ...captions.map((each) => el('p', {}, each))),
  )
}
