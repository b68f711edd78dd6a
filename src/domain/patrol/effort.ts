import type { Interval, Utc } from '#domain/measure'

/** Time in which a sector could have been observed: of a watch, a plan or a device (domain.md section 5). */
export type EffortItem = {
  readonly source: 'watch' | 'plan' | 'device'
  /** Id of the watch, plan or device. */
  readonly ref: string
  readonly sector: string
  readonly from: Utc
  readonly to: Utc
  readonly means: readonly EffortMeans[]
  readonly visibility: EffortVisibility
}

/** By what somebody could have observed. */
export type EffortMeans = 'saw' | 'heard' | 'recorded'

/** How far one could see. */
export type EffortVisibility = 'good' | 'limited' | 'poor'

/** A watch as far as its effort is concerned; `stretches` are the changes of visibility, in the order they were told. */
export type WatchedTime = Interval & {
  readonly id: string
  readonly sector: string
  readonly means: readonly EffortMeans[]
  readonly visibility: EffortVisibility
  readonly stretches: readonly { readonly from: Utc; readonly visibility: EffortVisibility }[]
}

/**
 * A watch's effort: one item for each stretch of one visibility, end to end. Of two changes told for one instant the
 * later told holds; one told for an instant outside the watch changes nothing outside it.
 */
export function effortOfWatch(watch: WatchedTime): readonly EffortItem[] {
  const changes = new Map<Utc, EffortVisibility>([[watch.from, watch.visibility]])
  for (const { from, visibility } of watch.stretches)
    changes.set(from < watch.from ? watch.from : from, visibility)
  const starts = [...changes].toSorted(([a], [b]) => (a < b ? -1 : 1)).filter(([from]) => from < watch.to)
  return starts.map(([from, visibility], at) => ({
    source: 'watch',
    ref: watch.id,
    sector: watch.sector,
    from,
    to: starts[at + 1]?.[0] ?? watch.to,
    means: watch.means,
    visibility,
  }))
}
