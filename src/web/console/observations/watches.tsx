import type { JSX } from 'react'

import { Icon, instantText, meansText, ProblemBox, textFor, useReader, type Reader } from '#web/controls'
import { problemSentence, readsMission, useDesk } from '#web/desk'
import type { WatchesAnswer, WatchRow } from '#wire/observation'
import type { Key } from '#words'

import type { FormName, Look } from './look.ts'
import { observationsCss as c } from './styles.ts'
import type { WatchesKnown } from './use-watches.ts'

type WatchesProps = {
  readonly known: WatchesKnown
  readonly setLook: (change: Partial<Look>) => void
}

/** Who watches now, above the list; that nobody does is said and never left empty. Readers of the sector form have no watches. */
export function Watches({ known, setLook }: WatchesProps): JSX.Element | undefined {
  const reader = useReader()
  const { session } = useDesk()
  const { t, lang } = reader
  if (!readsMission(session)) return <p className={c('note')}>{t('observations.sectorForm')}</p>
  const { answer, problem, again } = known
  if (answer === undefined)
    return problem === undefined ? undefined : (
      <ProblemBox sentence={problemSentence(lang, problem)} code={problem.code} again={again} />
    )
  const open = answer.watches.filter(({ state }) => state === 'open')
  const closed = answer.watches.filter(({ state }) => state === 'closed')
  return (
    <section className={c('watches')} aria-label={t('observations.watches')}>
      <WatchesHead n={open.length} setLook={setLook} />
      <WatchList watches={open} now={answer.now} setLook={setLook} />
      {closed.length > 0 && (
        <details>
          <summary>{t('observations.closedWatches', { n: closed.length })}</summary>
          <WatchList watches={closed} now={answer.now} setLook={setLook} />
        </details>
      )}
    </section>
  )
}

function WatchesHead({ n, setLook }: Pick<WatchesProps, 'setLook'> & { readonly n: number }): JSX.Element {
  const { t } = useReader()
  const { session } = useDesk()
  return (
    <header>
      <h2>
        {n === 0 ? (
          <>
            <i className={c('swt unseen')} aria-hidden="true" /> {t('observations.nobodyWatches')}
          </>
        ) : (
          t('observations.openWatches', { n })
        )}
      </h2>
      {session.may.includes('observation.watch.open') && (
        <button
          type="button"
          className={c('btn s')}
          onClick={() => setLook({ form: 'watchOpen', about: '' })}
        >
          <Icon name="add" /> {t('observations.watchOpen')}
        </button>
      )}
    </header>
  )
}

type ListProps = Pick<WatchesProps, 'setLook'> & {
  readonly watches: WatchesAnswer['watches']
  readonly now: string
}

function WatchList({ watches, now, setLook }: ListProps): JSX.Element | undefined {
  if (watches.length === 0) return undefined
  return (
    <ul>
      {watches.map((row) => (
        <Watch key={row.id} row={row} now={now} setLook={setLook} />
      ))}
    </ul>
  )
}

const OFFERED: readonly { readonly act: string; readonly form: FormName; readonly name: Key }[] = [
  { act: 'observation.watch.visibility', form: 'watchSee', name: 'observations.watchSee' },
  { act: 'observation.watch.close', form: 'watchClose', name: 'observations.watchClose' },
  { act: 'observation.watch.correct', form: 'watchCorrect', name: 'observations.watchCorrect' },
]

function Watch({
  row,
  now,
  setLook,
}: Pick<ListProps, 'now' | 'setLook'> & { readonly row: WatchRow }): JSX.Element {
  const reader = useReader()
  const { t } = reader
  return (
    <li data-watch={row.id}>
      <b>{watchName(row)}</b>
      {row.exercise && <span className={c('tag replay')}>{t('observations.exercise')}</span>}
      <span>{watchTime(reader, row)}</span>
      <span className={c('note')}>
        {meansText(reader, row.watch.means)} ·{' '}
        {t('observations.visibility', { visibility: seenNow(row, now) })} ·{' '}
        {t('observations.watchItems', { n: row.observations })}
        {row.revision > 1 && ` · ${t('observations.revision', { n: row.revision })}`}
      </span>
      <span className={c('rowActs')}>
        {OFFERED.filter(({ act }) => row.may.includes(act)).map(({ act, form, name }) => (
          <button
            key={act}
            type="button"
            className={c('btn s')}
            aria-label={t('observations.watchAct', { act: t(name), watch: watchName(row) })}
            onClick={() => setLook({ form, about: row.id })}
          >
            {t(name)}
          </button>
        ))}
      </span>
    </li>
  )
}

/** A watch in a few words: its sector, team and call sign. */
export function watchName({ watch }: WatchRow): string {
  return `${watch.sector} · ${watch.team} (${watch.callSign})`
}

/** A watch's time in words: since when and until when it is planned, or from when to when it was. */
export function watchTime(reader: Reader, row: WatchRow): string {
  const times = { from: instantText(reader, row.watch.from), to: instantText(reader, row.to) }
  return reader.t(row.state === 'open' ? 'observations.watchPlanned' : 'observations.watchDone', times)
}

/** The visibility of the newest stretch that has begun. */
function seenNow(row: WatchRow, now: string): string {
  return row.stretches.findLast(({ from }) => from <= now)?.visibility ?? row.watch.visibility
}

/** A sector's name for a choice: its id, and its name where that says more. */
export function sectorLabel(
  { lang }: Reader,
  sector: { readonly id: string; readonly name: Parameters<typeof textFor>[0] },
): string {
  const name = textFor(sector.name, lang).text
  return name === sector.id ? sector.id : `${sector.id} · ${name}`
}
