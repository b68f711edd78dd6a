import type { JSX } from 'react'

import type { Utc } from '#domain/measure'
import { useReader } from '#web/controls'
import type { ObservationsAnswer, WatchesAnswer } from '#wire/observation'
import type { SituationAnswer } from '#wire/situation'

import type { Range } from './range.ts'
import { percent } from './shares.ts'
import { bothClocks } from './spans.ts'
import { situationCss as c } from './styles.ts'
import { shares, uncovered } from './timeline-items.ts'

type SawProps = {
  readonly range: Range
  readonly now: Utc
  readonly situation: SituationAnswer | undefined
  readonly observations: ObservationsAnswer | undefined
  readonly watches: WatchesAnswer | undefined
}

/** What the mission saw, by the hour, over hatching where nobody looked at any sector: not calm, not seen. */
export function SawLane(props: SawProps): JSX.Element {
  const { t } = useReader()
  const unseen = unseenIn(props)
  const { range } = props
  const share = shares(range)
  const isAll = unseen.length === 1 && props.observations?.matching === 0
  return (
    <>
      <p className={c('laneName')}>{t('situation.laneSaw')}</p>
      <div className={c('lane saw')}>
        {unseen.map(({ from, to }) => (
          <i
            key={from}
            className={c('unseen sawGap')}
            style={{ insetInlineStart: percent(share(from)), width: percent(share(to) - share(from)) }}
          />
        ))}
        <HourBars {...props} />
        {isAll && unseen[0] !== undefined && (
          <span
            className={c('sawText')}
            style={{ insetInlineStart: percent(Math.max(0, share(unseen[0].from))) }}
          >
            {t('situation.nobodyWatched')}
          </span>
        )}
        {knowsNoEffort(props) && <span className={c('sawText')}>{t('situation.effortLater')}</span>}
      </div>
    </>
  )
}

/** A party learns who watched where, and that nobody did, when the day has been closed for 24 h (R-DNH-7). */
function knowsNoEffort({ watches, situation }: SawProps): boolean {
  return (
    watches !== undefined &&
    situation !== undefined &&
    watches.watches.length === 0 &&
    watches.effort.length === 0 &&
    situation.seen.observedMin !== 0
  )
}

/** Stretches up to now in which nobody looked, as far as this reader knows who looked. */
function unseenIn(props: SawProps): readonly Range[] {
  const { range, now, situation, watches } = props
  if (watches === undefined || situation === undefined || knowsNoEffort(props)) return []
  const from = situation.day.from > range.from ? situation.day.from : range.from
  const past = { from: from < range.to ? from : range.from, to: now < range.to ? now : range.to }
  if (past.from >= past.to) return []
  if (watches.watches.length === 0 && watches.effort.some(({ observedMin }) => observedMin > 0)) return []
  return uncovered(
    watches.watches.map(({ watch, to }) => ({ from: watch.from, to })),
    past,
  )
}

function HourBars({ range, observations }: SawProps): JSX.Element {
  const reader = useReader()
  const share = shares(range)
  const hours = (observations?.hours ?? []).filter(
    ({ from, items }) => items > 0 && share(from) >= 0 && share(from) <= 1,
  )
  const most = Math.max(1, ...hours.map(({ items }) => items))
  return (
    <>
      {hours.map(({ from, items }) => (
        <span
          key={from}
          className={c('sawBar')}
          style={{ insetInlineStart: percent(share(from)), height: percent(0.25 + (0.75 * items) / most) }}
          title={`${bothClocks(reader, from)}: ${reader.t('map.sectorSeen', { n: items })}`}
        >
          <small>{items}</small>
        </span>
      ))}
    </>
  )
}
