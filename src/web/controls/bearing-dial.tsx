import type { CSSProperties, JSX } from 'react'

import type { Bearing, Range } from '#domain/measure'

import { classNames } from './class-names.ts'

import css from './form.module.css'

const c = classNames(css)

/** The 16 winds by their letters, clockwise from north. Letters of a compass, read the same way by every mission. */
const WINDS = [
  'N',
  'NNE',
  'NE',
  'ENE',
  'E',
  'ESE',
  'SE',
  'SSE',
  'S',
  'SSW',
  'SW',
  'WSW',
  'W',
  'WNW',
  'NW',
  'NNW',
] as const

const RINGS_KM = [1, 2, 5, 7, 15] as const // console.md section 6
const FARTHEST_KM = 15
const CENTI = 100

type DialProps = {
  readonly label: string
  readonly bearing: Bearing | undefined
  readonly range: Range | undefined
  readonly onWind: (wind: string) => void
}

/**
 * The bearing as a dial: 16 winds to choose from, and what was typed drawn as the sector it means, never as a line. An
 * addition to the field beside it, which says the same in words (R-UI-87).
 */
export function BearingDial({ label, bearing, range, onWind }: DialProps): JSX.Element {
  const chosen = bearing?.given.toUpperCase()
  return (
    <fieldset className={c('dial')}>
      <legend className="sr">{label}</legend>
      <svg viewBox="-60 -60 120 120" aria-hidden="true">
        {RINGS_KM.map((km) => (
          <circle key={km} r={ringOf(km)} className={c('dialRing')} />
        ))}
        {bearing !== undefined && <path className={c('dialWedge')} d={wedge(bearing, range)} />}
        <circle r="1.8" className={c('dialMe')} />
      </svg>
      {WINDS.map((wind, place) => (
        <label key={wind} className={c('wind')} style={at(place)}>
          <input
            type="radio"
            name="dial"
            value={wind}
            checked={chosen === wind}
            onChange={() => onWind(wind)}
          />
          {wind}
        </label>
      ))}
    </fieldset>
  )
}

/** Where a wind's button stands on the circle, in shares of the dial. */
function at(place: number): CSSProperties {
  const turn = (place / WINDS.length) * 2 * Math.PI
  return { left: `${50 + 43 * Math.sin(turn)}%`, top: `${50 - 43 * Math.cos(turn)}%` }
}

/** Rings stand by the root of their distance, so that the near ones are told apart. */
function ringOf(km: number): number {
  return 36 * Math.sqrt(Math.min(km, FARTHEST_KM) / FARTHEST_KM)
}

function wedge({ centiDeg, halfWidthCentiDeg }: Bearing, range: Range | undefined): string {
  const [near, far] = range === undefined ? [0, 36] : [ringOf(range.lowM / 1000), ringOf(range.highM / 1000)]
  const half = Math.min(halfWidthCentiDeg / CENTI, 179.9)
  const [from, to] = [centiDeg / CENTI - half, centiDeg / CENTI + half]
  const isLarge = half > 90 ? 1 : 0
  return (
    `M${point(from, near)}L${point(from, far)}A${far} ${far} 0 ${isLarge} 1 ${point(to, far)}` +
    `L${point(to, near)}A${near} ${near} 0 ${isLarge} 0 ${point(from, near)}Z`
  )
}

function point(deg: number, radius: number): string {
  const turn = (deg * Math.PI) / 180
  return `${(radius * Math.sin(turn)).toFixed(2)} ${(-radius * Math.cos(turn)).toFixed(2)}`
}
