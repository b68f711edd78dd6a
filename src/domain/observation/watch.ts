import { accept, firstRefusal, followsNewest, refuse, stateAfter, type Answer } from '#domain/life'
import { addS, instantStands, known, type Utc } from '#domain/measure'

import type { Visibility, Watch } from './observation.ts'
import { overlappedBy, type StandingWatch } from './standing-watch.ts'
import { hasCome, sectorStands, spanStands } from './stands.ts'
import { watchLife, type WatchEvent, type WatchState } from './watch-life.ts'

/** What a watch is held against: the present, the agreed sectors, the watches that stand. */
export type WatchAsked = {
  readonly now: Utc
  readonly sectors: readonly string[]
  readonly standing: readonly StandingWatch[]
}

/** Why a watch may not be opened. */
export type OpenWatchCode =
  | 'OBS_SECTOR_UNKNOWN'
  | 'OBS_WATCH_OVERLAP'
  | 'MEA_TIME_IMPOSSIBLE'
  | 'MEA_INTERVAL_EMPTY'
  | 'MEA_TIME_FUTURE'
  | 'LIFE_NOT_ALLOWED'

/** Why what happens to a watch may not be recorded. */
export type WatchCode = Exclude<OpenWatchCode, 'OBS_SECTOR_UNKNOWN'>

type InState = { readonly state: WatchState }

/** A watch nobody says anything of for so long is closed at its last sign of life (domain.md section 11). */
const LAPSES_AFTER_S = 12 * 3600

/**
 * Whether a watch may be opened: in an agreed sector, not before it begins, with its end after its beginning, and while no
 * other watch of the same team covers any of it, since a team is in one place at a time.
 */
export function mayOpenWatch(watch: Watch, asked: WatchAsked): Answer<InState, OpenWatchCode> {
  const refused = firstRefusal<OpenWatchCode>(
    watchStands(watch, asked),
    hasCome(watch.from, asked.now),
    doesNotOverlap(watch, asked.standing),
  )
  return refused ?? entered('none', 'open')
}

/** Whether how far one can see may change from an instant on: a new stretch of an open watch. */
export function mayChangeVisibility(
  change: { readonly at: Utc; readonly visibility: Visibility },
  standing: StandingWatch,
  now: Utc,
): Answer<InState, WatchCode> {
  const refused = firstRefusal<WatchCode>(
    entered(standing.state, 'visibility'),
    instantStands(change.at),
    hasCome(change.at, now),
    change.at < standing.from
      ? refuse('MEA_INTERVAL_EMPTY', 'draft', { from: standing.from, to: change.at })
      : accept(undefined),
  )
  return refused ?? entered(standing.state, 'visibility')
}

/** Whether a watch may be closed at an instant: its real end, which has come, and into no other watch of its team. */
export function mayCloseWatch(
  at: Utc,
  standing: StandingWatch,
  asked: { readonly now: Utc; readonly standing: readonly StandingWatch[] },
): Answer<InState, WatchCode> {
  const refused = firstRefusal<WatchCode>(
    entered(standing.state, 'close'),
    spanStands({ from: standing.from, to: at }),
    hasCome(at, asked.now),
    doesNotOverlap({ ...standing.watch, from: standing.from, to: at }, othersOf(standing, asked.standing)),
  )
  return refused ?? entered(standing.state, 'close')
}

/** Whether a closed watch may be put right by a new version, with reason; the old one stays readable. */
export function mayCorrectWatch(
  version: Watch,
  standing: StandingWatch & { readonly newest?: string },
  asked: WatchAsked & { readonly follows?: string },
): Answer<InState, OpenWatchCode | 'LIFE_STALE'> {
  const newest = standing.newest ?? standing.id
  const refused = firstRefusal<OpenWatchCode | 'LIFE_STALE'>(
    entered(standing.state, 'correct'),
    followsNewest(asked.follows ?? newest, newest),
    watchStands(version, asked),
    hasCome(version.to, asked.now),
    doesNotOverlap(version, othersOf(standing, asked.standing)),
  )
  return refused ?? entered(standing.state, 'correct')
}

/**
 * When an open watch lapsed, if it has: twelve hours after its last sign of life it is closed as of that sign, so that
 * nobody counts as watching who has not been heard of. Later it answers the same. Source: domain.md section 11, law 12.
 */
export function watchLapse(standing: StandingWatch, lastSign: Utc, now: Utc): Utc | undefined {
  if (watchLife[standing.state].lapse12h === null) return undefined
  const sign = lastSign < standing.from ? standing.from : lastSign
  return lapseDue(sign) <= now ? sign : undefined
}

/** When a watch lapses of which nothing more is heard after a sign of life. */
export function lapseDue(sign: Utc): Utc {
  return addS(sign, LAPSES_AFTER_S)
}

/** The sign of life behind a lapse that is due then. */
export function signBefore(due: Utc): Utc {
  return addS(due, -LAPSES_AFTER_S)
}

/** Whether a lapse may be recorded: when it is due, as of the last sign of life and of no other instant. */
export function mayLapse(
  at: Utc,
  standing: StandingWatch,
  asked: { readonly lastSign: Utc; readonly now: Utc },
): Answer<InState, 'LIFE_NOT_ALLOWED'> {
  if (watchLapse(standing, asked.lastSign, asked.now) === at) return entered(standing.state, 'lapse12h')
  return refuse('LIFE_NOT_ALLOWED', 'nothing', { state: standing.state, event: 'lapse12h', allowed: [] })
}

type WatchStandsCode = 'OBS_SECTOR_UNKNOWN' | 'MEA_TIME_IMPOSSIBLE' | 'MEA_INTERVAL_EMPTY'

function watchStands(watch: Watch, asked: WatchAsked): Answer<undefined, WatchStandsCode> {
  return (
    firstRefusal<WatchStandsCode>(spanStands(watch), sectorStands(known(watch.sector), asked.sectors)) ??
    accept(undefined)
  )
}

function doesNotOverlap(
  watch: Watch,
  others: readonly StandingWatch[],
): Answer<undefined, 'OBS_WATCH_OVERLAP'> {
  const other = overlappedBy(watch, others)
  if (other === undefined) return accept(undefined)
  const { id, from, to } = other
  return refuse('OBS_WATCH_OVERLAP', 'draft', { team: watch.team, watch: id, from, to })
}

function othersOf(standing: StandingWatch, all: readonly StandingWatch[]): readonly StandingWatch[] {
  return all.filter(({ id }) => id !== standing.id)
}

function entered(state: WatchState, event: WatchEvent): Answer<InState, 'LIFE_NOT_ALLOWED'> {
  const next = stateAfter(watchLife, state, event)
  return next.ok ? accept({ state: next.value }) : next
}
