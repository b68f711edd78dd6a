import type { JSX } from 'react'

import { localTime, useReader, type Reader } from '#web/controls'
import type { ObservationsAnswer } from '#wire/observation'
import { dayText, isLang, timeText } from '#words'

import { barMinutes } from './first-line.ts'
import { observationsCss as c } from './styles.ts'

type Hours = ObservationsAnswer['hours']

/** Heights in units of the drawing: items above the axis, effort below it. */
const ITEMS_H = 56
const EFFORT_H = 16
const GAP_H = 4
const BAR_W = 10

type HoursProps = { readonly hours: Hours; readonly sectors: number; readonly table: boolean }

/** Items per hour with the effort of that hour below: hatched where nobody watched, from zero, no side's colour (console.md 2.6). */
export function HourBars({ hours, sectors, table }: HoursProps): JSX.Element | undefined {
  const reader = useReader()
  if (hours.length === 0) return undefined
  return (
    <figure className={c('hours')}>
      {table ? <HourTable hours={hours} /> : <Drawn hours={hours} sectors={sectors} />}
      <figcaption className={c('note')}>
        {reader.t(
          hours.some(({ effortMin }) => effortMin !== undefined)
            ? 'observations.hoursNote'
            : 'observations.hoursNoteLater',
        )}
      </figcaption>
    </figure>
  )
}

function Drawn({ hours, sectors }: Omit<HoursProps, 'table'>): JSX.Element {
  const reader = useReader()
  return (
    <>
      <Bars hours={hours} sectors={sectors} name={summary(reader, hours)} />
      <div className={c('ticks')} aria-hidden="true">
        {ticks(hours).map((from) => (
          <span key={from}>{tickText(reader, from, hours)}</span>
        ))}
      </div>
    </>
  )
}

type BarsProps = Omit<HoursProps, 'table'> & { readonly name: string }

function Bars({ hours, sectors, name }: BarsProps): JSX.Element {
  const most = Math.max(1, ...hours.map(({ items }) => items))
  const full = Math.max(1, sectors) * barMinutes(hours)
  const height = ITEMS_H + GAP_H + EFFORT_H
  return (
    <svg
      className={c('bars')}
      viewBox={`0 0 ${hours.length * BAR_W} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={name}
    >
      <defs>
        <pattern
          id="hours-unseen"
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path d="M0 0v4" />
        </pattern>
      </defs>
      {hours.map(({ from, items, effortMin }, place) => (
        <g key={from} transform={`translate(${place * BAR_W} 0)`}>
          <rect
            className={c('hourBar')}
            x="1"
            width={BAR_W - 2}
            y={ITEMS_H * (1 - items / most)}
            height={(ITEMS_H * items) / most}
          />
          {effortMin !== undefined && <EffortBar share={Math.min(1, effortMin / full)} />}
        </g>
      ))}
      <path className={c('axis')} d={`M0 ${ITEMS_H}H${hours.length * BAR_W}`} />
    </svg>
  )
}

function EffortBar({ share }: { readonly share: number }): JSX.Element {
  return share === 0 ? (
    <rect className={c('hourUnwatched')} x="0" width={BAR_W} y={ITEMS_H + GAP_H} height={EFFORT_H} />
  ) : (
    <rect className={c('hourEffort')} x="1" width={BAR_W - 2} y={ITEMS_H + GAP_H} height={EFFORT_H * share} />
  )
}

const TICKS = 6

function ticks(hours: Hours): readonly string[] {
  const step = Math.max(1, Math.ceil(hours.length / TICKS))
  return hours.filter((_, place) => place % step === 0).map(({ from }) => from)
}

const DAY_MINUTES = 1440

function tickText({ zone, lang }: Reader, from: string, hours: Hours): string {
  const { date, time } = localTime(from, zone)
  const isLong = hours.length * barMinutes(hours) > 2 * DAY_MINUTES
  return isLong ? dayText(isLang(lang) ? lang : 'en', date) : time
}

function summary({ t }: Reader, hours: Hours): string {
  const items = hours.reduce((sum, hour) => sum + hour.items, 0)
  const unwatched = hours.filter(({ effortMin }) => effortMin === 0).length
  return t('observations.hoursSummary', { items, bars: hours.length, unwatched })
}

/** The table behind the bars (Shift+T): the hours in which something was seen or somebody watched. */
function HourTable({ hours }: { readonly hours: Hours }): JSX.Element {
  const reader = useReader()
  const { t, zone, lang } = reader
  const told = hours.filter(({ items, effortMin }) => items > 0 || (effortMin ?? 0) > 0)
  return (
    <div className={c('scroll')}>
      <table className={c('hourTable')}>
        <thead>
          <tr>
            <th scope="col">{t('observations.colFrom')}</th>
            <th scope="col">{t('observations.colItems')}</th>
            <th scope="col">{t('observations.colEffort')}</th>
          </tr>
        </thead>
        <tbody>
          {told.map(({ from, items, effortMin }) => (
            <tr key={from}>
              <th scope="row">
                {t('states.timeOnDay', {
                  date: dayText(isLang(lang) ? lang : 'en', localTime(from, zone).date),
                  time: timeText(from, zone),
                })}
              </th>
              <td>{items}</td>
              <td>{effortWords(reader, effortMin)}</td>
            </tr>
          ))}
          {told.length < hours.length && (
            <tr>
              <th scope="row">{t('observations.hoursRest', { n: hours.length - told.length })}</th>
              <td>{t('observations.noItem')}</td>
              <td>{effortWords(reader, hours.find(({ items }) => items === 0)?.effortMin)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function effortWords({ t }: Reader, minutes: number | undefined): string {
  if (minutes === undefined) return t('observations.effortLater')
  return minutes === 0 ? t('states.notObserved') : t('observations.minutes', { n: minutes })
}
