import type { Count, Maybe, Place, PlaceId, Precision, StatedTime, Toponym } from '#domain/measure'
import { known, notStated } from '#domain/measure'

import { instantOf, localTime, secondsAfter } from './clock-text.ts'
import { UNTOLD } from './untold.ts'

/** What a person typed could be read as a value, or not. */
export type Typed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false }

const NOT: { readonly ok: false } = { ok: false }

/** Reads a number as people write it: `5`, `~5`, `5+`, `>=5`, `>5`, `<=5`, `5-8`, `?`; nothing is not stated (R-UI-41). */
export function countTyped(text: string): Typed<Maybe<Count>> {
  const plain = text.trim().replaceAll(/\s+/g, '')
  if (plain === '') return { ok: true, value: notStated }
  if (plain === '?') return { ok: true, value: known({ kind: 'unknown' }) }
  const range = /^(\d{1,7})[-–](\d{1,7})$/.exec(plain)
  if (range !== null) return between(Number(range[1]), Number(range[2]))
  const one = /^(~|>=|≥|>|<=|≤|)(\d{1,7})(\+?)$/.exec(plain)
  if (one === null) return NOT
  const count = qualified(one[1] ?? '', Number(one[2]), one[3] === '+')
  return count === undefined ? NOT : { ok: true, value: known(count) }
}

const COUNT_MAX = 1_000_000 // R-MEA-6

function qualified(mark: string, n: number, plus: boolean): Count | undefined {
  if (n > COUNT_MAX || (plus && mark !== '')) return undefined
  if (plus || mark === '>=' || mark === '≥') return { kind: 'atLeast', n }
  if (mark === '>') return { kind: 'atLeast', n: n + 1 }
  if (mark === '<=' || mark === '≤') return { kind: 'atMost', n }
  return mark === '~' ? { kind: 'about', n } : { kind: 'exact', n }
}

function between(low: number, high: number): Typed<Maybe<Count>> {
  if (low >= high || high > COUNT_MAX) return NOT
  return { ok: true, value: known({ kind: 'between', low, high }) }
}

/** What a time field holds: the day, what was typed, and how it was told. */
export type TimeDraft = { readonly day: string; readonly text: string; readonly precision: Precision }

/** How a typed time may have been told; the choices of a time field. */
export const TIME_PRECISIONS = ['minute', 'about', 'startOnly', 'before', 'day', 'unknown'] as const

/** Reads a time as people write it, at the clock of the mechanism: `12:05`, `1205`, `12.05z`, `-5`, `12:00-12:20`. */
export function timeTyped(
  draft: TimeDraft,
  { zone, now }: { readonly zone: string; readonly now: string },
): Typed<StatedTime> {
  if (draft.precision === 'unknown') return { ok: true, value: told('unknown', draft, zone) }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(draft.day) || Number.isNaN(Date.parse(draft.day))) return NOT
  if (draft.precision === 'day') {
    const from = instantOf(draft.day, '00:00', zone)
    return {
      ok: true,
      value: { ...told('day', draft, zone), from: known(from), to: known(secondsAfter(from, DAY_S)) },
    }
  }
  const ends = endsTyped(draft.text.trim(), draft.day, { zone, now })
  return ends === undefined ? NOT : { ok: true, value: withEnds(told(draft.precision, draft, zone), ends) }
}

const DAY_S = 86_400
const MINUTE_S = 60

function told(precision: Precision, draft: TimeDraft, zone: string): StatedTime {
  const plain = precision === 'unknown' ? UNTOLD : draft.day
  const text = draft.text.trim() === '' ? plain : draft.text.trim()
  return { text, zone: known(zone), precision, from: notStated, to: notStated }
}

type Span = { readonly from: string; readonly to: string }

function withEnds(time: StatedTime, { from, to }: Span): StatedTime {
  if (time.precision === 'startOnly') return { ...time, from: known(from) }
  if (time.precision === 'before') return { ...time, to: known(from) }
  if (time.precision === 'notLaterThan') return { ...time, to: known(to) }
  return { ...time, from: known(from), to: known(to) }
}

function endsTyped(
  text: string,
  day: string,
  { zone, now }: { readonly zone: string; readonly now: string },
): Span | undefined {
  const ago = /^[-−](\d{1,3})$/.exec(text)
  if (ago !== null) {
    const from = `${secondsAfter(now, -MINUTE_S * Number(ago[1])).slice(0, 16)}:00.000Z`
    return { from, to: secondsAfter(from, MINUTE_S) }
  }
  const parts = text.split(/\s*[-–]\s*/)
  const [first, last] = [instantTyped(parts[0] ?? '', day, zone), instantTyped(parts.at(-1) ?? '', day, zone)]
  if (first === undefined || last === undefined || parts.length > 2 || first > last) return undefined
  return { from: first, to: secondsAfter(last, MINUTE_S) }
}

function instantTyped(text: string, day: string, zone: string): string | undefined {
  const read = /^(\d{1,2})[:.]?(\d{2})(z?)$/i.exec(text)
  if (read === null || Number(read[1]) > 23 || Number(read[2]) > 59) return undefined
  const time = `${(read[1] ?? '').padStart(2, '0')}:${read[2]}`
  if (read[3] === '') return instantOf(day, time, zone)
  return nearestUtc(day, time, zone)
}

/** The UTC time of that name that falls on the local day. */
function nearestUtc(day: string, time: string, zone: string): string {
  const same = `${day}T${time}:00.000Z`
  if (localTime(same, zone).date === day) return same
  return secondsAfter(same, localTime(same, zone).date < day ? DAY_S : -DAY_S)
}

/** Which gazetteer entries bear a name, handed in so that this file knows no data. */
export type FindPlaces = (name: string) => readonly PlaceId[]

/** Reads a place as a side names it; several are parted by `;`. One name that several entries bear stays undecided. */
export function placeTyped(
  text: string,
  {
    find,
    wholeLine,
    sector,
  }: { readonly find: FindPlaces; readonly wholeLine: boolean; readonly sector: string },
): Typed<Place> {
  const asWritten = text.trim().replaceAll(/\s+/g, ' ')
  if (asWritten === '' && !wholeLine) return NOT
  const at = sector === '' ? notStated : known(sector)
  if (wholeLine)
    return {
      ok: true,
      value: {
        asWritten: asWritten === '' ? UNTOLD : asWritten,
        status: 'notAPlace',
        candidates: [],
        parts: [],
        sector: at,
      },
    }
  const names = asWritten.split(';').flatMap((name) => name.trim() || [])
  const parts = names.map((name) => toponym(name, find(name)))
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return { ok: true, value: { ...only, parts: [], sector: at } }
  const candidates = [...new Set(parts.flatMap((part) => part.candidates))]
  const status = parts.every((part) => part.status === 'resolved') ? 'several' : 'unresolved'
  return {
    ok: true,
    value: { asWritten, status, candidates: status === 'several' ? candidates : [], parts, sector: at },
  }
}

function toponym(asWritten: string, candidates: readonly PlaceId[]): Toponym {
  if (candidates.length === 0) return { asWritten, status: 'unresolved', candidates: [] }
  return { asWritten, status: candidates.length === 1 ? 'resolved' : 'candidates', candidates }
}
