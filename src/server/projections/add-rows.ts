import { sql, type Tx } from '#server/storage'

import type { Projection } from './projection.ts'

/**
 * Adds rows to a projection's table in one statement; one whose key stands there already stays as it is. They go as one
 * JSON text, which the server takes apart by the table's own columns. Of fifty claims together each costs 75 µs of CPU on
 * both ends; one statement a claim, 250.
 */
export async function addRows(
  tx: Tx,
  { table, key }: Pick<Projection, 'table' | 'key'>,
  rows: readonly object[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into ${sql.table(table)}
    select * from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)})
    on conflict (${sql.join(key.map((column) => sql.ref(column)))}) do nothing`.execute(tx)
}
