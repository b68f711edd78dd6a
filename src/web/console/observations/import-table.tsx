import type { JSX } from 'react'

import { useReader, type Reader } from '#web/controls'
import { tableField, type PreviewRow, type TablePreview } from '#wire/files'
import { isLang, refusal } from '#words'

import { takeable } from './import-rows.ts'
import { observationsCss as c } from './styles.ts'

type TableProps = {
  readonly preview: TablePreview
  readonly chosen: ReadonlySet<number>
  readonly setChosen: (chosen: ReadonlySet<number>) => void
  readonly setColumns: (columns: string) => void
}

const SHOWN = 50 // console.md 5.3: a preview of the first 50 rows

/** The first 50 rows as they are in the table, each with what would become of it; columns are guessed, shown and changeable. Cells are text: a formula is never run. */
export function ImportTable(props: TableProps): JSX.Element {
  const { t } = useReader()
  const { preview, chosen, setChosen } = props
  const all = preview.rows.filter(takeable).map(({ row }) => row)
  return (
    <section className={c('importPart')} aria-label={t('observations.importPreview')}>
      <p className={c('lead')}>
        {t('observations.importTally', { rows: preview.rows.length, ...preview.tally })}
      </p>
      {preview.missing.length > 0 && (
        <p role="alert">
          {t('observations.importMissing', {
            fields: preview.missing.map((field) => t('observations.tableField', { field })).join(', '),
          })}
        </p>
      )}
      <Totals preview={preview} />
      <p className={c('rowActs')}>
        <button type="button" className={c('btn s')} onClick={() => setChosen(new Set(all))}>
          {t('observations.importAll', { n: all.length })}
        </button>
        <button type="button" className={c('btn s')} onClick={() => setChosen(new Set())}>
          {t('observations.importNone')}
        </button>
        <span className={c('note')}>{t('observations.importChosen', { n: chosen.size })}</span>
      </p>
      <div className={c('scroll')}>
        <table className={c('importTable')}>
          <Heads {...props} />
          <tbody>
            {preview.rows.slice(0, SHOWN).map((row, place) => (
              <Row key={row.row} row={row} cells={preview.text[place] ?? []} {...props} />
            ))}
          </tbody>
        </table>
      </div>
      {preview.rows.length > SHOWN && <Rest {...props} />}
    </section>
  )
}

function Totals({ preview }: { readonly preview: TablePreview }): JSX.Element | undefined {
  const { t } = useReader()
  const differing = preview.totals.filter(({ holds }) => !holds)
  if (differing.length === 0) return undefined
  return (
    <ul role="alert">
      {differing.map(({ row, of, stated, low, high }) => (
        <li key={row + of}>
          {t('observations.importTotal', { row, of, stated, low, high: high === 'open' ? low : high })}
        </li>
      ))}
    </ul>
  )
}

/** The table's own headings, each with the field it was taken for. */
function Heads({ preview, setColumns }: TableProps): JSX.Element {
  const { t } = useReader()
  const fieldOf = (column: number): string =>
    preview.columns.find((each) => each.column === column)?.field ?? ''
  const change = (column: number, field: string): void => {
    const kept = preview.columns.filter((each) => each.column !== column && each.field !== field)
    const before = preview.columns.find((each) => each.column === column)?.field
    const dropped = before === undefined || before === field ? [] : [`${before}:0`]
    const added = field === '' ? [] : [`${field}:${column}`]
    setColumns([...kept.map((each) => `${each.field}:${each.column}`), ...dropped, ...added].join(','))
  }
  return (
    <thead>
      <tr>
        <th scope="col">{t('observations.importTake')}</th>
        <th scope="col">{t('observations.importVerdict')}</th>
        {preview.heading.map((head, place) => (
          <th key={`${head} ${place + 1}`} scope="col">
            <bdi dir="auto">{head}</bdi>
            <select
              aria-label={t('observations.importColumn', { head, n: place + 1 })}
              value={fieldOf(place + 1)}
              onChange={(event) => change(place + 1, event.target.value)}
            >
              <option value="">{t('observations.importNoField')}</option>
              {tableField.options.map((field) => (
                <option key={field} value={field}>
                  {t('observations.tableField', { field })}
                </option>
              ))}
            </select>
          </th>
        ))}
      </tr>
    </thead>
  )
}

type RowProps = TableProps & { readonly row: PreviewRow; readonly cells: readonly string[] }

function Row({ row, cells, chosen, setChosen }: RowProps): JSX.Element {
  const { t } = useReader()
  const toggle = (): void => {
    const next = new Set(chosen)
    if (!next.delete(row.row)) next.add(row.row)
    setChosen(next)
  }
  return (
    <tr className={c(row.verdict)}>
      <td className={c('pick')}>
        {takeable(row) && (
          <input
            type="checkbox"
            aria-label={t('observations.importTakeRow', { n: row.row })}
            checked={chosen.has(row.row)}
            onChange={toggle}
          />
        )}
      </td>
      <td className={c('verdict')}>
        <b>{t('observations.verdict', { verdict: row.verdict, n: row.row })}</b>
        <Notes row={row} />
      </td>
      {cells.map((cell, place) => (
        // Cells have no id of their own: their column is what they are.
        // eslint-disable-next-line react/no-array-index-key
        <td key={place} dir="auto">
          {cell}
        </td>
      ))}
    </tr>
  )
}

function Notes({ row }: { readonly row: PreviewRow }): JSX.Element {
  const reader = useReader()
  return (
    <>
      {row.notes.map((note) => (
        <p key={note.code + note.field}>{noteText(reader, note)}</p>
      ))}
      {row.own?.revises !== undefined && <p>{reader.t('observations.importRevises')}</p>}
      {row.asks.map((ask) => (
        <p key={ask}>{reader.t('observations.importAsks', { ask })}</p>
      ))}
    </>
  )
}

function noteText({ lang }: Reader, { code, detail }: PreviewRow['notes'][number]): string {
  const told = refusal(isLang(lang) ? lang : 'en', { code, kept: 'draft', detail })
  return `${told.what} ${told.next}`
}

const REST_MAX = 200

/** What the rows beyond the first 50 have to say, where it is more than that they can be taken. */
function Rest({ preview }: TableProps): JSX.Element | undefined {
  const { t } = useReader()
  const told = preview.rows.slice(SHOWN).filter(({ verdict }) => verdict !== 'ok')
  const plain = preview.rows.length - SHOWN - told.length
  return (
    <details className={c('more')}>
      <summary>
        {t('observations.importRest', { n: preview.rows.length - SHOWN, told: told.length, plain })}
      </summary>
      <ul>
        {told.slice(0, REST_MAX).map((row) => (
          <li key={row.row}>
            <b>{t('observations.verdict', { verdict: row.verdict, n: row.row })}</b> <Notes row={row} />
          </li>
        ))}
      </ul>
    </details>
  )
}
