import { useRef, useState, type JSX } from 'react'
import { Link } from 'wouter'

import { CONFIDENCE_UNSAID } from '#domain/observation'
import { officeText, SelectField, SignBar, useReader } from '#web/controls'
import { NotTakenText, signedBy, useDesk } from '#web/desk'
import type { Outcome } from '#web/outbox'
import type { TablePreview } from '#wire/files'

import { importActs } from './import-rows.ts'
import { dropImport } from './import-text.ts'
import type { Making } from './making.ts'
import { observationsCss as c } from './styles.ts'
import { watchName } from './watches.tsx'

type RunProps = {
  readonly preview: TablePreview
  readonly chosen: ReadonlySet<number>
  readonly name: string
  readonly making: Making
  readonly watch: string
  readonly setWatch: (watch: string) => void
  readonly discard: () => void
}

/** How far an import has come: rows in the record or kept here, and why it ended if it did. */
type Progress = {
  readonly done: number
  readonly all: number
  readonly state: 'running' | 'stopped' | 'ended'
  readonly outcome: Outcome | undefined
}

/** The end of an import: under which watch, the sentence, the signature, how far it is, and its report. */
export function ImportRun(props: RunProps): JSX.Element {
  const { t } = useReader()
  const { chosen, preview } = props
  const { progress, sign, stop } = useRun(props)
  if (progress !== undefined)
    return <Report progress={progress} left={preview.rows.length - progress.all} stop={stop} />
  return (
    <>
      <WatchOfTable {...props} />
      {chosen.size === 0 ? (
        <p className={c('note')}>{t('observations.importNothing')}</p>
      ) : (
        <Signature {...props} sign={() => void sign()} />
      )}
    </>
  )
}

function WatchOfTable({ making, watch, setWatch }: RunProps): JSX.Element {
  const { t } = useReader()
  return (
    <SelectField
      id="import-watch"
      label={t('observations.watch')}
      hint={t('observations.importWatchHint')}
      value={watch}
      onValue={setWatch}
      options={[
        { value: '', label: t('observations.importWatchNone') },
        ...making.watches.map((row) => ({ value: row.id, label: watchName(row) })),
      ]}
    />
  )
}

function Signature(props: RunProps & { readonly sign: () => void }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { chosen, making, name, preview } = props
  const office = officeText(reader, making.office)
  const watch = making.watches.find(({ id }) => id === props.watch)
  return (
    <SignBar
      sentence={t('observations.saysImport', {
        office,
        n: chosen.size,
        all: preview.rows.length,
        name,
        watch: watch === undefined ? t('observations.importWatchNone') : watchName(watch),
        sure: t('observations.confidence', { confidence: CONFIDENCE_UNSAID }),
      })}
      readers={t('observations.readersJoint')}
      sealedTo={t('observations.sealedPart')}
      act={t('observations.signImport', { office })}
      busy={false}
      draftKept=""
      sign={props.sign}
      discard={props.discard}
    />
  )
}

type Run = {
  readonly progress: Progress | undefined
  readonly sign: () => Promise<void>
  readonly stop: () => void
}

/** Signs the job, then record after record, until all are signed, one is not taken, or a person stops. What is signed stays. */
function useRun({ preview, name, chosen, making, watch }: RunProps): Run {
  const desk = useDesk()
  const [progress, setProgress] = useState<Progress>()
  const stopped = useRef(false)
  const sign = async (): Promise<void> => {
    const row = making.watches.find(({ id }) => id === watch)
    const { job, batches } = importActs({ preview, name, chosen, watch: row }, making)
    const all = batches.reduce((sum, batch) => sum + batch.rows, 0)
    stopped.current = false
    setProgress({ done: 0, all, state: 'running', outcome: undefined })
    let outcome = await signedBy(desk, job, undefined)
    let done = 0
    for (const batch of batches) {
      if (stopped.current || (!isTaken(outcome) && !isThere(outcome))) break
      outcome = await signedBy(desk, batch.act, undefined)
      if (isTaken(outcome) || isThere(outcome)) done += batch.rows
      setProgress({ done, all, state: 'running', outcome })
    }
    desk.live.ownAct()
    if (done === all) await dropImport(making.office)
    setProgress({ done, all, state: done === all ? 'ended' : 'stopped', outcome })
  }
  return { progress, sign, stop: () => (stopped.current = true) }
}

function isTaken(outcome: Outcome): boolean {
  return outcome.kind === 'recorded' || outcome.kind === 'waiting'
}

/** Rows that an earlier try brought in: an import goes on where it stopped. */
function isThere(outcome: Outcome): boolean {
  return outcome.kind === 'refused' && outcome.problem.code === 'IMP_ROW_TAKEN'
}

type ReportProps = { readonly progress: Progress; readonly left: number; readonly stop: () => void }

function Report({ progress, left, stop }: ReportProps): JSX.Element {
  const { t } = useReader()
  const { done, all, state, outcome } = progress
  return (
    <section className={c('done')} aria-label={t('observations.importReport')}>
      <p aria-live="polite">{t('observations.importProgress', { done, all, state, left })}</p>
      <progress max={all} value={done} aria-label={t('observations.importReport')} />
      {state === 'running' ? (
        <p>
          <button type="button" className={c('btn')} onClick={stop}>
            {t('observations.importStop')}
          </button>
        </p>
      ) : (
        <>
          <NotTakenText outcome={outcome} />
          <p className={c('note')}>{t('observations.importAgain')}</p>
          <Link className={c('btn p')} href="/observations?day=all">
            {t('observations.title')}
          </Link>
        </>
      )}
    </section>
  )
}
