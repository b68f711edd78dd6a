import type { Watch } from '#domain/observation'
import type { Reader, Tx } from '#server/storage'
import { observationInner, observationSealed, watch as watchSchema, watchStretches } from '#wire/observation'

import { byType } from './by-type.ts'
import type { Fact, Projection } from './projection.ts'
import { stepIn, watchAfter, watchOpened, type WatchSeen, type WatchStepType } from './watch-steps.ts'

/** A watch as it stands: class M, where this node opened it. */
export type WatchesTable = {
  readonly id: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly state: WatchSeen['state']
  readonly call_sign: string
  readonly sector: string
  readonly from_at: string
  readonly to_at: string
  readonly sign_at: string
  readonly revision: number
  readonly changed: number
  readonly body: unknown
  readonly stretches: unknown
}

/** Columns of the table that these reads touch. */
export type WatchesOwn = { readonly watches: WatchesTable }

/** Watches, as what was recorded of them so far makes them. */
export const watches: Projection = byType<WatchesTable>({
  table: 'watches',
  key: ['id'],
  adds: {
    'observation.watch.opened': (fact) => {
      const { watch } = observationInner['observation.watch.opened'].parse(fact.inner?.body)
      const { rid: id, index: idx, at: receivedAt, author } = fact
      const opened = watchOpened({ id, idx, receivedAt, office: author.office, watch })
      return [{ id, idx, at: receivedAt, office: author.office, ...standing(opened), changed: idx }]
    },
  },
  changes: {
    'observation.watch.visibility': (tx, fact) => take(tx, fact, 'observation.watch.visibility'),
    'observation.watch.closed': (tx, fact) => take(tx, fact, 'observation.watch.closed'),
    'observation.watch.corrected': (tx, fact) => take(tx, fact, 'observation.watch.corrected'),
    'observation.watch.lapsed': (tx, fact) => take(tx, fact, 'observation.watch.lapsed'),
    'observation.submitted': observed,
  },
})

/** One watch as it stands. */
export async function watchById(rows: Reader<WatchesOwn>, id: string): Promise<WatchSeen | undefined> {
  const row = await rows.selectFrom('watches').selectAll().where('id', '=', id).executeTakeFirst()
  return row && watchRead(row)
}

/** Watches of a team that touch a span. */
export async function watchesOfTeam(
  rows: Reader<WatchesOwn>,
  { callSign, from, to }: Pick<Watch, 'callSign' | 'from' | 'to'>,
): Promise<readonly WatchSeen[]> {
  const found = await rows
    .selectFrom('watches')
    .selectAll()
    .where('call_sign', '=', callSign)
    .where('from_at', '<', to)
    .where('to_at', '>', from)
    .orderBy('idx')
    .execute()
  return found.map(watchRead)
}

/** A watch's row as what was recorded of it makes it. */
export function watchRead(row: WatchesTable): WatchSeen {
  const { id, idx, at: receivedAt, office, state, from_at: from, to_at: to, revision, sign_at: signAt } = row
  const [watch, stretches] = [watchSchema.parse(row.body), watchStretches.parse(row.stretches)]
  return { id, idx, receivedAt, office, state, watch, from, to, stretches, revision, signAt }
}

async function take(tx: Tx, fact: Fact, type: WatchStepType): Promise<void> {
  const { of, step } = stepIn(type, fact.inner?.body)
  const rows = tx.withTables<WatchesOwn>()
  const row = await rows
    .selectFrom('watches')
    .selectAll()
    .where('id', '=', of)
    .where('changed', '<', fact.index)
    .executeTakeFirst()
  if (row === undefined) return
  const next = watchAfter(watchRead(row), step, fact.at)
  await rows
    .updateTable('watches')
    .set({ ...standing(next), stretches: JSON.stringify(next.stretches), changed: fact.index })
    .where('id', '=', of)
    .execute()
}

/** What is observed under a watch, as it is told, is its sign of life (R-OBS-17); what an import brings in later is none. */
async function observed(tx: Tx, fact: Fact): Promise<void> {
  const named = fact.sealed && observationSealed.parse(fact.sealed).watch
  if (named?.kind !== 'known') return
  await tx
    .withTables<WatchesOwn>()
    .updateTable('watches')
    .set({ sign_at: fact.at })
    .where('id', '=', named.value)
    .where('state', '=', 'open')
    .where('sign_at', '<', fact.at)
    .execute()
}

function standing(seen: WatchSeen) {
  return {
    state: seen.state,
    call_sign: seen.watch.callSign,
    sector: seen.watch.sector,
    from_at: seen.from,
    to_at: seen.to,
    sign_at: seen.signAt,
    revision: seen.revision,
    body: seen.watch,
    stretches: seen.stretches,
  }
}
