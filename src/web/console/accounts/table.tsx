import type { JSX } from 'react'

import { NoValueText, OutcomeGlyph, OutcomeText, useReader } from '#web/controls'
import { FIELDS, oneDenies, outcomeOf, type AccountColumn } from '#web/desk'
import type { AccountAnswer, ComparedField, Outcome } from '#wire/claim'

import { FieldCell } from './cells.tsx'
import { ColumnHead } from './column-head.tsx'
import { cellClass, CellSide } from './column-parts.tsx'
import { MetaRows } from './meta-rows.tsx'
import { accountsCss as c } from './styles.ts'
import type { TableProps } from './table-props.ts'

/** Field | one side | spine | the other side, and a column of its own for third States (R-UI-53, R-CLM-16). */
export function AccountsTable(props: TableProps): JSX.Element {
  const { t } = useReader()
  const { sides, third } = props
  const [first, second] = sides
  return (
    <table className={c('table')}>
      <colgroup>
        <col className={c('colField')} />
        <col />
        <col className={c('colSpine')} />
        <col />
        {third !== undefined && <col />}
      </colgroup>
      <thead>
        <tr>
          <td>
            <span className="sr">{t('accounts.fieldHead')}</span>
          </td>
          {first !== undefined && <ColumnHead column={first} />}
          <th scope="col" className={c('spineHead')}>
            {t('accounts.difference')}
          </th>
          {second !== undefined && <ColumnHead column={second} />}
          {third !== undefined && <ColumnHead column={third} />}
        </tr>
      </thead>
      <tbody>
        {FIELDS.map((field) => (
          <FieldRow key={field} field={field} {...props} />
        ))}
      </tbody>
      <MetaRows {...props} />
    </table>
  )
}

function FieldRow({ field, ...props }: TableProps & { readonly field: ComparedField }): JSX.Element {
  const { t } = useReader()
  const { matter, sides, third } = props
  const outcome = outcomeOf(matter, field, sides)
  const [first, second] = sides
  const isThin = [...sides, third].every(
    (column) => column?.accounts.every((each) => isUntold(each, field)) ?? true,
  )
  return (
    <tr className={c(isThin ? 'thin' : '')}>
      <th scope="row">{t('accounts.field', { field })}</th>
      {first !== undefined && <SideCell column={first} field={field} {...props} />}
      <td className={c('spine')}>
        <SpineSign outcome={outcome} isDenied={field === 'allegedActor' && oneDenies(sides)} />
      </td>
      {second !== undefined && <SideCell column={second} field={field} {...props} />}
      {third !== undefined && <SideCell column={third} field={field} {...props} />}
    </tr>
  )
}

/** The outcome on the spine. One side named by both, and denied by one of them, has no sign of sameness. */
function SpineSign({
  outcome,
  isDenied,
}: {
  readonly outcome: Outcome
  readonly isDenied: boolean
}): JSX.Element {
  const { t } = useReader()
  if (outcome === 'notInThisData') return <span className="sr">{t('states.outcome', { outcome })}</span>
  if (isDenied && outcome === 'same') return <span className={c('word')}>{t('accounts.outcomeDenied')}</span>
  return (
    <>
      <OutcomeGlyph outcome={outcome} />
      <span className={c('word')}>
        <OutcomeText outcome={outcome} />
      </span>
    </>
  )
}

function isUntold(account: AccountAnswer, field: ComparedField): boolean {
  if (field === 'count') return account.count.kind !== 'known'
  if (field === 'class') return account.class.kind !== 'known'
  return field === 'allegedActor' && account.allegedActor === 'notStated'
}

function SideCell({
  column,
  field,
  ...props
}: TableProps & { readonly column: AccountColumn; readonly field: ComparedField }): JSX.Element {
  return (
    <td className={cellClass(column)}>
      <CellSide column={column} />
      {column.accounts.length === 0 && <NoValueText look={column.gap ? 'notInThisData' : 'notStated'} />}
      {distinct(column.accounts, field).map((account) => (
        <FieldCell
          key={account.id}
          account={account}
          field={field}
          many={column.accounts.length > 1}
          {...props}
        />
      ))}
    </td>
  )
}

/** Accounts of one side whose value differs from those before them: the same thing told twice is written once. */
function distinct(accounts: readonly AccountAnswer[], field: ComparedField): readonly AccountAnswer[] {
  if (field === 'kind') return accounts
  const values = accounts.map((account) => JSON.stringify(toldIn(account, field)))
  return accounts.filter((_, place) => values.indexOf(values[place] ?? '') === place)
}

function toldIn(account: AccountAnswer, field: ComparedField): unknown {
  return field === 'time' ? account.at : account[field]
}
