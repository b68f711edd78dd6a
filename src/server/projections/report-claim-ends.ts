import { byType, refOf } from './by-type.ts'
import type { Projection } from './projection.ts'

/** The record in which a claim was withdrawn. */
export type ReportClaimEndsTable = { readonly claim: string; readonly idx: number }

/** Columns of the table that these reads touch. */
export type ReportClaimEndsOwn = { readonly report_claim_ends: ReportClaimEndsTable }

/** Withdrawals of claims by index, so that a report of an older head prints what stood there. */
export const reportClaimEnds: Projection = byType<ReportClaimEndsTable>({
  table: 'report_claim_ends',
  key: ['claim'],
  adds: {
    'claim.withdrawn': (fact) => [{ claim: refOf(fact, 'withdraws'), idx: fact.index }],
  },
})
