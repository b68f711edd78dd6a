import { allow, type ActName, type Sealing, type Subject } from '#domain/access'
import { accept, refuse, type Answer } from '#domain/life'
import type { Utc } from '#domain/measure'
import type { Envelope, JsonObject, RecordRef } from '#domain/record'
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
  /** The head of the log that its author had seen: a report is of the record as far as that. */
  readonly after: Envelope['after']
  /** Its sealed part, read by the schema the act gives; `undefined` where this node cannot open it. */
  readonly sealed: JsonObject | undefined
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
  readonly sealing?: (body: B, author: JudgedAuthor) => Sealing
  /** Shape of the sealed part, for the node that can open it. */
  readonly sealed?: BodySchema
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
  /** Type of its fact; of one that is sealed whole the inner type. */
  readonly type: string
  readonly body: BodySchema
  readonly judge: Judge
  /** Its fact is of class M and stands in a `record.sealed`. */
  readonly isWhole: boolean
}

/** An act of these parts: gate, form of what stands beside the body, read, decide; the first that refuses answers. */
export function actOf<B, F>(parts: ActParts<B, F>): Act {
  const judge = (judged: Judged): Promise<Answer<undefined, string>> =>
    judgeInOrder(parts, judged, {
      body: judged.body,
      form: async ({ body, author }) => {
        const form = formStands(judged.submission.env, parts)
        if (!form.ok) return form
        const sealing = parts.sealing?.(body, author)
        const sealed = await sealedStands(judged.agreed, judged.submission.env, { sealing, at: judged.at })
        return sealed.ok ? insideStands(parts.sealed, judged.opened) : sealed
      },
    })
  return { name: parts.name, type: parts.type, body: parts.body, judge, isWhole: false }
}

/** An act whose fact is sealed whole (class M), judged by what its content says: the same order, and no relation in clear. */
export function wholeActOf<B, F>(parts: Omit<ActParts<B, F>, 'must' | 'may' | 'sealing' | 'sealed'>): Act {
  const { name, type, body } = parts
  const judge = (judged: Judged): Promise<Answer<undefined, string>> => {
    const inner = innerBody(judged.opened)
    const shape = shapeStands(body, inner, '')
    if (!shape.ok) return Promise.resolve(shape)
    const form = () => accept(undefined)
    return judgeInOrder(parts, { ...judged, opened: undefined }, { body: inner, form })
  }
  return { name, type, body, judge, isWhole: true }
}

function innerBody(opened: JsonObject = {}): JsonObject {
  return Object.fromEntries(Object.entries(opened).filter(([field]) => field !== 'class' && field !== 'type'))
}

type Standing<B> = {
  readonly body: unknown
  readonly form: (deed: Deed<B>) => Promise<Answer<undefined, string>> | Answer<undefined, string>
}

async function judgeInOrder<B, F>(
  parts: Pick<ActParts<B, F>, 'name' | 'type' | 'body' | 'subject' | 'read' | 'decide'>,
  judged: Judged,
  { body, form }: Standing<B>,
): Promise<Answer<undefined, string>> {
  const deed = deedOf(parts.body.parse(body), parts.type, judged)
  const subject = await parts.subject(deed, judged)
  const who = whoIs(judged.author)
  const leave = who && allow(who, { kind: 'act', act: parts.name }, subject, judged.at)
  if (!leave?.ok) return leave ?? refuse('ACC_DENIED', 'nothing')
  const formed = await form(deed)
  if (!formed.ok) return formed
  const decided = parts.decide(await parts.read(judged, deed), deed)
  return decided.ok ? accept(undefined) : decided
}

/** A sealed part that this node opens has the shape of its type; elsewhere nobody can say. */
function insideStands(
  shape: BodySchema | undefined,
  opened: JsonObject | undefined,
): Answer<undefined, 'REC_BODY'> {
  return shape === undefined || opened === undefined
    ? accept(undefined)
    : shapeStands(shape, opened, 'sealed.')
}

const PATH_CHARS_MAX = 200

function shapeStands(shape: BodySchema, content: unknown, before: string): Answer<undefined, 'REC_BODY'> {
  const read = shape.safeParse(content)
  if (read.success) return accept(undefined)
  const path = read.error?.issues[0]?.path.join('.') ?? ''
  return refuse('REC_BODY', 'draft', { field: `${before}${path}`.slice(0, PATH_CHARS_MAX) })
}

function deedOf<B>(body: B, type: string, { submission, author, at, opened }: Judged): Deed<B> {
  const { env, sigs } = submission
  return {
    body,
    type,
    author,
    after: env.after,
    sealed: opened,
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
