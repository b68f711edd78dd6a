import type { JSX, RefObject } from 'react'

import { Kbd, useReader } from '#web/controls'
import { ExerciseBand, readsMission, useDesk } from '#web/desk'
import { isLang, dayText } from '#words'

import { filtersOn } from './facets.tsx'
import { effortOfLook, firstLine } from './first-line.ts'
import { HourBars } from './hours.tsx'
import { ListActs } from './list-acts.tsx'
import type { ListProps } from './list-props.ts'
import { NothingShown } from './nothing-shown.tsx'
import { OneLine } from './one-line.tsx'
import { OpsLog } from './ops-log.tsx'
import type { Mark } from './screen.tsx'
import { observationsCss as c } from './styles.ts'
import { ObservationsTable } from './table.tsx'
import type { ObservationsKnown } from './use-observations.ts'
import { watchedSince, type WatchesKnown } from './use-watches.ts'
import { Watches } from './watches.tsx'

type Props = ListProps & {
  readonly known: ObservationsKnown
  readonly watches: WatchesKnown
  readonly chosen: string | undefined
  readonly marked: ReadonlySet<string>
  readonly mark: Mark
  readonly find: RefObject<HTMLInputElement | null>
  readonly isLog: boolean
}

/** The list: its sentence, the line field, who watches, bars, and the table or the ops log. */
export function ObservationList(props: Props): JSX.Element {
  const { answer, look, setLook, watches, isLog } = props
  const reader = useReader()
  const { session, mechanism } = useDesk()
  const sectors = look.sector === '' ? mechanism.sectors.length : 1
  const [first = '', ...rest] = firstLine(reader, answer, {
    effort: effortOfLook(answer, { look, today: props.today, mechanism }),
    isMission: readsMission(session),
    isWatched: watchedSince(watches.answer, { look, today: props.today }) !== undefined,
    isNarrowed: filtersOn(reader, { ...look, sector: '' }).length > 0,
  })
  return (
    <section className={c('main')} aria-label={reader.t('observations.title')}>
      <ExerciseBand day={look.day === 'all' ? undefined : look.day === '' ? props.today : look.day} />
      <header className={c('listHead')}>
        <h1>
          {reader.t('observations.headingOf', { day: dayName(reader.lang, look, props.today) || 'all' })}
        </h1>
        <p className={c('first')}>
          <b>{first}</b> {rest.join(' ')}
        </p>
      </header>
      {session.may.includes('observation.submit') && (
        <OneLine id="one-line" watches={watches} leave={() => undefined} />
      )}
      <Watches known={watches} setLook={setLook} />
      <ListActs {...props} />
      {isLog ? <OpsLog look={look} setLook={setLook} /> : <Rows {...props} sectors={sectors} />}
    </section>
  )
}

/** The day that is shown, in words; empty for all days. */
function dayName(lang: string, look: Props['look'], today: string): string {
  return look.day === 'all' ? '' : dayText(isLang(lang) ? lang : 'en', look.day === '' ? today : look.day)
}

function Rows(props: Props & { readonly sectors: number }): JSX.Element {
  const { t } = useReader()
  const { answer, known, look, sectors } = props
  return (
    <>
      <HourBars hours={answer.hours} sectors={sectors} table={look.table} now={answer.now} />
      <ActiveFilters {...props} />
      {known.waiting > 0 && (
        <button type="button" className={c('newRow')} onClick={known.show}>
          {t('frame.newItems', { n: known.waiting })} · <u>{t('frame.newShow')}</u> <Kbd>.</Kbd>
        </button>
      )}
      {answer.rows.length === 0 ? <NothingShown {...props} /> : <Table {...props} />}
      {known.more !== undefined && (
        <p>
          <button type="button" className={c('btn s')} onClick={known.more}>
            {t('accounts.showMore')}
          </button>
        </p>
      )}
    </>
  )
}

function Table({ answer, look, today, chosen, marked, mark }: Props): JSX.Element {
  const { t } = useReader()
  const { session } = useDesk()
  const mayMark = session.may.includes('observation.accept') || session.may.includes('observation.group')
  const { matching, of } = answer
  return (
    <>
      <p className={c('note')}>{t('observations.listShown', { shown: answer.rows.length, matching, of })}</p>
      <ObservationsTable
        rows={answer.rows}
        look={look}
        near={look.day === '' ? today : look.day}
        chosen={chosen}
        marked={mayMark ? marked : undefined}
        mark={(id) => mark(id, 'toggle')}
      />
    </>
  )
}

/** Filters that are on, each to be taken off. */
function ActiveFilters({ look, setLook }: ListProps): JSX.Element | undefined {
  const reader = useReader()
  const on = filtersOn(reader, look)
  if (on.length === 0) return undefined
  return (
    <p className={c('rowActs')}>
      {on.map(({ name, off }) => (
        <button key={name} type="button" className={c('chip on')} onClick={() => setLook(off)}>
          {reader.t('accounts.filterRemove', { name })}
        </button>
      ))}
    </p>
  )
}
