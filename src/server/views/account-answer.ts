import { flagsOf, stateNow } from '#domain/claim'
import { notStated, type Utc } from '#domain/measure'
import { timeMarks, type TimeMark } from '#domain/record'
import {
  answersTo,
  claimVersionsOf,
  statementVersionsOf,
  type ClaimRow,
  type StatementRow,
} from '#server/projections'
import type { AccountAnswer } from '#wire/claim'

import { mayOnClaim, mayOnStatement } from './account-may.ts'
import { readBack, type EnvelopeShown } from './envelope-of.ts'
import { ownGrade } from './state.ts'
import type { ToldAccount } from './told-account.ts'
import type { Asked, Rows } from './view.ts'

/** What is shown of accounts beside their newest versions: older ones, answers, and what the signed records say. */
export type Around = {
  readonly envelopes: ReadonlyMap<string, EnvelopeShown>
  readonly atOf: ReadonlyMap<number, Utc>
  readonly versions: ReadonlyMap<string, AccountAnswer['versions']>
  readonly answers: ReadonlyMap<string, AccountAnswer['answers']>
}

/** Reads what is around some accounts, and the envelopes of these other records (links). */
export async function aroundOf(
  rows: Rows,
  accounts: readonly ToldAccount[],
  others: readonly string[],
): Promise<Around> {
  const idsOf = (standing: ToldAccount['standing']) =>
    accounts.filter((account) => account.standing === standing).map(({ id }) => id)
  const envelopes = await envelopesOf(rows, [...accounts.map(({ row }) => row.rid), ...others])
  const statements = await statementVersionsOf(rows, idsOf('saidPublicly'))
  const claims = await claimVersionsOf(rows, idsOf('lodged'))
  const versions = [
    ...statements.map((each) => ({ of: each.statement, each })),
    ...claims.map((each) => ({ of: each.claim, each })),
  ]
  const answers = await answersTo(rows, idsOf('lodged'))
  return {
    envelopes,
    atOf: await seenAt(rows, [...envelopes.values()]),
    versions: grouped(
      versions,
      ({ of }) => of,
      ({ each }) => versionOf(each),
    ),
    answers: grouped(answers, ({ claim }) => claim, answerOf),
  }
}

/** One account as its reader is answered. Nothing sealed is in it, only whether this office can open it. */
export function accountAnswer(account: ToldAccount, around: Around, asked: Asked<unknown>): AccountAnswer {
  const { kind, at, place, what, class: observed, count, allegedActor, said, id, column, row } = account
  const env = around.envelopes.get(row.rid)
  const shared = {
    id,
    column,
    entity: row.entity,
    kind,
    at,
    place,
    what,
    class: observed,
    count,
    allegedActor,
    said,
    ...(row.source_id === null ? {} : { sourceId: row.source_id }),
    versions: around.versions.get(id) ?? [],
    answers: around.answers.get(id) ?? [],
    rid: row.rid,
    index: row.idx,
    grade: ownGrade,
    mayOpen: mayOpen(asked, env),
    flags: [...flagsOf({ at, place, said, ...sourcingOf(account) }), ...recordFlags(row, env, around)],
  } as const
  return account.standing === 'lodged'
    ? { ...shared, ...claimPart(account.row, asked) }
    : { ...shared, ...statementPart(account.row, asked) }
}

/** Whether the reader's office is among those a record's sealed part is sealed to. */
export function mayOpen({ asker }: Asked<unknown>, env: EnvelopeShown | undefined): boolean {
  return asker.who.office !== undefined && (env?.keys?.includes(asker.who.office) ?? false)
}

function claimPart(row: ClaimRow, { asker, now }: Asked<unknown>) {
  const { side: by, body, adopts, due_at, withdrawn_at, withdrawn_reason } = row
  const state = stateNow({ state: row.state, lodgedAt: row.first_at }, now)
  const withdrawn =
    withdrawn_at === null ? {} : { withdrawn: { at: withdrawn_at, reason: withdrawn_reason ?? '' } }
  return {
    standing: 'lodged',
    state: state === 'drafted' ? 'lodged' : state,
    renderings: [],
    links: [],
    note: notStated,
    dutyName: body.dutyName,
    ...(adopts === null ? {} : { adopts }),
    dueAt: due_at,
    ...withdrawn,
    may: mayOnClaim(asker.who, { by, state }, now),
  } as const
}

function statementPart(row: StatementRow, { asker, now }: Asked<unknown>) {
  const { body, state, teller: column } = row
  return {
    standing: 'saidPublicly',
    state: state === 'none' ? 'transcribed' : state,
    speaker: body.speaker,
    renderings: body.renderings,
    links: body.links,
    note: body.note,
    may: mayOnStatement(asker.who, { column, state }, now),
  } as const
}

function sourcingOf(account: ToldAccount) {
  return account.standing === 'saidPublicly' ? { sourcing: account.row.body.sourcing } : {}
}

const FLAG_OF = {
  'clock-ahead': { kind: 'clockAhead' },
  'clock-behind': { kind: 'clockBehind' },
} as const satisfies Readonly<Record<TimeMark, AccountAnswer['flags'][number]>>

/** [R-REC-120] What the record's clocks say of the newest version. */
function recordFlags(row: ClaimRow | StatementRow, env: EnvelopeShown | undefined, { atOf }: Around) {
  if (!env) return []
  const seen = atOf.get(env.after.size - 1)
  const notBefore =
    seen === undefined ? ({ kind: 'absent' } as const) : ({ kind: 'known', value: seen } as const)
  return timeMarks(env.made, row.at, notBefore).map((mark) => FLAG_OF[mark])
}

/** The envelopes of these records, as they were signed. */
async function envelopesOf(rows: Rows, rids: readonly string[]): Promise<Around['envelopes']> {
  if (rids.length === 0) return new Map()
  const found = await rows
    .selectFrom('record.log_entry')
    .select(['rid', 'bytes'])
    .where('rid', 'in', rids)
    .execute()
  return new Map(found.map(({ rid, bytes }) => [rid, readBack(bytes).env]))
}

/** When the newest entry that each author had seen entered the log. */
async function seenAt(rows: Rows, envelopes: readonly EnvelopeShown[]): Promise<ReadonlyMap<number, Utc>> {
  const seen = [...new Set(envelopes.map(({ after }) => after.size - 1))].filter((index) => index >= 0)
  if (seen.length === 0) return new Map()
  const found = await rows
    .selectFrom('record.log_entry')
    .select(['idx', 'at'])
    .where('idx', 'in', seen)
    .execute()
  return new Map(found.map(({ idx, at }) => [idx, at]))
}

type VersionRow = Pick<StatementRow, 'rid' | 'idx' | 'at' | 'office'> & {
  readonly reason: string | null
  readonly body: { readonly what: AccountAnswer['what'] }
}

function versionOf({ rid, idx, at, office, reason, body }: VersionRow): AccountAnswer['versions'][number] {
  return { rid, index: idx, at, office, what: body.what, ...(reason === null ? {} : { reason }) }
}

type AnswerRow = Awaited<ReturnType<typeof answersTo>>[number]

function answerOf({ rid, idx, at, office, late_s, body }: AnswerRow): AccountAnswer['answers'][number] {
  return { rid, index: idx, at, office, answer: body, lateS: late_s }
}

function grouped<R, A>(
  rows: readonly R[],
  of: (row: R) => string,
  answer: (row: R) => A,
): ReadonlyMap<string, readonly A[]> {
  const groups = new Map<string, A[]>()
  for (const row of rows) {
    const group = groups.get(of(row))
    if (group) group.push(answer(row))
    else groups.set(of(row), [answer(row)])
  }
  return groups
}
