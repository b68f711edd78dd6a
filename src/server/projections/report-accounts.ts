import type { ReportedAccount } from '#domain/report'
import { sql, type Reader } from '#server/storage'
import { claim as claimSchema, statement as statementSchema } from '#wire/claim'

import type { ClaimAnswersTable } from './claim-answers.ts'
import type { ClaimVersionsTable } from './claim-versions.ts'
import type { ReportClaimEndsOwn } from './report-claim-ends.ts'
import type { StatementVersionsTable } from './statement-versions.ts'

/** Columns of the tables that these reads touch. */
export type ReportAccountsOwn = ReportClaimEndsOwn & {
  readonly claim_answers: ClaimAnswersTable
  readonly claim_versions: ClaimVersionsTable
  readonly statement_versions: StatementVersionsTable
}

/** A stretch of time, and how much of the log is read. */
export type AsOfSpan = { readonly size: number; readonly from: string; readonly to: string }

/** Accounts that belong to a stretch of time by the record below a size; what was withdrawn or retracted by then is gone. */
export async function reportedAccountsAsOf(
  rows: Reader<ReportAccountsOwn>,
  span: AsOfSpan,
): Promise<readonly ReportedAccount[]> {
  return [...(await claimsOf(rows, span)), ...(await statementsOf(rows, span))]
}

/** When what a claim tells of began, else when its side said it. */
const CLAIM_INSTANT = sql<string>`coalesce(newest.body #>> '{at,from,value}', newest.body #>> '{statedAt,utc}')`

type ClaimRow = {
  readonly id: string
  readonly body: unknown
  readonly recordedAt: string
  readonly answeredAt: string | null
}

function lodgedOf({ id, body, recordedAt, answeredAt }: ClaimRow): ReportedAccount {
  const told = { standing: 'lodged', id, recordedAt, account: claimSchema.parse(body) } as const
  return answeredAt === null ? told : { ...told, answeredAt }
}

async function claimsOf(
  rows: Reader<ReportAccountsOwn>,
  { size, from, to }: AsOfSpan,
): Promise<readonly ReportedAccount[]> {
  const found = await rows
    .selectFrom((select) =>
      select
        .selectFrom('claim_versions')
        .selectAll()
        .distinctOn('claim')
        .where('idx', '<', size)
        .orderBy('claim')
        .orderBy('idx', 'desc')
        .as('newest'),
    )
    .innerJoin('claim_versions as first', 'first.rid', 'newest.claim')
    .leftJoin('report_claim_ends as ends', 'ends.claim', 'newest.claim')
    .select((is) => [
      'newest.claim as id',
      'newest.body as body',
      'first.at as recordedAt',
      is
        .selectFrom('claim_answers')
        .select((of) => of.fn.min('claim_answers.at').as('at'))
        .whereRef('claim_answers.claim', '=', 'newest.claim')
        .where('claim_answers.idx', '<', size)
        .as('answeredAt'),
    ])
    .where((is) => is.or([is('ends.idx', 'is', null), is('ends.idx', '>=', size)]))
    .where(CLAIM_INSTANT, '>=', from)
    .where(CLAIM_INSTANT, '<', to)
    .execute()
  return found.map(lodgedOf)
}

async function statementsOf(
  rows: Reader<ReportAccountsOwn>,
  { size, from, to }: AsOfSpan,
): Promise<readonly ReportedAccount[]> {
  const instant = sql<string>`coalesce(newest.body #>> '{at,from,value}', newest.body #>> '{saidAt,from,value}', first.at)`
  const found = await rows
    .selectFrom((select) =>
      select
        .selectFrom('statement_versions')
        .selectAll()
        .distinctOn('statement')
        .where('idx', '<', size)
        .orderBy('statement')
        .orderBy('idx', 'desc')
        .as('newest'),
    )
    .innerJoin('statement_versions as first', 'first.rid', 'newest.statement')
    .select(['newest.statement as id', 'newest.body as body', 'first.at as recordedAt'])
    .where('newest.change', '!=', 'retracted')
    .where(instant, '>=', from)
    .where(instant, '<', to)
    .execute()
  return found.map(({ id, body, recordedAt }) => ({
    standing: 'saidPublicly',
    id,
    recordedAt,
    account: statementSchema.parse(body),
  }))
}
