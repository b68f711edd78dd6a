import { shareOf } from '#charts'
import type { StatedTime, Utc } from '#domain/measure'
import { msOfUtc } from '#domain/measure'

import type { Range } from './range.ts'

/** An account on its lane, from 0 to 1 along the range: a tick to the minute, or a bar over all instants it can mean. */
export type Drawn =
  | { readonly kind: 'tick'; readonly at: number }
  | {
      readonly kind: 'bar'
      readonly from: number
      readonly to: number
      /** Whether its first instant was told: then the bar has an edge there; else it fades in. */
      readonly hasStart: boolean
      readonly hasEnd: boolean
    }

/** Where a time is drawn: the range, when the account was made, and the reporting day of an instant. */
type DrawnIn = {
  readonly range: Range
  readonly said: StatedTime
  readonly now: Utc
  readonly dayOf: (at: Utc) => Range
}

const MINUTE_MS = 60_000

/**
 * How a time as told is drawn. An end that was not told is never made up (R-MEA-3): it runs to where the account was made,
 * or now, and fades, and never beyond the reporting day of the end that was told. Nothing where no instant of it falls in
 * the range.
 */
export function drawnTime(at: StatedTime, { range, said, now, dayOf }: DrawnIn): Drawn | undefined {
  const toldFrom = at.from.kind === 'known' ? at.from.value : undefined
  const toldTo = at.to.kind === 'known' ? at.to.value : undefined
  const share = shares(range)
  if (at.precision === 'minute' && toldFrom !== undefined && isMinute(toldFrom, toldTo))
    return within(share(toldFrom)) ? { kind: 'tick', at: share(toldFrom) } : undefined
  const { from, to } = boundsOf({ toldFrom, toldTo, made: saidBy(said) ?? now, dayOf })
  if (to < range.from || from > range.to || (from < to && (to === range.from || from === range.to)))
    return undefined
  return {
    kind: 'bar',
    from: Math.max(0, share(from)),
    to: Math.min(1, Math.max(share(to), share(from) + LEAST_SHARE)),
    hasStart: toldFrom !== undefined && toldFrom >= range.from,
    hasEnd: toldTo !== undefined && toldTo <= range.to,
  }
}

/** From when to when a bar stands for a time as told: with no end told, the day in which it was made. */
function boundsOf({
  toldFrom,
  toldTo,
  made,
  dayOf,
}: {
  readonly toldFrom: Utc | undefined
  readonly toldTo: Utc | undefined
  readonly made: Utc
  readonly dayOf: (at: Utc) => Range
}): Range {
  if (toldFrom !== undefined)
    return { from: toldFrom, to: later(toldTo ?? earlier(made, dayOf(toldFrom).to), toldFrom) }
  if (toldTo !== undefined) return { from: dayOf(toldTo).from, to: toldTo }
  return { from: dayOf(made).from, to: made }
}

/** A bar is never so short that its place cannot be seen. */
const LEAST_SHARE = 0.004

/** Where an instant stands in a range, from 0 to 1. */
export function shares(range: Range): (at: Utc) => number {
  const ends = { fromMs: msOfUtc(range.from), toMs: msOfUtc(range.to) }
  return (at) => shareOf(msOfUtc(at), ends)
}

function isMinute(from: Utc, to: Utc | undefined): boolean {
  return to === undefined || msOfUtc(to) - msOfUtc(from) <= MINUTE_MS
}

function within(share: number): boolean {
  return share >= 0 && share <= 1
}

function saidBy({ from, to }: StatedTime): Utc | undefined {
  if (to.kind === 'known') return to.value
  return from.kind === 'known' ? from.value : undefined
}

function earlier(one: Utc, other: Utc): Utc {
  return one < other ? one : other
}

function later(one: Utc, other: Utc): Utc {
  return one > other ? one : other
}
