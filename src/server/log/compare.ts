import type { Projection } from '#server/projections'
import { SCHEMA, sql, type Tx } from '#server/storage'

/** A projection's row that is not as a replay makes it. `missing`: the live table lacks it; `extra`: no fact makes it. */
export type RowDifference = {
  readonly table: string
  /** The values of its key's columns, joined by `/`. */
  readonly key: string
  readonly what: 'differs' | 'missing' | 'extra'
}

/** How many differences of one table are named. More than this is a table to look at, not rows. */
const NAMED_MAX = 10_000

/** Makes an empty table beside each live one, alike in columns, keys and indexes. */
export async function makeFresh(tx: Tx, schema: string, projections: readonly Projection[]): Promise<void> {
  await sql`create schema ${sql.id(schema)}`.execute(tx)
  for (const { table } of projections)
    await sql`create table ${sql.id(schema, table)} (like ${sql.id(SCHEMA, table)} including all)`.execute(tx)
}

/** Compares every row of every projection with the rebuilt one, by SHA-256 over all its columns. */
export async function compareRows(
  tx: Tx,
  schema: string,
  projections: readonly Projection[],
): Promise<{ readonly rows: number; readonly differences: readonly RowDifference[] }> {
  let rows = 0
  const differences: RowDifference[] = []
  for (const { table, key } of projections) {
    const counted = await sql<{ n: number }>`select count(*) as n from ${sql.id(schema, table)}`.execute(tx)
    rows += counted.rows[0]?.n ?? 0
    const found = await sql<Omit<RowDifference, 'table'>>`
      select coalesce(fresh.key, live.key) as key,
             case when live.key is null then 'missing' when fresh.key is null then 'extra' else 'differs' end as what
      from ${hashed(schema, table, key)} fresh full join ${hashed(SCHEMA, table, key)} live on live.key = fresh.key
      where live.hash is distinct from fresh.hash
      order by 1 limit ${NAMED_MAX}`.execute(tx)
    differences.push(...found.rows.map((row) => ({ table, key: row.key, what: row.what })))
  }
  return { rows, differences }
}

function hashed(schema: string, table: string, key: readonly string[]) {
  const columns = sql.join(key.map((column) => sql`${sql.ref(column)}::text`))
  return sql`(select concat_ws('/', ${columns}) as key, sha256(convert_to(each::text, 'UTF8')) as hash
              from ${sql.id(schema, table)} each)`
}

/** Makes the live rows those of the rebuilt tables. Rows that are alike stay untouched, so that readers never see a gap. */
export async function putInPlace(tx: Tx, schema: string, projections: readonly Projection[]): Promise<void> {
  for (const { table } of projections) {
    const [live, fresh] = [sql.id(SCHEMA, table), sql.id(schema, table)]
    await sql`delete from ${live} each where not exists
      (select 1 from ${fresh} other where other::text = each::text)`.execute(tx)
    await sql`insert into ${live} select * from ${fresh} each where not exists
      (select 1 from ${live} other where other::text = each::text)`.execute(tx)
  }
}
