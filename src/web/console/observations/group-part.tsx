import type { JSX } from 'react'
import { Link } from 'wouter'

import { instantText, officeText, perceivedText, useReader } from '#web/controls'
import { SealedPart, useDesk } from '#web/desk'
import type { ObservationAnswer } from '#wire/observation'

import { queryOf, type Look } from './look.ts'
import { observationsCss as c } from './styles.ts'

type GroupProps = {
  readonly group: NonNullable<ObservationAnswer['group']>
  readonly look: Look
  readonly setLook: (change: Partial<Look>) => void
}

/** The group an observation stands in: its members, which of them counts per class, why, and how it is undone (R-OBS-10, 11). */
export function GroupPart({ group, look, setLook }: GroupProps): JSX.Element {
  const reader = useReader()
  const { session } = useDesk()
  const { t } = reader
  const by = { office: officeText(reader, group.office), time: instantText(reader, group.at) }
  return (
    <section className={c('part')}>
      <h3>{t('observations.group')}</h3>
      <p className={c('note')}>
        {t('observations.groupedBy', by)} {group.mayOpen && <SealedPart rid={group.rid} />}
      </p>
      <ol className={c('members')}>
        {group.members.map((row) => (
          <li key={row.id}>
            <Link href={`/observations/${row.id}${queryOf({ ...look, form: '', about: '' })}`}>
              {row.number}
            </Link>{' '}
            {perceivedText(reader, row.observation)}{' '}
            <span className={c('tag line')}>
              {t(
                group.counted.includes(row.id) ? 'observations.groupCounted' : 'observations.groupNotCounted',
              )}
            </span>
          </li>
        ))}
      </ol>
      {session.may.includes('observation.ungroup') && (
        <p>
          <button
            type="button"
            className={c('btn s')}
            onClick={() => setLook({ form: 'ungroup', about: group.rid })}
          >
            {t('observations.ungroup')}
          </button>
        </p>
      )}
    </section>
  )
}
