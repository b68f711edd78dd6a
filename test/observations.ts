import { known, notStated, type Utc } from '#domain/measure'
import type { Observation, ObservationMission, Watch } from '#domain/observation'

import type { FoundedLog } from './kit.ts'

/** An observation heard at one minute, as tests need one, with what is given instead. */
export function observed(from: Utc, other: Partial<Observation> = {}): Observation {
  const to = new Date(Date.parse(from) + 60_000).toISOString()
  return {
    sector: known('N-2'),
    means: ['heard'],
    class: 'explosion',
    sub: 'undetermined',
    assessed: false,
    count: { kind: 'exact', n: 3 },
    weapon: { kind: 'unknown' },
    at: { from, to, text: from.slice(11, 16), zone: '+04:00' },
    zone: 'inside',
    liveFire: 'no',
    confidence: 'certain',
    outsideEffort: false,
    ...other,
  }
}

/** The mission's part of an observation, with what is given instead. */
export function missionPart(other: Partial<ObservationMission> = {}): ObservationMission {
  return {
    observer: {
      place: { asWritten: 'Post Quiet Hill', status: 'notAPlace', candidates: [] },
      position: notStated,
    },
    event: {
      bearings: [{ centiDeg: 2_250, halfWidthCentiDeg: 1_125, given: 'NNE' }],
      range: known({ lowM: 2_000, highM: 7_000 }),
      place: notStated,
    },
    weaponType: notStated,
    relayedFrom: { kind: 'absent' },
    note: notStated,
    ...other,
  }
}

/** A watch in N-2 from 06:00 to 12:00 of the first day, with what is given instead. */
export function watchOf(other: Partial<Watch> = {}): Watch {
  return {
    sector: 'N-2',
    from: '2020-10-10T06:00:00.000Z',
    to: '2020-10-10T12:00:00.000Z',
    means: ['saw', 'heard'],
    visibility: 'good',
    team: 'Patrol 4',
    callSign: 'P4',
    ...other,
  }
}

/** The sealed part of observations under a watch. */
export function underWatch(watch: string, missions: readonly ObservationMission[] = [missionPart()]) {
  return { watch: known(watch), observations: missions }
}

/** A patrol's watch is open, and one observation under it is in the record: their ids. */
export async function watchedOnce(
  { signAs }: FoundedLog,
  label = 'M.patrol',
): Promise<{ readonly watch: string; readonly id: string; readonly rid: string }> {
  const watch = await signAs(label).recordWhole('observation.watch.opened', { watch: watchOf() })
  const rid = await signAs(label).record(
    'observation.submitted',
    { observations: [observed('2020-10-10T06:30:00.000Z')] },
    { sealed: underWatch(watch) },
  )
  return { watch, rid, id: `${rid}.0` }
}
