import type { First, Firsts } from '#domain/agreement'
import { isInGap, OBSERVATION_CLASSES, type Precision, type Side, type Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import { watchesAsOf } from '#server/projections'
import { claim as claimSchema, statement as statementSchema } from '#wire/claim'

import type { Rows } from './view.ts'

/** Where firsts are looked for: from the moment of effect to the next truce's, no later than now, below a size of the log. */
export type FirstsAsked = {
  readonly settings: Mechanism
  readonly from: Utc | undefined
  readonly to: Utc
  readonly now: Utc
  readonly size: number
}

/** What was first of its kind since a truce took effect (R-AGR-16). There are no findings in this program yet. */
export async function firstsOf(rows: Rows, asked: FirstsAsked): Promise<Firsts> {
  return {
    statement: { A: await firstStatement(rows, asked, 'A'), B: await firstStatement(rows, asked, 'B') },
    claim: { A: await firstClaim(rows, asked, 'A'), B: await firstClaim(rows, asked, 'B') },
    observation: await firstObservation(rows, asked),
    finding: missing('notYet'),
  }
}

function missing(why: Extract<First, { kind: 'missing' }>['missing']): First {
  return { kind: 'missing', missing: why }
}

const PAGE = 200
const TEXT_MAX = 400 // wire/situation `historyLine`

/** Precisions that tell a clock time; a start told as the moment of effect itself tells none of its own. */
const CLOCK: ReadonlySet<Precision> = new Set<Precision>(['minute', 'minutes', 'about', 'startOnly'])

/**
 * A side's first statement of a violation: the first whose words tell a clock time since the effect. One that only says
 * "since it took effect" has no time of its own, and is named without one.
 */
async function firstStatement(rows: Rows, asked: FirstsAsked, side: Side): Promise<First> {
  const { from, now } = asked
  if (from === undefined || now < from) return missing('notYet')
  let untimed: First | undefined
  for (let offset = 0; ; offset += PAGE) {
    const page = await statementsFrom(rows, { ...asked, from, side, offset })
    for (const { id, told_from, body } of page) {
      const { at } = statementSchema.parse(body)
      const text = at.text.slice(0, TEXT_MAX)
      const isOwn = CLOCK.has(at.precision) && (at.precision !== 'startOnly' || told_from !== from)
      if (isOwn && told_from !== null) return { kind: 'found', at: told_from, id, text }
      untimed ??= { kind: 'untimed', id, text }
    }
    if (page.length < PAGE) return untimed ?? emptyOf(asked, 'statement')
  }
}

type StatementsAsked = FirstsAsked & { readonly from: Utc; readonly side: Side; readonly offset: number }

function statementsFrom(rows: Rows, { from, to, size, side, offset }: StatementsAsked) {
  return rows
    .selectFrom('matters')
    .innerJoin('statements', 'statements.id', 'matters.account')
    .select(['statements.id', 'matters.told_from', 'statements.body'])
    .where('matters.standing', '=', 'saidPublicly')
    .where('matters.teller', '=', side)
    .where('matters.idx', '<', size)
    .where('statements.kind', '=', 'violation')
    .where('statements.state', '!=', 'retracted')
    .where('matters.told_from', '>=', from)
    .where('matters.told_from', '<', to)
    .orderBy('matters.told_from')
    .orderBy('matters.idx')
    .limit(PAGE)
    .offset(offset)
    .execute()
}

/** A side's first claim lodged since the effect, by when it states it was told to the node; a withdrawn one was lodged too. */
async function firstClaim(rows: Rows, asked: FirstsAsked, side: Side): Promise<First> {
  const { from, to, now, size } = asked
  if (from === undefined || now < from) return missing('notYet')
  const row = await rows
    .selectFrom('matters')
    .innerJoin('claims', 'claims.id', 'matters.account')
    .select(['claims.id', 'matters.said_from', 'claims.body'])
    .where('matters.standing', '=', 'lodged')
    .where('matters.teller', '=', side)
    .where('matters.idx', '<', size)
    .where('matters.said_from', '>=', from)
    .where('matters.said_from', '<', to)
    .orderBy('matters.said_from')
    .orderBy('matters.idx')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined || row.said_from === null) return emptyOf(asked, 'claim')
  const { statedAt } = claimSchema.parse(row.body)
  return { kind: 'found', at: row.said_from, id: row.id, text: statedAt.text.slice(0, TEXT_MAX) }
}

/** In a gap of the data nobody can know whether there was one (R-MEA-17). */
function emptyOf({ settings, from, now }: FirstsAsked, context: string): First {
  return missing(isInGap(settings.dataGaps, context, from ?? now) ? 'notInThisData' : 'none')
}

/** The mission's first observation of the five classes; where nobody watched since, nothing was observed, which is no calm. */
async function firstObservation(rows: Rows, asked: FirstsAsked): Promise<First> {
  const { from, to, now, size } = asked
  if (from === undefined || now < from) return missing('notYet')
  const row = await rows
    .selectFrom('observations')
    .select(['id', 'from_at'])
    .where('class', 'in', [...OBSERVATION_CLASSES])
    .where('state', 'not in', ['withdrawn', 'quarantined'])
    .where('first_idx', '<', size)
    .where('from_at', '>=', from)
    .where('from_at', '<', to)
    .orderBy('from_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (row !== undefined) return { kind: 'found', at: row.from_at, id: row.id, text: '' }
  const until = now < to ? now : to
  const watches = from < until ? await watchesAsOf(rows, { size, from, to: until }) : []
  return watches.length > 0 ? missing('none') : emptyObservation(asked)
}

function emptyObservation(asked: FirstsAsked): First {
  const empty = emptyOf(asked, 'observation')
  return empty.kind === 'missing' && empty.missing === 'none' ? missing('notObserved') : empty
}
