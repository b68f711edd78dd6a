import { refuse, type Answer, type Refused } from '#domain/life'
import { known, notStated, reportingDayOf, type DayRule, type Utc } from '#domain/measure'
import {
  CONFIDENCE_UNSAID,
  observationStands,
  type ObservationWhole,
  type SubClass,
} from '#domain/observation'

import { countFromText } from './observation-count.ts'
import type { TableField } from './observation-headings.ts'
import { markPart } from './observation-marks.ts'
import { eventOf, NO_EVENT, observerPlace, type ObserverPlace } from './observation-place.ts'
import { noted, type CellOf, type Part, type RowAsk, type RowNote, type Told } from './observation-told.ts'
import { whenFromInstants, whenFromText } from './observation-when.ts'
import {
  classIn,
  holds,
  isNotKnown,
  meansIn,
  SUB_WORDS,
  wordIn,
  type ClassWord,
} from './observation-words.ts'
import { LIVE_FIRE } from './observation-zone-words.ts'
import { isFormula } from './table.ts'
import type { Gazetteer } from './told-place.ts'

/** What a table is read against: the present, what it was asked, the agreed places and sectors, and how days close. */
export type TableContext = {
  readonly now: Utc
  readonly zone?: string
  readonly year?: number
  readonly gazetteer: Gazetteer
  readonly sectors: readonly string[]
  readonly dayRule: DayRule
}

/** A row as read by itself: what it tells, what refuses it, what a person should look at, and what only a person can say. */
export type ReadRow = {
  readonly told: Told
  readonly refusals: readonly RowNote[]
  readonly warnings: readonly RowNote[]
  readonly asks: readonly RowAsk[]
  readonly draft?: ObservationWhole
}

/** Reads a row field by field, so that all that is wrong with it is said at once; nothing in it is put right in silence. */
export function readRow(cell: CellOf, context: TableContext): ReadRow {
  const swapped = swappedColumns(cell, context)
  const parts = [
    ...(swapped ? [swapped] : [whatPart(cell), placePart(cell, context)]),
    whenPart(cell, context),
    ...(swapped ? [] : [countPart(cell), markPart(cell), sectorPart(cell, context), formulaPart(cell)]),
  ]
  const told: Told = Object.assign({}, ...parts.map((each) => each.told))
  const refusals = parts.flatMap((each) => each.refusals ?? [])
  const draft = refusals.length === 0 ? draftOf(told, cell) : undefined
  const stands = draft && observationStands(draft, { now: context.now, sectors: context.sectors })
  const late = stands && !stands.ok ? [noted(stands, FIELD_OF[stands.code] ?? 'class')] : []
  return {
    told,
    refusals: [...refusals, ...late],
    warnings: parts.flatMap((each) => each.warnings ?? []),
    asks: parts.flatMap((each) => each.asks ?? []),
    ...(draft === undefined || late.length > 0 ? {} : { draft }),
  }
}

/** The column that a rule of the whole observation speaks of. */
const FIELD_OF: Readonly<Record<string, TableField>> = {
  OBS_CLASS_MISSING: 'class',
  OBS_SUB_NEEDS_SIGHT: 'class',
  OBS_SECTOR_UNKNOWN: 'sector',
  MEA_COUNT_RANGE: 'count',
  MEA_TIME_FUTURE: 'dateTime',
  MEA_BEARING_RANGE: 'event',
  MEA_DISTANCE_RANGE: 'event',
}

function part<T>(answer: Answer<T, string>, field: TableField, told: (value: T) => Told): Part {
  return answer.ok ? { told: told(answer.value) } : { refusals: [noted(answer, field)] }
}

/** Two columns each of which holds what the other should: refused, and never put back by the product. */
function swappedColumns(cell: CellOf, { gazetteer }: TableContext): Part | undefined {
  const [means, what] = [cell('means'), cell('class')]
  if (meansIn(means) === undefined && classIn(means) && meansIn(what))
    return { refusals: [noted(refuse('COLUMN_SWAPPED', 'draft', { fields: ['means', 'class'] }), 'means')] }
  const [place, event] = [eventOf(cell('observer'), gazetteer), eventOf(cell('event'), gazetteer)]
  const isEvent = place.ok && place.value.bearings.length > 0
  if (isEvent && event.ok && event.value.place.kind === 'known')
    return {
      refusals: [noted(refuse('COLUMN_SWAPPED', 'draft', { fields: ['observer', 'event'] }), 'observer')],
    }
  return undefined
}

/** What was perceived and how: class, sub-class, means. */
function whatPart(cell: CellOf): Part {
  const means = meansIn(cell('means'))
  const word = classIn(cell('class'))
  const refusals = [
    ...(means === undefined || means.length === 0
      ? [noted(refuse('IMP_SHAPE', 'draft', { found: cell('means').slice(0, 80) }), 'means')]
      : []),
    ...(word === undefined
      ? [noted(refuse('OBS_CLASS_MISSING', 'draft', { text: cell('class').slice(0, 80) }), 'class')]
      : []),
  ]
  const sub = word && subOf(word, cell)
  const told: Told = {
    ...(means === undefined ? {} : { means }),
    ...(word === undefined ? {} : { class: word.class }),
    ...(sub === undefined ? {} : { sub: sub.sub }),
  }
  // Nobody said which: it is undetermined only if a person says that it is (R-OBS-3).
  const asks: readonly RowAsk[] = sub?.isAsked ? ['sub'] : []
  const isFormulaCell = isFormula(cell('description')) || isFormula(cell('sub'))
  const warnings =
    word && sub?.isAsked && !isFormulaCell
      ? [noted(refuse('OBS_CLASS_MISSING', 'draft', { class: word.class }), 'description')]
      : []
  return { told, refusals, asks, warnings }
}

/** The sub-class: of the word for the class, of its own column, or the first words of the description. */
function subOf(word: ClassWord, cell: CellOf): { readonly sub: SubClass; readonly isAsked?: true } {
  if (word.class !== 'explosion' && word.class !== 'burstShot') return { sub: 'none' }
  if (word.sub !== undefined) return { sub: word.sub }
  const own = cell('sub').trim()
  const first = /^[^;,(:.]*/.exec(cell('description'))?.[0] ?? ''
  const found = own === '' ? wordIn(first, SUB_WORDS) : wordIn(own, SUB_WORDS)
  if (found !== undefined) return { sub: found }
  if (word.class === 'burstShot') return { sub: 'none' }
  return isNotKnown(own === '' ? first : own)
    ? { sub: 'undetermined' }
    : { sub: 'undetermined', isAsked: true }
}

/** Where somebody stood, and where from there. */
function placePart(cell: CellOf, { gazetteer }: TableContext): Part {
  const written = cell('observer').trim()
  const observer = written === '' || isNotKnown(written) ? NO_OBSERVER : observerPlace(written, gazetteer)
  const event = eventOf(cell('event') || `${cell('range')} ${cell('bearing')}`, gazetteer)
  const { status, candidates } = observer.place
  const detail = { text: observer.name.slice(0, 200) }
  const warnings: readonly RowNote[] =
    observer === NO_OBSERVER || status === 'resolved'
      ? []
      : status === 'candidates'
        ? [{ code: 'PLACE_CANDIDATES', field: 'observer', detail: { ...detail, candidates } }]
        : [{ code: 'PLACE_UNRESOLVED', field: 'observer', detail }]
  const read = part(event, 'event', (value) => ({ event: value }))
  return { ...read, told: { observer, ...read.told }, warnings }
}

/** A table that does not say where its observers stood. */
const NO_OBSERVER: ObserverPlace = {
  name: '',
  place: { asWritten: '—', status: 'unresolved', candidates: [] },
}

function whenPart(cell: CellOf, context: TableContext): Part {
  const utc = cell('fromUtc') !== ''
  const at = utc ? whenFromInstants(cell('fromUtc'), cell('toUtc')) : whenFromText(timeText(cell), context)
  const field: TableField = utc ? 'fromUtc' : 'dateTime'
  if (at.ok) {
    const { day } = reportingDayOf(at.value.from, context.dayRule)
    const told = cell('day').trim()
    const differs = told !== '' && told !== day
    const refusals = differs
      ? [noted(refuse('IMP_DERIVED_DIFFERS', 'draft', { found: told.slice(0, 80), computed: day }), 'day')]
      : []
    return { told: { at: at.value, day }, refusals }
  }
  const days = new Set(candidatesOf(at).map((candidate) => reportingDayOf(candidate, context.dayRule).day))
  const [day] = days
  return { told: day !== undefined && days.size === 1 ? { day } : {}, refusals: [noted(at, field)] }
}

/** The instants a time that came twice may mean; where they are of one day, that is its day. */
function candidatesOf({ detail }: Refused<string>): readonly string[] {
  const { candidates } = detail
  return Array.isArray(candidates) ? candidates.filter((each) => typeof each === 'string') : []
}

function timeText(cell: CellOf): string {
  const whole = cell('dateTime')
  if (whole !== '') return whole
  const [time, from, to] = [cell('time'), cell('fromTime'), cell('toTime')]
  const clocks = time === '' ? [from, to].filter((each) => each !== '').join(' - ') : time
  return [cell('date'), clocks].filter((each) => each !== '').join(', ')
}

function countPart(cell: CellOf): Part {
  return part(countFromText(cell('count'), cell('qualifier')), 'count', (count) => ({ count }))
}

/** A sector is one of the agreed ones, or the table has none. */
function sectorPart(cell: CellOf, { sectors }: TableContext): Part {
  const sector = cell('sector').trim()
  if (sector === '' || sectors.length === 0 || sectors.includes(sector)) return {}
  const refused = refuse('OBS_SECTOR_UNKNOWN', 'draft', { text: sector.slice(0, 200), known: sectors })
  return { refusals: [noted(refused, 'sector')] }
}

const TEXT_FIELDS: readonly TableField[] = ['observer', 'event', 'description', 'weapon', 'class', 'means']

/** A cell that a spreadsheet would run is text here, and never run; it is said, as it may not be what was meant. */
function formulaPart(cell: CellOf): Part {
  return {
    warnings: TEXT_FIELDS.filter((field) => isFormula(cell(field))).map((field) => ({
      code: 'CELL_FORMULA',
      field,
      detail: { text: cell(field).slice(0, 200) },
    })),
  }
}

const UNTOLD = { kind: 'notStated' } as const

/** The observation a row stands for, in its joint part and the mission's. */
function draftOf(told: Told, cell: CellOf): ObservationWhole | undefined {
  const { means, count, class: what, sub, at } = told
  if (
    means === undefined ||
    count === undefined ||
    what === undefined ||
    sub === undefined ||
    at === undefined
  )
    return undefined
  const { weapon = UNTOLD, note = notStated } = told
  const sector = cell('sector').trim()
  const isByEar = means.every((each) => each === 'heard') && (sub === 'impact' || sub === 'airburst')
  return {
    observation: {
      sector: sector === '' ? notStated : known(sector),
      means,
      class: what,
      sub,
      assessed: isByEar && holds(cell('description'), LIVE_FIRE.assessed),
      count,
      weapon: weapon.kind === 'known' ? known(categoryOf(weapon.value)) : weapon,
      at,
      zone: told.zone ?? 'cannotSay',
      liveFire: told.liveFire ?? 'no',
      confidence: CONFIDENCE_UNSAID,
      outsideEffort: true, // it names no watch; one that a person names for it says otherwise (R-OBS-16)
    },
    mission: {
      observer: { place: (told.observer ?? NO_OBSERVER).place, position: notStated },
      event: told.event ?? NO_EVENT,
      weaponType:
        weapon.kind === 'known' ? known({ text: weapon.value.slice(0, 120), basis: 'notStated' }) : weapon,
      relayedFrom: notStated,
      note,
    },
  }
}

/** The category of a weapon; its type, which stands in brackets, is the mission's (domain.md section 11). */
function categoryOf(weapon: string): string {
  return (weapon.replace(/\s*\(.*$/, '').trim() || weapon).slice(0, 80)
}
