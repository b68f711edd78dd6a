import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { accept, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'
import { demoClock, realClock, type ClockState, type MechanismClock } from '#server/clocks'
import { utc } from '#wire/measure'
import type { Clock } from '#wire/party'
import type { ClockChange } from '#wire/session'

const FILE = 'clock.json'
const standing = z.strictObject({ at: utc, speed: z.number().min(0).max(600) })

/** The clock a home goes by: a demo's, where its founding gives it a start, else the machine's. */
export function clockOf(home: string, start: Utc | undefined, lastAt: Utc): MechanismClock {
  if (start === undefined) return realClock(Date.now)
  const kept = readStanding(join(home, FILE))
  return demoClock({
    elapsedMs: () => performance.now(),
    start,
    ...(kept === undefined ? {} : { kept }),
    ...(lastAt === '' ? {} : { lastAt }),
    keep: async (state) => keepStanding(join(home, FILE), state),
  })
}

/** The clock as a desk shows it. */
export function clockShown(clock: MechanismClock): Clock {
  return { now: clock.now(), speed: clock.speed(), settable: clock.settable }
}

/** Plays a demo's day up to an instant, moving its clock from deed to deed with `move`. */
export type Leap = (to: Utc, move: (to: Utc) => Promise<Answer<unknown, string>>) => Promise<void>

/**
 * Sets the clock, and answers how it stands then. What a demo's day holds until there is played first, each deed at its own
 * time: a reader who leaps over a day finds it as if it had been lived through.
 */
export async function setClock(
  clock: MechanismClock,
  { speed, to }: ClockChange,
  leap?: Leap,
): Promise<Answer<Clock, string>> {
  if (leap !== undefined && to !== undefined && to > clock.now()) {
    if (speed !== undefined) await clock.set({ speed })
    await leap(to, (until) => clock.set({ to: until }))
    if (clock.now() >= to) return accept(clockShown(clock))
  }
  const set = await clock.set({
    ...(speed === undefined ? {} : { speed }),
    ...(to === undefined ? {} : { to }),
  })
  return set.ok ? accept(clockShown(clock)) : set
}

function readStanding(path: string): ClockState | undefined {
  try {
    return standing.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined // none yet, or cut off: the founding's start and the newest entry say where to go on
  }
}

/** Written beside and renamed, so that a reader finds the old standing or the new one. */
function keepStanding(path: string, state: ClockState): void {
  const fresh = `${path}.${process.pid}`
  writeFileSync(fresh, `${JSON.stringify(state)}\n`, { mode: 0o600 })
  renameSync(fresh, path)
}
