import { known, type Maybe, type Position, type Toponym } from '#domain/measure'
import type { AnnexRow, MissionRow } from '#domain/report'

import { value, written, type DataCell } from './daily-csv-cells.ts'
import type { DailyPaper } from './daily-paper.ts'
import { STATUS, statusOnly, type Column, type DataTable } from './daily-table.ts'
import { countData } from './daily-tables-accounts.ts'

/**
 * `annex-a`: each observation, of this day and late ones of earlier days. The public form has no item and so no such file;
 * the mission's own has what it knows of observer and event beside each, and no other form has those columns (R-OBS-15).
 */
export function annexData(paper: DailyPaper): DataTable | undefined {
  const { daily, form, annexMission } = paper
  if (form === 'public') return undefined
  const missions = new Map(annexMission?.map((row) => [row.id, row]))
  const isMission = form === 'mission' && annexMission !== undefined
  const rows = daily.lateOfEarlier
    .concat(daily.annex)
    .map((row) =>
      jointCells(row).concat(isMission ? missionCells(missions.get(row.id)) : [], statusOnly(paper)),
    )
  return { name: 'annex-a', columns: [...JOINT, ...(isMission ? MISSION : []), STATUS], rows }
}

const JOINT: readonly Column[] = [
  { name: 'number', type: 'string' },
  { name: 'id', type: 'string' },
  { name: 'sector', type: 'string' },
  { name: 'means', type: 'string' },
  { name: 'class', type: 'string' },
  { name: 'sub', type: 'string' },
  { name: 'count', type: 'string' },
  { name: 'qualifier', type: 'string' },
  { name: 'weapon', type: 'string' },
  { name: 'zone', type: 'string' },
  { name: 'live_fire', type: 'string' },
  { name: 'from', type: 'datetime' },
  { name: 'to', type: 'datetime' },
  { name: 'revision', type: 'integer' },
  { name: 'late', type: 'boolean' },
  { name: 'outside_effort', type: 'boolean' },
  { name: 'grouped_away', type: 'boolean' },
]

function jointCells(row: AnnexRow): readonly DataCell[] {
  return [
    written(row.number),
    value(row.id),
    written(row.sector.kind === 'known' ? row.sector.value : 'unknown'),
    value(row.means.join(' ')),
    value(row.class),
    value(row.sub === 'none' ? '' : row.sub),
    ...countData(known(row.count)),
    written(row.weapon.kind === 'known' ? row.weapon.value : 'unknown'),
    value(row.zone === 'cannotSay' ? 'cannot_say' : row.zone),
    value(row.liveFire),
    value(row.from),
    value(row.to),
    value(row.revision),
    ...[row.late, row.outsideEffort, row.groupedAway].map((is) => value(String(is))),
  ]
}

const MISSION: readonly Column[] = [
  { name: 'observer_place', type: 'string' },
  { name: 'observer_lat', type: 'string' },
  { name: 'observer_lon', type: 'string' },
  { name: 'observer_radius_m', type: 'integer' },
  { name: 'event_bearings', type: 'string' },
  { name: 'event_range_low_m', type: 'integer' },
  { name: 'event_range_high_m', type: 'integer' },
  { name: 'event_place', type: 'string' },
]

/** Nothing of an item whose sealed part this node did not open. */
function missionCells(row: MissionRow | undefined): readonly DataCell[] {
  if (row === undefined) return MISSION.map(() => value(''))
  const { observer, event } = row
  const { range } = event
  return [
    written(observer.place.asWritten),
    ...positionCells(observer.position),
    written(event.bearings.map(({ given }) => given).join('; ')),
    value(range.kind === 'known' ? range.value.lowM : ''),
    value(range.kind === 'known' ? range.value.highM : ''),
    written(placeData(event.place)),
  ]
}

/** Latitude and longitude as they were written: a numeral is a number, whatever its sign. */
function positionCells(position: Maybe<Position>): readonly DataCell[] {
  if (position.kind !== 'known') return [value(''), value(''), value('')]
  const { latDeg, lonDeg, radiusM } = position.value
  return [value(latDeg), value(lonDeg), value(radiusM)]
}

function placeData(place: Maybe<Toponym>): string {
  return place.kind === 'known' ? place.value.asWritten : ''
}
