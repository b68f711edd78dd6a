import type { JSX } from 'react'

import { sideClass, SideMark, sideName, useReader, type Reader } from '#web/controls'
import type { AccountColumn } from '#web/desk'

import { accountsCss as c } from './styles.ts'

/** The class of a column's cell; the side's own class sets its colours and nothing else does. */
export function cellClass(column: AccountColumn): string {
  return column.column === 'third' ? c('thirdCell') : c('cell')
}

/** On a narrow screen cells stand below one another, so each names its side. */
export function CellSide({ column }: { readonly column: AccountColumn }): JSX.Element {
  const reader = useReader()
  return (
    <span className={`${c('inCell')} ${sideClass(column.column)}`} aria-hidden="true">
      <SideMark column={column.column} standing={markOf(column)} />
      {columnName(reader, column)}
    </span>
  )
}

/** Ruled while anything in the column was only said, filled when the side lodged it. */
export function markOf(column: AccountColumn): 'filled' | 'ruled' {
  return column.accounts[0]?.standing === 'lodged' ? 'filled' : 'ruled'
}

/** What a column is called. */
export function columnName(reader: Reader, column: AccountColumn): string {
  return column.column === 'third' ? reader.t('accounts.thirdColumn') : sideName(reader, column.column)
}
