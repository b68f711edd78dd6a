import type {
  AccountLine,
  AccountTable,
  Change,
  Compared,
  CorrectionItem,
  Daily,
  Figure,
  LeadingCorrection,
  SectorRow,
} from './daily.ts'
import { publicAtOf } from './release.ts'
import { withheldByAll, withheldSectors } from './small-cells.ts'

/**
 * [R-RPT-3, R-DNH-7] The joint form: until 24 h after the day closed it shows no effort by sector, no sector that nobody
 * watched and no class that could not be seen somewhere, and says from when it does.
 */
export function jointDaily(daily: Daily, now: string): Daily {
  const from = publicAtOf(daily.head.to)
  if (now >= from) return daily
  return {
    ...daily,
    sectors: [],
    sectorsFrom: { kind: 'known', value: from },
    coverage: { ...daily.coverage, unobserved: [], undetectable: [] },
    corrections: daily.corrections.filter(isOfZone),
    leading: daily.leading.map((each) => ({ ...each, items: each.items.filter(isOfZone) })),
  }
}

/**
 * The joint form as it is issued, before its sectors open. It follows from the daily alone, whoever asks and when, so that
 * its hash is signed beside that of the whole, which is the joint form from then on (decision 0019).
 */
export function jointAtFirst(daily: Daily): Daily {
  return jointDaily(daily, daily.head.to)
}

function isOfZone({ path }: CorrectionItem): boolean {
  return !path.startsWith('sectors.')
}

/** What a public form is held against: dailies of earlier releases of this day and of the day before, in release order. */
export type EarlierReleases = {
  readonly ofDay: readonly Daily[]
  /** Empty while the day before is not released: its sectors' numbers are then not told through this one. */
  readonly ofPriorDay: readonly Daily[]
}

/**
 * [R-ACC-21, R-ACC-22, R-DNH-13] The public form: by day and by sector, classes for the whole zone alone, small cells in
 * the total, what others said without words, places or minutes; no item, weapon, means or sector that nobody watched by
 * name of the cause. It is built of what may leave, so that a field added one day does not become public by itself.
 */
export function publicDaily(daily: Daily, earlier: EarlierReleases): Daily {
  const { head, remarks, truce, observed, coverage, others } = daily
  const withheld = new Set(withheldSectors(daily.sectors, withheldByAll(earlier.ofDay)))
  const priorWithheld = priorCells(daily.sectors, earlier.ofPriorDay)
  return {
    head,
    remarks,
    truce,
    coverage: { ...coverage, byMeans: [], unobserved: [], undetectable: [] },
    observed: { ...observed, zones: [] },
    sectors: daily.sectors.map((row) => publicRow(row, { withheld, priorWithheld })),
    sectorsFrom: { kind: 'absent' },
    lodged: publicTable(daily.lodged),
    saidPublicly: publicTable(daily.saidPublicly),
    terms: [],
    late: [],
    lateOfEarlier: [],
    corrections: daily.corrections.filter(({ path }) => isPublicPath(path)),
    leading: daily.leading.filter((each) => isReleased(each, earlier.ofPriorDay)).map(publicLeading),
    annex: [],
    others,
  }
}

/** A correction leads a public form once the corrected version is itself public: not before its own release. */
function isReleased({ day, revision }: LeadingCorrection, released: readonly Daily[]): boolean {
  return released.some(({ head }) => head.day === day && head.revision >= revision)
}

function publicLeading({ n, year, day, revision, items }: LeadingCorrection): LeadingCorrection {
  return { n, year, day, revision, items: items.filter(({ path }) => isPublicPath(path)) }
}

/** Figures of the whole zone: a correction tells no sector's, whose cells are withheld one day and not the other (R-ACC-24). */
function isPublicPath(path: string): boolean {
  return path.startsWith('observed.') || path.startsWith('coverage.')
}

function priorCells(sectors: readonly SectorRow[], released: readonly Daily[]): ReadonlySet<string> {
  return new Set(released.length === 0 ? sectors.map(({ sector }) => sector) : withheldByAll(released))
}

type Cells = { readonly withheld: ReadonlySet<string>; readonly priorWithheld: ReadonlySet<string> }

function publicRow(row: SectorRow, { withheld, priorWithheld }: Cells): SectorRow {
  const { sector, plannedMin, doneMin, mark, total } = row
  const now = withheld.has(sector) ? hidden(total.now) : total.now
  const prior = priorWithheld.has(sector) ? hidden(total.prior) : total.prior
  return { sector, byClass: [], total: publicTotal(total, now, prior), plannedMin, doneMin, mark }
}

/** Only a number can be withheld: what was not observed is told as that. */
function hidden(figure: Figure): Figure {
  return figure.kind === 'count' ? { kind: 'withheld' } : figure
}

/** A rate or a ratio would give a withheld number back by its effort, so it goes with it. */
function publicTotal(total: Compared, now: Figure, prior: Figure): Compared {
  const isTold = now.kind !== 'withheld'
  const isCompared = isTold && prior.kind !== 'withheld'
  return {
    ...total,
    now,
    prior,
    rate: isTold ? total.rate : { kind: 'absent' },
    change: isCompared ? total.change : withoutRatio(total.change),
  }
}

function withoutRatio(change: Change): Change {
  return 'ratio' in change ? { word: 'notComparable' } : change
}

function publicTable(table: AccountTable): AccountTable {
  return table.kind === 'rows' ? { kind: 'rows', lines: table.lines.map(publicLine) } : table
}

/**
 * An account by day and sector as stated: no text of people, place-name or minute, and not whose it is, which the public's
 * files tell by the month alone (reports.md section 7); a statement's sources stay (R-CLM-11).
 */
function publicLine({ id, column, entity, kind, sector, count, sources, ...line }: AccountLine): AccountLine {
  const isThird = column === 'third'
  return {
    id,
    column: isThird ? 'third' : 'side',
    entity: isThird ? entity : '',
    kind,
    class: line.class,
    said: { kind: 'notStated' },
    places: [],
    asWritten: '',
    sector,
    from: { kind: 'notStated' },
    to: { kind: 'notStated' },
    timeText: '',
    count,
    what: [],
    state: { kind: 'notStated' },
    answeredInMin: { kind: 'notStated' },
    sources,
  }
}
