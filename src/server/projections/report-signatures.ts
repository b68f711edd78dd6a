import type { SignedAct } from '#domain/report'
import type { Reader } from '#server/storage'
import { reportBodies } from '#wire/report'

import { byType, refOf } from './by-type.ts'
import type { Fact, Projection } from './projection.ts'

/** One signature on a version of a daily. */
export type ReportSignaturesTable = {
  readonly rid: string
  readonly version: string
  readonly act: SignedAct
  readonly seconds: string | null
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly key: string
  readonly body: unknown
}

/** Columns of the table that these reads touch. */
export type ReportSignaturesOwn = { readonly report_signatures: ReportSignaturesTable }

/** Approvals, confirmations, retractions and releases, each by one person. */
export const reportSignatures: Projection = byType<ReportSignaturesTable>({
  table: 'report_signatures',
  key: ['rid'],
  adds: {
    'report.approved': (fact) => [signatureOf(fact, 'approve', 'approves')],
    'report.confirmed': (fact) => [signatureOf(fact, 'confirm', 'confirms')],
    'report.retracted': (fact) => [signatureOf(fact, 'retract', 'retracts')],
    'publication.released': (fact) => [signatureOf(fact, 'release', 'releases')],
  },
})

/** One signature by its record. */
export function reportSignatureByRid(
  rows: Reader<ReportSignaturesOwn>,
  rid: string,
): Promise<ReportSignaturesTable | undefined> {
  return rows.selectFrom('report_signatures').selectAll().where('rid', '=', rid).executeTakeFirst()
}

/** Signatures on some versions, in the record's order. */
export function reportSignaturesOn(
  rows: Reader<ReportSignaturesOwn>,
  versions: readonly string[],
): Promise<readonly ReportSignaturesTable[]> {
  if (versions.length === 0) return Promise.resolve([])
  return rows
    .selectFrom('report_signatures')
    .selectAll()
    .where('version', 'in', versions)
    .orderBy('idx')
    .execute()
}

/** What a release names: its public time, and the files it makes with their hashes. */
export type ReleaseSigned = {
  readonly publicAt: string
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[]
}

/** What a release's signature says. */
export function releaseSigned({ body }: ReportSignaturesTable): ReleaseSigned {
  return reportBodies['publication.released'].parse(body)
}

function signatureOf(fact: Fact, act: SignedAct, rel: string): ReportSignaturesTable {
  const { rid, index, at, author, ref, body } = fact
  const seconds = ref.find((each) => each.rel === 'seconds')?.rid ?? null
  return {
    rid,
    version: refOf(fact, rel),
    act,
    seconds,
    idx: index,
    at,
    office: author.office,
    key: author.key,
    body,
  }
}
