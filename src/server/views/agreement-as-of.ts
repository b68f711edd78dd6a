import type { Utc } from '#domain/measure'
import {
  agreementTextsBelow,
  termsAsOf,
  trucesAsOf,
  type AgreementRow as Recorded,
  type AgreementTextRow,
  type AsOf,
  type TermAsOf,
  type TruceAsOf,
} from '#server/projections'

import type { Rows } from './view.ts'

/** The size and instant asked for, never past today's. Where an instant alone is named, all that was recorded until then counts. */
export async function asOfWhen(
  rows: Rows,
  { at, size }: { readonly at?: Utc | undefined; readonly size?: number | undefined },
  today: AsOf,
): Promise<AsOf> {
  const instant = at === undefined || at > today.at ? today.at : at
  if (size !== undefined) return { size: Math.min(size, today.size), at: instant }
  if (instant === today.at) return today
  const last = await rows
    .selectFrom('record.log_entry')
    .select('idx')
    .where('at', '<=', instant)
    .orderBy('idx', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { size: last === undefined ? 0 : last.idx + 1, at: instant }
}

/** What an agreement consists of as it stood, with what stands beside it. */
export type Parts = {
  readonly terms: readonly TermAsOf[]
  readonly own: readonly TermAsOf[]
  readonly allTruces: readonly TruceAsOf[]
  readonly truces: readonly TruceAsOf[]
  readonly further: readonly AgreementTextRow[]
}

/** Terms and truces as they stood, and of them this agreement's. */
export async function partsOf(rows: Rows, { id }: Recorded, asOf: AsOf): Promise<Parts> {
  const terms = await termsAsOf(rows, asOf)
  const allTruces = await trucesAsOf(rows, asOf)
  const further = await agreementTextsBelow(rows, asOf.size)
  return {
    terms,
    own: terms.filter(({ term }) => term.agreement === id).toSorted(inTextOrder),
    allTruces,
    truces: allTruces.filter(({ truce }) => truce.agreement === id),
    further: further.filter(({ agreement: named }) => named === id),
  }
}

/** When it was recorded, and when something of its texts, terms and truces changed since. */
export function momentsOf({ at }: Recorded, { own, truces, further }: Parts, now: Utc): readonly Utc[] {
  const changes = [
    at,
    ...further.map((text) => text.at),
    ...own.flatMap(({ life, versions }) => [...versions, ...life.steps].map((each) => each.at)),
    ...truces.flatMap(({ now: { steps }, facts }) => [...steps, ...facts].map((each) => each.at)),
  ]
  return [...new Set(changes)].filter((each) => each >= at && each <= now).toSorted()
}

function inTextOrder({ term: a }: TermAsOf, { term: b }: TermAsOf): number {
  return a.idx - b.idx || a.place - b.place
}
