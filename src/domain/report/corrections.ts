import type { CountSum } from '#domain/measure'

import type { AnnexRow, CorrectionItem, CorrectionKind, Daily, Figure, LeadingCorrection } from './daily.ts'
import { figureText, sumIn } from './figure.ts'

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
    if (old === text) return []
    const isSettled = path === 'observed.sinceTruce' && momentOf(before) !== momentOf(after)
    const why = whyOf(path, changes, isOf)
    const settled = why === 'other' ? 'settledMoment' : `${why} settledMoment`
    return [{ path, was: old, now: text, why: isSettled ? settled : why }]
  })
}

/** A correction that changes a total by more than so much of it leads the next daily (R-RPT-24). */
const LEADING_SHARE_PCT = 5

/** [R-RPT-24] Corrections of earlier days that lead a daily: those that changed their day's total by more than 5 %. */
export function leadingOf(
  corrected: readonly { readonly before: Daily; readonly after: Daily }[],
): readonly LeadingCorrection[] {
  return corrected
    .filter(({ before, after }) => leads(before, after))
    .map(({ before, after }) => {
      const { n, year, day, revision } = after.head
      return { n, year, day, revision, items: correctionsBetween(before, after) }
    })
}

/** By the number told or either bound: a total that opened, or was observed by nobody before, has changed in full. */
function leads(before: Daily, after: Daily): boolean {
  const [was, now] = [before.observed.total.now, after.observed.total.now]
  if (was.kind !== now.kind) return true
  const [old, sum] = [sumIn(was), sumIn(now)]
  if ((old.high === 'open') !== (sum.high === 'open')) return true
  return NUMBERS.some((number) => isFar(numberIn(old, number), numberIn(sum, number)))
}

const NUMBERS = ['n', 'low', 'high'] as const

function numberIn(sum: CountSum, number: (typeof NUMBERS)[number]): number {
  const told = sum[number]
  return told === 'open' ? 0 : told
}

function isFar(was: number, now: number): boolean {
  return Math.abs(now - was) * PER_CENT > was * LEADING_SHARE_PCT
}

const PER_CENT = 100

/** The moment that cumulative totals count from; a settled one moves them (R-AGR-13). */
function momentOf({ truce }: Daily): string {
  return truce.kind === 'known' ? truce.value.effective : ''
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
    ...placeKinds(old, row),
    ...(old.from === row.from && old.to === row.to ? [] : (['wrongTime'] as const)),
  ]
}

/** Another place; or a coarser one, where it is told less finely and not otherwise. */
function placeKinds(old: AnnexRow, row: AnnexRow): readonly CorrectionKind[] {
  const [sector, zone] = [!isSame(old.sector, row.sector), old.zone !== row.zone]
  if (!sector && !zone) return []
  const isCoarser = (!sector || row.sector.kind !== 'known') && (!zone || row.zone === 'cannotSay')
  return [isCoarser ? 'coarsening' : 'wrongPlace']
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
  'coarsening',
  'withdrawn',
]

function whyOf(path: string, changes: readonly RowChange[], isOf: Cell['isOf']): string {
  if (path.startsWith('coverage.')) return 'effort'
  const kinds = new Set(changes.filter(({ rows }) => rows.some(isOf)).map(({ kind }) => kind))
  return kinds.size === 0 ? 'other' : KINDS.filter((kind) => kinds.has(kind)).join(' ')
}
