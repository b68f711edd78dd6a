import { useState, type JSX } from 'react'
import { Link } from 'wouter'

import { entityName, Icon, instantText, officeText, ProblemBox, useReader } from '#web/controls'
import { problemSentence, saidElsewhere, SealedContent, useDesk } from '#web/desk'
import type { Problem } from '#wire/record'

import { joined, lookBack, type Found, type Opened } from './elsewhere-found.ts'
import { queryOf, type Look } from './look.ts'
import { accountsCss as c } from './styles.ts'

/** What was said elsewhere: sealed whole, in no list and no count, opened here when asked and kept nowhere. */
export function ElsewherePane({ look }: { readonly look: Look }): JSX.Element {
  const { t } = useReader()
  const looking = useLooking()
  return (
    <article className={c('pane')}>
      <p className={c('backRow')}>
        <Link className={c('btn s')} href={`/accounts${queryOf({ ...look, form: '', about: '' })}`}>
          <Icon name="back" /> {t('accounts.backToList')}
        </Link>
      </p>
      <header className={c('h')}>
        <div>
          <h1>{t('accounts.elsewhereTitle')}</h1>
          <p className={c('note')}>{t('accounts.elsewhereLead')}</p>
        </div>
      </header>
      {looking.found !== undefined && <FoundList found={looking.found} />}
      <LookButton {...looking} />
    </article>
  )
}

type Looking = {
  readonly found: Found | undefined
  readonly problem: Problem | undefined
  readonly busy: boolean
  readonly look: () => void
}

function useLooking(): Looking {
  const desk = useDesk()
  const [found, setFound] = useState<Found>()
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const look = async (): Promise<void> => {
    setBusy(true)
    const reply = await lookBack(desk, found?.next)
    setProblem(reply.ok ? undefined : reply.problem)
    if (reply.ok) setFound(joined(found, reply.value))
    setBusy(false)
  }
  return { found, problem, busy, look: () => void look() }
}

function LookButton({ found, problem, busy, look }: Looking): JSX.Element | undefined {
  const { t, lang } = useReader()
  if (problem !== undefined)
    return <ProblemBox sentence={problemSentence(lang, problem)} code={problem.code} again={look} />
  if (found !== undefined && found.next === undefined) return undefined
  const idle = found === undefined ? 'accounts.elsewhereOpen' : 'accounts.elsewhereMore'
  return (
    <p>
      <button
        type="button"
        className={c(found === undefined ? 'btn p' : 'btn')}
        aria-disabled={busy}
        onClick={busy ? undefined : look}
      >
        <Icon name="sealed" /> {t(busy ? 'accounts.elsewhereOpening' : idle)}
      </button>
    </p>
  )
}

function FoundList({ found }: { readonly found: Found }): JSX.Element {
  const { t } = useReader()
  const { opened, others, bad, newest, oldest } = found
  return (
    <>
      <output className={c('foundSum')}>
        {t('accounts.elsewhereFound', { n: opened.length, from: oldest, to: newest })}{' '}
        {t('accounts.elsewhereOther', { n: others })}
      </output>
      {bad > 0 && (
        <p role="alert">
          <Icon name="warn" /> {t('accounts.elsewhereBad', { n: bad })}
        </p>
      )}
      {opened.map((each) => (
        <OpenedRecord key={each.row.rid} opened={each} />
      ))}
    </>
  )
}

function OpenedRecord({ opened }: { readonly opened: Opened }): JSX.Element {
  const reader = useReader()
  const { row, body } = opened
  const speaker = saidElsewhere(body)?.statement.speaker
  const title = `elsewhere-${row.index}`
  return (
    <section className={c('elsewhere')} aria-labelledby={title}>
      <h2 id={title} dir="auto">
        {speaker === undefined
          ? reader.t('record.typeName', { type: 'record_sealed' })
          : reader.t('accounts.entityOffice', {
              entity: entityName(reader, speaker.entity),
              office: speaker.office,
            })}
      </h2>
      <p className={c('note')}>
        {reader.t('accounts.versionOf', {
          office: officeText(reader, row.office),
          time: instantText(reader, row.at),
        })}{' '}
        · <Link href={`/record/${row.rid}`}>{reader.t('accounts.entryLink', { n: row.index })}</Link>
      </p>
      <SealedContent body={body} />
    </section>
  )
}
