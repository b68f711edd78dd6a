import { intervalOfCount, type Count, type Maybe } from '#domain/measure'
import type { Observation, ObservationMission } from '#domain/observation'

import type { ExportCell, ExportTable } from './export-csv.ts'

/** An observation as its reader may read it; `mission` is there only for who reads class M. */
export type ExportedObservation = {
  readonly id: string
  readonly number: string
  readonly grade: string
  readonly receivedAt: string
  readonly office: string
  readonly observation: Observation
  readonly day: string
  readonly state: string
  readonly revision: number
  readonly late: boolean
  readonly exercise: boolean
  readonly group?: { readonly rid: string; readonly counted: boolean }
  readonly mission?: ObservationMission
  readonly watch?: string
}

type Column<T> = { readonly name: string; readonly cell: (row: T) => ExportCell }

const JOINT: readonly Column<ExportedObservation>[] = [
  { name: 'number', cell: ({ number }) => number },
  { name: 'id', cell: ({ id }) => id },
  { name: 'exercise', cell: ({ exercise }) => yesNo(exercise) },
  { name: 'day', cell: ({ day }) => day },
  { name: 'from', cell: ({ observation }) => observation.at.from },
  { name: 'to_exclusive', cell: ({ observation }) => observation.at.to },
  { name: 'sector', cell: ({ observation }) => maybeText(observation.sector) },
  { name: 'means', cell: ({ observation }) => observation.means.join('+') },
  { name: 'class', cell: ({ observation }) => observation.class },
  { name: 'sub', cell: ({ observation }) => (observation.sub === 'none' ? '' : observation.sub) },
  { name: 'assessed', cell: ({ observation }) => yesNo(observation.assessed) },
  { name: 'count', cell: ({ observation }) => toldCount(observation.count) },
  { name: 'count_low', cell: ({ observation }) => intervalOfCount(observation.count).low },
  { name: 'count_high', cell: ({ observation }) => intervalOfCount(observation.count).high },
  { name: 'qualifier', cell: ({ observation }) => observation.count.kind },
  { name: 'weapon', cell: ({ observation }) => maybeText(observation.weapon) },
  { name: 'zone', cell: ({ observation }) => observation.zone },
  { name: 'live_fire', cell: ({ observation }) => observation.liveFire },
  { name: 'confidence', cell: ({ observation }) => observation.confidence },
  { name: 'outside_effort', cell: ({ observation }) => yesNo(observation.outsideEffort) },
  { name: 'state', cell: ({ state }) => state },
  { name: 'revision', cell: ({ revision }) => revision },
  { name: 'late', cell: ({ late }) => yesNo(late) },
  { name: 'group', cell: ({ group }) => group?.rid ?? '' },
  { name: 'counted_in_group', cell: ({ group }) => (group === undefined ? '' : yesNo(group.counted)) },
  { name: 'grade', cell: ({ grade }) => grade },
  { name: 'received_at', cell: ({ receivedAt }) => receivedAt },
  { name: 'office', cell: ({ office }) => office },
]

/** Columns of class M; without one of them in any row the table has none of them (R-OBS-15). */
const MISSION: readonly Column<ExportedObservation>[] = [
  { name: 'observer_place', cell: ({ mission }) => mission?.observer.place.asWritten ?? '' },
  {
    name: 'bearings',
    cell: ({ mission }) => mission?.event.bearings.map(({ given }) => given).join('; ') ?? '',
  },
  { name: 'range_low_m', cell: (row) => rangeOf(row)?.lowM ?? '' },
  { name: 'range_high_m', cell: (row) => rangeOf(row)?.highM ?? '' },
  {
    name: 'event_place',
    cell: ({ mission }) => maybeText(mission?.event.place, ({ asWritten }) => asWritten),
  },
  { name: 'weapon_type', cell: ({ mission }) => maybeText(mission?.weaponType, ({ text }) => text) },
  { name: 'weapon_basis', cell: ({ mission }) => maybeText(mission?.weaponType, ({ basis }) => basis) },
  { name: 'relayed_from', cell: ({ mission }) => maybeText(mission?.relayedFrom, ({ team }) => team) },
  {
    name: 'relayed_words',
    cell: ({ mission }) => maybeText(mission?.relayedFrom, (relayed) => relayed.words),
  },
  {
    name: 'relayed_heard_at',
    cell: ({ mission }) => maybeText(mission?.relayedFrom, ({ heardAt }) => heardAt),
  },
  { name: 'note', cell: ({ mission }) => maybeText(mission?.note) },
  { name: 'watch', cell: ({ watch }) => watch ?? '' },
]

/**
 * Observations as a table: unknown is `unknown`, absent is empty, zero is 0 (reports.md section 7). What the screen writes as
 * 17:31-17:33 ends before 17:34, which its column's name says.
 */
export function observationsTable(rows: readonly ExportedObservation[]): ExportTable {
  const isMission = rows.some(({ mission }) => mission !== undefined)
  const columns = isMission ? [...JOINT, ...MISSION] : JOINT
  return {
    columns: columns.map(({ name }) => name),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  }
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no'
}

/** The number as it was told; two numbers, or none, have no one number. */
function toldCount(count: Count): ExportCell {
  switch (count.kind) {
    case 'exact':
    case 'about':
    case 'atLeast':
    case 'atMost':
      return count.n
    case 'between':
      return ''
    case 'unknown':
      return 'unknown'
  }
}

function rangeOf({
  mission,
}: ExportedObservation): { readonly lowM: number; readonly highM: number } | undefined {
  return mission?.event.range.kind === 'known' ? mission.event.range.value : undefined
}

/** What is known as text; else the word for why it is not, and nothing where it does not apply. */
export function maybeText(value: Maybe<string> | undefined): string
export function maybeText<T>(value: Maybe<T> | undefined, text: (value: T) => string): string
export function maybeText<T>(value: Maybe<T> | undefined, text: (value: T) => string = String): string {
  switch (value?.kind) {
    case 'known':
      return text(value.value)
    case 'unknown':
      return 'unknown'
    case 'notStated':
      return 'not_stated'
    case 'disputed':
      return value.values.map((each) => `${each.by}: ${text(each.value)}`).join('; ')
    case 'absent':
    case undefined:
      return ''
  }
}
