import { z } from 'zod'

import type { TermFact } from '#domain/agreement'
import { isSide, type Side, type Text } from '#domain/measure'
import type { Reader, Tx } from '#server/storage'
import { agreementBodies } from '#wire/agreement'
import { text } from '#wire/measure'

import { addRows } from './add-rows.ts'
import { isSecond } from './agreement-firsts.ts'
import { byType, refOf } from './by-type.ts'
import { parameterOf, type ParameterVersionsOwn } from './parameter-versions.ts'
import type { Fact, Projection } from './projection.ts'

/** What sides do to a term. */
type DeedKind = Exclude<TermFact['kind'], 'propose' | 'replace'>

/** Something a side signed about a term. */
export type ParameterEventsTable = {
  readonly rid: string
  readonly parameter: string
  readonly idx: number
  readonly at: string
  readonly office: string
  readonly kind: DeedKind
  readonly side: string
  readonly version: string
  readonly body: unknown
}

/** Columns of the table that these reads touch. */
export type ParameterEventsOwn = { readonly parameter_events: ParameterEventsTable }

const TABLE = 'parameter_events'
const KEY = ['rid', 'parameter']

/** Positions of the sides on terms, and what they suspended, resumed and ended. */
export const parameterEvents: Projection = byType<ParameterEventsTable>({
  table: TABLE,
  key: KEY,
  changes: {
    'agreement.accepted': (tx, fact) => {
      const { key, by, condition } = agreementBodies['agreement.accepted'].parse(fact.body)
      return condition === undefined
        ? add(tx, fact, { key, by, kind: 'accept', rel: 'version', said: {} })
        : add(tx, fact, { key, by, kind: 'acceptIf', rel: 'version', said: { condition } })
    },
    'agreement.objected': (tx, fact) => {
      const { key, by, reason } = agreementBodies['agreement.objected'].parse(fact.body)
      return add(tx, fact, { key, by, kind: 'object', rel: 'version', said: { reason } })
    },
    'agreement.refused': (tx, fact) => {
      const { key, by, reason, mustChange } = agreementBodies['agreement.refused'].parse(fact.body)
      return add(tx, fact, { key, by, kind: 'refuse', rel: 'version', said: { reason, mustChange } })
    },
    'agreement.lifted': (tx, fact) => {
      const { key, by } = agreementBodies['agreement.lifted'].parse(fact.body)
      return add(tx, fact, { key, by, kind: 'lift', rel: 'version', said: {} })
    },
    'agreement.suspended': (tx, fact) => bound(tx, fact, 'suspend'),
    'agreement.resumed': (tx, fact) => bound(tx, fact, 'resume'),
    'agreement.ended': (tx, fact) => bound(tx, fact, 'end'),
  },
})

/** What the sides signed about terms, below a size of the log, by term. */
export async function parameterEventsBelow(
  rows: Reader<ParameterEventsOwn>,
  size: number,
): Promise<ReadonlyMap<string, readonly TermFact[]>> {
  const found = await rows
    .selectFrom('parameter_events')
    .selectAll()
    .where('idx', '<', size)
    .orderBy('idx')
    .execute()
  const byTerm = new Map<string, TermFact[]>()
  for (const row of found) byTerm.set(row.parameter, [...(byTerm.get(row.parameter) ?? []), ...factOf(row)])
  return byTerm
}

const said: z.ZodType<Said> = z.strictObject({
  condition: text.exactOptional(),
  reason: text.exactOptional(),
  mustChange: text.exactOptional(),
})

type Said = { readonly condition?: Text; readonly reason?: Text; readonly mustChange?: Text }

function factOf({
  rid,
  idx,
  at,
  office,
  kind,
  side,
  version,
  body,
}: ParameterEventsTable): readonly TermFact[] {
  const { condition = [], reason = [], mustChange = [] } = said.parse(body)
  if (!isSide(side)) return []
  const placed = { rid, index: idx, at, office, by: side }
  switch (kind) {
    case 'accept':
      return [{ ...placed, kind, version }]
    case 'acceptIf':
      return [{ ...placed, kind, version, condition }]
    case 'object':
      return [{ ...placed, kind, version, reason }]
    case 'refuse':
      return [{ ...placed, kind, version, reason, mustChange }]
    case 'lift':
    case 'suspend':
    case 'resume':
    case 'end':
      return [{ ...placed, kind }]
  }
}

/** Of a deed that two persons sign, the second record does it; one on a truce is not about a term. */
async function bound(tx: Tx, fact: Fact, kind: 'suspend' | 'resume' | 'end'): Promise<void> {
  if (!isSecond(fact)) return
  const { of, by } = bodyOf(fact, kind)
  if (of.kind === 'term') await add(tx, fact, { key: of.key, by, kind, rel: 'of', said: {} })
}

function bodyOf(fact: Fact, kind: 'suspend' | 'resume' | 'end') {
  switch (kind) {
    case 'suspend':
      return agreementBodies['agreement.suspended'].parse(fact.body)
    case 'resume':
      return agreementBodies['agreement.resumed'].parse(fact.body)
    case 'end':
      return agreementBodies['agreement.ended'].parse(fact.body)
  }
}

type Event = {
  readonly key: string
  readonly by: Side
  readonly kind: DeedKind
  readonly rel: 'version' | 'of'
  readonly said: Said
}

async function add(tx: Tx, fact: Fact, { key, by, kind, rel, said: body }: Event): Promise<void> {
  const version = refOf(fact, rel)
  const parameter = await parameterOf(tx.withTables<ParameterVersionsOwn>(), version, key)
  if (parameter === undefined) return
  const { rid, index, at, author } = fact
  const row = { rid, parameter, idx: index, at, office: author.office, kind, side: by, version, body }
  await addRows(tx, { table: TABLE, key: KEY }, [row])
}
