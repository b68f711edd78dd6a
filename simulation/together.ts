import { accept, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'

import type { Replay } from './replay.ts'

/** Several replays as one: each deed at its own time, whoever's it is; at one instant in the order they are named. */
export function together(replays: readonly Replay[]): Replay {
  const next = (): Replay | undefined => {
    const due = replays.filter((replay) => replay.nextAt() !== undefined)
    return due.toSorted((a, b) => byTime(a.nextAt() ?? '', b.nextAt() ?? ''))[0]
  }
  const walkTo: Replay['walkTo'] = async (until, moveClock) => {
    let count = 0
    for (let at = next()?.nextAt(); at !== undefined && at <= until; at = next()?.nextAt()) {
      const done = await walkOne(next(), at, moveClock)
      if (!done.ok) return done
      count += done.value
    }
    return accept(count)
  }
  return {
    nextAt: () => next()?.nextAt(),
    catchUp: (now) => walkTo(now, () => Promise.resolve(accept(undefined))),
    walkTo,
  }
}

/** The deeds of one replay that are due at an instant. */
function walkOne(
  replay: Replay | undefined,
  at: Utc,
  moveClock: Parameters<Replay['walkTo']>[1],
): Promise<Answer<number, string>> {
  return replay === undefined ? Promise.resolve(accept(0)) : replay.walkTo(at, moveClock)
}

function byTime(a: Utc, b: Utc): number {
  return a < b ? -1 : a > b ? 1 : 0
}
