import { accept, refuse, type Answer } from '#domain/life'

import { msOfUtc, msOfWall, utcFromMs, type Utc } from './moment.ts'

/** A zone that was read: a fixed offset from UTC, or an IANA name whose rules the host knows. `name` is what a Moment keeps. */
export type Zone =
  | { readonly kind: 'offset'; readonly name: string; readonly offsetMin: number }
  | { readonly kind: 'named'; readonly name: string }

/** What clocks and calendars in a zone show at an instant: for display only, never for a sum. */
export type WallTime = {
  /** Calendar day, YYYY-MM-DD. */
  readonly day: string
  readonly hour: number
  readonly minute: number
  readonly second: number
  /** Minutes the zone's clocks are ahead of UTC, negative behind. */
  readonly offsetMin: number
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** No place has ever kept a whole-hour offset beyond UTC−12 or UTC+14 (IANA time zone database). */
const OFFSET_LIMIT_MIN = 14 * 60

const OFFSET_FORM = /^(?:UTC|GMT)?([+\-−])(\d{1,2})(?::?([0-5]\d))?$/i
const UTC_NAMES = /^(?:Z|UTC|GMT)$/i
/** With a slash, so that abbreviations (`EST`, `AMT`), which mean several zones, are not read as names. */
const IANA_FORM = /^[A-Za-z][A-Za-z_]*(?:\/[A-Za-z0-9][A-Za-z0-9_+-]*)+$/

/**
 * Reads a zone: `+04:00`, `UTC+4`, `Z`, or an IANA name such as `Asia/Tbilisi`. What is none of these, and no zone at
 * all, is refused with the text; a zone is never assumed. Source: R-MEA-1.
 */
export function zoneFromText(text: string | undefined): Answer<Zone, 'MEA_ZONE_MISSING'> {
  const given = (text ?? '').trim()
  if (UTC_NAMES.test(given)) return accept({ kind: 'offset', name: 'UTC', offsetMin: 0 })
  const offset = OFFSET_FORM.exec(given)
  if (offset) {
    const size = Number(offset[2]) * 60 + Number(offset[3] ?? '0')
    if (size <= OFFSET_LIMIT_MIN) return accept(offsetZone(offset[1] === '+' ? size : -size))
  }
  if (IANA_FORM.test(given) && clockOf(given)) return accept({ kind: 'named', name: given })
  return refuse('MEA_ZONE_MISSING', 'draft', { zone: given.slice(0, 200) })
}

/** Local date, time and offset of an instant in a zone. */
export function wallTime(utc: Utc, zone: Zone): WallTime {
  const ms = msOfUtc(utc)
  const offsetMs = offsetMsAt(ms, zone)
  const local = utcFromMs(ms + offsetMs)
  return {
    day: local.slice(0, 10),
    hour: Number(local.slice(11, 13)),
    minute: Number(local.slice(14, 16)),
    second: Number(local.slice(17, 19)),
    offsetMin: Math.round(offsetMs / MINUTE_MS),
  }
}

/** The instants at which clocks in a zone show a wall reading, earliest first: none when skipped, two when repeated. */
export function instantsOfWall(wallMs: number, zone: Zone): readonly number[] {
  const offsets = new Set([-DAY_MS, 0, DAY_MS].map((shift) => offsetMsAt(wallMs + shift, zone)))
  return [...offsets]
    .map((offset) => wallMs - offset)
    .filter((ms) => ms + offsetMsAt(ms, zone) === wallMs)
    .toSorted((a, b) => a - b)
}

/** The first instant at which clocks in a zone show a wall reading or, where it is skipped, a later one. */
export function firstInstantOfWall(wallMs: number, zone: Zone): number {
  const [first] = instantsOfWall(wallMs, zone)
  return first ?? endOfSkip(wallMs, zone)
}

/** The instant at which clocks jump past a reading that they skip, found by halving. */
function endOfSkip(wallMs: number, zone: Zone): number {
  let before = wallMs - DAY_MS
  let after = wallMs + DAY_MS
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (middle + offsetMsAt(middle, zone) > wallMs) after = middle
    else before = middle
  }
  return after
}

function offsetZone(offsetMin: number): Zone {
  const size = Math.abs(offsetMin)
  const two = (n: number): string => String(n).padStart(2, '0')
  const name = `${offsetMin < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
  return { kind: 'offset', name, offsetMin }
}

function offsetMsAt(ms: number, zone: Zone): number {
  if (zone.kind === 'offset') return zone.offsetMin * MINUTE_MS
  const parts = new Map(
    clockOf(zone.name)
      ?.formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? Number.NaN
  const wallMs = msOfWall({
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
  })
  return wallMs - Math.floor(ms / 1000) * 1000
}

/** One formatter a zone: making one costs a hundred times its use. Bounded by the names the host knows. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(name: string): Intl.DateTimeFormat | undefined {
  const key = name.toLowerCase()
  const kept = clocks.get(key)
  if (kept) return kept
  const made = clockFor(name)
  if (made) clocks.set(key, made)
  return made
}

/** The host throws at a name it does not know: the only way to ask it. */
function clockFor(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return undefined
  }
}
