import { padded, widestWord, widthOf, wrapped } from './width.ts'

/** One column of a table. A `flexible` one may be narrowed and its cells wrapped; the others are never cut. */
export type Column = { readonly head: string; readonly kind: 'flexible' | 'fixed' | 'figures' }

/** What a table is made of, and how wide it may be; `wide` shows every column however wide it gets. */
export type TableAsked = {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  readonly width: number
  readonly wide: boolean
}

/** A table's lines, head first, and how many columns did not fit (R-UI-72). */
export type TableMade = { readonly head: string; readonly lines: readonly string[]; readonly dropped: number }

const INDENT = '  '
const GAP = '  '
const NARROWEST = 16
/** A word wider than this is no name, and is broken. */
const WORD_MAX = 32

/** Sets a table in columns without lines around it; columns that do not fit are dropped from the right (R-UI-72). */
export function tableOf(asked: TableAsked): TableMade {
  const natural = asked.columns.map((column, at) =>
    Math.max(widthOf(column.head), ...asked.rows.flatMap((row) => (row[at] ?? '').split('\n').map(widthOf))),
  )
  const widths = asked.wide ? natural : fitted(asked, natural)
  const columns = asked.columns.slice(0, widths.length)
  const head = line(columns.map(({ head: text }, at) => cell(columns[at], text, widths[at])))
  const lines = asked.rows.flatMap((row) => rowLines(columns, row, widths))
  return { head, lines, dropped: asked.columns.length - widths.length }
}

/** Widths that fit: flexible columns shrink first, the widest most; then columns go from the right, never the first two. */
function fitted(asked: TableAsked, natural: readonly number[]): readonly number[] {
  const floor = natural.map((width, at) => {
    if (asked.columns[at]?.kind !== 'flexible') return width
    const word = Math.max(...asked.rows.map((row) => widestWord(row[at] ?? '')))
    return Math.min(width, Math.max(NARROWEST, Math.min(word, WORD_MAX)))
  })
  let kept = natural.length
  while (kept > 2 && total(floor.slice(0, kept)) > asked.width) kept -= 1
  const widths = natural.slice(0, kept)
  while (total(widths) > asked.width) {
    const widest = widths
      .map((width, at) => ({ at, spare: width - (floor[at] ?? width) }))
      .toSorted((a, b) => b.spare - a.spare)[0]
    if (widest === undefined || widest.spare === 0) break
    widths[widest.at] = (widths[widest.at] ?? 0) - 1
  }
  return widths
}

function total(widths: readonly number[]): number {
  return INDENT.length + widths.reduce((sum, width) => sum + width, 0) + GAP.length * (widths.length - 1)
}

function rowLines(
  columns: readonly Column[],
  row: readonly string[],
  widths: readonly number[],
): readonly string[] {
  const cells = columns.map((column, at) =>
    column.kind === 'flexible' ? wrapped(row[at] ?? '', widths[at] ?? 0) : [row[at] ?? ''],
  )
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, down) =>
    line(columns.map((column, at) => cell(column, cells[at]?.[down] ?? '', widths[at]))),
  )
}

function cell(column: Column | undefined, text: string, width: number = 0): string {
  return padded(text, width, column?.kind === 'figures' ? 'left' : 'right')
}

function line(cells: readonly string[]): string {
  return (INDENT + cells.join(GAP)).trimEnd()
}
