import type { JSX } from 'react'

import { useReader, type Reader } from '#web/controls'
import type { SituationAnswer } from '#wire/situation'

import { Figure, NotObserved } from './figure.tsx'
import { decimalText, effortText, hoursText, rateText, stretchOf, sumText } from './spans.ts'

type Period = NonNullable<SituationAnswer['period']>
type PeriodDay = Period['now']
type Told = { readonly situation: SituationAnswer; readonly period: Period }

/** What was counted in an hour of effort, and the day before beside it (R-UI-4). */
export function RateFigure({ situation, period: { now, prior } }: Told): JSX.Element {
  const reader = useReader()
  const label = reader.t('situation.figRate')
  const { total } = situation.seen
  const { effortMin } = now
  if (effortMin === undefined) {
    const soFar =
      total === undefined ? [] : [reader.t('situation.countSoFar', { count: sumText(reader, total) })]
    const note = [...soFar, reader.t('situation.effortLater')].join(' · ')
    return <Figure label={label} figure={reader.t('situation.shownLater')} note={note} />
  }
  const before = ratePrior(reader, prior)
  if (now.rated === undefined || effortMin === 0)
    return <Figure label={label} figure={<NotObserved />} note={before} />
  const note = reader.t('situation.rateNote', {
    count: sumText(reader, now.rated),
    hours: hoursText(reader, effortMin),
  })
  return <Figure label={label} figure={rateText(reader, now.rated, effortMin)} note={`${note} · ${before}`} />
}

function ratePrior(reader: Reader, prior: PeriodDay | undefined): string {
  if (prior === undefined) return reader.t('situation.priorNone')
  const { rated, effortMin } = prior
  if (effortMin === undefined) return reader.t('situation.effortLater')
  if (rated === undefined || effortMin === 0) return reader.t('situation.priorUnseen')
  return reader.t('situation.ratePrior', {
    rate: rateText(reader, rated, effortMin),
    count: sumText(reader, rated),
    hours: hoursText(reader, effortMin),
  })
}

/** How much of the sectors' time somebody could see, and the day before beside it. */
export function CoverageFigure({ situation, period: { now, prior } }: Told): JSX.Element {
  const reader = useReader()
  const label = reader.t('situation.figCoverage')
  const { observedMin, ofMin } = now
  const share = shareText(reader, now)
  const before = coveragePrior(reader, prior)
  if (observedMin === undefined || ofMin === undefined || share === undefined)
    return <Figure label={label} figure={reader.t('situation.shownLater')} note={before} />
  const note = effortText(reader, { observedMin, ofMin }, stretchOf(situation, situation.day.from))
  const figure = observedMin === 0 ? <NotObserved /> : share
  return <Figure label={label} figure={figure} note={`${note} · ${before}`} />
}

function coveragePrior(reader: Reader, prior: PeriodDay | undefined): string {
  if (prior === undefined) return reader.t('situation.priorNone')
  if (prior.observedMin === 0) return reader.t('situation.priorUnseen')
  const share = shareText(reader, prior)
  return share === undefined
    ? reader.t('situation.effortLater')
    : reader.t('situation.coveragePrior', { share })
}

const WHOLE_PCT = 100

function shareText(reader: Reader, { observedMin, ofMin }: PeriodDay): string | undefined {
  if (observedMin === undefined || ofMin === undefined || ofMin === 0) return undefined
  return reader.t('situation.percent', {
    n: decimalText(reader, Math.round((WHOLE_PCT * observedMin) / ofMin), 0),
  })
}
