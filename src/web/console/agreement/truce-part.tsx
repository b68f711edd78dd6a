import type { JSX } from 'react'
import { Link } from 'wouter'

import { Foreign, Instant, NoValueText, SideMark, sideName, TextFor, useReader } from '#web/controls'
import type { TruceAnswer } from '#wire/situation'
import { dayText, isLang } from '#words'

import { agreementCss as c } from './styles.ts'

type TruceProps = {
  readonly truce: TruceAnswer
  readonly may: readonly string[]
  readonly act: (act: 'hold' | 'note') => void
}

/** A truce: where it stands in words, every reading of its moment, and its history with minutes from that moment (R-AGR-16). */
export function TrucePart({ truce, may, act }: TruceProps): JSX.Element {
  const { t } = useReader()
  const isDisputed = truce.state === 'scheduledDisputed' || truce.state === 'disputedInterval'
  const acts = [
    ...(may.includes('agreement.reading.hold') && isStillOpen(truce) ? (['hold'] as const) : []),
    ...(may.includes('agreement.reading.note') ? (['note'] as const) : []),
  ]
  return (
    <section>
      <h2>
        <TextFor text={truce.name} />
      </h2>
      <Standing truce={truce} />
      {isDisputed && <output className={c('banner')}>{t('agreement.readingsDiffer')}</output>}
      <Readings truce={truce} />
      <div className={c('acts')}>
        {acts.map((name) => (
          <button key={name} type="button" className={c('btn')} onClick={() => act(name)}>
            {t('agreement.act', { act: name })}
          </button>
        ))}
      </div>
      <h3>{t('agreement.truceHistory')}</h3>
      <table className={c('history')}>
        <tbody>
          {truce.history.map((line) => (
            <HistoryRow key={`${line.event} ${line.side ?? ''} ${line.at ?? line.text}`} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Standing({ truce }: Pick<TruceProps, 'truce'>): JSX.Element {
  const { t } = useReader()
  const { state, effectiveFrom, effectiveTo } = truce
  return (
    <p className={c('lead')}>
      {t('agreement.truceState', { state })} {effectiveFrom !== undefined && <Instant at={effectiveFrom} />}
      {effectiveTo !== undefined && effectiveTo !== effectiveFrom && (
        <>
          {' – '}
          <Instant at={effectiveTo} />
        </>
      )}
    </p>
  )
}

/** A moment that has come stays: a side may hold a reading before it, and while the readings of the two differ (R-AGR-11). */
function isStillOpen({ state, readings }: TruceAnswer): boolean {
  const isToCome = ['announced', 'agreed', 'scheduled', 'scheduledDisputed', 'disputedInterval'].includes(
    state,
  )
  return isToCome || (state === 'inEffect' && readings.every(({ basis }) => basis !== 'held'))
}

function Readings({ truce }: Pick<TruceProps, 'truce'>): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const held = truce.readings.some(({ basis }) => basis === 'held') ? 'some' : 'none'
  return (
    <>
      <h3>{t('agreement.readings')}</h3>
      <table className={c('history reading')}>
        <tbody>
          {truce.readings.map((reading) => (
            <tr
              key={`${reading.basis} ${reading.text} ${reading.source ?? ''} ${reading.heldBy.join()}`}
              data-basis={reading.basis}
            >
              <td>
                {reading.utc === undefined ? <NoValueText look="notStated" /> : <Instant at={reading.utc} />}
              </td>
              <td>
                {reading.heldBy.map((side) => (
                  <span key={side}>
                    <SideMark column={side} standing="filled" /> {sideName(reader, side)}{' '}
                  </span>
                ))}
                {reading.basis !== 'held' && t('agreement.readingBasis', { basis: reading.basis, held })}
              </td>
              <td>
                <Foreign text={t('states.quote', { text: reading.text })} />
                {isNamed(reading.source) && (
                  <span className={c('basis')}>
                    <Foreign text={reading.source} />
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** A note taken from the text itself has no other source; the data write a dash there. */
function isNamed(source: string | undefined): source is string {
  return source !== undefined && source !== '—'
}

type Line = TruceAnswer['history'][number]

function HistoryRow({ line }: { readonly line: Line }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  return (
    <tr>
      <th scope="row">
        {line.side !== undefined && (
          <>
            <SideMark
              column={line.side}
              standing={line.event === 'firstStatement' ? 'ruled' : 'filled'}
            />{' '}
          </>
        )}
        {line.side === undefined
          ? t('agreement.historyEvent', { event: line.event })
          : t('agreement.historyEventOf', { event: line.event, side: sideName(reader, line.side) })}
      </th>
      <td>
        <When line={line} />
      </td>
      <td className={c('min')}>
        {line.minutes !== undefined && t('agreement.minutes', { n: line.minutes })}
      </td>
      <td>
        {line.at !== undefined && line.text !== '' && <Foreign text={line.text} />}{' '}
        {line.id !== undefined && <OpenLink line={line} id={line.id} />}
      </td>
    </tr>
  )
}

/** The instant, else the time quoted as it was told, a day for one; where neither is known, which kind of nothing it is. */
function When({ line }: { readonly line: Line }): JSX.Element {
  const { lang, t } = useReader()
  if (line.at !== undefined) return <Instant at={line.at} />
  if (line.text === '') return <Missing line={line} />
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(line.text)
  if (isDay) return <>{dayText(isLang(lang) ? lang : 'en', line.text)}</>
  return <Foreign text={t('states.quote', { text: line.text })} />
}

function Missing({ line }: { readonly line: Line }): JSX.Element {
  const { t } = useReader()
  const { missing = 'notStated' } = line
  switch (missing) {
    case 'notInThisData':
    case 'notObserved':
    case 'notStated':
      return <NoValueText look={missing} />
    case 'notYet':
      return <>{t('agreement.notYet')}</>
    case 'none':
      return <>{t('agreement.none')}</>
  }
}

function OpenLink({ line, id }: { readonly line: Line; readonly id: string }): JSX.Element {
  const { t } = useReader()
  const isAccount = line.event === 'firstStatement' || line.event === 'firstClaim'
  const address = isAccount
    ? `/accounts/${id}?day=all`
    : line.event === 'firstObservation'
      ? `/observations/${id}`
      : `/record/${id}`
  return <Link href={address}>{t('agreement.open')}</Link>
}
