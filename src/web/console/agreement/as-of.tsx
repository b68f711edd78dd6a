import type { JSX } from 'react'

import { Instant, instantText, useReader, utcTime } from '#web/controls'
import type { AgreementAnswer } from '#wire/agreement'

import type { Look } from './look.ts'
import { agreementCss as c } from './styles.ts'

type AsOfProps = {
  readonly answer: AgreementAnswer
  readonly look: Look
  readonly choose: (at: string | undefined) => void
}

/** The field that the history's key leads to. */
export const AS_OF_ID = 'agreement-as-of'

/** The history slider: from when the text was recorded to now, one step for each change of it (R-AGR-8, R-UI-14). */
export function AsOf({ answer, look, choose }: AsOfProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { moments } = answer
  const now = moments.length
  const place = placeOf(moments, look.at)
  const step = (to: number): void => choose(moments[Math.max(0, to)])
  const at = moments[place]
  const said = at === undefined ? t('agreement.asOfNow') : `${instantText(reader, at)} · ${utcTime(at)}Z`
  return (
    <section className={c('asOf')} aria-label={t('agreement.asOf')}>
      <label htmlFor={AS_OF_ID}>{t('agreement.asOf')}</label>
      <input
        id={AS_OF_ID}
        type="range"
        min={0}
        max={now}
        step={1}
        value={place}
        aria-valuetext={said}
        onChange={(event) => step(Number(event.target.value))}
      />
      <output htmlFor={AS_OF_ID}>{at === undefined ? t('agreement.asOfNow') : <Instant at={at} />}</output>
      {place < now && (
        <button type="button" className={c('btn s')} onClick={() => choose(undefined)}>
          {t('agreement.asOfToNow')}
        </button>
      )}
      {answer.isPast && <p className={c('banner')}>{t('agreement.asOfPast')}</p>}
    </section>
  )
}

/** The last change that had come at an instant; past them all is now. */
function placeOf(moments: readonly string[], at: string | undefined): number {
  if (at === undefined) return moments.length
  return Math.max(
    0,
    moments.findLastIndex((each) => each <= at),
  )
}
