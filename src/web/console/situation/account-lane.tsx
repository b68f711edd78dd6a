import type { JSX, ReactNode } from 'react'

import type { Utc } from '#domain/measure'
import { sayPhrase, sideClass, textFor, timePhrase, useReader } from '#web/controls'
import type { AccountAnswer } from '#wire/claim'

import type { Range } from './range.ts'
import { dayOfRange, percent } from './shares.ts'
import { situationCss as c } from './styles.ts'
import { drawnTime, type Drawn } from './timeline-items.ts'

/** An account with the matter it stands in. */
export type LaneAccount = { readonly matter: string; readonly account: AccountAnswer }

type LaneProps = {
  readonly name: ReactNode
  readonly told: readonly LaneAccount[]
  readonly range: Range
  readonly now: Utc
  readonly pick: string
  readonly setPick: (matter: string) => void
}

/** One side's accounts of one kind, each in a row of its own, as finely as its time was told. */
export function AccountLane({ name, told, range, now, pick, setPick }: LaneProps): JSX.Element {
  const drawn = told.flatMap((each) => {
    const time = drawnTime(each.account.at, { range, said: each.account.said, now })
    return time === undefined ? [] : [{ ...each, time }]
  })
  const rows = drawn.toSorted((a, b) => startOf(a.time) - startOf(b.time))
  return (
    <>
      <p className={c('laneName')}>{name}</p>
      <ol className={c('lane')}>
        {rows.map(({ matter, account, time }) => (
          <LaneItem
            key={account.id}
            account={account}
            time={time}
            range={range}
            isPicked={matter === pick}
            press={() => setPick(matter === pick ? '' : matter)}
          />
        ))}
      </ol>
    </>
  )
}

function startOf(time: Drawn): number {
  return time.kind === 'tick' ? time.at : time.from
}

/** Where there is more room left of a mark than right of it, its words stand to the left. */
const LATE = 0.6

function LaneItem({
  account,
  time,
  range,
  isPicked,
  press,
}: {
  readonly account: AccountAnswer
  readonly time: Drawn
  readonly range: Range
  readonly isPicked: boolean
  readonly press: () => void
}): JSX.Element {
  const reader = useReader()
  const { zone, lang } = reader
  const when = sayPhrase(reader, timePhrase(account.at, { zone, lang, near: dayOfRange(reader, range) }).main)
  const what = textFor(account.what, lang)
  const start = startOf(time)
  const isFallen = account.state === 'withdrawn' || account.state === 'retracted'
  return (
    <li className={c(`ev${isPicked ? ' picked' : ''}`)}>
      <i className={`${c(lookOf(time))} ${sideClass(account.column)}`} style={placeOf(time)} />
      <button
        type="button"
        tabIndex={-1}
        className={c(`evText${start > LATE ? ' atEnd' : ''}${isFallen ? ' was' : ''}`)}
        style={start > LATE ? { insetInlineEnd: percent(1 - start) } : { insetInlineStart: percent(start) }}
        onClick={press}
      >
        {when} · <bdi lang={what.lang}>{what.text}</bdi>
      </button>
    </li>
  )
}

function lookOf(time: Drawn): string {
  if (time.kind === 'tick') return 'evTick'
  return `evBar${time.hasStart ? ' hasStart' : ''}${time.hasEnd ? ' hasEnd' : ''}`
}

function placeOf(time: Drawn): { readonly insetInlineStart: string; readonly width?: string } {
  if (time.kind === 'tick') return { insetInlineStart: percent(time.at) }
  return { insetInlineStart: percent(time.from), width: percent(time.to - time.from) }
}
