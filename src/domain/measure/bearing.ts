import { accept, refuse, type Answer } from '#domain/life'

import { WINDS, windKey } from './wind.ts'

/**
 * A direction, clockwise from true north, in whole hundredths of a degree (the record holds integers only):
 * `centiDeg` 0 to 35,999, `halfWidthCentiDeg` 0 to 18,000, `given` as it was written. NNE is 2,250 ± 1,125 (R-MEA-8).
 */
export type Bearing = {
  readonly centiDeg: number
  readonly halfWidthCentiDeg: number
  readonly given: string
}

/** How far, in metres: 0 ≤ `lowM` ≤ `highM` ≤ 50,000. */
export type Range = { readonly lowM: number; readonly highM: number }

/** What a written bearing needs beside its text, in hundredths of a degree. */
export type BearingHelp = {
  /** How far magnetic north lies east of true north at the place and time, negative west: only from the report itself. */
  readonly declinationCentiDeg?: number
  /** How finely the instrument points: ± this. A setting of the instrument; 5° where nothing else is said. */
  readonly halfWidthCentiDeg?: number
}

/** Why a text is no bearing. */
export type BearingCode = 'MEA_BEARING_RANGE' | 'MEA_DECLINATION_MISSING'

const CIRCLE_CENTI_DEG = 36_000
const HALF_CIRCLE_CENTI_DEG = 18_000
/** One of 16 winds is as wide as a sixteenth of the circle: ± 11.25° (R-MEA-8). */
const WIND_HALF_WIDTH_CENTI_DEG = 1125
/** A hand compass is read to ± 5° (console.md 5.3). */
const COMPASS_HALF_WIDTH_CENTI_DEG = 500
/** Nothing is seen or heard of farther away (domain.md, Range). */
const FARTHEST_M = 50_000

const DEGREES_FORM = /^(?<deg>\d{1,3}(?:[.,]\d{1,2})?) ?°? ?(?<magnetic>m|mag|mag\.|magnetic)?$/iu

/**
 * Reads a written bearing: one of the 16 winds in any of the languages of `WINDS`, or degrees (`022`, `22.5°`), magnetic
 * where `m` or `mag` follows. 400 degrees are none, and a magnetic bearing without its declination is not guessed.
 * Source: R-MEA-8.
 */
export function bearingFromText(text: string, help: BearingHelp = {}): Answer<Bearing, BearingCode> {
  const given = text.trim()
  const wind = WINDS.get(windKey(given))
  if (wind !== undefined)
    return accept({ centiDeg: wind * 2250, halfWidthCentiDeg: WIND_HALF_WIDTH_CENTI_DEG, given })
  const { deg, magnetic } = DEGREES_FORM.exec(given)?.groups ?? {}
  const told = deg === undefined ? Number.NaN : Math.round(Number(deg.replace(',', '.')) * 100)
  if (!(told <= CIRCLE_CENTI_DEG)) return refuse('MEA_BEARING_RANGE', 'draft', { text: given.slice(0, 200) })
  const { declinationCentiDeg, halfWidthCentiDeg = COMPASS_HALF_WIDTH_CENTI_DEG } = help
  if (magnetic === undefined) return accept({ centiDeg: turned(told), halfWidthCentiDeg, given })
  if (declinationCentiDeg === undefined)
    return refuse('MEA_DECLINATION_MISSING', 'draft', { text: given.slice(0, 200) })
  return accept({ centiDeg: turned(told + declinationCentiDeg), halfWidthCentiDeg, given })
}

/** A bearing as it may be recorded: on the circle, and no wider than all of it. */
export function bearingStands(bearing: Bearing): Answer<Bearing, 'MEA_BEARING_RANGE'> {
  const { centiDeg, halfWidthCentiDeg, given } = bearing
  const isOnCircle =
    isWhole(centiDeg, CIRCLE_CENTI_DEG - 1) && isWhole(halfWidthCentiDeg, HALF_CIRCLE_CENTI_DEG)
  return isOnCircle ? accept(bearing) : refuse('MEA_BEARING_RANGE', 'draft', { text: given.slice(0, 200) })
}

const RANGE_FORM =
  /^(?<low>\d{1,5}(?:[.,]\d{1,3})?)(?: ?(?:-|–|—|to) ?(?<high>\d{1,5}(?:[.,]\d{1,3})?))? ?(?<unit>km|m|км|м|կմ|մ)?$/iu
/** A mark before three figures is a thousand in one country; thousandths of a metre nobody tells. */
const THOUSAND = /[.,]\d{3}$/
const METRES: ReadonlySet<string> = new Set(['m', 'м', 'մ'])
/** One written distance means a fifth less to a fifth more (console.md 5.3). */
const ONE_VALUE_PCT = 20

/**
 * Reads a written distance: `2-7km`, `1.5-2`, `200-300m`, `4 km`, with a decimal comma as well. Kilometres unless metres
 * are said; one value is a fifth less to a fifth more. Refuses what is none, is out of order, or lies beyond 50 km.
 */
export function rangeFromText(text: string): Answer<Range, 'MEA_DISTANCE_RANGE'> {
  const { low, high, unit = 'km' } = RANGE_FORM.exec(text.trim().normalize('NFC'))?.groups ?? {}
  const isMetres = METRES.has(unit.toLowerCase())
  const metres = (told = 'none'): number =>
    isMetres && THOUSAND.test(told) ? Number.NaN : Number(told.replace(',', '.')) * (isMetres ? 1 : 1000)
  const one = metres(low)
  const range: Range =
    high === undefined
      ? {
          lowM: Math.round((one * (100 - ONE_VALUE_PCT)) / 100),
          highM: Math.round((one * (100 + ONE_VALUE_PCT)) / 100),
        }
      : { lowM: Math.round(one), highM: Math.round(metres(high)) }
  return rangeStands(range, text)
}

/** A distance as it may be recorded: whole metres in order, none beyond 50 km. */
export function rangeStands(range: Range, text: string = ''): Answer<Range, 'MEA_DISTANCE_RANGE'> {
  const { lowM, highM } = range
  if (isWhole(lowM, FARTHEST_M) && isWhole(highM, FARTHEST_M) && lowM <= highM) return accept(range)
  return refuse('MEA_DISTANCE_RANGE', 'draft', {
    text: (text || `${lowM}-${highM} m`).slice(0, 200),
    high: FARTHEST_M,
  })
}

function isWhole(n: number, high: number): boolean {
  return Number.isInteger(n) && n >= 0 && n <= high
}

function turned(centiDeg: number): number {
  return ((Math.round(centiDeg) % CIRCLE_CENTI_DEG) + CIRCLE_CENTI_DEG) % CIRCLE_CENTI_DEG
}
