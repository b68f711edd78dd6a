import { useState, type JSX } from 'react'

import {
  AreaField,
  ErrorSummary,
  Loading,
  officeText,
  SignBar,
  timeShort,
  useKeys,
  useReader,
} from '#web/controls'
import { NotTakenText, TakenText, useDesk, useKeptDraft, useSigning, type KeptDraft } from '#web/desk'
import type { DailyAnswer, ReportsAnswer, ReportVersion } from '#wire/report'

import { assembled, retracted } from './made.ts'
import { reportsCss as c } from './styles.ts'

type ReasonProps = {
  readonly kind: 'correct' | 'retract'
  readonly found: ReportsAnswer['days'][number]
  readonly daily: DailyAnswer
  readonly close: () => void
  readonly again: () => void
}

type Reason = { readonly reason: string }

/** A new version that says what was, what is now and why, or a retraction: neither goes without its reason (R-UI-12). */
export function ReasonForm(props: ReasonProps): JSX.Element {
  const { t } = useReader()
  const { kind, found, daily } = props
  const draft = useKeptDraft<Reason>(`report ${kind} ${found.day}`, { begin: { reason: '' }, read: reasonOf })
  if (daily.version === undefined) return <p className={c('note')}>{t('reports.versionsNone')}</p>
  return draft === undefined ? (
    <Loading lines={3} />
  ) : (
    <Form {...props} version={daily.version} draft={draft} />
  )
}

function reasonOf(text: string, begin: Reason): Reason {
  const kept: unknown = JSON.parse(text)
  const has = typeof kept === 'object' && kept !== null && 'reason' in kept && typeof kept.reason === 'string'
  return has ? { reason: String(kept.reason) } : begin
}

type FormProps = ReasonProps & { readonly version: ReportVersion; readonly draft: KeptDraft<Reason> }

function Form({ kind, found, version, draft, close, again }: FormProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { client, session } = useDesk()
  const [attempt, setAttempt] = useState(0)
  const { outcome, busy, sign } = useSigning()
  const reason = draft.fields.reason.trim()
  const signNow = async (): Promise<void> => {
    setAttempt(attempt + 1)
    if (reason === '') return
    const asked = kind === 'correct' ? await client.views.daily({ day: found.day }) : undefined
    const sha256 = asked?.ok === true ? asked.value.sha256 : undefined
    if (kind === 'correct' && sha256 === undefined) return
    const act =
      sha256 === undefined ? retracted(version, reason) : assembled(found.day, sha256, { version, reason })
    const came = await sign([act], draft.kept)
    if (came?.kind === 'recorded' || came?.kind === 'waiting') await draft.drop()
    again()
  }
  useKeys([
    { stroke: 'Ctrl+Enter', words: 'frame.keySign', run: busy ? () => undefined : () => void signNow() },
  ])
  if (outcome?.kind === 'recorded' || outcome?.kind === 'waiting')
    return (
      <TakenText outcome={outcome}>
        <button type="button" className={c('btn p')} onClick={close}>
          {t('states.back')}
        </button>
      </TakenText>
    )
  const error = attempt > 0 && reason === '' ? t('reports.errReason') : undefined
  const office = officeText(reader, session.office ?? '')
  return (
    <form noValidate className={c('form')} onSubmit={(event) => event.preventDefault()}>
      <ErrorSummary
        attempt={attempt}
        faults={error === undefined ? [] : [{ id: 'reason', sentence: error }]}
      />
      <NotTakenText outcome={outcome} />
      <AreaField
        id="reason"
        label={t('reports.reasonLabel', { act: kind })}
        hint={t('reports.reasonHint', { act: kind })}
        error={error}
        lang={reader.lang}
        value={draft.fields.reason}
        onValue={(value) => draft.change(() => ({ reason: value }))}
      />
      <SignBar
        sentence={t('reports.reasonWillRead', { act: kind, office, n: version.revision, text: reason })}
        readers={t('reports.remarkReaders')}
        act={t('reports.actAs', { act: t('reports.act', { act: kind }), office })}
        busy={busy}
        draftKept={
          draft.keptAt === undefined
            ? t('states.draftNone')
            : t('states.draftKept', { time: timeShort(draft.keptAt) })
        }
        sign={() => void signNow()}
        discard={() => void draft.drop()}
      />
      <button type="button" className={c('btn q')} onClick={close}>
        {t('states.close')}
      </button>
    </form>
  )
}
