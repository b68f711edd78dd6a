import type { JSX } from 'react'

import { Icon, instantText, Kbd, useKeys, useReader } from '#web/controls'
import { daysAfter } from '#web/controls'
import { dayText, isLang } from '#words'

import type { Look } from './look.ts'
import { moved, scaled, type Range } from './range.ts'
import { situationCss as c } from './styles.ts'

type ToolsProps = {
  readonly look: Look
  readonly range: Range
  /** Reporting day that is looked at, and the one the clock stands in. */
  readonly day: string
  readonly today: string
  readonly canFirstHours: boolean
  readonly setLook: (change: Partial<Look>) => void
}

const STEP = 0.25
const NARROWER = 0.5
const WIDER = 2
const NO_RANGE = { from: '', to: '', hours: false } as const

/** The day and the range of all three panes, by buttons and keys; dragging along the axis does the same. */
export function RangeTools(props: ToolsProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { look, range, setLook } = props
  const to = (next: Range): void => setLook({ ...next, hours: false })
  useRangeKeys(props)
  return (
    <div className={c('tools')}>
      <DaySteps {...props} />
      <fieldset className={c('plainSet rangeSet')} aria-label={t('situation.range')}>
        <span className={c('note rangeText')}>
          {t('situation.rangeText', {
            from: instantText(reader, range.from),
            to: instantText(reader, range.to),
          })}
        </span>
        <Tool press={() => to(moved(range, -STEP))} words={t('situation.earlier')} />
        <Tool press={() => to(moved(range, STEP))} words={t('situation.later')} />
        <Tool press={() => to(scaled(range, NARROWER))} words={t('situation.narrower')} />
        <Tool press={() => to(scaled(range, WIDER))} words={t('situation.wider')} />
        <Tool
          press={() => setLook(NO_RANGE)}
          words={t('situation.wholeDay')}
          isOn={look.from === '' && !look.hours}
        />
        <FirstHours {...props} />
      </fieldset>
    </div>
  )
}

function FirstHours({ canFirstHours, look, setLook }: ToolsProps): JSX.Element | undefined {
  const { t } = useReader()
  if (!canFirstHours) return undefined
  return (
    <button
      type="button"
      className={c(look.hours ? 'chip on' : 'chip')}
      aria-pressed={look.hours}
      onClick={() => setLook({ ...NO_RANGE, hours: !look.hours })}
    >
      {t('situation.firstHours')} <Kbd>F</Kbd>
    </button>
  )
}

function useRangeKeys({ look, range, setLook, canFirstHours }: ToolsProps): void {
  const to = (next: Range): void => setLook({ ...next, hours: false })
  const toHours = (): void => setLook({ ...NO_RANGE, hours: !look.hours })
  useKeys([
    { stroke: 'Shift+ArrowLeft', words: 'situation.keyEarlier', run: () => to(moved(range, -STEP)) },
    { stroke: 'Shift+ArrowRight', words: 'situation.keyLater', run: () => to(moved(range, STEP)) },
    { stroke: 'Home', words: 'situation.keyWhole', run: () => setLook(NO_RANGE) },
    ...(canFirstHours ? [{ stroke: 'f', words: 'situation.keyFirstHours', run: toHours } as const] : []),
  ])
}

function Tool({
  press,
  words,
  isOn,
}: {
  readonly press: () => void
  readonly words: string
  readonly isOn?: boolean
}): JSX.Element {
  return (
    <button
      type="button"
      className={c(isOn === true ? 'chip on' : 'chip')}
      aria-pressed={isOn}
      onClick={press}
    >
      {words}
    </button>
  )
}

function DaySteps({ look, day, today, setLook }: ToolsProps): JSX.Element {
  const { t, lang } = useReader()
  const goTo = (to: string): void => setLook({ ...NO_RANGE, day: to === today ? '' : to })
  return (
    <fieldset className={c('plainSet daySteps')} aria-label={t('accounts.dayChosen')}>
      <button
        type="button"
        className={c('iconBtn')}
        aria-label={t('situation.dayBefore')}
        onClick={() => goTo(daysAfter(day, -1))}
      >
        <Icon name="back" />
      </button>
      <b>{t('situation.reportingDay', { date: dayText(isLang(lang) ? lang : 'en', day) })}</b>
      <button
        type="button"
        className={c('iconBtn')}
        aria-label={t('situation.dayAfter')}
        aria-disabled={day >= today}
        onClick={() => (day < today ? goTo(daysAfter(day, 1)) : undefined)}
      >
        <Icon name="open" />
      </button>
      {look.day !== '' && <Tool press={() => goTo(today)} words={t('situation.dayNow')} />}
    </fieldset>
  )
}
