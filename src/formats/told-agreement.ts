import { refuse, type Refused } from '#domain/life'
import { addS, momentFromText, msOfUtc, wallTime, zoneFromText, type Utc, type Zone } from '#domain/measure'

import { clipped } from './rows.ts'
import { clocksIn } from './told-clock.ts'
import { daysIn, type ToldDays } from './told-day.ts'

/** The instants a file gives beside the words of a time. */
export type GivenEnds = { readonly from?: Utc; readonly to?: Utc }

/** Why words do not stand beside an instant: they name another, or a day that no calendar has. */
export type AgreementCode = 'IMP_DERIVED_DIFFERS' | 'MEA_TIME_IMPOSSIBLE'

/**
 * What contradicts: words that name a day or a clock time, and instants that are another in the zone. Words of neither
 * say nothing here. A clock time with an offset of its own is read in that.
 */
export function contradiction(
  text: string,
  ends: GivenEnds,
  zone: Zone | undefined,
): Refused<AgreementCode> | undefined {
  const anchor = ends.from ?? ends.to
  if (anchor === undefined) return undefined
  const whole = momentFromText(text, undefined)
  if (whole.ok)
    return isIn(anchor, whole.value.utc, whole.value.resolutionS)
      ? undefined
      : differs(anchor, whole.value.utc)
  if (zone === undefined) return undefined
  const zones = [zone, ...ownZones(text)]
  const found = zones.map((each) => differsIn(text, ends, each))
  return found.includes(undefined) ? undefined : found[0]
}

const OWN_ZONE = /(?<=\d ?)(?:Z|(?:UTC|GMT)(?:[+\-−]\d{1,2}(?::?\d{2})?)?|[+−]\d{2}:\d{2})(?![\p{L}\d])/gu

/** Zones that a text itself names beside a clock time. */
function ownZones(text: string): readonly Zone[] {
  return [...text.matchAll(OWN_ZONE)].flatMap(([name]) => {
    const zone = zoneFromText(name)
    return zone.ok ? [zone.value] : []
  })
}

function differsIn(text: string, ends: GivenEnds, zone: Zone): Refused<AgreementCode> | undefined {
  return otherDay(text, ends, zone) ?? otherClock(text, ends, zone)
}

function otherDay(text: string, ends: GivenEnds, zone: Zone): Refused<AgreementCode> | undefined {
  const anchor = ends.from ?? ends.to
  if (anchor === undefined) return undefined
  const { day } = wallTime(anchor, zone)
  const days = daysIn(text, { day })
  if (!days.ok) {
    const choices = days.detail['choices']
    if (days.code === 'MEA_TIME_IMPOSSIBLE')
      return refuse('MEA_TIME_IMPOSSIBLE', 'draft', { field: 'text', text: clipped(text, 200) })
    return Array.isArray(choices) && choices.includes(day) ? undefined : differs(anchor, String(choices))
  }
  if (days.value === undefined) return undefined
  // An end is the first instant no longer meant: it may be the start of the day after.
  const asked = ends.from === undefined ? [day, wallTime(addS(anchor, -1), zone).day] : [day]
  return asked.some((each) => isOfDays(each, days.value ?? {}))
    ? undefined
    : differs(anchor, daysText(days.value))
}

function isOfDays(day: string, { first, last }: ToldDays): boolean {
  return (first === undefined || day >= first) && (last === undefined || day <= last)
}

function daysText({ first, last }: ToldDays): string {
  return first === last ? (first ?? '') : `${first ?? '…'}–${last ?? '…'}`
}

const STRETCH = /(?<!\d)\d{1,2}:\d{2}\s*(?:-|–|—)\s*\d{1,2}:\d{2}(?![\d:])/

function otherClock(text: string, { from, to }: GivenEnds, zone: Zone): Refused<AgreementCode> | undefined {
  const clocks = clocksIn(text)
  const anchor = from ?? to
  if (!clocks.ok || clocks.value.length === 0 || anchor === undefined) return undefined
  const read = (utc: Utc): readonly Utc[] => clocks.value.flatMap((clock) => onDayOf(utc, clock, zone))
  if (
    from !== undefined &&
    to !== undefined &&
    clocks.value.length === 2 &&
    STRETCH.test(text) &&
    from !== to
  ) {
    const last = onDayOf(to, clocks.value[1] ?? '', zone)
    const isTold = read(from).includes(minuteOf(from)) && last.some((utc) => isIn(to, utc, CELL_S + 1))
    return isTold ? undefined : differs(from, last[0] ?? text)
  }
  const [start, end] = [from ?? anchor, to ?? anchor]
  const isNamed = [...read(start), ...read(end)].some(
    (utc) => isIn(start, utc, CELL_S) || isIn(end, utc, CELL_S) || (utc >= start && utc <= end),
  )
  return isNamed ? undefined : differs(anchor, read(anchor)[0] ?? text)
}

const CELL_S = 60

function minuteOf(utc: Utc): Utc {
  return `${utc.slice(0, 16)}:00.000Z`
}

/** The instants at which clocks in a zone show a time on the day of an instant; two where they were put back over it. */
function onDayOf(utc: Utc, clock: string, zone: Zone): readonly Utc[] {
  const moment = momentFromText(`${wallTime(utc, zone).day} ${clock}`, zone.name)
  if (moment.ok) return [moment.value.utc]
  const candidates = moment.detail['candidates']
  return Array.isArray(candidates) ? candidates.map(String) : []
}

function isIn(utc: Utc, start: Utc, lengthS: number): boolean {
  const ms = msOfUtc(utc) - msOfUtc(start)
  return ms >= 0 && ms < lengthS * 1000
}

function differs(found: Utc, computed: string): Refused<'IMP_DERIVED_DIFFERS'> {
  return refuse('IMP_DERIVED_DIFFERS', 'draft', { found, computed: clipped(computed, 200) })
}
