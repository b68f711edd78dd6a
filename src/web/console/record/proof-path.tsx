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
  const { proof, size, row } = asked
  const sides = neighbourSides(row.index, size)
  const rows = rowsOf(t, asked, sides)
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

function rowsOf(
  t: ReturnType<typeof useReader>['t'],
  { proof, root, leaf }: EntryAnswer,
  sides: Drawn['sides'],
): readonly { readonly id: string; readonly words: string; readonly hash: string }[] {
  const neighbours = proof.map((hash, place) => ({
    id: hash,
    words: t('record.proofNode', { side: sides[place] ?? 'right' }),
    hash,
  }))
  return [
    { id: 'root', words: t('record.proofRoot'), hash: root },
    ...neighbours.toReversed(),
    { id: 'leaf', words: t('record.proofLeaf'), hash: leaf },
  ]
}

type Drawn = {
  readonly sides: readonly ('left' | 'right')[]
  readonly steps: number
  readonly proven: boolean
}

/** The way from the leaf, in the lowest row, up past one neighbour a row to the root, in the highest. */
function PathDrawing({ sides, steps, proven }: Drawn): JSX.Element {
  const height = (steps + 2) * STEP_H
  const y = (row: number): number => height - STEP_H / 2 - row * STEP_H
  return (
    <svg
      className={c(proven ? 'path proven' : 'path')}
      viewBox={`0 0 148 ${height}`}
      style={{ height }}
      aria-hidden="true"
    >
      <path className={c('way')} d={`M${MID} ${y(0)}V${y(steps + 1)}`} />
      {sides.map((side, step) => {
        const from = side === 'left' ? LEFT : RIGHT
        const [row, joint] = [y(step + 1), y(step + 1) - STEP_H / 2]
        return (
          <g key={row}>
            <path className={c('join')} d={`M${from} ${row}Q${from} ${joint} ${MID} ${joint}`} />
            <circle className={c('sibling')} cx={from} cy={row} r="5" />
            {step < steps - 1 && <circle className={c('node')} cx={MID} cy={joint} r="4" />}
          </g>
        )
      })}
      <circle className={c('node')} cx={MID} cy={y(0)} r="6.5" />
      <circle className={c('node')} cx={MID} cy={y(steps + 1)} r="6.5" />
    </svg>
  )
}
