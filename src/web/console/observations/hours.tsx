import type { JSX } from 'react'

import { localTime, useReader, type Reader } from '#web/controls'
import type { ObservationsAnswer } from '#wire/observation'
import { dayText, isLang, timeText } from '#words'

import { barMinutes } from './first-line.ts'
import { observationsCss as c } from './styles.ts'

type Hours = ObservationsAnswer['hours']

type HoursProps = {
  readonly hours: Hours
  readonly sectors: number
  readonly table: boolean
  /** Hours that have not come were neither watched nor unwatched. */
  readonly now: string
}

/** Items per hour with the effort of that hour below: hatched where nobody watched, from zero, no side's colour (console.md 2.6). */
export function HourBars({ hours, sectors, table, now }: HoursProps): JSX.Element | undefined {
  const reader = useReader()
  if (hours.length === 0) return undefined
  return (
    <figure className={c('hours')} aria-label={summary(reader, hours)}>
      {table ? <HourTable hours={hours} /> : <Drawn hours={hours} sectors={sectors} now={now} />}
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

function Drawn({ hours, sectors, now }: Omit<HoursProps, 'table'>): JSX.Element {
  const reader = useReader()
  return (
    <>
      <Bars hours={hours} sectors={sectors} now={now} />
      <div className={c('ticks')} aria-hidden="true">
        {ticks(hours).map(({ from, at }) => (
          <span key={from} style={{ insetInlineStart: percent(at) }}>
            {tickText(reader, from, hours)}
          </span>
        ))}
      </div>
    </>
  )
}

/** The figure around bears the name, and the table behind (Shift+T) the numbers. */
function Bars({ hours, sectors, now }: Omit<HoursProps, 'table'>): JSX.Element {
  const most = Math.max(1, ...hours.map(({ items }) => items))
  return (
    <div className={c('bars')} aria-hidden="true">
      {hours.map(({ from, items, effortMin }) => (
        <span key={from} className={c('hourCol')}>
          <span className={c('hourItems')}>
            <i className={c('hourBar')} style={{ height: percent(items / most) }} />
          </span>
          {effortMin !== undefined && from < now && (
            <EffortBar share={Math.min(1, effortMin / fullOf({ from, hours, sectors, now }))} />
          )}
        </span>
      ))}
    </div>
  )
}

/** All sectors' minutes of a bar; of the one that runs, up to now. */
function fullOf({
  from,
  hours,
  sectors,
  now,
}: Omit<HoursProps, 'table'> & { readonly from: string }): number {
  const passedMin = (Date.parse(now) - Date.parse(from)) / MINUTE_MS
  return Math.max(1, sectors) * Math.max(1, Math.min(barMinutes(hours), passedMin))
}

const MINUTE_MS = 60_000

/** The watched share from below, hatching above it. */
function EffortBar({ share }: { readonly share: number }): JSX.Element {
  return (
    <span className={c('hourEffort')}>
      <i className={c('unseen')} style={{ height: percent(1 - share) }} />
      <i className={c('hourWatched')} style={{ height: percent(share) }} />
    </span>
  )
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`
}

const TICKS = 6

/** Instants that are written, each at the beginning of its bar. */
function ticks(hours: Hours): readonly { readonly from: string; readonly at: number }[] {
  const step = Math.max(1, Math.ceil(hours.length / TICKS))
  return hours
    .map(({ from }, place) => ({ from, at: place / hours.length }))
    .filter((_, place) => place % step === 0)
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
