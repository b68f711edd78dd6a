import { accept, refuse, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'

/** The mechanism's clock: what `at` and every due time are told by. */
export type MechanismClock = {
  /** The instant now. Never earlier than an instant it gave before. */
  readonly now: () => Utc
  /** Mechanism seconds per second: 1 in a real mechanism, 0 while a demo is paused. */
  readonly speed: () => number
  /** Whether people may set it: only in a demo. */
  readonly settable: boolean
  /** Milliseconds of real time until an instant, 0 when it has come, `undefined` while it will not come by itself. */
  readonly msUntil: (at: Utc) => number | undefined
  /** Sets speed, instant, or both. A real mechanism's clock cannot be set; a demo's only goes forward. */
  readonly set: (change: ClockSetting) => Promise<Answer<undefined, ClockCode>>
  /** Resolves when somebody set the clock, or when the signal aborts. */
  readonly changed: (signal: AbortSignal) => Promise<void>
  /** Keeps where it stands, so that the next start goes on from there. */
  readonly keep: () => Promise<void>
}

/** A new speed, an instant to jump to, or both. */
type ClockSetting = { readonly speed?: number; readonly to?: Utc }

/** Why a clock was not set. */
type ClockCode = 'ACC_ABSENT' | 'NET_CLOCK_BACK' | 'NET_CLOCK_END' | 'NET_BODY'

/** What a demo keeps of its clock. */
export type ClockState = { readonly at: Utc; readonly speed: number }

/** Fastest a demo may go: an hour of the day it replays in six seconds (issue 3). */
const SPEED_MAX = 600

/** How far a demo's clock goes from its start: its test keys end at 365 days, and after that nobody could sign in. */
const DEMO_LIFE_MS = 350 * 86_400_000

/** A real mechanism's clock over the machine's. A machine clock that steps back makes it wait, never go back. */
export function realClock(wallMs: () => number): MechanismClock {
  let lastMs = 0
  const nowMs = (): number => (lastMs = Math.max(lastMs, wallMs()))
  return {
    now: () => utcOf(nowMs()),
    speed: () => 1,
    settable: false,
    msUntil: (at) => Math.max(0, Date.parse(at) - nowMs()),
    set: () => Promise.resolve(refuse('ACC_ABSENT', 'nothing')),
    changed: aborted,
    keep: () => Promise.resolve(),
  }
}

/** What a demo's clock is made of. */
type DemoClockParts = {
  /** Milliseconds of real time since any fixed instant; must not go back. */
  readonly elapsedMs: () => number
  /** Where the founding says it starts. */
  readonly start: Utc
  /** What an earlier run kept, if any. */
  readonly kept?: ClockState
  /** `at` of the log's newest entry, if any: the clock never stands before it. */
  readonly lastAt?: Utc
  /** Keeps the clock's state; resolves when it is durable. */
  readonly keep: (state: ClockState) => Promise<void>
}

/** A demo's clock: starts where the founding says, runs at 0 to 600, jumps forward only, goes on where it was left. */
export function demoClock(parts: DemoClockParts): MechanismClock {
  const from = [parts.start, parts.kept?.at ?? parts.start, parts.lastAt ?? parts.start].toSorted().at(-1)
  const endMs = Date.parse(parts.start) + DEMO_LIFE_MS
  let baseMs = Date.parse(from ?? parts.start)
  let sinceMs = parts.elapsedMs()
  let speed = parts.kept?.speed ?? 1
  const waiting = new Set<() => void>()
  const nowMs = (): number =>
    Math.min(endMs, Math.floor(baseMs + Math.max(0, parts.elapsedMs() - sinceMs) * speed))
  const keep = (): Promise<void> => parts.keep({ at: utcOf(nowMs()), speed })
  return {
    now: () => utcOf(nowMs()),
    speed: () => speed,
    settable: true,
    msUntil: (at) => {
      const aheadMs = Date.parse(at) - nowMs()
      if (aheadMs <= 0) return 0
      return speed === 0 ? undefined : Math.ceil(aheadMs / speed)
    },
    set: async (change) => {
      const standsMs = nowMs()
      const refused = refusalOf(change, { nowMs: standsMs, endMs })
      if (refused) return refused
      baseMs = change.to === undefined ? standsMs : Date.parse(change.to)
      sinceMs = parts.elapsedMs()
      speed = change.speed ?? speed
      await keep()
      for (const wake of waiting) wake()
      return accept(undefined)
    },
    changed: (signal) => woken(waiting, signal),
    keep,
  }
}

/** Between what instants a demo's clock can be set now. */
type Bounds = { readonly nowMs: number; readonly endMs: number }

function refusalOf(change: ClockSetting, { nowMs, endMs }: Bounds): Answer<undefined, ClockCode> | undefined {
  const { speed, to } = change
  if (speed !== undefined && !(speed >= 0 && speed <= SPEED_MAX))
    return refuse('NET_BODY', 'nothing', { field: 'speed', max: SPEED_MAX })
  if (to !== undefined && !(Date.parse(to) >= nowMs))
    return refuse('NET_CLOCK_BACK', 'nothing', { now: utcOf(nowMs) })
  if (to !== undefined && Date.parse(to) > endMs)
    return refuse('NET_CLOCK_END', 'nothing', { end: utcOf(endMs) })
  return undefined
}

/** Resolves when the signal aborts. */
function aborted(signal: AbortSignal): Promise<void> {
  return woken(new Set(), signal)
}

async function woken(waiting: Set<() => void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  let wake = (): void => {}
  const told = new Promise<void>((resolve) => (wake = resolve))
  waiting.add(wake)
  signal.addEventListener('abort', wake)
  await told
  waiting.delete(wake)
  signal.removeEventListener('abort', wake)
}

function utcOf(ms: number): Utc {
  return new Date(ms).toISOString()
}
