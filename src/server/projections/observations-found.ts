import { sql, type Reader } from '#server/storage'

import { keyOf } from './held-columns.ts'
import { observationRead, type ObservationRow, type ObservationsOwn } from './observations.ts'

type Rows = Reader<ObservationsOwn>

/** Observations by their places in the order of receipt, in the order given. */
export async function observationsByKeys(
  rows: Rows,
  keys: readonly number[],
): Promise<readonly ObservationRow[]> {
  if (keys.length === 0) return []
  const found = await rows
    .selectFrom('observations')
    .selectAll()
    .where(sql<boolean>`(first_idx * 128 + split_part(id, '.', 2)::int8) = any(${[...keys]}::int8[])`)
    .execute()
  const byKey = new Map(found.map((row) => [keyOf(row), row]))
  return keys.flatMap((key) => byKey.get(key) ?? []).map(observationRead)
}

/** How many observations were made under each of these watches: neither off the watch, nor of nothing. */
export async function observationsOfWatches(
  rows: Rows,
  watches: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (watches.length === 0) return new Map()
  const found = await rows
    .selectFrom('observations')
    .select(['watch', sql<number>`count(*)`.as('items')])
    .where('watch', 'in', watches)
    .where(sql<boolean>`not ${ofNothing} and body->>'outsideEffort' = 'false'`)
    .groupBy('watch')
    .execute()
  return new Map(found.map(({ watch, items }) => [watch ?? '', items]))
}

/** Whether an observation tells that there was nothing. */
const ofNothing = sql`body->'count' @> '{"kind": "exact", "n": 0}'`
