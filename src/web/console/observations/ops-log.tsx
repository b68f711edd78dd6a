import { useState, type JSX } from 'react'
import { Link } from 'wouter'

import { instantText, Kbd, Loading, officeText, ProblemBox, StateBox, useReader } from '#web/controls'
import { problemSentence, useAsked, useDesk } from '#web/desk'
import type { OpsLogAnswer } from '#wire/observation'

import { queryOf, type Look } from './look.ts'
import { observationsCss as c } from './styles.ts'

type LogProps = { readonly look: Look; readonly setLook: (change: Partial<Look>) => void }

const PAGE = 200

/** The ops log: one list by time, as typed, never counted. `E` makes an observation of an entry; the entry stays (R-UI-78). */
export function OpsLog({ look, setLook }: LogProps): JSX.Element {
  const { lang } = useReader()
  const { client } = useDesk()
  const asked = useAsked<OpsLogAnswer>({
    key: 'ops-log',
    ask: () => client.views.opsLog({ limit: PAGE }),
    topics: ['observation', 'record'],
  })
  if (asked.value === undefined)
    return asked.problem === undefined ? (
      <Loading />
    ) : (
      <ProblemBox
        sentence={problemSentence(lang, asked.problem)}
        code={asked.problem.code}
        again={asked.again}
      />
    )
  return <Entries entries={asked.value.entries} look={look} setLook={setLook} />
}

type EntriesProps = LogProps & { readonly entries: OpsLogAnswer['entries'] }

function Entries({ entries, look, setLook }: EntriesProps): JSX.Element {
  const { t, lang } = useReader()
  const [find, setFind] = useState('')
  const shown = entries.filter(({ entry }) => isFound(entry.words, find, lang))
  return (
    <section className={c('log')} aria-label={t('observations.log')}>
      <p className={c('note')}>{t('observations.logCount', { shown: shown.length, all: entries.length })}</p>
      <label className={c('findRow')}>
        <span>{t('observations.logFind')}</span>
        <input
          className={c('input')}
          type="search"
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
      </label>
      {entries.length === 0 && (
        <StateBox state="empty" title={t('observations.logEmpty')} text={t('observations.logEmptyDo')} />
      )}
      <ol>
        {shown.map((row) => (
          <Entry key={row.id} row={row} look={look} setLook={setLook} />
        ))}
      </ol>
    </section>
  )
}

function isFound(words: string, find: string, lang: string): boolean {
  return words.toLocaleLowerCase(lang).includes(find.trim().toLocaleLowerCase(lang))
}

type EntryProps = LogProps & { readonly row: OpsLogAnswer['entries'][number] }

function Entry({ row, look, setLook }: EntryProps): JSX.Element {
  const reader = useReader()
  const { session } = useDesk()
  const { t } = reader
  const { entry, became } = row
  const make = (): void => setLook({ form: 'enter', about: row.id })
  return (
    <li data-log={row.id}>
      <p>
        <time dateTime={entry.at}>{instantText(reader, entry.at)}</time> <bdi dir="auto">{entry.words}</bdi>
      </p>
      <p className={c('note')}>
        {officeText(reader, row.office)} ·{' '}
        <Link href={`/record/${row.id}`}>{t('accounts.entryLink', { n: row.index })}</Link>
        {became !== undefined && (
          <>
            {' · '}
            <Link href={`/observations/${became}${queryOf({ ...look, log: false })}`}>
              {t('observations.logBecame')}
            </Link>
          </>
        )}
      </p>
      {became === undefined && session.may.includes('observation.submit') && (
        <button
          type="button"
          className={c('btn s')}
          onClick={make}
          onKeyDown={(event) => {
            if (event.key.toLowerCase() === 'e') make()
          }}
        >
          {t('observations.logMake')} <Kbd>E</Kbd>
        </button>
      )}
    </li>
  )
}
