import type { Reader } from '#server/storage'
import { reportBodies } from '#wire/report'

import { byType } from './by-type.ts'
import type { Projection } from './projection.ts'

/** One version of a daily: of which day and head, and the hash that was signed. */
export type ReportVersionsTable = {
  readonly rid: string
  readonly day: string
  readonly revision: number
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly key: string
  readonly after_epoch: number
  readonly after_size: number
  readonly after_root: string
  readonly sha256: string
  readonly reason: string | null
  readonly corrects: string | null
}

/** Columns of the table that these reads touch. */
export type ReportVersionsOwn = { readonly report_versions: ReportVersionsTable }

/** Every version of every daily, issued or not. */
export const reportVersions: Projection = byType<ReportVersionsTable>({
  table: 'report_versions',
  key: ['rid'],
  adds: {
    'report.assembled': ({ rid, index, at, author, after, ref, body }) => {
      const { day, revision, sha256, reason } = reportBodies['report.assembled'].parse(body)
      const head = { after_epoch: after.epoch, after_size: after.size, after_root: after.root }
      const told = {
        sha256,
        reason: reason ?? null,
        corrects: ref.find((each) => each.rel === 'corrects')?.rid ?? null,
      }
      return [
        { rid, day, revision, idx: index, at, office: author.office, key: author.key, ...head, ...told },
      ]
    },
  },
})

/** One version by its record. */
export function reportVersionByRid(
  rows: Reader<ReportVersionsOwn>,
  rid: string,
): Promise<ReportVersionsTable | undefined> {
  return rows.selectFrom('report_versions').selectAll().where('rid', '=', rid).executeTakeFirst()
}

/** Versions of dailies in a stretch of reporting days, both included, in the order they were assembled. */
export function reportVersionsIn(
  rows: Reader<ReportVersionsOwn>,
  days: { readonly from: string; readonly to: string },
): Promise<readonly ReportVersionsTable[]> {
  return rows
    .selectFrom('report_versions')
    .selectAll()
    .where('day', '>=', days.from)
    .where('day', '<=', days.to)
    .orderBy('idx')
    .execute()
}
