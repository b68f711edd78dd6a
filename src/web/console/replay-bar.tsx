import { useState, type FormEvent, type JSX } from 'react'

import {
  classNames,
  daysAfter,
  Icon,
  instantOf,
  localTime,
  useKeys,
  useReader,
  utcTime,
  partsCss,
} from '#web/controls'
import { useDesk, useLive, useNow } from '#web/desk'
import { dayText, isLang, timeText } from '#words'

import { ReplayTag } from './top-bar.tsx'

import css from './frame.module.css'

const c = classNames(partsCss, css)

const SPEEDS = [1, 10, 60, 600] as const

/** A demo's clock, on every page: pause, four speeds, a jump forward. It never goes back, since the record cannot. */
export function ReplayBar(): JSX.Element | undefined {
  const { mechanism } = useDesk()
  const { clock } = useLive()
  const { t } = useReader()
  const setClock = useSetClock()
  const [speed, setSpeed] = useState(1)
  const [open, setOpen] = useState(false)
  const running = clock.speed > 0
  const chosen = running ? clock.speed : speed
  const toggle = (): void => void setClock({ speed: running ? 0 : speed })
  const choose = (each: number): void => {
    setSpeed(each)
    if (running) void setClock({ speed: each })
  }
  useKeys(mechanism.demo === undefined ? [] : [{ stroke: ' ', words: 'frame.keyReplay', run: toggle }])
  if (mechanism.demo === undefined) return undefined
  return (
    <section className={c('replayBar')} aria-label={t('frame.replayBar')}>
      <ReplayTag />
      <button type="button" className={c('btn s')} onClick={toggle}>
        <Icon name={running ? 'pause' : 'play'} />
        {t(running ? 'frame.pause' : 'frame.play')}
      </button>
      <button type="button" className={c('btn s q more')} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('frame.speed')}
      </button>
      <Speeds folded={!open} chosen={chosen} choose={choose} />
      <Where paused={!running} />
      <Jump setClock={setClock} folded={!open} />
    </section>
  )
}

function Speeds({
  folded,
  chosen,
  choose,
}: {
  readonly folded: boolean
  readonly chosen: number
  readonly choose: (speed: number) => void
}): JSX.Element {
  const { t } = useReader()
  return (
    <fieldset
      className={c(folded ? 'plainSet speeds folded' : 'plainSet speeds')}
      aria-label={t('frame.speed')}
    >
      {SPEEDS.map((each) => (
        <button
          key={each}
          type="button"
          className={c('segment')}
          aria-pressed={chosen === each}
          onClick={() => choose(each)}
        >
          {t('frame.speedValue', { n: each })}
        </button>
      ))}
    </fieldset>
  )
}

type Change = { readonly speed?: number; readonly to?: string }

/** What a change of the clock by this desk brings is its own act, so no list holds it back (R-UI-7). */
function useSetClock(): (change: Change) => Promise<void> {
  const { client, live } = useDesk()
  return async (change) => {
    const reply = await live.during(client.setClock(change))
    if (reply.ok) live.setClock(reply.value)
  }
}

function Where({ paused }: { readonly paused: boolean }): JSX.Element {
  const { t, lang, zone } = useReader()
  const now = useNow(1)
  const date = dayText(isLang(lang) ? lang : 'en', localTime(now, zone).date)
  return (
    <span className={c('when')}>
      {t('frame.nowIs', { date, time: timeText(now, zone, 'second') })}
      <small className={c('utc')}>{utcTime(now)}Z</small>
      {paused && <small>{t('frame.paused')}</small>}
    </span>
  )
}

type JumpFault = 'frame.jumpUnclear' | 'frame.jumpBack'

function Jump({
  setClock,
  folded,
}: {
  readonly setClock: (change: Change) => Promise<void>
  readonly folded: boolean
}): JSX.Element {
  const { t, zone } = useReader()
  const { live } = useDesk()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<JumpFault>()
  const [busy, setBusy] = useState(false)
  const leap = async (to: string): Promise<void> => {
    if (busy) return
    setBusy(true)
    await setClock({ to })
    setBusy(false)
  }
  const today = (): string => localTime(live.now(), zone).date
  const jump = (event: FormEvent): void => {
    event.preventDefault()
    const to = jumpTarget(text, today(), zone)
    if (to === undefined) setFault('frame.jumpUnclear')
    else if (to <= live.now()) setFault('frame.jumpBack')
    else void leap(to).then(() => (setFault(undefined), setText('')))
  }
  const nextDay = (): void => void leap(instantOf(daysAfter(today(), 1), '08:00', zone))
  return (
    <form className={c(folded ? 'folded' : '')} onSubmit={jump}>
      <JumpField text={text} setText={setText} fault={fault} />
      <button type="submit" className={c('btn s')} aria-disabled={busy}>
        {t(busy ? 'frame.jumpBusy' : 'frame.jumpGo')}
      </button>
      <button type="button" className={c('btn s q')} aria-disabled={busy} onClick={nextDay}>
        {t('frame.nextDay')}
      </button>
    </form>
  )
}

function JumpField({
  text,
  setText,
  fault,
}: {
  readonly text: string
  readonly setText: (text: string) => void
  readonly fault: JumpFault | undefined
}): JSX.Element {
  const { t } = useReader()
  return (
    <>
      {fault !== undefined && (
        <span className={c('err')} id="jump-fault" role="alert">
          {t(fault)}
        </span>
      )}
      <label htmlFor="jump">{t('frame.jump')}</label>
      <input
        id="jump"
        inputMode="numeric"
        autoComplete="off"
        placeholder="12:30"
        value={text}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : 'jump-fault'}
        onChange={(event) => setText(event.target.value)}
      />
    </>
  )
}

/** The instant a typed `hh:mm` means on a day; undefined when it is no time. */
function jumpTarget(text: string, date: string, zone: string): string | undefined {
  const read = /^\s*(\d{1,2})[:.]?(\d{2})\s*$/.exec(text)
  if (read === null || Number(read[1]) > 23 || Number(read[2]) > 59) return undefined
  return instantOf(date, `${(read[1] ?? '').padStart(2, '0')}:${read[2]}`, zone)
}
