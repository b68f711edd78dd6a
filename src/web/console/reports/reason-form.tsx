import { useState, type JSX } from 'react'

import type { Reply } from '#client'
import { AreaField, Loading, officeText, useReader } from '#web/controls'
import { useDesk, useKeptDraft, useSigning, type Desk, type KeptDraft, type ToSign } from '#web/desk'
import type { Problem } from '#wire/record'
import type { DailyAnswer, ReportsAnswer, ReportVersion } from '#wire/report'

import { assembled, retracted } from './made.ts'
import { ProblemLine } from './problem-line.tsx'
import { SignedForm } from './signed-form.tsx'
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
  const [problem, setProblem] = useState<Problem>()
  const signing = useSigning()
  const reason = draft.fields.reason.trim()
  const sign = async (): Promise<void> => {
    setAttempt(attempt + 1)
    if (reason === '') return
    const act = await actOf({ kind, version, reason, day: found.day, client })
    setProblem(act.ok ? undefined : act.problem)
    if (!act.ok || act.value === undefined) return
    const came = await signing.sign([act.value], draft.kept)
    if (came?.kind === 'recorded' || came?.kind === 'waiting') await draft.drop()
    again()
  }
  const error = attempt > 0 && reason === '' ? t('reports.errReason') : undefined
  const office = officeText(reader, session.office ?? '')
  return (
    <SignedForm
      {...{ field: 'reason', error, attempt, signing, draft, sign, close }}
      sentence={t('reports.reasonWillRead', { act: kind, office, n: version.revision, text: reason })}
      readers={t('reports.remarkReaders')}
      act={t('reports.actAs', { act: t('reports.act', { act: kind }), office })}
    >
      <AreaField
        id="reason"
        label={t('reports.reasonLabel', { act: kind })}
        hint={t('reports.reasonHint', { act: kind })}
        error={error}
        lang={reader.lang}
        value={draft.fields.reason}
        onValue={(value) => draft.change(() => ({ reason: value }))}
      />
      <ProblemLine problem={problem} />
    </SignedForm>
  )
}

type Asked = Pick<FormProps, 'kind' | 'version'> & {
  readonly reason: string
  readonly day: string
  readonly client: Desk['client']
}

/** A correction signs what the record makes of the day now; where that cannot be read, nothing is signed. */
async function actOf({ kind, version, reason, day, client }: Asked): Promise<Reply<ToSign | undefined>> {
  if (kind === 'retract') return { ok: true, value: retracted(version, reason) }
  const asked = await client.views.daily({ day })
  return asked.ok ? { ok: true, value: assembled(asked.value, { version, reason }) } : asked
}
