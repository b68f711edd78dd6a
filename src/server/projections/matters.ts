import type { Reader, Tx } from '#server/storage'
import { claimBodies } from '#wire/claim'

import { byType, refOf } from './by-type.ts'
import { linksOf, pairOf, type LinksOwn } from './links.ts'
import type { Fact, Projection } from './projection.ts'
import {
  claimTimes,
  earliestOf,
  statementTimes,
  tellerOf,
  type Teller,
  type ToldTimes,
} from './told-columns.ts'

/** Which matter an account belongs to, and what a list of matters is ordered and chosen by. */
export type MattersTable = ToldTimes & {
  readonly account: string
  readonly matter: string
  readonly idx: number
  readonly standing: 'saidPublicly' | 'lodged'
  readonly teller: Teller
  readonly account_at: string
  readonly matter_at: string
}

type Own = { readonly matters: MattersTable }

/** Matters: the accounts that `sameEvent` links join, named by the earliest of them; one account alone is one too. */
export const matters: Projection = byType<MattersTable>({
  table: 'matters',
  key: ['account'],
  adds: {
    'statement.transcribed': (fact) => {
      const { statement } = claimBodies['statement.transcribed'].parse(fact.body)
      const [teller, times] = [tellerOf(statement), statementTimes(statement)]
      return [begun(fact, { standing: 'saidPublicly', teller, ...times })]
    },
    'claim.lodged': (fact) => {
      const { claim } = claimBodies['claim.lodged'].parse(fact.body)
      return [begun(fact, { standing: 'lodged', teller: claim.by, ...claimTimes(claim) })]
    },
  },
  changes: {
    'statement.corrected': (tx, fact) => {
      const { statement } = claimBodies['statement.corrected'].parse(fact.body)
      return retell(tx, fact, { teller: tellerOf(statement), ...statementTimes(statement) })
    },
    'claim.corrected': (tx, fact) =>
      retell(tx, fact, claimTimes(claimBodies['claim.corrected'].parse(fact.body).claim)),
    'claim.linked': async (tx, fact) => {
      const { accounts } = claimBodies['claim.linked'].parse(fact.body).link
      const joined = await componentOf(tx, fact, accounts[0])
      await settle(tx, joined)
      if (!joined.has(accounts[1])) await settle(tx, await componentOf(tx, fact, accounts[1]))
    },
  },
})

/** The accounts of some matters, in the order they entered the record. */
export function accountsOfMatters(
  rows: Reader<Own>,
  matterIds: readonly string[],
): Promise<readonly MattersTable[]> {
  if (matterIds.length === 0) return Promise.resolve([])
  return rows.selectFrom('matters').selectAll().where('matter', 'in', matterIds).orderBy('idx').execute()
}

/** The matter an account belongs to. */
export async function matterOf(rows: Reader<Own>, account: string): Promise<string | undefined> {
  const row = await rows
    .selectFrom('matters')
    .select('matter')
    .where('account', '=', account)
    .executeTakeFirst()
  return row?.matter
}

type Begun = ToldTimes & Pick<MattersTable, 'standing' | 'teller'>

function begun({ rid, index, at }: Fact, told: Begun): MattersTable {
  const first = earliestOf(told, at)
  return { account: rid, matter: rid, idx: index, ...told, account_at: first, matter_at: first }
}

async function retell(tx: Tx, fact: Fact, told: ToldTimes & { readonly teller?: Teller }): Promise<void> {
  const account = refOf(fact, 'corrects')
  await tx
    .withTables<Own>()
    .updateTable('matters')
    .set({ ...told, account_at: earliestOf(told, fact.at) })
    .where('account', '=', account)
    .execute()
  await settle(tx, await componentOf(tx, fact, account))
}

/** Every account that `sameEvent` links lead to from one, whether or not the table of links has learnt of this fact yet. */
async function componentOf(tx: Tx, fact: Fact, from: string): Promise<ReadonlySet<string>> {
  const rows = tx.withTables<LinksOwn>()
  const reached = new Set([from])
  let edge: readonly string[] = [from]
  while (edge.length > 0) {
    const found = withThis(await linksOf(rows, edge), fact)
    const next = found
      .flatMap(({ relation, low, high }) =>
        relation === 'sameEvent' && (reached.has(low) || reached.has(high)) ? [low, high] : [],
      )
      .filter((account) => !reached.has(account))
    edge = [...new Set(next)]
    for (const account of edge) reached.add(account)
  }
  return reached
}

type Edge = { readonly low: string; readonly high: string; readonly relation: string; readonly idx: number }

function withThis(found: readonly Edge[], fact: Fact): readonly Edge[] {
  if (fact.type !== 'claim.linked') return found
  const { link } = claimBodies['claim.linked'].parse(fact.body)
  const pair = pairOf(link.accounts)
  const same = (edge: Edge): boolean => edge.low === pair.low && edge.high === pair.high
  if (found.some((edge) => same(edge) && edge.idx >= fact.index)) return found
  return [...found.filter((edge) => !same(edge)), { ...pair, relation: link.relation, idx: fact.index }]
}

/** Gives the accounts of one component the matter that is theirs now. */
async function settle(tx: Tx, accounts: ReadonlySet<string>): Promise<void> {
  const rows = tx.withTables<Own>()
  const members = await rows
    .selectFrom('matters')
    .select(['account', 'account_at'])
    .where('account', 'in', [...accounts])
    .orderBy('idx')
    .execute()
  const matter = members[0]?.account
  const matterAt = members.map((member) => member.account_at).toSorted()[0]
  if (matter === undefined || matterAt === undefined) return
  await rows
    .updateTable('matters')
    .set({ matter, matter_at: matterAt })
    .where('account', 'in', [...accounts])
    .execute()
}
