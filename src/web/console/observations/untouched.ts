import type { Observation, ObservationMission } from '#domain/observation'

import { fieldsOfRow } from './begin.ts'
import type { FieldName, Fields } from './fields.ts'
import type { Making } from './making.ts'

/** What of an observation a revision leaves as it stands. */
export type Untouched = {
  readonly at?: Observation['at']
  readonly ground?: Pick<Observation, 'sector' | 'zone'>
  readonly assessed?: boolean
  readonly mission: Partial<ObservationMission>
}

/** [R-OBS-9] What a revision does not touch stays as it was recorded: seconds, several bearings, who relayed it when. */
export function untouchedOf(fields: Fields, making: Making): Untouched {
  const [row] = making.rows
  if (row === undefined) return { mission: {} }
  const was = fieldsOfRow(row, making)
  const isSame = (...names: readonly FieldName[]): boolean =>
    names.every((name) => fields[name] === was[name])
  const { observation, mission } = row
  return {
    ...(isSame('day', 'time') ? { at: observation.at } : {}),
    ...(isSame('from', 'position', 'sector')
      ? { ground: { sector: observation.sector, zone: observation.zone } }
      : {}),
    ...(isSame('class', 'sub', 'means') ? { assessed: observation.assessed } : {}),
    mission:
      mission === undefined
        ? {}
        : {
            ...(isSame('observer', 'position') ? { observer: mission.observer } : {}),
            ...(isSame('from', 'place') ? { event: mission.event } : {}),
            ...(isSame('relayedTeam', 'relayedWords') ? { relayedFrom: mission.relayedFrom } : {}),
          },
  }
}
