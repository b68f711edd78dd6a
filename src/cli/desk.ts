import { randomInt } from 'node:crypto'

import type { Client, Reply } from '#client'
import { isSealedTo, type Sealing } from '#domain/access'
import { accept, refuse, type Answer } from '#domain/life'
import {
  signatureInput,
  submissionText,
  type Envelope,
  type JsonObject,
  type RecordRef,
} from '#domain/record'
import { sealPart } from '#server/node'
import { base64, utf8 } from '#tlog'
import type { AuthorAnswer, Receipt, RecipientsAnswer } from '#wire/record'

import type { OfficeKey } from './office-key.ts'

/** A record still to be signed: its act's name, its type, its clear body, and what is sealed of it; all of it, where it has none. */
export type Draft = {
  readonly act: string
  readonly type: string
  readonly body: JsonObject | undefined
  readonly ref?: readonly RecordRef[]
  readonly sealed?: { readonly body: JsonObject; readonly sealing: Sealing }
}

/** An office that is signed in at a node and enters records there, one after another. */
export type Desk = {
  readonly office: string
  /** Seals, signs and enters a record. The same bytes are sent again when the node is busy or the line breaks. */
  readonly enter: (draft: Draft) => Promise<Answer<Receipt, string>>
}

/** What a desk is opened with. */
export type DeskAsked = {
  readonly client: Client
  /** Host and port of the node, which the sign-in names. */
  readonly host: string
  readonly mech: string
  readonly key: OfficeKey
  readonly wait: (ms: number) => Promise<void>
}

/** Signs an office in with its key. */
export async function signIn({
  client,
  host,
  key,
}: Omit<DeskAsked, 'mech' | 'wait'>): Promise<Answer<undefined, string>> {
  const challenge = await client.challenge()
  if (!challenge.ok) return refusedBy(challenge)
  const text = challenge.value.challenge
  const sig = key.sign(utf8(`truceline/session/v1\n${text}\n${host}`))
  const opened = await client.signIn({ key: key.key, office: key.office, challenge: text, sig })
  return opened.ok ? accept(undefined) : refusedBy(opened)
}

/** Signs in, and reads to whom the desk can seal. */
export async function openDesk(asked: DeskAsked): Promise<Answer<Desk, string>> {
  const signed = await signIn(asked)
  if (!signed.ok) return signed
  const recipients = await asked.client.views.recipients()
  return recipients.ok ? accept(deskAt(asked, recipients.value)) : refusedBy(recipients)
}

/** A client's problem as the refusal that it is. */
export function refusedBy(reply: Extract<Reply<unknown>, { ok: false }>): Answer<never, string> {
  const { code, kept, detail } = reply.problem
  return refuse(code, kept, detail)
}

/** Refusals of a record that was signed just before another of the same key was entered: nothing became of it. */
const MOVED: ReadonlySet<string> = new Set(['REC_SEQ_GAP', 'REC_PREV', 'REC_AFTER_BACK'])
/** A session ends while nothing is asked for a while, as a replay does that is paused; the key is at hand to open another. */
const ENDED = 'ACC_SESSION_ENDED'
const TRIES = 5
/** Longest pause before the next try, times how many there were; how long it is, chance says, so that two do not meet again. */
const PAUSE_MS = 100

/**
 * A desk that asks where its key stands before it signs each record: another command may sign with the same key, and two
 * records in one place of its sequence would be a fork. One that was a fork all the same is not tried again: it is told.
 */
function deskAt(asked: DeskAsked, { offices }: RecipientsAnswer): Desk {
  const tryOnce = async (draft: Draft): Promise<Answer<Receipt, string>> => {
    const author = await untilHeard(asked, () => asked.client.views.author())
    if (!author.ok) return author
    const made = await submissionOf(draft, { asked, author: author.value, offices })
    return made.ok ? untilHeard(asked, () => asked.client.act(draft.act, made.value)) : made
  }
  return {
    office: asked.key.office,
    enter: async (draft) => {
      let entered = await tryOnce(draft)
      if (!entered.ok && entered.code === ENDED) {
        const again = await signIn(asked)
        if (!again.ok) return again
        entered = await tryOnce(draft)
      }
      for (let tries = 1; tries < TRIES && !entered.ok && MOVED.has(entered.code); tries++) {
        await asked.wait(randomInt(PAUSE_MS * tries))
        entered = await tryOnce(draft)
      }
      return entered
    },
  }
}

type Standing = {
  readonly asked: DeskAsked
  readonly author: AuthorAnswer
  readonly offices: RecipientsAnswer['offices']
}

type Input = { readonly submission: string; readonly content?: string; readonly wrap?: string }

async function submissionOf(draft: Draft, standing: Standing): Promise<Answer<Input, string>> {
  const { sealed, ref, body } = draft
  const vis = body === undefined ? 'C' : 'J'
  const to =
    sealed === undefined ? [] : standing.offices.filter((office) => isSealedTo(office, sealed.sealing))
  const part =
    sealed &&
    (await sealPart(sealed.body, {
      vis,
      recipients: to.map(({ seal }) => seal),
    }))
  if (part !== undefined && !part.ok) return part
  const { asked, author } = standing
  const env: Envelope = {
    v: 1,
    mech: asked.mech,
    author: { key: asked.key.key, office: asked.key.office },
    seq: author.seq + 1,
    prev: author.prev,
    after: author.after,
    made: { t: author.now, ...NODES_CLOCK },
    type: draft.type,
    vis,
    ...(ref === undefined || ref.length === 0 ? {} : { ref }),
    ...(body === undefined ? {} : { body }),
    ...(part && { commit: part.value.commit, blobs: part.value.blobs }),
    // To whom a record goes that is sealed whole, nobody is told (record.md 10.2).
    ...(part && body !== undefined ? { keys: to.map(({ office }) => office) } : {}),
  }
  const sigs = [{ key: asked.key.key, sig: asked.key.sign(signatureInput(env)) }]
  const files = part && { content: base64(part.value.content), wrap: base64(part.value.wrap) }
  return accept({ submission: submissionText({ env, sigs }), ...files })
}

/** The time comes from the node, which is the mechanism's; this machine vouches for no clock of its own. */
const NODES_CLOCK = { src: 'none', unc: 1_000 } as const

const AGAIN: ReadonlySet<string> = new Set(['REC_BUSY', 'REC_RATE', 'NET_BUSY', 'NET_UNREACHABLE'])
const PAUSES_MS: readonly number[] = [200, 500, 1_000, 2_000, 5_000]

/** Asks the same until the node has answered: a record sent as the same bytes is in the log once, however often it is sent. */
async function untilHeard<T>({ wait }: DeskAsked, send: () => Promise<Reply<T>>): Promise<Answer<T, string>> {
  for (const pauseMs of PAUSES_MS) {
    const reply = await send()
    if (reply.ok) return accept(reply.value)
    if (!AGAIN.has(reply.problem.code)) return refusedBy(reply)
    await wait(pauseMs)
  }
  const reply = await send()
  return reply.ok ? accept(reply.value) : refusedBy(reply)
}
