import type { LinkFact } from '#domain/claim'
import type { Utc } from '#domain/measure'
import {
  accountsOfMatters,
  claimsByIds,
  linksOf,
  statementsByIds,
  type LinksTable,
} from '#server/projections'

import { itemOfAccount, ofClaim, ofStatement, type ToldAccount } from './told-account.ts'
import type { Item, Rows } from './view.ts'

/** A stretch of time that is asked about; an end that is left out is open. */
export type Range = { readonly from?: Utc | undefined; readonly to?: Utc | undefined }

/** Accounts that this reader may read, and the links among them and their neighbours. */
export type Told = {
  readonly accounts: readonly ToldAccount[]
  readonly links: readonly LinksTable[]
}

/** Most ids in one statement; the database takes 65,535 parameters. */
const IDS_MAX = 10_000

/**
 * Matters with an account that falls in a range by what it tells of or by when it was said. One that tells no instant at
 * all may fall anywhere, so it is in every range.
 */
export async function mattersIn(rows: Rows, { from, to }: Range): Promise<readonly string[]> {
  const found = await rows
    .selectFrom('matters')
    .select('matter')
    .distinct()
    .where((is) => {
      const within = (first: 'told_from' | 'said_from', last: 'told_to' | 'said_to') => {
        const start = is.fn.coalesce(first, last)
        const end = is.fn.coalesce(last, first)
        const begins = is.and([
          ...(from === undefined ? [] : [is(start, '>=', from)]),
          ...(to === undefined ? [] : [is(start, '<', to)]),
        ])
        const touches = is.and([
          ...(from === undefined ? [] : [is(end, '>', from)]),
          ...(to === undefined ? [] : [is(start, '<', to)]),
        ])
        return is.or([begins, touches])
      }
      const untold = is.and([
        is(is.fn.coalesce('told_from', 'told_to'), 'is', null),
        is(is.fn.coalesce('said_from', 'said_to'), 'is', null),
      ])
      return from === undefined && to === undefined
        ? is.and([])
        : is.or([within('told_from', 'told_to'), within('said_from', 'said_to'), untold])
    })
    .execute()
  return found.map((row) => row.matter)
}

/** The accounts of some matters, with those that a link sets beside them, filtered by the gate before anything is counted. */
export async function toldIn(
  rows: Rows,
  matterIds: readonly string[],
  mayRead: (item: Item) => boolean,
): Promise<Told> {
  const members = await inParts(matterIds, (ids) => accountsOfMatters(rows, ids))
  const ids = members.map(({ account }) => account)
  const links = await inParts(ids, (some) => linksOf(rows, some))
  const known = new Set(ids)
  const beside = [...new Set(links.flatMap(({ low, high }) => [low, high]))].filter((id) => !known.has(id))
  const all = [...ids, ...beside]
  const statements = await inParts(all, (some) => statementsByIds(rows, some))
  const claims = await inParts(all, (some) => claimsByIds(rows, some))
  const accounts = [...statements.map(ofStatement), ...claims.map(ofClaim)]
  return { accounts: accounts.filter((account) => mayRead(itemOfAccount(account))), links: onePerPair(links) }
}

/** A link as the rule that joins accounts takes it. */
export function linkFactOf({ low, high, relation, idx }: LinksTable): LinkFact {
  return { relation, accounts: [low, high], index: idx }
}

/** A link that touches two parts of a list was found twice. */
function onePerPair(links: readonly LinksTable[]): readonly LinksTable[] {
  return [...new Map(links.map((link) => [link.rid, link])).values()]
}

async function inParts<T>(
  ids: readonly string[],
  read: (part: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found: T[] = []
  for (let at = 0; at < ids.length; at += IDS_MAX) found.push(...(await read(ids.slice(at, at + IDS_MAX))))
  return found
}
