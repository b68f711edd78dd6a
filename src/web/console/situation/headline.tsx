import type { JSX } from 'react'
import { Link } from 'wouter'

import { holderText, officeText, textFor, useReader, type Reader } from '#web/controls'
import { useDesk, useLive } from '#web/desk'
import type { SituationAnswer } from '#wire/situation'

import { Clocks, Figure, NotInThisData, NotObserved } from './figure.tsx'
import { useMoment } from './moment.ts'
import { CoverageFigure, RateFigure } from './period-figures.tsx'
import {
  bothClocks,
  clockText,
  countedSince,
  dayInWords,
  effortText,
  onItsDay,
  spanText,
  stretchOf,
  sumText,
} from './spans.ts'
import { situationCss as c } from './styles.ts'

type Told = { readonly situation: SituationAnswer }

/** The screen's question answered in sentences, before any figure (R-UI-1). No side is in it. */
export function FirstLine({ situation }: Told): JSX.Element {
  const reader = useReader()
  const { truce } = situation
  const sentences = [
    truce === undefined ? reader.t('situation.noTruce') : truceSentence(reader, truce, situation.now),
    reader.t('situation.accountsSentence', { line: situation.accounts.line }),
    seenSentence(reader, situation),
  ]
  return (
    <header className={c('firstLine')}>
      <h1>{sentences.join(' ')}</h1>
    </header>
  )
}

type TruceNow = NonNullable<SituationAnswer['truce']>

function truceSentence(reader: Reader, truce: TruceNow, now: string): string {
  const name = textFor(truce.name, reader.lang).text
  return reader.t('situation.truceSentence', {
    state: truce.state,
    name,
    time: momentText(reader, truce, now),
  })
}

/**
 * To who may not know yet how much was watched, nothing counted is neither a zero nor "nobody watched" (R-DNH-7). A day
 * that runs from its beginning names it, so that its first minutes do not stand for the day before.
 */
function seenSentence(reader: Reader, situation: SituationAnswer): string {
  const { total, observedMin, ofMin } = situation.seen
  const nothing = observedMin === undefined ? 'later' : ofMin === 0 ? 'begun' : 'none'
  const kind = total === undefined ? nothing : total.high === 0 ? 'zero' : 'some'
  const count = total === undefined ? '' : sumText(reader, total)
  const { since, kind: stretch } = stretchOf(situation, countedSince(situation))
  const isNewDay = stretch === 'running' && since === situation.day.from
  return reader.t('situation.seenSentence', {
    kind,
    count,
    stretch: isNewDay ? 'newDay' : 'told',
    since: clockText(reader, since),
  })
}

/** The moment of effect on both clocks; two where the sides hold two. Notes are not in it (R-AGR-11). */
function momentText(reader: Reader, truce: TruceNow, now: string): string {
  const { effectiveFrom: from, effectiveTo: to } = truce
  if (from === undefined) return reader.t('situation.notFixed')
  if (to === undefined || to === from) return onItsDay(reader, from, now)
  return reader.t('situation.twoMoments', {
    from: onItsDay(reader, from, now),
    to: onItsDay(reader, to, now),
  })
}

/**
 * The four figures, no side in any: the truce, what was said, what was seen, what is due; once its first hours are over the
 * rate and the coverage, each with the day before, stand for the first and the third (console.md 5.1).
 */
export function Figures({ situation }: Told): JSX.Element {
  const { downSince } = useLive()
  const { period } = situation
  return (
    <div className={c(downSince === undefined ? 'figs' : 'figs stale')}>
      {period === undefined ? (
        <>
          <TruceFigure situation={situation} />
          <AccountsFigure situation={situation} />
          <SeenFigure situation={situation} />
        </>
      ) : (
        <>
          <RateFigure situation={situation} period={period} />
          <CoverageFigure situation={situation} period={period} />
          <AccountsFigure situation={situation} />
        </>
      )}
      <DueFigure situation={situation} />
    </div>
  )
}

/** Inside a gap of the data nothing is said to be none (R-UI-3). */
function AccountsFigure({ situation: { accounts } }: Told): JSX.Element {
  const { t } = useReader()
  const isGap = accounts.line === 'notInThisData'
  return (
    <Figure
      label={t('situation.figAccounts')}
      figure={isGap ? <NotInThisData /> : t('situation.accountsFigure', { line: accounts.line })}
      note={
        isGap && accounts.matters === 0
          ? ''
          : t('situation.accountsMatters', { disputed: accounts.disputed, one: accounts.oneAccount })
      }
    />
  )
}

function TruceFigure({ situation }: Told): JSX.Element {
  const reader = useReader()
  const now = useMoment(situation)
  const { truce } = situation
  if (truce === undefined)
    return (
      <Figure
        label={reader.t('situation.agreement')}
        figure={reader.t('situation.noTruceShort')}
        note={reader.t('situation.noTruceText')}
      />
    )
  const { effectiveFrom: from, effectiveTo: to } = truce
  const name = textFor(truce.name, reader.lang).text
  const label = reader.t('situation.figTruce', { state: truce.state, name })
  if (from === undefined) return <Figure label={label} figure={reader.t('situation.notFixed')} note="" />
  const isAhead = from > now
  const span = isAhead ? spanText(reader, now, from) : spanText(reader, from, now)
  const note = reader.t(isAhead ? 'situation.until' : 'situation.since', {
    date: dayInWords(reader, from),
    span,
  })
  return (
    <Figure
      label={label}
      figure={
        <>
          <Clocks at={from} />
          {to !== undefined && to !== from && <Clocks at={to} />}
        </>
      }
      note={note}
    />
  )
}

function SeenFigure({ situation }: Told): JSX.Element {
  const reader = useReader()
  const { byClass, total, observedMin, ofMin } = situation.seen
  const label = reader.t('situation.figSeen')
  const hours =
    observedMin === undefined || ofMin === undefined
      ? undefined
      : effortText(reader, { observedMin, ofMin }, stretchOf(situation, countedSince(situation)))
  if (total === undefined && hours === undefined)
    return (
      <Figure
        label={label}
        figure={reader.t('situation.shownLater')}
        note={reader.t('situation.effortLater')}
      />
    )
  if (total === undefined) return <Figure label={label} figure={<NotObserved />} note={hours ?? ''} />
  const classes = byClass.map((each) =>
    reader.t('situation.byClass', {
      class: reader.t('states.class', { class: each.class }),
      count: sumText(reader, each.sum),
    }),
  )
  return (
    <Figure
      label={label}
      figure={sumText(reader, total)}
      note={[...classes, ...(hours === undefined ? [] : [hours])].join(' · ')}
    />
  )
}

function DueFigure({ situation }: Told): JSX.Element {
  const reader = useReader()
  const now = useMoment(situation)
  const [first, second] = situation.due.filter(({ at }) => at > now)
  const label = reader.t('situation.figDue')
  if (first === undefined) return <Figure label={label} figure={reader.t('situation.dueNone')} note="" />
  return (
    <Figure
      label={label}
      figure={<Clocks at={first.at} isLimit={isLimit(first)} />}
      note={
        <>
          <span className={c('dueWhat')}>
            <DueWhat due={first} now={now} />
          </span>
          {second !== undefined && thenText(reader, second)}
        </>
      }
    />
  )
}

type Due = SituationAnswer['due'][number]

/** Whether somebody has until then; all else happens then. */
function isLimit({ what }: Due): boolean {
  return what === 'dailyReport' || what === 'claimAnswer'
}

function DueWhat({ due, now }: { readonly due: Due; readonly now: string }): JSX.Element {
  const reader = useReader()
  const { session } = useDesk()
  const what = reader.t('situation.dueWhat', { what: due.what })
  const span = reader.t('situation.inSpan', { span: spanText(reader, now, due.at) })
  const text =
    due.owner === undefined
      ? reader.t('situation.duePlain', { what, span })
      : reader.t('situation.dueBy', { what, span, who: whoText(reader, due.owner) })
  const isOpen = due.what === 'claimAnswer' && due.id !== undefined && session.role !== 'PU'
  return isOpen ? <Link href={`/accounts/${due.id}`}>{text}</Link> : <>{text}</>
}

function thenText(reader: Reader, due: Due): string {
  const clocks = bothClocks(reader, due.at)
  const values = {
    time: isLimit(due) ? reader.t('situation.byTime', { time: clocks }) : clocks,
    what: reader.t('situation.dueWhat', { what: due.what }),
  }
  return due.owner === undefined
    ? reader.t('situation.dueThen', values)
    : reader.t('situation.dueThenBy', { ...values, who: whoText(reader, due.owner) })
}

/** A holder, or one of its offices by its code. */
function whoText(reader: Reader, owner: string): string {
  return owner.includes('.') ? officeText(reader, owner) : holderText(reader, owner)
}
