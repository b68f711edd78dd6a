import type { JSX } from 'react'

import { Icon, useReader, type Reader } from '#web/controls'
import type { Key } from '#words'

import { recordCss as c } from './styles.ts'

type Steps = typeof import('./check.ts')
type Checked = Awaited<ReturnType<Steps['checkEntry']>>
type StepName = keyof Checked['steps']
type StepResult = Checked['steps'][StepName]

const STEPS: readonly { readonly step: StepName; readonly name: Key; readonly text: Key }[] = [
  { step: 'form', name: 'record.stepForm', text: 'record.stepFormText' },
  { step: 'signatures', name: 'record.stepSignatures', text: 'record.stepSignaturesText' },
  { step: 'leaf', name: 'record.stepLeaf', text: 'record.stepLeafText' },
  { step: 'inclusion', name: 'record.stepInclusion', text: 'record.stepInclusionText' },
  { step: 'checkpoint', name: 'record.stepCheckpoint', text: 'record.stepCheckpointText' },
]

/** The steps of a check, each with its result in words; then the sentence that sums them up. */
export function CheckSteps({
  checked,
  busy,
}: {
  readonly checked: Checked | undefined
  readonly busy: boolean
}): JSX.Element {
  const reader = useReader()
  return (
    <>
      <ol className={c('steps')}>
        {STEPS.map(({ step, name, text }) => {
          const result = checked?.steps[step]
          return (
            <li key={step} className={c(`step ${result?.kind ?? 'notRun'}`)}>
              <span className={c('stepMark')}>
                <StepMark result={result} />
              </span>
              <span>
                <b>{reader.t(name)}</b>
                <span className={c('src')}>{resultText(reader, result, text)}</span>
              </span>
            </li>
          )
        })}
      </ol>
      <output className={c('verdict')}>
        {busy ? reader.t('record.checking') : verdict(reader, checked)}
      </output>
    </>
  )
}

function StepMark({ result }: { readonly result: StepResult | undefined }): JSX.Element | undefined {
  if (result?.kind === 'ok') return <Icon name="check" />
  return result?.kind === 'failed' ? <Icon name="cross" /> : undefined
}

function resultText({ t }: Reader, result: StepResult | undefined, text: Key): string {
  if (result === undefined || result.kind === 'notRun') return t('record.stepNotRun')
  return result.kind === 'failed'
    ? t('record.stepFailed', { code: result.code })
    : t(text, { n: result.n, hash: result.hash, origin: result.origin })
}

function verdict({ t }: Reader, checked: Checked | undefined): string {
  if (checked === undefined) return ''
  const failed = STEPS.find(({ step }) => checked.steps[step].kind !== 'ok')
  return failed === undefined
    ? t('record.checkDone', { ms: checked.ms })
    : t('record.checkFailed', { step: t(failed.name) })
}
