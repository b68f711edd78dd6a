import type { Utc } from '#domain/measure'
import { effortOfWatch, type EffortItem } from '#domain/patrol'

import type { WatchAsOf } from './watch-events.ts'

/** What watches come to as effort. By `now`, where it is given, an open one ends then: what is still to come was not watched. */
export function effortOf(watches: readonly WatchAsOf[], now?: Utc): readonly EffortItem[] {
  return watches.flatMap(({ id, watch, state, from, to, stretches }) => {
    const { sector, means, visibility } = watch
    const end = now !== undefined && state === 'open' && now < to ? now : to
    return effortOfWatch({ id, sector, means, visibility, from, to: end, stretches })
  })
}
