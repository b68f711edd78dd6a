import { bestGradeOf, type Grade } from '#domain/record'
import type { LogTables } from '#server/log'
import type { GenesisBody } from '#wire/facts'
import { genesisBody } from '#wire/facts'

import { envelopeOf } from './envelope-of.ts'
import type { Rows } from './view.ts'

/** The log's committed state; `undefined` while it is empty. */
export function stateOf(rows: Rows): Promise<LogTables['record.log_state'] | undefined> {
  return rows.selectFrom('record.log_state').selectAll().where('size', '>', 0).executeTakeFirst()
}

/** The founding: the genesis at index 0, whose rid is the pin (record.md 11.2). */
export type Founding = { readonly rid: string; readonly genesis: GenesisBody }

/** The founding of this log; `undefined` while the log is empty. */
export async function foundingOf(rows: Rows): Promise<Founding | undefined> {
  const first = await rows
    .selectFrom('record.log_entry')
    .select(['rid', 'bytes'])
    .where('idx', '=', 0)
    .executeTakeFirst()
  return first && { rid: first.rid, genesis: genesisBody.parse(envelopeOf(first.bytes).body) }
}

/** The grade of every head here: no cosignature reaches a node that has no peers, so the log's signature stands alone. */
export const ownGrade: Grade = 'recorded'

/** The best grade that the founding's policies can give, and the seats without which a better one is not possible (7.1). */
export function gradesOf(genesis: GenesisBody): {
  readonly best: Grade
  readonly missing: readonly string[]
} {
  const best = bestGradeOf(genesis)
  if (best === 'joint') return { best, missing: [] }
  const cosigning = genesis.holders.filter(
    (holder) => holder.root !== undefined && holder.cosigner !== undefined,
  )
  const has = (code: string) => cosigning.some((holder) => holder.code === code)
  const sides = ['A', 'B'].filter((code) => !has(code))
  const neutral = cosigning.some((holder) => /^G[1-9]$/.test(holder.code)) ? [] : ['G1']
  return { best, missing: [...sides, ...neutral] }
}
