import type { ReadingNote, TruceFact } from '#domain/agreement'
import { isSide, type Side } from '#domain/measure'
import type { Reader } from '#server/storage'
import { agreementBodies, readingNote } from '#wire/agreement'
import { moment } from '#wire/measure'

import { isSecond } from './agreement-firsts.ts'
import { byType } from './by-type.ts'
import type { Fact, Projection } from './projection.ts'

/** Something that happened to a truce. */
export type TruceEventsTable = {
  readonly rid: string
  readonly truce: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly kind: Exclude<TruceFact['kind'], 'violation' | 'clean24h'>
  readonly side: string | null
  readonly body: unknown
}

/** Columns of the table that these reads touch. */
export type TruceEventsOwn = { readonly truce_events: TruceEventsTable }

/** What the record holds of a truce beside its text: facts of its life, and notes, which move nothing. */
export type TruceTold = { readonly facts: readonly TruceFact[]; readonly notes: readonly ReadingNote[] }

/** Readings held and noted, suspensions, denunciations, declarations. */
export const truceEvents: Projection = byType<TruceEventsTable>({
  table: 'truce_events',
  key: ['rid'],
  adds: {
    'agreement.reading-held': (fact) => {
      const { truce, by, reading } = agreementBodies['agreement.reading-held'].parse(fact.body)
      return [eventOf(fact, { truce, kind: 'hold', side: by, body: reading })]
    },
    'agreement.reading-noted': (fact) => {
      const { truce, note } = agreementBodies['agreement.reading-noted'].parse(fact.body)
      return [eventOf(fact, { truce, kind: 'note', side: null, body: note })]
    },
    'agreement.suspended': (fact) => bound(fact, 'suspend'),
    'agreement.resumed': (fact) => bound(fact, 'resume'),
    'agreement.denounced': (fact) => bound(fact, 'denounce'),
    'agreement.broken-declared': (fact) => {
      if (!isSecond(fact)) return []
      const { of } = agreementBodies['agreement.broken-declared'].parse(fact.body)
      return [eventOf(fact, { truce: of.truce, kind: 'declareBroken', side: null, body: {} })]
    },
  },
})

/** What happened to truces, below a size of the log, by truce. */
export async function truceEventsBelow(
  rows: Reader<TruceEventsOwn>,
  size: number,
): Promise<ReadonlyMap<string, TruceTold>> {
  const found = await rows
    .selectFrom('truce_events')
    .selectAll()
    .where('idx', '<', size)
    .orderBy('idx')
    .execute()
  const byTruce = new Map<string, TruceTold>()
  for (const row of found) {
    const before = byTruce.get(row.truce) ?? { facts: [], notes: [] }
    const notes = row.kind === 'note' ? [readingNote.parse(row.body)] : []
    byTruce.set(row.truce, {
      facts: [...before.facts, ...factOf(row)],
      notes: [...before.notes, ...notes],
    })
  }
  return byTruce
}

function factOf({ rid, idx, at, office, kind, side, body }: TruceEventsTable): readonly TruceFact[] {
  const placed = { rid, index: idx, at, office }
  switch (kind) {
    case 'note':
    case 'declareBroken':
      return [{ ...placed, kind }]
    case 'hold': {
      const { utc, text, zone } = moment.parse(body)
      return side !== null && isSide(side) ? [{ ...placed, kind, by: side, utc, text, zone }] : []
    }
    case 'suspend':
    case 'resume':
    case 'denounce':
      return side !== null && isSide(side) ? [{ ...placed, kind, by: side }] : []
  }
}

/** Of a deed that two persons sign, the second record does it; one on a term is not about a truce. */
function bound(fact: Fact, kind: 'suspend' | 'resume' | 'denounce'): readonly TruceEventsTable[] {
  if (!isSecond(fact)) return []
  const { of, by } = agreementBodies[TYPES[kind]].parse(fact.body)
  return of.kind === 'truce' ? [eventOf(fact, { truce: of.truce, kind, side: by, body: {} })] : []
}

const TYPES = {
  suspend: 'agreement.suspended',
  resume: 'agreement.resumed',
  denounce: 'agreement.denounced',
} as const

type Event = Pick<TruceEventsTable, 'truce' | 'kind' | 'body'> & { readonly side: Side | null }

function eventOf({ rid, index, at, author }: Fact, event: Event): TruceEventsTable {
  return { rid, idx: index, at, office: author.office, ...event }
}
