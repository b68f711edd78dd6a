import type { JSX, ReactNode } from 'react'

import { ErrorSummary, SignBar, timeShort, useKeys, useReader } from '#web/controls'
import { NotTakenText, TakenText, type KeptDraft, type Signing } from '#web/desk'

import { reportsCss as c } from './styles.ts'

type SignedProps<Fields> = {
  /** Id of the field that the error is about. */
  readonly field: string
  readonly error: string | undefined
  readonly attempt: number
  readonly signing: Signing
  readonly draft: KeptDraft<Fields>
  readonly sentence: string
  readonly readers: string
  readonly act: string
  readonly sign: () => Promise<void>
  /** Leaves the form; a form without it stays open for the next. */
  readonly close?: () => void
  readonly children: ReactNode
}

/** A form that ends in a signature: what is wrong, its fields, the sentence that others will read, and what came of it. */
export function SignedForm<Fields>(props: SignedProps<Fields>): JSX.Element {
  const { t } = useReader()
  const { signing, close, field, error, attempt, sign, children } = props
  const { outcome, busy } = signing
  const isTaken = outcome?.kind === 'recorded' || outcome?.kind === 'waiting'
  const isDone = isTaken && close !== undefined
  const isHeld = busy || isDone
  useKeys([
    { stroke: 'Ctrl+Enter', words: 'frame.keySign', run: isHeld ? () => undefined : () => void sign() },
  ])
  if (isDone)
    return (
      <TakenText outcome={outcome}>
        <button type="button" className={c('btn p')} onClick={close}>
          {t('states.back')}
        </button>
      </TakenText>
    )
  return (
    <form noValidate className={c('form')} onSubmit={(event) => event.preventDefault()}>
      <ErrorSummary attempt={attempt} faults={error === undefined ? [] : [{ id: field, sentence: error }]} />
      {isTaken ? <TakenText outcome={outcome} /> : <NotTakenText outcome={outcome} />}
      {children}
      <Foot {...props} />
    </form>
  )
}

function Foot<Fields>({
  draft,
  sentence,
  readers,
  act,
  signing,
  sign,
  close,
}: SignedProps<Fields>): JSX.Element {
  const { t } = useReader()
  const { keptAt } = draft
  return (
    <>
      <SignBar
        sentence={sentence}
        readers={readers}
        act={act}
        busy={signing.busy}
        draftKept={
          keptAt === undefined ? t('states.draftNone') : t('states.draftKept', { time: timeShort(keptAt) })
        }
        sign={() => void sign()}
        discard={() => void draft.drop()}
      />
      {close !== undefined && (
        <button type="button" className={c('btn q')} onClick={close}>
          {t('states.close')}
        </button>
      )}
    </>
  )
}
