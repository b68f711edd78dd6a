import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'

import { acts as actTable, allow, type ActName } from '#domain/access'
import { accept, refuse, type Answer } from '#domain/life'
import type { Act } from '#server/acts'
import type { Sessions } from '#server/sessions'
import { actInput, receipt, type ActInput, type Receipt } from '#wire/record'

import { answers } from './schemas.ts'
import { sendRefusal } from './send.ts'

/** What the doors of acts stand on. */
export type ActDoor = {
  readonly acts: readonly Act[]
  readonly sessions: Sessions
  readonly now: () => string
  /** The only way into the record: judges what was signed and answers when it is durable. */
  readonly enter: (submitted: Submitted) => Promise<Answer<Receipt, string>>
  /** How long the record is now. */
  readonly size: () => number
}

/** What the log takes. */
type Submitted = {
  readonly submission: Uint8Array
  readonly content?: Uint8Array
  readonly wrap?: Uint8Array
  readonly inner?: readonly string[]
}

/**
 * Most bytes of a body: a submission of 65,535 bytes whose every character JSON writes as two, content and wrap as
 * wire/record bounds them, and the names of the three.
 */
const BODY_MAX_BYTES = 2 * 65_535 + 349_528 + 87_384 + 1_024

/** Acts in clear whose whole fact may be of class M, so that it stands in a `record.sealed` (record.md section 10). */
const SEALED_WHOLE: ReadonlySet<ActName> = new Set(['statement.transcribe'])
const SEALED = 'record.sealed'

/** One `POST` an act that a person may do, from the list alone (L-16). The node's own acts have no door. */
export function serveActs(app: FastifyInstance, door: ActDoor): void {
  for (const name of new Set(door.acts.map((act) => act.name)))
    if (Object.values(actTable[name].cells).some((cell) => cell !== 'node')) serveAct(app, name, door)
}

function serveAct(app: FastifyInstance, name: ActName, door: ActDoor): void {
  const facts = door.acts.filter((act) => act.name === name)
  const types = facts.map((act) => act.type)
  const whole = facts.filter((act) => act.isWhole).map((act) => act.type)
  app.withTypeProvider<ZodTypeProvider>().post(
    `/api/act/${name}`,
    {
      config: { gate: { kind: 'act', act: name } },
      bodyLimit: BODY_MAX_BYTES,
      schema: {
        operationId: name,
        summary: `Records a fact of type ${types.join(' or ')}, as its author signed it.`,
        tags: ['acts'],
        body: actInput,
        response: { ...answers(201, receipt), ...answers(200, receipt) },
      },
    },
    async (request, reply) => {
      const fits = await fitsDoor(request.body.submission, { name, facts }, door)
      if (!fits.ok) return sendRefusal(reply, fits)
      const before = door.size()
      const entered = await door.enter({
        ...submittedOf(request.body),
        ...(whole.length > 0 ? { inner: whole } : {}),
      })
      if (!entered.ok) return sendRefusal(reply, entered)
      // What already stood in the record when it was handed in is a replay, which gets the receipt of the first time.
      return sendReceipt(reply.code(entered.value.index < before ? 200 : 201), entered.value)
    },
  )
}

/** Of a submission, what the door looks at before the log judges all of it. */
const addressed = z.object({
  env: z.object({ type: z.string().max(60), author: z.object({ office: z.string().max(60) }) }),
})

/**
 * Whether a submission is for this door. What is sealed whole shows no act in clear, so there the door asks the gate for
 * the author's office; the signature is the log's to check, and what cannot be read here is the log's to refuse.
 */
async function fitsDoor(
  submission: string,
  { name, facts }: { readonly name: ActName; readonly facts: readonly Act[] },
  { sessions, now }: ActDoor,
): Promise<Answer<undefined, 'REC_TYPE' | 'ACC_DENIED'>> {
  const read = addressed.safeParse(jsonOf(submission))
  if (!read.success) return accept(undefined)
  const { type, author } = read.data.env
  if (facts.some((act) => act.type === type && !act.isWhole)) return accept(undefined)
  if (type !== SEALED || !(SEALED_WHOLE.has(name) || facts.some((act) => act.isWhole)))
    return refuse('REC_TYPE', 'draft', { field: 'env.type' })
  const who = await sessions.whoIs(author.office)
  const leave = who && allow(who, { kind: 'act', act: name }, {}, now())
  return leave?.ok ? accept(undefined) : refuse('ACC_DENIED', 'draft')
}

function submittedOf({ submission, content, wrap }: ActInput): Submitted {
  return {
    submission: Buffer.from(submission, 'utf8'),
    ...(content === undefined ? {} : { content: Buffer.from(content, 'base64') }),
    ...(wrap === undefined ? {} : { wrap: Buffer.from(wrap, 'base64') }),
  }
}

function sendReceipt(reply: FastifyReply, entered: Receipt): FastifyReply {
  const checkpoint = Buffer.from(entered.checkpoint, 'utf8').toString('base64')
  return reply.header('truceline-checkpoint', checkpoint).header('cache-control', 'no-store').send(entered)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
