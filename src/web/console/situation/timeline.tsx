import { useRef, useState, type JSX, type PointerEvent, type ReactNode } from 'react'

import { ticksOf } from '#charts'
import { msOfUtc, utcFromMs, type Side, type Utc } from '#domain/measure'
import {
  Foreign,
  holderText,
  instantText,
  localTime,
  sideClass,
  SideMark,
  sideName,
  useReader,
  type Reader,
} from '#web/controls'
import { useLive, useNow, useSides } from '#web/desk'
import type { AccountsAnswer, MatterAnswer } from '#wire/claim'
import type { ObservationsAnswer, WatchesAnswer } from '#wire/observation'
import type { SituationAnswer } from '#wire/situation'
import { dayText, isLang } from '#words'

import { AccountLane, type LaneAccount } from './account-lane.tsx'
import type { Range } from './range.ts'
import { between } from './range.ts'
import { SawLane } from './saw-lane.tsx'
import { percent } from './shares.ts'
import { bothClocks } from './spans.ts'
import { situationCss as c } from './styles.ts'
import { shares } from './timeline-items.ts'

type TimelineProps = {
  readonly range: Range
  readonly situation: SituationAnswer | undefined
  readonly accounts: AccountsAnswer | undefined
  readonly observations: ObservationsAnswer | undefined
  readonly watches: WatchesAnswer | undefined
  readonly pick: string
  readonly setPick: (matter: string) => void
  readonly setRange: (range: Range) => void
}

/** When: a lane per side and way of telling, what the mission saw, and the moments that all of it is measured by. */
export function Timeline(props: TimelineProps): JSX.Element {
  const reader = useReader()
  const { range, situation } = props
  const now = useNow(60)
  const track = useRef<HTMLDivElement>(null)
  const dragging = useDrag(track, range, props.setRange)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached without a pointer
    <figure className={c('lanes')} aria-label={nameOf(reader, range)} tabIndex={0}>
      <Notes situation={situation} range={range} />
      <div className={c('laneGrid')}>
        <div className={c('trackAll')} ref={track} {...dragging.handlers}>
          <Ticks range={range} />
          <Moments range={range} situation={situation} now={now} />
          {dragging.drawn !== undefined && (
            <i
              className={c('dragged')}
              style={{
                insetInlineStart: percent(dragging.drawn.from),
                width: percent(dragging.drawn.to - dragging.drawn.from),
              }}
            />
          )}
        </div>
        <p className={c('laneName axisName')}>{reader.zone}</p>
        <div className={c('axisRow')} />
        <SideLanes {...props} now={now} />
        <SawLane {...props} now={now} />
      </div>
    </figure>
  )
}

function nameOf(reader: Reader, { from, to }: Range): string {
  return reader.t('situation.timelineName', { from: instantText(reader, from), to: instantText(reader, to) })
}

function SideLanes({ accounts, ...props }: TimelineProps & { readonly now: Utc }): JSX.Element {
  const { t } = useReader()
  const order = useSides()
  const gaps = new Set((accounts?.gaps ?? []).map(({ context }) => context))
  const told = (accounts?.matters ?? []).flatMap((matter: MatterAnswer) =>
    matter.accounts.map((account): LaneAccount => ({ matter: matter.id, account })),
  )
  const of = (column: Side | 'third', isLodged: boolean): readonly LaneAccount[] =>
    told.filter(({ account }) => account.column === column && (account.standing === 'lodged') === isLodged)
  const lane = (column: Side, isLodged: boolean): JSX.Element => (
    <AccountLane
      key={`${column} ${isLodged}`}
      name={<LaneOwner column={column} isLodged={isLodged} />}
      told={of(column, isLodged)}
      isInGap={gaps.has(isLodged ? 'claim' : 'statement')}
      {...props}
    />
  )
  const third = of('third', false)
  return (
    <>
      {order.map((side) => lane(side, false))}
      {order.flatMap((side) => (of(side, true).length > 0 ? [lane(side, true)] : []))}
      {third.length > 0 && (
        <AccountLane
          name={t('situation.laneThird')}
          told={third}
          isInGap={gaps.has('statement')}
          {...props}
        />
      )}
    </>
  )
}

function LaneOwner({ column, isLodged }: { readonly column: Side; readonly isLodged: boolean }): JSX.Element {
  const reader = useReader()
  const side = sideName(reader, column)
  return (
    <span className={`${c('laneWho')} ${sideClass(column)}`}>
      <SideMark column={column} standing={isLodged ? 'filled' : 'ruled'} />
      <span>{reader.t(isLodged ? 'situation.laneLodged' : 'situation.laneSaid', { side })}</span>
    </span>
  )
}

const MOST_TICKS = 12

function Ticks({ range }: { readonly range: Range }): JSX.Element {
  const { zone, lang } = useReader()
  const share = shares(range)
  return (
    <>
      {tickInstants(range, zone).map((at) => {
        const { time, date } = localTime(at, zone)
        return (
          <span key={at} className={c('tick')} style={{ insetInlineStart: percent(share(at)) }}>
            <small>{time === '00:00' ? dayText(isLang(lang) ? lang : 'en', date) : time}</small>
          </span>
        )
      })}
    </>
  )
}

function tickInstants(range: Range, zone: string): readonly Utc[] {
  const [fromMs, toMs] = [msOfUtc(range.from), msOfUtc(range.to)]
  const { date, time } = localTime(range.from, zone)
  const offsetMs = msOfUtc(`${date}T${time}:00.000Z`) - Math.floor(fromMs / 60_000) * 60_000
  return ticksOf({ fromMs, toMs, offsetMs }, MOST_TICKS).map(utcFromMs)
}

type MomentProps = {
  readonly range: Range
  readonly situation: SituationAnswer | undefined
  readonly now: Utc
}

/** Lines across the lanes: each held or published moment of effect, the day's close, now. Notes are words alone. */
function Moments({ range, situation, now }: MomentProps): JSX.Element {
  const reader = useReader()
  const { clock } = useLive()
  const readings = situation?.truce?.readings ?? []
  return (
    <>
      {readings.map((reading) =>
        reading.basis === 'note' || reading.utc === undefined ? undefined : (
          <Line
            key={`${reading.basis} ${reading.heldBy.join()} ${reading.utc}`}
            at={reading.utc}
            range={range}
            look="effect"
          >
            {reading.basis === 'held'
              ? reader.t('situation.effectHeld', {
                  who: reading.heldBy.map((side) => holderText(reader, side)).join(', '),
                  time: bothClocks(reader, reading.utc),
                })
              : reader.t('situation.effectPublished', { time: bothClocks(reader, reading.utc) })}
          </Line>
        ),
      )}
      {situation !== undefined && (
        <Line at={situation.day.to} range={range} look="close">
          {reader.t('situation.closes', { time: localTime(situation.day.to, reader.zone).time })}
        </Line>
      )}
      <Line at={now} range={range} look={clock.speed === 0 ? 'nowLine still' : 'nowLine'}>
        <span className="sr">{reader.t('situation.now', { time: bothClocks(reader, now) })}</span>
      </Line>
    </>
  )
}

/** Readings that nobody holds and that name another instant: words that move no state and stand in no heading (R-AGR-11). */
function Notes({ situation, range }: Pick<MomentProps, 'situation' | 'range'>): JSX.Element | undefined {
  const reader = useReader()
  const at = situation?.truce?.effectiveFrom
  const notes = (situation?.truce?.readings ?? []).filter(({ basis, utc }) => basis === 'note' && utc !== at)
  if (at === undefined || notes.length === 0 || at < range.from || at > range.to) return undefined
  return (
    <p className={c('momentNote')}>
      {notes.map(({ text, utc }) => (
        <span key={text}>
          {utc === undefined
            ? reader.t('situation.noteOf')
            : reader.t('situation.noteAt', { time: bothClocks(reader, utc) })}{' '}
          <Foreign text={reader.t('states.quote', { text })} />{' '}
        </span>
      ))}
    </p>
  )
}

function Line({
  at,
  range,
  look,
  children,
}: {
  readonly at: Utc
  readonly range: Range
  readonly look: string
  readonly children: ReactNode
}): JSX.Element | undefined {
  const share = shares(range)(at)
  if (share < 0 || share > 1) return undefined
  return (
    <span
      className={c(`moment ${look}${share > 0.85 ? ' endSide' : ''}`)}
      style={{ insetInlineStart: percent(share) }}
    >
      <small>{children}</small>
    </span>
  )
}

type Dragged = { readonly from: number; readonly to: number }

/** A range chosen by dragging along the axis; the buttons and keys above do the same without (WCAG 2.5.7). */
function useDrag(
  track: { readonly current: HTMLDivElement | null },
  range: Range,
  setRange: (range: Range) => void,
): {
  readonly drawn: Dragged | undefined
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void
    readonly onPointerMove: (event: PointerEvent) => void
    readonly onPointerUp: () => void
  }
} {
  const [dragged, setDragged] = useState<{ readonly start: number; readonly end: number }>()
  const shareAt = (event: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect()
    return box === undefined || box.width === 0 ? 0 : (event.clientX - box.left) / box.width
  }
  return {
    drawn:
      dragged === undefined
        ? undefined
        : { from: Math.min(dragged.start, dragged.end), to: Math.max(dragged.start, dragged.end) },
    handlers: {
      onPointerDown: (event) => setDragged({ start: shareAt(event), end: shareAt(event) }),
      onPointerMove: (event) => {
        if (dragged !== undefined) setDragged({ ...dragged, end: shareAt(event) })
      },
      onPointerUp: () => {
        const chosen = dragged && between(range, dragged.start, dragged.end)
        setDragged(undefined)
        if (chosen !== undefined) setRange(chosen)
      },
    },
  }
}
