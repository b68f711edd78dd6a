import type { JSX, MouseEvent } from 'react'
import { Link, useLocation } from 'wouter'

import { countText, meansText, NoValueText, observedTimeText, useReader } from '#web/controls'
import type { ObservationRow } from '#wire/observation'
import type { Key } from '#words'

import { queryOf, type Look } from './look.ts'
import { descriptionOf, RowTags, SectorText, WeaponText } from './row-text.tsx'
import { observationsCss as c } from './styles.ts'

/** The missions' columns, in their order (OSCE SMM daily-report annex). */
const COLUMNS: readonly Key[] = [
  'observations.colNumber',
  'observations.colSector',
  'observations.colMeans',
  'observations.colCount',
  'observations.colClass',
  'observations.colDescription',
  'observations.colWeapon',
  'observations.colTime',
  'observations.colState',
]

type TableProps = {
  readonly rows: readonly ObservationRow[]
  readonly look: Look
  /** The day the list is of, which its rows need not name again. */
  readonly near: string
  readonly chosen: string | undefined
  /** Ids marked for an act on several; absent where the reader may do none. */
  readonly marked: ReadonlySet<string> | undefined
  readonly mark: (id: string) => void
}

/** Observations as the missions write them down, newest first. On a phone each row is a card with the same words. */
export function ObservationsTable({ rows, look, near, chosen, marked, mark }: TableProps): JSX.Element {
  const { t } = useReader()
  return (
    <div className={c('tableBox')}>
      <table className={c('obs')}>
        <thead>
          <tr>
            {marked !== undefined && (
              <th scope="col" className={c('pick')}>
                <span className="sr">{t('observations.colMark')}</span>
              </th>
            )}
            {COLUMNS.map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              near={near}
              look={look}
              chosen={chosen === row.id}
              marked={marked}
              mark={mark}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = Pick<TableProps, 'look' | 'near' | 'marked' | 'mark'> & {
  readonly row: ObservationRow
  readonly chosen: boolean
}

function Row({ row, look, near, chosen, marked, mark }: RowProps): JSX.Element {
  const [, go] = useLocation()
  const href = `/observations/${row.id}${queryOf({ ...look, form: '', about: '' })}`
  const open = (event: MouseEvent): void => {
    const target = event.target
    if (target instanceof HTMLElement && target.closest('a, input, label') === null) go(href)
  }
  return (
    <tr
      data-observation={row.id}
      className={c(row.state === 'withdrawn' ? 'rowLine withdrawn' : 'rowLine')}
      aria-current={chosen ? 'true' : undefined}
      onClick={open}
    >
      {marked !== undefined && <MarkCell row={row} marked={marked} mark={mark} />}
      <Cells row={row} href={href} near={near} />
    </tr>
  )
}

type MarkProps = {
  readonly row: ObservationRow
  readonly marked: ReadonlySet<string>
  readonly mark: (id: string) => void
}

function MarkCell({ row, marked, mark }: MarkProps): JSX.Element {
  const { t } = useReader()
  return (
    <td className={c('pick')}>
      <input
        type="checkbox"
        aria-label={t('observations.markRow', { n: row.number })}
        checked={marked.has(row.id)}
        onChange={() => mark(row.id)}
      />
    </td>
  )
}

type CellsProps = { readonly row: ObservationRow; readonly href: string; readonly near: string }

function Cells({ row, href, near }: CellsProps): JSX.Element {
  const reader = useReader()
  const { t } = reader
  const { observation } = row
  return (
    <>
      <th scope="row" className={c('num')}>
        <Link href={href}>{row.number}</Link>
      </th>
      <td data-label={t('observations.colSector')}>
        {observation.sector.kind === 'unknown' ? <NoValueText look="unknown" /> : <SectorText row={row} />}
      </td>
      <td data-label={t('observations.colMeans')}>{meansText(reader, observation.means)}</td>
      <td data-label={t('observations.colCount')} className={c('fig')}>
        {countText(reader, observation.count)}
      </td>
      <td data-label={t('observations.colClass')}>
        {t('observations.className', { class: observation.class })}
      </td>
      <td data-label={t('observations.colDescription')} className={c('desc')}>
        <Description row={row} />
      </td>
      <td data-label={t('observations.colWeapon')}>
        <WeaponText row={row} />
      </td>
      <td data-label={t('observations.colTime')} className={c('when')}>
        {observedTimeText(reader, observation.at, near)}
      </td>
      <td data-label={t('observations.colState')}>{t('observations.state', { state: row.state })}</td>
    </>
  )
}

function Description({ row }: { readonly row: ObservationRow }): JSX.Element {
  const reader = useReader()
  const words = descriptionOf(reader, row)
  return (
    <>
      {words.length === 0 ? <NoValueText look="absent" /> : <span dir="auto">{words.join('; ')}</span>}{' '}
      <RowTags row={row} />
    </>
  )
}
