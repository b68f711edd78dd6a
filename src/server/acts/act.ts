import { allow, type ActName, type Subject } from '#domain/access'
import type { Sealing } from '#domain/claim'
import { accept, refuse, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'
import type { Envelope, RecordRef } from '#domain/record'
import type { BodySchema, Judge, Judged, JudgedAuthor } from '#server/log'
import type { ProjectionTables } from '#server/projections'
import type { Reader } from '#server/storage'

import { whoIs } from './role.ts'
import { sealedStands } from './sealed-part.ts'

/** Tables that an act may read: projections only, so that every mirror can judge it again (L-27). */
export type Rows = Reader<ProjectionTables>

/** What an act reads: what is agreed, which a batch asks once, and rows. An act that reads no rows lets others wait less. */
export type Ground = Pick<Judged, 'agreed'> & { readonly rows: () => Promise<Rows> }

/** A deed as its act's file sees it: what is said, by whom, when. `now` is the time it would be logged at. */
export type Deed<B> = {
  readonly body: B
  readonly type: string
  readonly author: JudgedAuthor
  readonly now: Utc
  /** Signing keys beside the author's. */
  readonly cosigners: readonly string[]
  /** The record it names in a relation; empty where it names none, which `may` relations alone allow. */
  readonly names: (rel: string) => string
  /** All the records it names in a relation. */
  readonly refs: (rel: string) => readonly string[]
}

/** What an act's file gives. `act.ts` runs every act in the same order, so none can skip a step (R-ACC-1). */
export type ActParts<B, F> = {
  /** Its row of the access table. */
  readonly name: ActName
  /** The fact it records. */
  readonly type: string
  readonly body: BodySchema & { parse(body: unknown): B }
  /** Relations it names a record in: each of these once, and perhaps some of those. */
  readonly must: readonly string[]
  readonly may?: readonly string[]
  /** The sealed part it always has. Absent: it never has one. */
  readonly sealing?: (body: B) => Sealing
  /** What the gate has to know of what it is done to. */
  readonly subject: (deed: Deed<B>, ground: Ground) => Promise<Subject> | Subject
  /** What the rule needs. The log's lock holds while it decides on it. */
  readonly read: (ground: Ground, deed: Deed<B>) => Promise<F>
  /** Calls pure rules and does nothing else. */
  readonly decide: (found: F, deed: Deed<B>) => Answer<unknown, string>
}

/** An act as the log and the doors see it. */
export type Act = {
  readonly name: ActName
  readonly type: string
  readonly body: BodySchema
  readonly judge: Judge
}

/** An act of these parts: gate, form of what stands beside the body, read, decide; the first that refuses answers. */
export function actOf<B, F>(parts: ActParts<B, F>): Act {
  const judge = async (judged: Judged): Promise<Answer<undefined, string>> => {
    const { submission, at } = judged
    const deed = deedOf(parts.body.parse(judged.body), judged)
    const subject = await parts.subject(deed, judged)
    const who = whoIs(judged.author)
    const leave = who && allow(who, { kind: 'act', act: parts.name }, subject, at)
    if (!leave?.ok) return leave ?? refuse('ACC_DENIED', 'nothing')
    const form = formStands(submission.env, parts)
    if (!form.ok) return form
    const sealing = parts.sealing?.(deed.body)
    const sealed = await sealedStands(judged.agreed, submission.env, { sealing, at })
    if (!sealed.ok) return sealed
    const decided = parts.decide(await parts.read(judged, deed), deed)
    return decided.ok ? accept(undefined) : decided
  }
  return { name: parts.name, type: parts.type, body: parts.body, judge }
}

function deedOf<B>(body: B, { submission, author, at }: Judged): Deed<B> {
  const { env, sigs } = submission
  return {
    body,
    type: env.type,
    author,
    now: at,
    cosigners: sigs.map((each) => each.key).filter((key) => key !== env.author.key),
    names: (rel) => env.ref?.find((ref) => ref.rel === rel)?.rid ?? '',
    refs: (rel) => (env.ref ?? []).filter((ref) => ref.rel === rel).map(({ rid }) => rid),
  }
}

/** An item that was signed again under a renewed key names the one it was before (R-REC-85); every act may. */
const RESENT = 'resent'

/** A fact of these acts is joint, and names records in its own relations alone. */
function formStands(
  env: Envelope,
  { must, may = [] }: { readonly must: readonly string[]; readonly may?: readonly string[] },
): Answer<undefined, 'REC_BODY' | 'REC_REF'> {
  if (env.vis !== 'J') return refuse('REC_BODY', 'draft', { field: 'vis' })
  const refs = env.ref ?? []
  const lacking = must.find((rel) => countOf(refs, rel) < allowedTimes(rel, must))
  if (lacking !== undefined) return refuse('REC_REF', 'draft', { rel: lacking })
  const allowed = new Set([...must, ...may, RESENT])
  const odd = refs.find(({ rel }) => !allowed.has(rel) || countOf(refs, rel) > allowedTimes(rel, must))
  return odd === undefined ? accept(undefined) : refuse('REC_REF', 'draft', { rel: odd.rel })
}

function countOf(refs: readonly RecordRef[], rel: string): number {
  return refs.filter((ref) => ref.rel === rel).length
}

/** A relation that an act lists twice is named twice: a link's two accounts. */
function allowedTimes(rel: string, must: readonly string[]): number {
  return Math.max(1, must.filter((each) => each === rel).length)
}
