import { claimLife, dueAnswer, stateNow, type Claim, type ClaimEvent, type ClaimState } from '#domain/claim'
import { stateAfter } from '#domain/life'
import type { Side, Utc } from '#domain/measure'
import type { Reader, Tx } from '#server/storage'
import { claim as claimSchema, claimBodies } from '#wire/claim'

import { byType, refOf } from './by-type.ts'
import type { Fact, Projection } from './projection.ts'

/** What a side lodged and signed, as its newest version has it. */
export type ClaimsTable = {
  readonly id: string
  readonly rid: string
  readonly idx: number
  readonly at: string
  readonly first_idx: number
  readonly first_at: string
  readonly office: string
  readonly state: ClaimState
  readonly side: Side
  readonly entity: string
  readonly kind: string
  readonly adopts: string | null
  readonly due_at: string
  readonly withdrawn_at: string | null
  readonly withdrawn_reason: string | null
  readonly source_file: string | null
  readonly source_row: number | null
  readonly source_id: string | null
  readonly body: unknown
}

/** Columns of the table that these reads touch. */
export type ClaimsOwn = { readonly claims: ClaimsTable }

/** A claim's row with its body read. */
export type ClaimRow = ClaimsTable & { readonly body: Claim }

/** Claims, as their newest versions have them, and where each stands in its life. */
export const claims: Projection = byType<ClaimsTable>({
  table: 'claims',
  key: ['id'],
  adds: { 'claim.lodged': (fact) => [begun(fact)] },
  changes: {
    'claim.acknowledged': (tx, fact) => move(tx, fact, { rel: 'acknowledges', event: 'acknowledge' }),
    'claim.answered': (tx, fact) => move(tx, fact, { rel: 'answers', event: 'answer' }),
    'claim.unanswered': (tx, fact) => move(tx, fact, { rel: 'unanswered', event: 'timeout6h' }),
    'claim.corrected': (tx, fact) => {
      const { claim } = claimBodies['claim.corrected'].parse(fact.body)
      return move(tx, fact, { rel: 'corrects', event: 'correct', columns: versionColumns(fact, claim) })
    },
    'claim.withdrawn': (tx, fact) => {
      const { reason } = claimBodies['claim.withdrawn'].parse(fact.body)
      const columns = { withdrawn_at: fact.at, withdrawn_reason: reason }
      return move(tx, fact, { rel: 'withdraws', event: 'withdraw', columns })
    },
  },
})

/** One claim as its newest version has it. */
export async function claimById(rows: Reader<ClaimsOwn>, id: string): Promise<ClaimRow | undefined> {
  const [row] = await claimsByIds(rows, [id])
  return row
}

/** Claims as their newest versions have them, in the order they entered the record. */
export async function claimsByIds(
  rows: Reader<ClaimsOwn>,
  ids: readonly string[],
): Promise<readonly ClaimRow[]> {
  if (ids.length === 0) return []
  const found = await rows
    .selectFrom('claims')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('first_idx')
    .execute()
  return found.map(withBody)
}

function withBody(row: ClaimsTable): ClaimRow {
  return { ...row, body: claimSchema.parse(row.body) }
}

function begun(fact: Fact): ClaimsTable {
  const { claim, importedFrom } = claimBodies['claim.lodged'].parse(fact.body)
  return {
    id: fact.rid,
    first_idx: fact.index,
    first_at: fact.at,
    office: fact.author.office,
    ...versionColumns(fact, claim),
    state: 'lodged',
    side: claim.by,
    adopts: fact.ref.find((ref) => ref.rel === 'adopts')?.rid ?? null,
    due_at: dueAnswer(fact.at),
    withdrawn_at: null,
    withdrawn_reason: null,
    source_file: importedFrom?.file ?? null,
    source_row: importedFrom?.row ?? null,
    source_id: importedFrom?.id ?? null,
  }
}

type Move = {
  readonly rel: string
  readonly event: ClaimEvent
  readonly columns?: Partial<ClaimsTable>
}

async function move(tx: Tx, fact: Fact, { rel, event, columns = {} }: Move): Promise<void> {
  const row = await claimById(tx.withTables<ClaimsOwn>(), refOf(fact, rel))
  if (row === undefined || row.idx > fact.index) return
  await tx
    .withTables<ClaimsOwn>()
    .updateTable('claims')
    .set({ ...columns, state: nextState(row, event, fact.at) })
    .where('id', '=', row.id)
    .execute()
}

/** An answer after its time is a late one, also where the time-out itself has not been recorded yet (R-CLM-8). */
function nextState({ state, first_at }: ClaimRow, event: ClaimEvent, at: Utc): ClaimState {
  const before = event === 'answer' ? stateNow({ state, lodgedAt: first_at }, at) : state
  const next = stateAfter(claimLife, before, event)
  return next.ok ? next.value : state
}

function versionColumns(fact: Fact, claim: Claim) {
  return { rid: fact.rid, idx: fact.index, at: fact.at, entity: claim.entity, kind: claim.kind, body: claim }
}
