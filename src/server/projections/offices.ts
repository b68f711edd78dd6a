import { isSide, type Side } from '#domain/measure'
import { readOfficeChange, type OfficeState } from '#domain/record'
import type { Reader, Tx } from '#server/storage'

import { byType } from './by-type.ts'
import type { Fact, Projection } from './projection.ts'

/** An office as the record last stated it. */
export type OfficesTable = {
  readonly office: string
  readonly holder: string
  /** Its first function: a role of access.md section 1, or `node` for a node's own office. */
  readonly role: string
  readonly functions: readonly string[]
  /** The holder's side; `none` for the mission and neutrals, which are never a side (R-PTY-9). */
  readonly side: Side | 'none'
  /** Index and rid of the record that opened it. */
  readonly since: number
  readonly rid: string
  readonly open: boolean
  /** Index of the record that last opened or closed it. */
  readonly changed: number
}

type Columns = { readonly offices: OfficesTable }

/** Learns offices from `record.office`. */
export const offices: Projection = byType({
  table: 'offices',
  key: ['office'],
  changes: { 'record.office': changeOffice },
})

async function changeOffice(tx: Tx, fact: Fact): Promise<void> {
  const change = readOfficeChange(fact.body ?? {})
  if (change === undefined) throw new Error('a record.office that opens and closes nothing')
  const rows = tx.withTables<Columns>()
  if (change.kind === 'close') {
    const close = rows.updateTable('offices').set({ open: false, changed: fact.index })
    await close.where('office', '=', change.office).where('changed', '<', fact.index).execute()
    return
  }
  const { office, functions } = change
  const holder = holderOf(office)
  const row = {
    office,
    holder,
    role: functions[0] ?? '',
    functions: [...functions],
    side: isSide(holder) ? holder : 'none',
    since: fact.index,
    rid: fact.rid,
    open: true,
    changed: fact.index,
  } as const
  await rows
    .insertInto('offices')
    .values(row)
    .onConflict((same) => same.column('office').doUpdateSet(row).where('offices.changed', '<', fact.index))
    .execute()
}

/** The holder of an office: the part of its code before the point (record.md 2.1). */
export function holderOf(office: string): string {
  return office.slice(0, office.indexOf('.'))
}

/** One office, open or closed; `undefined` if the record never opened it. */
export function officeByCode(rows: Reader<Columns>, office: string): Promise<OfficesTable | undefined> {
  return rows.selectFrom('offices').selectAll().where('office', '=', office).executeTakeFirst()
}

/** Those of the given offices that the record ever opened. */
export async function officesKnown(
  rows: Reader<Columns>,
  asked: readonly string[],
): Promise<readonly OfficesTable[]> {
  if (asked.length === 0) return []
  return rows.selectFrom('offices').selectAll().where('office', 'in', asked).execute()
}

/** Every office that is open now, by code. A mechanism has tens of them. */
export function openOffices(rows: Reader<Columns>): Promise<readonly OfficesTable[]> {
  return rows.selectFrom('offices').selectAll().where('open', '=', true).orderBy('office').execute()
}

/** An office's row as the rules of the record speak of it. */
export function officeStateOf(row: OfficesTable): OfficeState {
  const { office, holder, functions, since, open, changed } = row
  const life = open ? ({ kind: 'open' } as const) : ({ kind: 'closed', atIndex: changed } as const)
  return { office, holder, functions, fromIndex: since, life }
}
