import { sql, type Reader } from '#server/storage'

import type { WatchSeen } from './watch-steps.ts'
import { watchRead, type WatchesOwn, type WatchesTable } from './watches.ts'

/** What watches are asked for; `office` alone where a reader reads its own office's only. */
export type WatchFilter = {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly sector?: string | undefined
  readonly state?: 'open'
  readonly office?: string
}

/** A page of watches that touch a span, newest first, behind the row that `after` names. */
export async function watchesFound(
  rows: Reader<WatchesOwn>,
  filter: WatchFilter,
  page: { readonly after?: Pick<WatchesTable, 'from_at' | 'id'>; readonly limit?: number } = {},
): Promise<readonly WatchSeen[]> {
  const { after, limit } = page
  let found = rows
    .selectFrom('watches')
    .selectAll()
    .where(matches(filter))
    .orderBy('from_at', 'desc')
    .orderBy('id', 'desc')
  if (limit !== undefined) found = found.limit(limit)
  if (after !== undefined)
    found = found.where(sql<boolean>`(from_at, id) < (${after.from_at}::text, ${after.id}::text)`)
  return (await found.execute()).map(watchRead)
}

/** When the first watch that touches a span began. */
export async function firstWatchFrom(
  rows: Reader<WatchesOwn>,
  filter: WatchFilter,
): Promise<string | undefined> {
  const found = await rows
    .selectFrom('watches')
    .select((pick) => pick.fn.min('from_at').as('from_at'))
    .where(matches(filter))
    .executeTakeFirst()
  return found?.from_at ?? undefined
}

function matches({ from, to, sector, state, office }: WatchFilter) {
  return sql<boolean>`${sql.join(
    [
      sql`true`,
      ...(from === undefined ? [] : [sql`to_at > ${from}`]),
      ...(to === undefined ? [] : [sql`from_at < ${to}`]),
      ...(sector === undefined ? [] : [sql`sector = ${sector}`]),
      ...(state === undefined ? [] : [sql`state = ${state}`]),
      ...(office === undefined ? [] : [sql`office = ${office}`]),
    ],
    sql` and `,
  )}`
}
