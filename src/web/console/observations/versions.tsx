import type { JSX } from 'react'

import { instantText, officeText, useReader } from '#web/controls'
import type { ObservationAnswer } from '#wire/observation'

import { observationsCss as c } from './styles.ts'
import { JOINT_FIELDS, MISSION_FIELDS, type Version, type VersionField } from './version-fields.tsx'

/** Each revision beside what it replaced, field by field; what changed says so. The earlier one stays readable (R-OBS-9). */
export function Versions({ answer }: { readonly answer: ObservationAnswer }): JSX.Element | undefined {
  const { t } = useReader()
  const { versions } = answer
  if (versions.length < 2) return undefined
  return (
    <section className={c('part')}>
      <h3>{t('observations.versions')}</h3>
      {versions.map((version, place) => {
        const before = versions[place + 1]
        return (
          before !== undefined && (
            <Pair key={version.rid} version={version} before={before} n={versions.length - place} />
          )
        )
      })}
    </section>
  )
}

type PairProps = { readonly version: Version; readonly before: Version; readonly n: number }

function Pair({ version, before, n }: PairProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const fields = version.mission === undefined ? JOINT_FIELDS : [...JOINT_FIELDS, ...MISSION_FIELDS]
  const by = { n, office: officeText(reader, version.office), time: instantText(reader, version.at) }
  return (
    <div className={c('versionPair')}>
      <p className={c('note')}>
        {t('observations.revisedBy', by)}
        {version.reason !== undefined && (
          <>
            {' '}
            <bdi dir="auto">{t('states.quote', { text: version.reason })}</bdi>
          </>
        )}
      </p>
      <table className={c('compare')}>
        <thead>
          <tr>
            <th scope="col">{t('accounts.fieldHead')}</th>
            <th scope="col">{t('observations.was')}</th>
            <th scope="col">{t('observations.now')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <Compared key={field.name} field={field} before={before} version={version} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type ComparedProps = Omit<PairProps, 'n'> & { readonly field: VersionField }

function Compared({ field, before, version }: ComparedProps): JSX.Element {
  const reader = useReader()
  const isSame = JSON.stringify(field.of(before)) === JSON.stringify(field.of(version))
  return (
    <tr className={c(isSame ? 'sameRow' : 'changedRow')}>
      <th scope="row">{reader.t(field.name)}</th>
      <td>{field.show(reader, before)}</td>
      <td>
        {isSame ? (
          <span className={c('note')}>{reader.t('observations.sameAsBefore')}</span>
        ) : (
          field.show(reader, version)
        )}
      </td>
    </tr>
  )
}
