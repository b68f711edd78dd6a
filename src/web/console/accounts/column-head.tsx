import type { JSX } from 'react'

import {
  entityName,
  Foreign,
  instantText,
  sideClass,
  SideMark,
  sideName,
  useReader,
  type Reader,
} from '#web/controls'
import type { AccountColumn } from '#web/desk'
import type { AccountAnswer } from '#wire/claim'

import { columnName, markOf } from './column-parts.tsx'
import { accountsCss as c } from './styles.ts'

/** Head of a column: side, said publicly or lodged and signed, the office that spoke; or why it stands empty. */
export function ColumnHead({ column }: { readonly column: AccountColumn }): JSX.Element {
  const reader = useReader()
  const [newest] = column.accounts
  return (
    <th scope="col" className={`${c('sideHead')} ${sideClass(column.column)}`}>
      <SideMark column={column.column} standing={markOf(column)} />
      {columnName(reader, column)}
      <span className={c('headNote')}>
        {newest === undefined ? emptyText(reader, column) : <Foreign text={spokenBy(reader, newest)} />}
      </span>
    </th>
  )
}

function spokenBy(reader: Reader, account: AccountAnswer): string {
  const standing = reader.t('states.standing', { standing: account.standing })
  const office = account.speaker?.office ?? account.dutyName
  const entity = entityName(reader, account.entity)
  const isNamed = account.column !== 'third' && entity === sideName(reader, account.column)
  if (office === undefined) return `${standing} · ${entity}`
  return `${standing} · ${isNamed ? office : reader.t('accounts.entityOffice', { entity, office })}`
}

function emptyText(reader: Reader, column: AccountColumn): string {
  if (column.gap) return reader.t('accounts.columnGap')
  const due = column.accounts.find((account) => account.dueAt !== undefined)?.dueAt
  return due === undefined
    ? reader.t('accounts.columnNone')
    : reader.t('accounts.columnDue', { time: instantText(reader, due) })
}
