import type { Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { dayNamed, isIssued, pairOf, type ReportVersionFacts } from '#domain/report'

import { firstWhere } from './first-where.ts'
import type { ReportVersionsTable } from './report-versions.ts'

/** A version of a daily as far as a later day's asks of it. */
type Version = ReportVersionFacts & { readonly row: Pick<ReportVersionsTable, 'day' | 'after_size'> }

/**
 * How much of the record the dailies of earlier days carried when a day's was first put together: of the day that an instant
 * is in, the size up to which its newest issued version holds the record; `undefined` where none was issued. What such a
 * version holds is no late item of this one (R-MEA-5).
 */
export function carriedSpans(
  versions: readonly Version[],
  { below, mechanism }: { readonly below: number; readonly mechanism: Mechanism },
): (at: Utc) => number | undefined {
  const sizes = new Map<string, number>()
  for (const { row } of issuedBelow(versions, below))
    sizes.set(row.day, Math.max(row.after_size, sizes.get(row.day) ?? 0))
  const spans = [...sizes]
    .map(([day, size]) => ({ span: dayNamed(day, mechanism), size }))
    .toSorted((a, b) => (a.span.from < b.span.from ? -1 : 1))
  return (at) => {
    const next = firstWhere(spans, ({ span }) => span.from > at)
    const before = spans[next - 1]
    return before !== undefined && at < before.span.to ? before.size : undefined
  }
}

/**
 * Corrections of earlier days that no daily before this one could name: issued behind the head of the newest of them and
 * below this one's. For each day the version before and the newest one (R-RPT-24).
 */
export function correctedSince<V extends Version>(
  versions: readonly V[],
  below: number,
): readonly { readonly before: V; readonly after: V }[] {
  const issued = issuedBelow(versions, below)
  const first = issued.filter(({ revision }) => revision === 1)
  const named = Math.max(0, ...first.map(({ row }) => row.after_size))
  const days = Map.groupBy(issued, ({ row }) => row.day)
  return [...days.values()].flatMap((ofDay) => {
    const since = ofDay.filter((each) => each.revision > 1 && issuedAt(each) >= named)
    const [earliest, after] = [since[0], since.at(-1)]
    const before = ofDay.findLast(({ revision }) => revision < (earliest?.revision ?? 0))
    return before === undefined || after === undefined ? [] : [{ before, after }]
  })
}

/** Versions that were issued below a size and not taken back there, in the order they were assembled. */
function issuedBelow<V extends Version>(versions: readonly V[], below: number): readonly V[] {
  return versions.filter(
    (version) =>
      isIssued(version) &&
      issuedAt(version) < below &&
      (pairOf(version, 'retract')?.second.index ?? below) >= below,
  )
}

function issuedAt(version: Version): number {
  return pairOf(version, 'approve')?.second.index ?? Number.MAX_SAFE_INTEGER
}
