import { allow, type ActName, type Who } from '#domain/access'
import type { PublishedState } from '#domain/agreement'
import type { Utc } from '#domain/measure'
import type { AgreementRow as Recorded, TermAsOf, TruceAsOf } from '#server/projections'
import type { AgreementRow } from '#wire/agreement'

import { ownGrade } from './state.ts'

/** What a row of a list is told with: every agreement, term and truce of the record. */
export type Around = {
  readonly all: readonly Recorded[]
  readonly terms: readonly TermAsOf[]
  readonly truces: readonly TruceAsOf[]
}

/** States in the order in which a list counts terms. */
const STATES: readonly PublishedState[] = [
  'proposed',
  'disputed',
  'blocked',
  'agreed',
  'inForce',
  'suspended',
  'ended',
  'notStated',
]

/** An agreement as a list shows it: counts of its terms by state are of terms, never of sides (R-DNH-5). */
export function agreementRow(row: Recorded, { all, terms, truces }: Around): AgreementRow {
  const { id, idx: index, at, office, source_id: sourceId, body } = row
  const { title, day, parties, brokers, proposedBy, published, publishedAs, languages, texts } = body
  const own = terms.filter(({ term }) => term.agreement === id)
  const countOf = (kind: 'published' | 'leaked') => texts.filter((each) => each.kind === kind).length
  return {
    id,
    index,
    at,
    office,
    grade: ownGrade,
    sourceId,
    kind: body.kind,
    title,
    day,
    parties,
    brokers,
    proposedBy,
    under: underOf(row, all),
    published,
    publishedAs,
    languages,
    texts: { published: countOf('published'), leaked: countOf('leaked') },
    terms: STATES.map((state) => ({
      state,
      n: own.filter(({ shown }) => shown.state === state).length,
    })).filter(({ n }) => n > 0),
    truces: truces.filter(({ truce }) => truce.agreement === id).map(({ truce }) => truce.id),
  }
}

/** Those of these acts that a reader may do, by the table alone. */
export function actsHere(who: Who, acts: readonly ActName[], now: Utc): readonly ActName[] {
  const side = who.side === 'none' ? {} : { side: who.side }
  return acts.filter((act) => allow(who, { kind: 'act', act }, { ...side, isFirst: true }, now).ok)
}

function underOf({ body }: Recorded, all: readonly Recorded[]): AgreementRow['under'] {
  if (body.under.kind !== 'known') return body.under
  const { agreement, clause } = body.under.value
  const rid = all.find(({ source_id }) => source_id === agreement)?.id
  return { kind: 'known', value: { agreement, clause, ...(rid === undefined ? {} : { rid }) } }
}
