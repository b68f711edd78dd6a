import type { JSX, ReactNode } from 'react'

import type { Utc } from '#domain/measure'
import { NoValueText, sayPhrase, sideClass, textFor, timePhrase, useReader } from '#web/controls'
import { useDesk } from '#web/desk'
import type { AccountAnswer } from '#wire/claim'

import { dayLookedAt, type Range } from './range.ts'
import { dayOfRange, percent } from './shares.ts'
import { situationCss as c } from './styles.ts'
import { drawnTime, type Drawn } from './timeline-items.ts'

/** An account with the matter it stands in. */
export type LaneAccount = { readonly matter: string; readonly account: AccountAnswer }

type LaneProps = {
  readonly name: ReactNode
  readonly told: readonly LaneAccount[]
  /** The data is known to be incomplete here. */
  readonly isInGap: boolean
  readonly range: Range
  readonly now: Utc
  readonly pick: string
  readonly setPick: (matter: string) => void
}

/** One side's accounts of one kind: a row for each time that was told, exactly as finely as it was told. */
export function AccountLane({ name, told, isInGap, range, now, pick, setPick }: LaneProps): JSX.Element {
  const reader = useReader()
  const { zone, lang } = reader
  const near = dayOfRange(reader, range)
  const { mechanism } = useDesk()
  const dayOf = (at: Utc): Range => dayLookedAt(mechanism, '', at)
  const drawn = told.flatMap((each) => {
    const time = drawnTime(each.account.at, { range, said: each.account.said, now, dayOf })
    const when = sayPhrase(reader, timePhrase(each.account.at, { zone, lang, near }).main)
    return time === undefined ? [] : [{ ...each, time, when }]
  })
  const rows = [...Map.groupBy(drawn, ({ when }) => when).values()].toSorted(
    (a, b) => startOf(earliest(a)) - startOf(earliest(b)),
  )
  return (
    <>
      <p className={c('laneName')}>{name}</p>
      <ol className={c('lane')}>
        {rows.length === 0 && (
          <li className={c('laneNone')}>
            {isInGap ? <NoValueText look="notInThisData" /> : reader.t('accounts.columnNone')}
          </li>
        )}
        {rows.map((row) => (
          <LaneRow key={row[0]?.when} row={row} pick={pick} setPick={setPick} />
        ))}
      </ol>
    </>
  )
}

type DrawnAccount = LaneAccount & { readonly time: Drawn; readonly when: string }

/** Accounts told with one time are one bar, as long as the longest of them: when an open one was said differs. */
function earliest(row: readonly DrawnAccount[]): Drawn {
  const [first = { kind: 'tick', at: 0 }] = row
    .map(({ time }) => time)
    .toSorted((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a))
  return first
}

function startOf(time: Drawn): number {
  return time.kind === 'tick' ? time.at : time.from
}

function endOf(time: Drawn): number {
  return time.kind === 'tick' ? time.at : time.to
}

/** Where there is more room left of a mark than right of it, its words stand to the left. */
const LATE = 0.6

function LaneRow({
  row,
  pick,
  setPick,
}: {
  readonly row: readonly DrawnAccount[]
} & Pick<LaneProps, 'pick' | 'setPick'>): JSX.Element {
  const time = earliest(row)
  const start = startOf(time)
  const isLate = start > LATE
  const column = row[0]?.account.column ?? 'third'
  return (
    <li className={c('ev')}>
      <i className={`${c(lookOf(time))} ${sideClass(column)}`} style={placeOf(time)} />
      <span
        className={c(isLate ? 'evWords atEnd' : 'evWords')}
        style={isLate ? { insetInlineEnd: percent(1 - start) } : { insetInlineStart: percent(start) }}
      >
        <span className={c('evWhen')}>{row[0]?.when}</span>
        {row.map(({ matter, account }) => (
          <ItemWords
            key={account.id}
            account={account}
            isPicked={matter === pick}
            press={() => setPick(matter === pick ? '' : matter)}
          />
        ))}
      </span>
    </li>
  )
}

/** An account's own words; a pointer picks its matter here, the keyboard in the list, which holds the same. */
function ItemWords({
  account,
  isPicked,
  press,
}: {
  readonly account: AccountAnswer
  readonly isPicked: boolean
  readonly press: () => void
}): JSX.Element {
  const { lang } = useReader()
  const what = textFor(account.what, lang)
  const isFallen = account.state === 'withdrawn' || account.state === 'retracted'
  return (
    <button
      type="button"
      tabIndex={-1}
      className={c(`evText${isPicked ? ' picked' : ''}${isFallen ? ' was' : ''}`)}
      title={what.text}
      lang={what.lang}
      dir="auto"
      onClick={press}
    >
      {what.text}
    </button>
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
