import type { JSX } from 'react'

import type { Utc } from '#domain/measure'
import { localTime, useReader } from '#web/controls'
import type { SituationAnswer } from '#wire/situation'

import { useMoment } from './moment.ts'
import { bothClocks, dayInWords, spanText } from './spans.ts'
import { situationCss as c } from './styles.ts'

type Step = SituationAnswer['steps'][number]

const GLYPH: Readonly<Record<Step['state'], string>> = {
  done: 'rungDone',
  missed: 'rungMissed',
  disputed: 'rungDisputed',
  oneAccount: 'rungOne',
  notInThisData: 'rungGap',
  notObserved: 'rungUnseen',
  next: 'rungNext',
  later: 'rungLater',
}

/** The steps of the first hours, from the moment of effect: each a glyph and a word (R-UI-18). */
export function Steps({ situation }: { readonly situation: SituationAnswer }): JSX.Element | undefined {
  const { t } = useReader()
  const now = useMoment(situation)
  const { steps } = situation
  if (steps.length === 0) return undefined
  return (
    <ol className={c('ladder')} aria-label={t('situation.steps')}>
      {steps.map((step) => (
        <StepItem key={step.step} step={step} now={now} />
      ))}
    </ol>
  )
}

function StepItem({ step, now }: { readonly step: Step; readonly now: Utc }): JSX.Element {
  const reader = useReader()
  const { time } = localTime(step.at, reader.zone)
  const state = stateAt(step, now)
  return (
    <li className={c(`rung ${GLYPH[state]}`)} title={bothClocks(reader, step.at)}>
      <span className={c('dueAt')}>
        {step.step === 'dailyReport' ? reader.t('situation.byTime', { time }) : time}
      </span>{' '}
      <b>{reader.t('situation.step', { step: step.step })}</b> <span className={c('st')}>{stateText()}</span>
    </li>
  )

  function stateText(): string {
    switch (state) {
      case 'next':
        return reader.t('situation.inSpan', { span: spanText(reader, now, step.at) })
      case 'later':
        return dayInWords(reader, step.at)
      case 'done':
      case 'missed':
      case 'disputed':
      case 'oneAccount':
      case 'notInThisData':
      case 'notObserved':
        return reader.t('situation.stepState', { state })
    }
  }
}

/** A day is closed once its end has come, whatever was next when the node was asked. */
function stateAt({ step, at, state }: Step, now: Utc): Step['state'] {
  return step === 'dayCloses' && at <= now ? 'done' : state
}
