import type { Sealing } from '#domain/access'
import type { StatementParts } from '#domain/claim'
import type { JsonObject, RecordRef } from '#domain/record'
import type { AccountAnswer } from '#wire/claim'

import type { Fault, Fields } from './fields.ts'
import type { FormName } from './look.ts'
import { answerOf } from './made-answer.ts'
import { claimOf } from './made-claim.ts'
import { linkOf } from './made-link.ts'
import { statementOf } from './made-statement.ts'
import { sideOf, type Making } from './making.ts'
import type { Read } from './told.ts'

/**
 * What a form makes for signing: the act's door, the fact, what it refers to, and what of it is sealed to whom. Without a
 * body the whole fact is sealed, and nothing of it stands in clear.
 */
export type Made = {
  readonly act: string
  readonly type: string
  readonly body: JsonObject | undefined
  readonly ref: readonly RecordRef[]
  readonly sealed?: { readonly body: JsonObject; readonly to: Sealing }
}

/** Reads a form's draft into what is signed, or names every fault. One line a form: a missing one does not compile. */
export const MAKERS: Readonly<Record<FormName, (fields: Fields, making: Making) => Read<Made>>> = {
  lodge: (fields, making) =>
    made(claimOf(fields, making), ({ claim, own }) => ({
      act: 'claim.lodge',
      type: 'claim.lodged',
      body: { claim },
      ref: making.about === undefined ? [] : [{ rel: 'adopts', rid: making.about.id }],
      sealed: { body: own, to: { kind: 'own', side: claim.by } },
    })),
  correct: (fields, making) =>
    made(claimOf(fields, making, reasonFault(fields)), ({ claim, own }) => ({
      act: 'claim.correct',
      type: 'claim.corrected',
      body: { claim, reason: fields.reason.trim() },
      ref: following('corrects', making.about),
      sealed: { body: own, to: { kind: 'own', side: claim.by } },
    })),
  answer: (fields, making) =>
    made(answerOf(fields, making), (answer) => ({
      act: 'claim.answer',
      type: 'claim.answered',
      body: { answer },
      ref: to('answers', making.about),
    })),
  acknowledge: (_fields, making) =>
    made(sideOf(making), (by) => ({
      act: 'claim.acknowledge',
      type: 'claim.acknowledged',
      body: { by },
      ref: to('acknowledges', making.about),
    })),
  withdraw: (fields, making) =>
    made(needed(sideOf(making), reasonFault(fields)), (by) => ({
      act: 'claim.withdraw',
      type: 'claim.withdrawn',
      body: { by, reason: fields.reason.trim() },
      ref: following('withdraws', making.about),
    })),
  transcribe: (fields, making) => made(statementOf(fields, making), transcribed),
  link: (fields, making) =>
    made(linkOf(fields, making), (link) => ({
      act: 'claim.link',
      type: 'claim.linked',
      body: { link },
      ref: link.accounts.map((rid) => ({ rel: 'links', rid })),
      sealed: { body: { why: fields.why.trim() }, to: { kind: 'mission' } },
    })),
}

/** A statement said in public has a clear body and a sealed part; one said elsewhere is sealed whole (record.md section 10). */
function transcribed({ statement, mission }: StatementParts): Made {
  const [act, type] = ['statement.transcribe', 'statement.transcribed']
  if (statement.venue === 'public')
    return { act, type, body: { statement }, ref: [], sealed: { body: mission, to: { kind: 'mission' } } }
  const body = { class: 'M', type, statement, ...mission }
  return { act, type: 'record.sealed', body: undefined, ref: [], sealed: { body, to: { kind: 'elsewhere' } } }
}

function made<T>(read: Read<T>, make: (value: T) => Made): Read<Made> {
  return read.ok ? { ok: true, value: make(read.value) } : read
}

function needed<T>(read: Read<T>, more: readonly Fault[]): Read<T> {
  const faults = [...(read.ok ? [] : read.faults), ...more]
  return faults.length === 0 ? read : { ok: false, faults }
}

function to(rel: string, about: AccountAnswer | undefined): readonly RecordRef[] {
  return about === undefined ? [] : [{ rel, rid: about.id }]
}

function following(rel: string, about: AccountAnswer | undefined): readonly RecordRef[] {
  return about === undefined ? [] : [...to(rel, about), { rel: 'follows', rid: about.rid }]
}

function reasonFault(fields: Fields): readonly Fault[] {
  return fields.reason.trim() === '' ? [{ field: 'reason', key: 'forms.errReason' }] : []
}
