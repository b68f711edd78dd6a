import type { Claim } from '#domain/claim'
import type { Reader } from '#server/storage'
import { claim as claimSchema, claimBodies } from '#wire/claim'

import { byType, refOf } from './by-type.ts'
import type { Fact, Projection } from './projection.ts'

/** One version of a claim, whole. */
export type ClaimVersionsTable = {
  readonly rid: string
  readonly claim: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly reason: string | null
  readonly body: unknown
}

/** A version's row with its body read. */
export type ClaimVersionRow = ClaimVersionsTable & { readonly body: Claim }

type Own = { readonly claim_versions: ClaimVersionsTable }

/** Every version a claim has had (R-CLM-7: nothing is taken away). */
export const claimVersions: Projection = byType<ClaimVersionsTable>({
  table: 'claim_versions',
  key: ['rid'],
  adds: {
    'claim.lodged': (fact) => {
      const { claim } = claimBodies['claim.lodged'].parse(fact.body)
      return [versionOf(fact, { claim: fact.rid, reason: null, body: claim })]
    },
    'claim.corrected': (fact) => {
      const { claim, reason } = claimBodies['claim.corrected'].parse(fact.body)
      return [versionOf(fact, { claim: refOf(fact, 'corrects'), reason, body: claim })]
    },
  },
})

/** Versions of some claims, newest first. */
export async function claimVersionsOf(
  rows: Reader<Own>,
  ids: readonly string[],
): Promise<readonly ClaimVersionRow[]> {
  if (ids.length === 0) return []
  const found = await rows
    .selectFrom('claim_versions')
    .selectAll()
    .where('claim', 'in', ids)
    .orderBy('idx', 'desc')
    .execute()
  return found.map(withBody)
}

function withBody(row: ClaimVersionsTable): ClaimVersionRow {
  return { ...row, body: claimSchema.parse(row.body) }
}

type Version = Pick<ClaimVersionsTable, 'claim' | 'reason'> & { readonly body: Claim }

function versionOf({ rid, index, at, author }: Fact, version: Version): ClaimVersionsTable {
  return { rid, idx: index, at, office: author.office, ...version }
}
