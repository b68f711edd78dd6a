import type { JSX } from 'react'

import type { Utc } from '#domain/measure'
import { useReader } from '#web/controls'
import { readsMission, useDesk } from '#web/desk'
import type { ObservationsAnswer, WatchesAnswer } from '#wire/observation'
import type { SituationAnswer } from '#wire/situation'

import type { Range } from './range.ts'
import { percent } from './shares.ts'
import { bothClocks } from './spans.ts'
import { situationCss as c } from './styles.ts'
import { shares } from './timeline-items.ts'
import { watchedIn, type Watched } from './watched.ts'

type SawProps = {
  readonly range: Range
  readonly now: Utc
  readonly situation: SituationAnswer | undefined
  readonly observations: ObservationsAnswer | undefined
  readonly watches: WatchesAnswer | undefined
}

/** What the mission saw, by the hour, and below it what it could have seen: hatched where nobody watched, not calm. */
export function SawLane(props: SawProps): JSX.Element {
  const { t } = useReader()
  const { session } = useDesk()
  const watched = watchedOf(props, readsMission(session))
  const isUnseen =
    watched !== undefined && watched.length > 0 && watched.every(({ watchedMin }) => watchedMin === 0)
  const isAll = isUnseen && props.observations?.matching === 0
  return (
    <>
      <p className={c('laneName')}>{t('situation.laneSaw')}</p>
      <div className={c(isAll ? 'lane saw allUnseen' : 'lane saw')} data-lane="saw">
        <Unseen watched={watched ?? []} range={props.range} />
        <HourBars {...props} />
        {isAll && <NobodyWatched watched={watched} range={props.range} />}
      </div>
      {!isAll && <CouldSee {...props} watched={watched} />}
    </>
  )
}

function watchedOf(
  { range, now, situation, observations, watches }: SawProps,
  readsWatches: boolean,
): readonly Watched[] | undefined {
  if (situation === undefined || observations === undefined || watches === undefined) return []
  return watchedIn({
    range,
    now,
    situation,
    hours: observations.hours,
    effort: watches.effort,
    readsWatches,
  })
}

/** Hatching over the whole lane where no sector was watched. */
function Unseen({
  watched,
  range,
}: {
  readonly watched: readonly Watched[]
  readonly range: Range
}): JSX.Element {
  const share = shares(range)
  return (
    <>
      {watched
        .filter(({ watchedMin }) => watchedMin === 0)
        .map(({ from, to }) => (
          <i
            key={from}
            className={c('unseen sawGap')}
            style={{ insetInlineStart: percent(share(from)), width: percent(share(to) - share(from)) }}
          />
        ))}
    </>
  )
}

function NobodyWatched({
  watched,
  range,
}: {
  readonly watched: readonly Watched[]
  readonly range: Range
}): JSX.Element | undefined {
  const { t } = useReader()
  const [first] = watched
  return (
    first && (
      <span
        className={c('sawText')}
        style={{ insetInlineStart: percent(Math.max(0, shares(range)(first.from))) }}
      >
        {t('situation.nobodyWatched')}
      </span>
    )
  )
}

/** How much of the sectors' time was watched, by the hour: the watched share from below, hatching above it. */
function CouldSee({
  watched,
  range,
  situation,
}: SawProps & { readonly watched: readonly Watched[] | undefined }): JSX.Element {
  const reader = useReader()
  const share = shares(range)
  const sectors = situation?.geography.sectors.length ?? 0
  return (
    <>
      <p className={c('laneName could')} title={reader.t('situation.couldSeeNone')}>
        {reader.t('situation.couldSee')}{' '}
        {watched !== undefined && <small>{reader.t('situation.couldSeeHint', { n: sectors })}</small>}
      </p>
      <div className={c('lane could')} data-lane="could">
        {watched === undefined && <span className={c('laneNone')}>{reader.t('situation.effortLater')}</span>}
        {watched?.map((each) => (
          <span
            key={each.from}
            className={c('couldHour')}
            data-share={each.share.toFixed(2)}
            title={reader.t('situation.watchedHour', {
              time: bothClocks(reader, each.from),
              n: each.watchedMin,
              all: each.allMin,
            })}
            style={{
              insetInlineStart: percent(share(each.from)),
              width: percent(share(each.to) - share(each.from)),
            }}
          >
            <i className={c('unseen')} style={{ height: percent(1 - each.share) }} />
            <i className={c('couldBar')} style={{ height: percent(each.share) }} />
          </span>
        ))}
      </div>
    </>
  )
}

/** The least height of a bar, so that one observation is seen beside a hundred. */
const LEAST_BAR = 0.25

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
          style={{
            insetInlineStart: percent(share(from)),
            height: percent(LEAST_BAR + ((1 - LEAST_BAR) * items) / most),
          }}
          title={`${bothClocks(reader, from)}: ${reader.t('map.sectorSeen', { n: items })}`}
        >
          <small>{items}</small>
        </span>
      ))}
    </>
  )
}
