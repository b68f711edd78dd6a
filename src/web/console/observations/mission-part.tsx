import type { JSX } from 'react'

import type { ObservationMission } from '#domain/observation'
import { Icon, instantText, MaybeText, useReader } from '#web/controls'

import { fromWords, placeWords } from './row-text.tsx'
import { observationsCss as c } from './styles.ts'

/** The mission's part: where from, who relayed it, the note. It is sealed; only the mission's readers have it at all. */
export function MissionPart({ mission }: { readonly mission: ObservationMission }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const from = fromWords(reader, mission)
  return (
    <section className={c('part')}>
      <h3>
        <Icon name="opened" /> {t('observations.missionPart')}
      </h3>
      <dl className={c('facts')}>
        <dt>{t('observations.observer')}</dt>
        <dd dir="auto">{placeWords(reader, mission.observer.place)}</dd>
        <dt>{t('observations.whereFrom')}</dt>
        <dd>{from.length === 0 ? t('states.notStated') : from.join(', ')}</dd>
        <dt>{t('observations.weaponType')}</dt>
        <dd>
          <MaybeText value={mission.weaponType} gap={false}>
            {(type) => t('observations.weaponTypeBy', { text: type.text, basis: type.basis })}
          </MaybeText>
        </dd>
        <Relayed mission={mission} />
        <dt>{t('observations.note')}</dt>
        <dd dir="auto">
          <MaybeText value={mission.note} gap={false}>
            {(note) => note}
          </MaybeText>
        </dd>
      </dl>
    </section>
  )
}

function Relayed({ mission }: { readonly mission: ObservationMission }): JSX.Element | undefined {
  const reader = useReader()
  const { relayedFrom } = mission
  if (relayedFrom.kind !== 'known') return undefined
  const { team, words, heardAt } = relayedFrom.value
  return (
    <>
      <dt>{reader.t('observations.relayed')}</dt>
      <dd dir="auto">
        {reader.t('observations.relayedWords', { team, time: instantText(reader, heardAt), words })}
      </dd>
    </>
  )
}
