import type { JSX } from 'react'

import { useReader } from '#web/controls'
import type { EntryAnswer } from '#wire/record'

import type { Checked } from './check.ts'
import { neighbourSides } from './proof-sides.ts'
import { recordCss as c } from './styles.ts'

const STEP_H = 34
const LEFT = 40
const MID = 74
const RIGHT = 108

/** The inclusion proof as a path: this entry below, a neighbour at each step, the root of the log above. */
export function ProofPath({
  asked,
  checked,
}: {
  readonly asked: EntryAnswer
  readonly checked: Checked | undefined
}): JSX.Element {
  const { t } = useReader()
  const { proof, size, root, leaf, row } = asked
  const sides = neighbourSides(row.index, size)
  const rows = [
    { id: 'root', words: t('record.proofRoot'), hash: root },
    ...proof
      .map((hash, place) => ({
        id: hash,
        words: t('record.proofNode', { side: sides[place] ?? 'right' }),
        hash,
      }))
      .toReversed(),
    { id: 'leaf', words: t('record.proofLeaf'), hash: leaf },
  ]
  const isProven = checked?.steps.inclusion.kind === 'ok'
  return (
    <section className={c('panel pad')} aria-labelledby="proof-title">
      <header>
        <h2 id="proof-title">{t('record.proof')}</h2>
      </header>
      <p className={c('note')}>{t('record.proofText', { n: proof.length, size })}</p>
      <div className={c('proof')}>
        <PathDrawing sides={sides} steps={proof.length} proven={isProven} />
        <ol>
          {rows.map((each) => (
            <li key={each.id} style={{ height: STEP_H }}>
              {each.words} <span className={c('code')}>{each.hash.slice(0, 12)}…</span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

type Drawn = { readonly sides: readonly ('left' | 'right')[]; readonly steps: number; readonly proven: boolean }

function PathDrawing({ sides, steps, proven }: Drawn): JSX.Element {
  const height = (steps + 1) * STEP_H
  const y = (step: number): number => height - STEP_H / 2 - step * STEP_H
  return (
    <svg className={c(proven ? 'path proven' : 'path')} viewBox={`0 0 148 ${height}`} style={{ height }} aria-hidden="true">
      {Array.from({ length: steps }, (_, step) => {
        const from = sides[step] === 'left' ? LEFT : RIGHT
        return (
          <g key={step}>
            <path className={c('way')} d={`M${MID} ${y(step)}V${y(step + 1)}`} />
            <path className={c('join')} d={`M${from} ${y(step) - 6}Q${from} ${y(step + 1)} ${MID} ${y(step + 1)}`} />
            <circle className={c('sibling')} cx={from} cy={y(step) - 6} r="5" />
          </g>
        )
      })}
      {Array.from({ length: steps + 1 }, (_, step) => (
        <circle key={step} className={c('node')} cx={MID} cy={y(step)} r={step === 0 || step === steps ? 6.5 : 4.5} />
      ))}
    </svg>
  )
}
