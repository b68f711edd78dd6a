import type { JSX } from 'react'

import type { ObservationMission } from '#domain/observation'
import {
  bearingText,
  MaybeText,
  nameOfPlace,
  rangeText,
  subText,
  useReader,
  type Reader,
} from '#web/controls'
import type { ObservationRow } from '#wire/observation'

import { observationsCss as c } from './styles.ts'

/** Tags every reader sees on an observation: exercise, late, off watch, withdrawn and the rest of its states. */
export function RowTags({ row }: { readonly row: ObservationRow }): JSX.Element {
  const { t } = useReader()
  const { observation } = row
  return (
    <>
      {row.exercise && <span className={c('tag replay')}>{t('observations.exercise')}</span>}
      {observation.outsideEffort && <span className={c('tag line')}>{t('observations.outsideEffort')}</span>}
      {row.late && <span className={c('tag line')}>{t('observations.late')}</span>}
      {row.revision > 1 && (
        <span className={c('tag line')}>{t('observations.revision', { n: row.revision })}</span>
      )}
      {row.group !== undefined && (
        <span className={c('tag line')}>
          {t(row.group.counted ? 'observations.groupCounted' : 'observations.groupNotCounted')}
        </span>
      )}
    </>
  )
}

/** What else is said of it, in words: how it was assessed, live fire, and for the mission where from and its note. */
export function descriptionOf(reader: Reader, row: ObservationRow): readonly string[] {
  const { t } = reader
  const { observation, mission } = row
  return [
    ...(observation.sub === 'none' ? [] : [subText(reader, observation.sub)]),
    ...(observation.assessed ? [t('observations.assessed')] : []),
    ...(observation.liveFire === 'no'
      ? []
      : [t('observations.liveFire', { liveFire: observation.liveFire })]),
    ...(observation.confidence === 'certain'
      ? []
      : [t('observations.confidence', { confidence: observation.confidence })]),
    ...(mission === undefined ? [] : missionWords(reader, mission)),
  ]
}

/** The mission's part in words: from where, bearing and range, who relayed it, the note. */
function missionWords(reader: Reader, mission: ObservationMission): readonly string[] {
  const { relayedFrom, note, observer } = mission
  return [
    ...(observer.place.asWritten === ''
      ? []
      : [reader.t('observations.fromPlace', { place: placeWords(reader, observer.place) })]),
    ...fromWords(reader, mission),
    ...(relayedFrom.kind === 'known'
      ? [reader.t('observations.relayedFrom', { team: relayedFrom.value.team })]
      : []),
    ...(note.kind === 'known' ? [note.value] : []),
  ]
}

/** Where from the observer, as far as it was told. */
export function fromWords(reader: Reader, { event }: ObservationMission): readonly string[] {
  const place = event.place.kind === 'known' ? [placeWords(reader, event.place.value)] : []
  const range = event.range.kind === 'known' ? [rangeText(reader, event.range.value)] : []
  return [...event.bearings.map(bearingText), ...range, ...place]
}

/** A place as this reader names it, else as it was written. */
export function placeWords(reader: Reader, place: ObservationMission['observer']['place']): string {
  const [only] = place.candidates
  return place.status === 'resolved' && only !== undefined ? nameOfPlace(reader, only) : place.asWritten
}

/** The event's sector, or that it lies in none or in several. */
export function SectorText({ row }: { readonly row: ObservationRow }): JSX.Element {
  const { t } = useReader()
  const { sector } = row.observation
  return sector.kind === 'unknown' ? (
    <>{t('observations.sectorUnknown')}</>
  ) : (
    <MaybeText value={sector} gap={false}>
      {(value) => value}
    </MaybeText>
  )
}

/** The weapon's class as agreed; what nobody knows reads N/K, as in the missions' tables (R-OBS-5). */
export function WeaponText({ row }: { readonly row: ObservationRow }): JSX.Element {
  const { t } = useReader()
  const { weapon } = row.observation
  return weapon.kind === 'unknown' || weapon.kind === 'notStated' ? (
    <abbr title={t('observations.notKnown')}>{t('observations.nk')}</abbr>
  ) : (
    <MaybeText value={weapon} gap={false}>
      {(value) => value}
    </MaybeText>
  )
}
