import { useState, type JSX } from 'react'
import { Link } from 'wouter'

import { Instant, officeText, textFor, useReader } from '#web/controls'
import { NotTakenText, TakenText, useDesk, useSigning, type Signing } from '#web/desk'
import type { Problem } from '#wire/record'
import type { DailyAnswer, ReportsAnswer, ReportVersion } from '#wire/report'

import { addressOf } from './look.ts'
import { assembled, hashSigned, isDraft, laterDraft, released } from './made.ts'
import { ProblemLine } from './problem-line.tsx'
import { reportsCss as c } from './styles.ts'

type ActProps = {
  readonly answer: ReportsAnswer
  readonly found: ReportsAnswer['days'][number]
  readonly daily: DailyAnswer
  readonly again: () => void
}

/** What this reader may do next with the day's report: each button names the act and the actor, and says what it does (R-UI-11). */
export function ActPart(props: ActProps): JSX.Element | undefined {
  const { t } = useReader()
  const { session } = useDesk()
  const signing = useSigning()
  const [problem, setProblem] = useState<Problem>()
  const { answer, found, daily } = props
  const { version } = daily
  const newest = found.versions.at(-1)
  const isOpen = newest === undefined || isDraft(newest)
  const isNewest = version === undefined || version.rid === newest?.rid
  // A later version is put together anew by correcting the issued one once more, with its reason.
  const isFirst = (newest?.revision ?? 1) === 1
  const maySetUp = isFirst ? answer.may.includes('report.assemble') : newest?.may.includes('report.correct')
  const mayAssemble = maySetUp === true && isOpen && isNewest
  const mayRemark = answer.may.includes('report.remark') && isOpen && isNewest
  if (!mayAssemble && !mayRemark && (version?.may.length ?? 0) === 0 && signing.outcome === undefined)
    return session.office === undefined ? undefined : <Owed version={newest} />
  return (
    <section aria-live="polite">
      <h2>{t('reports.next')}</h2>
      <div className={c('acts')}>
        {mayAssemble && (
          <AssembleButton {...props} signing={signing} tell={setProblem} isAgain={newest !== undefined} />
        )}
        {mayRemark && (
          <Link className={c('btn')} href={addressOf(found.day, { form: 'remark' })}>
            {t('reports.act', { act: 'remark' })}
          </Link>
        )}
        {version !== undefined && (
          <VersionActs {...props} version={version} signing={signing} tell={setProblem} />
        )}
      </div>
      <Said signing={signing} problem={problem} />
    </section>
  )
}

type WithSigning = ActProps & { readonly signing: Signing }

type AssembleProps = WithSigning & {
  readonly isAgain: boolean
  readonly tell: (problem: Problem | undefined) => void
}

/** Reads what the record makes of the day, and signs that, as of the head at which it was read. */
function AssembleButton({ found, again, signing, isAgain, tell }: AssembleProps): JSX.Element {
  const { t } = useReader()
  const { client } = useDesk()
  const run = async (): Promise<void> => {
    const asked = await client.views.daily({ day: found.day })
    tell(asked.ok ? undefined : asked.problem)
    const act = asked.ok ? assembled(asked.value, laterDraft(found.versions)) : undefined
    if (act === undefined) return
    await signing.sign([act])
    again()
  }
  return (
    <Act
      act={isAgain ? 'assembleAgain' : 'assemble'}
      note={t('reports.actNote', { act: 'assemble' })}
      signing={signing}
      isMain={!isAgain}
      run={() => void run()}
    />
  )
}

type VersionProps = WithSigning & {
  readonly version: ReportVersion
  readonly tell: (problem: Problem | undefined) => void
}

function VersionActs(props: VersionProps): JSX.Element {
  const { version, found } = props
  return (
    <>
      <SignedActs {...props} />
      {version.may.includes('report.correct') && !isDraft(version) && (
        <FormLink form="correct" day={found.day} rid={version.rid} />
      )}
      {version.may.includes('report.retract') && (
        <FormLink form="retract" day={found.day} rid={version.rid} />
      )}
    </>
  )
}

function FormLink({
  form,
  day,
  rid,
}: {
  readonly form: 'correct' | 'retract'
  readonly day: string
  readonly rid: string
}): JSX.Element {
  const { t } = useReader()
  return (
    <Link className={c('btn')} href={addressOf(day, { rid, form })}>
      {t('reports.act', { act: form })}
    </Link>
  )
}

/** Approval, release and confirmation: each signs what stands here, and asks for nothing else. */
function SignedActs({ version, again, signing, tell }: VersionProps): JSX.Element {
  const { t } = useReader()
  const release = useRelease({ version, again, signing, tell })
  const sign = (act: 'approve' | 'confirm') => (): void =>
    void signing.sign([hashSigned(act, version)]).then(again)
  const note = (act: 'approve' | 'release'): string =>
    t('reports.actNote', { act: isSecond(version, act) ? `${act}Second` : act })
  const act = { signing, making: release.making }
  return (
    <>
      {version.may.includes('report.approve') && (
        <Act {...act} isMain act="approve" note={note('approve')} run={sign('approve')} />
      )}
      {version.may.includes('publication.release') && (
        <Act {...act} isMain act="release" note={note('release')} run={() => void release.run()} />
      )}
      {version.may.includes('report.confirm') && (
        <Act {...act} act="confirm" note={t('reports.actNote', { act: 'confirm' })} run={sign('confirm')} />
      )}
    </>
  )
}

/** A release asks for the hashes of the files first, which the node makes meanwhile. */
function useRelease({
  version,
  again,
  signing,
  tell,
}: Omit<VersionProps, keyof ActProps> & Pick<ActProps, 'again'>): {
  readonly making: boolean
  readonly run: () => Promise<void>
} {
  const { client } = useDesk()
  const [making, setMaking] = useState(false)
  return {
    making,
    async run() {
      setMaking(true)
      const asked = await client.views.publicationFiles(version.rid)
      setMaking(false)
      tell(asked.ok ? undefined : asked.problem)
      if (!asked.ok) return
      await signing.sign([released(version, asked.value)])
      again()
    },
  }
}

function isSecond({ waiting }: ReportVersion, act: ReportVersion['waiting'][number]['act']): boolean {
  return waiting.some((each) => each.act === act)
}

type ButtonProps = {
  readonly act: 'assemble' | 'assembleAgain' | 'approve' | 'release' | 'confirm'
  readonly note: string
  readonly signing: Signing
  readonly isMain?: boolean
  /** The files are being made, whose hashes are then signed. */
  readonly making?: boolean
  readonly run: () => void
}

function Act({ act, note, signing, isMain = false, making = false, run }: ButtonProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { session } = useDesk()
  const isHeld = signing.busy || making
  const office = officeText(reader, session.office ?? '')
  const words = t('reports.actAs', { act: t('reports.act', { act }), office })
  return (
    <div>
      <button
        type="button"
        className={c(isMain ? 'btn p' : 'btn')}
        aria-disabled={isHeld}
        onClick={isHeld ? undefined : run}
      >
        {making ? t('reports.makingFiles') : signing.busy ? t('forms.signing') : words}
      </button>
      <span className={c('basis')}>{note}</span>
    </div>
  )
}

function Said({
  signing,
  problem,
}: {
  readonly signing: Signing
  readonly problem: Problem | undefined
}): JSX.Element {
  const { outcome } = signing
  return (
    <>
      <ProblemLine problem={problem} />
      {outcome?.kind === 'recorded' || outcome?.kind === 'waiting' ? (
        <TakenText outcome={outcome} />
      ) : (
        <NotTakenText outcome={outcome} />
      )}
    </>
  )
}

/** Who is waited for, where this reader can do nothing. */
function Owed({ version }: { readonly version: ReportVersion | undefined }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { mechanism } = useDesk()
  const first = version?.waiting[0]
  return (
    <section>
      <h2>{t('reports.next')}</h2>
      <p className={c('note')}>
        {first === undefined
          ? t('reports.nothingNext', { name: textFor(mechanism.name, reader.lang).text })
          : t('reports.waitsFor', { act: first.act })}
        {version?.publicAt !== undefined && (
          <>
            {' '}
            {t('reports.publicFrom')} <Instant at={version.publicAt} />
          </>
        )}
      </p>
    </section>
  )
}
