import type { JSX } from 'react'
import { Link } from 'wouter'

import { Icon, instantText, officeText, StateBox, useReader } from '#web/controls'
import { useAsked, useDesk } from '#web/desk'
import type { ImportsAnswer } from '#wire/record'

import { recordCss as c } from './styles.ts'

/** Imports: which file, by whom, how many of its rows are in the record; complete only when the two numbers are equal. */
export function ImportList(): JSX.Element | undefined {
  const { t } = useReader()
  const { client } = useDesk()
  const { value } = useAsked<ImportsAnswer>({
    key: 'imports',
    ask: () => client.views.imports({ limit: 50 }),
    topics: ['record', 'claim', 'statement', 'measure'],
  })
  if (value === undefined) return undefined
  return (
    <section className={c('panel')} aria-labelledby="imports-title">
      <header>
        <h2 id="imports-title">{t('record.imports')}</h2>
      </header>
      {value.imports.length === 0 ? (
        <StateBox state="empty" title={t('record.importsEmpty')} text={t('record.importsEmptyDo')} />
      ) : (
        <ul className={c('imports')}>
          {value.imports.map((each) => (
            <ImportRow key={each.rid} job={each} />
          ))}
        </ul>
      )}
    </section>
  )
}

function ImportRow({ job }: { readonly job: ImportsAnswer['imports'][number] }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const left = job.rows - job.taken
  const done = t('record.importDone', { done: job.done, taken: job.taken })
  return (
    <li>
      <b>
        <Link href={`/record/${job.rid}`}>{t('record.importLine', { what: job.what, name: job.name })}</Link>
      </b>
      <span className={c('note')}>
        {t('record.importBy', { office: officeText(reader, job.by), time: instantText(reader, job.at) })}
      </span>
      <progress className={c('progress')} max={Math.max(1, job.taken)} value={job.done} aria-label={done} />
      <span>
        {job.complete && <Icon name="check" />} {done} ·{' '}
        {t(job.complete ? 'record.importComplete' : 'record.importRunning')} ·{' '}
        {t('record.importLeft', { n: left })}
      </span>
      <span className={c('code note')}>
        {t('record.fileHash')} {job.file}
      </span>
    </li>
  )
}
