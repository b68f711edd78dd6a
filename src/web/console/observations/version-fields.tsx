import type { ReactNode } from 'react'

import type { Observation } from '#domain/observation'
import { countText, MaybeText, meansText, observedTimeText, subText, type Reader } from '#web/controls'
import type { ObservationAnswer } from '#wire/observation'
import type { Key } from '#words'

import { fromWords } from './row-text.tsx'

/** One version of an observation as its reader has it. */
export type Version = ObservationAnswer['versions'][number]

/** A field that versions are compared in: what is recorded, by which they differ, and how it is shown. */
export type VersionField = {
  readonly name: Key
  readonly of: (version: Version) => unknown
  readonly show: (reader: Reader, version: Version) => ReactNode
}

/** Fields of the joint part, in the order in which they stand. */
export const JOINT_FIELDS: readonly VersionField[] = [
  {
    name: 'observations.colClass',
    of: ({ observation }) => observation.class,
    show: ({ t }, { observation }) => t('observations.className', { class: observation.class }),
  },
  {
    name: 'observations.subLabel',
    of: ({ observation }) => [observation.sub, observation.assessed],
    show: (reader, { observation }) => subShown(reader, observation),
  },
  {
    name: 'observations.colCount',
    of: ({ observation }) => observation.count,
    show: (reader, { observation }) => countText(reader, observation.count),
  },
  {
    name: 'observations.colMeans',
    of: ({ observation }) => observation.means,
    show: (reader, { observation }) => meansText(reader, observation.means),
  },
  {
    name: 'observations.colTime',
    of: ({ observation }) => [observation.at.from, observation.at.to],
    show: (reader, { observation }) => observedTimeText(reader, observation.at),
  },
  {
    name: 'observations.colSector',
    of: ({ observation }) => observation.sector,
    show: (_, { observation }) => maybeText(observation.sector),
  },
  {
    name: 'observations.facetZone',
    of: ({ observation }) => observation.zone,
    show: ({ t }, { observation }) => t('observations.zone', { zone: observation.zone }),
  },
  {
    name: 'observations.colWeapon',
    of: ({ observation }) => observation.weapon,
    show: (_, { observation }) => maybeText(observation.weapon),
  },
  {
    name: 'observations.liveFireLabel',
    of: ({ observation }) => observation.liveFire,
    show: ({ t }, { observation }) => t('observations.liveFire', { liveFire: observation.liveFire }),
  },
  {
    name: 'observations.confidenceLabel',
    of: ({ observation }) => observation.confidence,
    show: ({ t }, { observation }) => t('observations.confidence', { confidence: observation.confidence }),
  },
  {
    name: 'observations.effortLabel',
    of: ({ observation }) => observation.outsideEffort,
    show: ({ t }, { observation }) =>
      t(observation.outsideEffort ? 'observations.outsideEffort' : 'observations.withinEffort'),
  },
]

/** Fields of the mission's part, for readers who have it. */
export const MISSION_FIELDS: readonly VersionField[] = [
  {
    name: 'observations.whereFrom',
    of: ({ mission }) => mission?.event,
    show: (reader, { mission }) =>
      (mission === undefined ? '' : fromWords(reader, mission).join(', ')) || reader.t('states.notStated'),
  },
  {
    name: 'observations.note',
    of: ({ mission }) => mission?.note,
    show: (_, { mission }) => maybeText(mission?.note ?? { kind: 'notStated' }),
  },
]

function subShown(reader: Reader, { sub, assessed }: Observation): string {
  if (sub === 'none') return reader.t('states.absent')
  const words = subText(reader, sub)
  return assessed ? `${words}, ${reader.t('observations.assessed')}` : words
}

function maybeText(value: Observation['weapon']): ReactNode {
  return (
    <MaybeText value={value} gap={false}>
      {(text) => <bdi dir="auto">{text}</bdi>}
    </MaybeText>
  )
}
