import type { AnnexRow, CorrectionItem, CorrectionKind, Daily, Figure } from './daily.ts'
import { figureText } from './figure.ts'

/** One figure of a daily that a correction may change: its path, how it reads, and which rows of the annex it is made of. */
type Cell = { readonly path: string; readonly text: string; readonly isOf: (row: AnnexRow) => boolean }

/**
 * [R-REP-3, R-RPT-22] What a corrected daily changes in the one before it: each figure that reads otherwise with was, now
 * and why, in the order of the report. Why is worked out from the rows that differ, so that it too is a function of the
 * record.
 */
export function correctionsBetween(before: Daily, after: Daily): readonly CorrectionItem[] {
  const was = new Map(cellsOf(before).map((cell) => [cell.path, cell.text]))
  const changes = rowChanges(before.annex, after.annex)
  return cellsOf(after).flatMap(({ path, text, isOf }) => {
    const old = was.get(path) ?? 'not_yet'
    return old === text ? [] : [{ path, was: old, now: text, why: whyOf(path, changes, isOf) }]
  })
}

function cellsOf({ observed, sectors, coverage }: Daily): readonly Cell[] {
  const cell = (path: string, figure: Figure, isOf: Cell['isOf']): Cell => ({
    path,
    text: figureText(figure),
    isOf,
  })
  return [
    cell('observed.total', observed.total.now, isFire),
    ...observed.byClass.map((row) =>
      cell(`observed.${row.class}`, row.now, (each) => each.class === row.class),
    ),
    ...observed.explosionSubs.map(({ sub, figure }) =>
      cell(`observed.explosion.${sub}`, figure, (row) => row.class === 'explosion' && row.sub === sub),
    ),
    cell('observed.sinceTruce', observed.sinceTruce, isFire),
    cell('observed.liveFireOutside', observed.liveFireOutside, (row) => row.liveFire !== 'no'),
    ...sectors.map(({ sector, total }) =>
      cell(
        `sectors.${sector}`,
        total.now,
        (row) => row.sector.kind === 'known' && row.sector.value === sector,
      ),
    ),
    { path: 'coverage.doneMin', text: String(coverage.doneMin), isOf: () => false },
  ]
}

function isFire(): boolean {
  return true
}

/** How one row of the annex differs, and the rows it was and is. */
type RowChange = { readonly kind: CorrectionKind; readonly rows: readonly AnnexRow[] }

function rowChanges(before: readonly AnnexRow[], after: readonly AnnexRow[]): readonly RowChange[] {
  const was = new Map(before.map((row) => [row.id, row]))
  const is = new Set(after.map(({ id }) => id))
  const gone = before
    .filter(({ id }) => !is.has(id))
    .map((row): RowChange => ({ kind: 'withdrawn', rows: [row] }))
  return [
    ...after.flatMap((row) => {
      const old = was.get(row.id)
      if (old === undefined) return [{ kind: 'lateItem' as const, rows: [row] }]
      return kindsBetween(old, row).map((kind) => ({ kind, rows: [old, row] }))
    }),
    ...gone,
  ]
}

function kindsBetween(old: AnnexRow, row: AnnexRow): readonly CorrectionKind[] {
  return [
    ...(old.groupedAway === row.groupedAway ? [] : (['duplicate'] as const)),
    ...(isSame(old.count, row.count) && old.class === row.class && old.sub === row.sub
      ? []
      : (['recount'] as const)),
    ...(isSame(old.sector, row.sector) && old.zone === row.zone ? [] : (['wrongPlace'] as const)),
    ...(old.from === row.from && old.to === row.to ? [] : (['wrongTime'] as const)),
  ]
}

function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

const KINDS: readonly CorrectionKind[] = [
  'lateItem',
  'recount',
  'wrongPlace',
  'wrongTime',
  'duplicate',
  'withdrawn',
]

function whyOf(path: string, changes: readonly RowChange[], isOf: Cell['isOf']): string {
  if (path.startsWith('coverage.')) return 'effort'
  const kinds = new Set(changes.filter(({ rows }) => rows.some(isOf)).map(({ kind }) => kind))
  return kinds.size === 0 ? 'other' : KINDS.filter((kind) => kinds.has(kind)).join(' ')
}
