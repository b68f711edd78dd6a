import { randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'

import { Encrypter } from 'age-encryption'

import { isSealedTo, type SealableOffice, type Sealing } from '#domain/access'
import { ridOf, sealedPlain, type Envelope, type JsonObject } from '#domain/record'
import type { Submitted } from '#server/log'
import { hybridRecipient, identityOfSeed, recipientOf } from '#server/sealing'
import { hex } from '#tlog'
import type { Receipt } from '#wire/record'

import type { NodeProcess } from '../test/crash/killing.ts'
import { sha256, signed } from '../test/founding.ts'
import { labelledKey } from '../test/keys.ts'

/** What an author signs: a record of one type, its clear body, and what of it is sealed to whom. */
export type Draft = {
  readonly type: string
  readonly body: JsonObject
  readonly sealed?: { readonly own: JsonObject; readonly sealing: Sealing }
}

/** Somebody who enters: what is signed next is made before it is timed, so that the client's work is not counted. */
export type Author = {
  readonly next: (draft: Draft) => Promise<Prepared>
  /** The same for who hands it to the log without a door. What has nothing sealed takes its place in the stream at once. */
  readonly made: (draft: Draft) => Promise<Submitted>
  readonly ready: Prepared[]
}

/** A signed record ready to be handed in at the door of an act. */
export type Prepared = { readonly body: Buffer; readonly bytes: number }

/** The author of a labelled key at a node of a mechanism, its stream taken up where it stands. */
export async function authorOf(
  label: string,
  { address, mech }: Pick<NodeProcess, 'address'> & { readonly mech: string },
): Promise<Author> {
  const key = labelledKey(label)
  const { office } = key
  const stream = await authorAt(address, label)
  const seal = sealerFor(stream.offices)
  let { seq, prev } = stream
  const made = async ({ type, body, sealed }: Draft): Promise<Submitted> => {
    const files = sealed && (await seal(sealed))
    seq += 1
    const env: Envelope = {
      v: 1,
      mech,
      author: { key: key.key, office },
      seq,
      prev,
      after: stream.after,
      made: { t: stream.now, src: 'ntp', unc: 250 },
      type,
      vis: 'J',
      body,
      ...files?.named,
    }
    prev = ridOf(sha256, env)
    return { submission: Buffer.from(signed(env, [key])), ...files?.handed }
  }
  const next = async (draft: Draft): Promise<Prepared> => {
    const { submission, content, wrap } = await made(draft)
    const text = JSON.stringify({
      submission: Buffer.from(submission).toString(),
      ...(content && { content: Buffer.from(content).toString('base64') }),
      ...(wrap && { wrap: Buffer.from(wrap).toString('base64') }),
    })
    return { body: Buffer.from(text), bytes: submission.length }
  }
  return { next, made, ready: [] }
}

type Files = {
  readonly named: Pick<Envelope, 'commit' | 'blobs' | 'keys'>
  readonly handed: Pick<Submitted, 'content' | 'wrap'>
}

/** Seals contents of one author, each to the offices that its sealing names. */
function sealerFor(offices: Stream['offices']): (sealed: NonNullable<Draft['sealed']>) => Promise<Files> {
  const identity = identityOfSeed(randomBytes(32))
  const recipient = hybridRecipient(recipientOf(identity))
  const wraps = new Map<string, Promise<Uint8Array>>()
  return async ({ own, sealing }) => {
    const to = offices.filter((each) => isSealedTo(each, sealing))
    const seals = to.map(({ seal }) => seal)
    const wrap = await wrapOnce(wraps, identity, seals)
    const plain = sealedPlain(sha256, { body: own, vis: 'J', random: () => randomBytes(16) })
    if (!plain.ok) throw new Error(plain.code)
    const sealer = new Encrypter()
    sealer.addRecipient(recipient)
    const content = await sealer.encrypt(plain.value.plain)
    return {
      named: {
        commit: { alg: 'sd1', n: plain.value.n, root: plain.value.root, wrap: hex(sha256(wrap)) },
        blobs: [
          { role: 'content', sha256: hex(sha256(content)), size: content.length, media: 'application/age' },
        ],
        keys: to.map((each) => each.office),
      },
      handed: { content, wrap },
    }
  }
}

/** The key of one author's contents, wrapped for the same offices once. */
function wrapOnce(
  wraps: Map<string, Promise<Uint8Array>>,
  identity: string,
  seals: readonly string[],
): Promise<Uint8Array> {
  const to = seals.join(' ')
  const wrapped =
    wraps.get(to) ??
    (() => {
      const wrapping = new Encrypter()
      for (const seal of seals) wrapping.addRecipient(hybridRecipient(seal))
      return wrapping.encrypt(identity)
    })()
  wraps.set(to, wrapped)
  return wrapped
}

type Stream = {
  readonly seq: number
  readonly prev: string
  readonly after: Envelope['after']
  readonly now: string
  readonly offices: readonly (SealableOffice & { readonly seal: string })[]
}

/** The cookie of a session that the person of a label has opened. */
export async function cookieOf(address: string, label: string): Promise<string> {
  const key = labelledKey(label)
  const { office } = key
  const { challenge } = await (await fetch(`${address}/api/session/challenge`)).json()
  const sig = key.sign(Buffer.from(`truceline/session/v1\n${challenge}\n${new URL(address).host}`))
  const opened = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: key.key, office, challenge, sig }),
  })
  return (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

async function authorAt(address: string, label: string): Promise<Stream> {
  const cookie = await cookieOf(address, label)
  const get = async (path: string) => (await fetch(`${address}${path}`, { headers: { cookie } })).json()
  const author = await get('/api/record/author')
  const { offices } = await get('/api/record/recipients')
  return { ...author, offices }
}

/** Kept-alive connections to the door of an act: new ones for each load, as a node closes those that stood idle before it. */
export type Line = { readonly door: string; readonly agent: Agent }

/** As many connections as authors. */
export function lineTo(door: string, authors: readonly Author[]): Line {
  return { door, agent: new Agent({ keepAlive: true, maxSockets: authors.length }) }
}

/** Hands one in; resolves with its receipt. A refusal would make the number a lie, so it ends the measuring. */
export function enter({ door, agent }: Line, { body }: Prepared): Promise<Receipt> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length }
    const asked = request(door, { method: 'POST', agent, headers }, (answer) => {
      let text = ''
      answer.on('data', (part) => (text += String(part)))
      answer.on('end', () =>
        answer.statusCode === 201 ? resolve(JSON.parse(text)) : reject(new Error(text)),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** What a load came to: the rids acknowledged, and how long it took. */
export type Load = { readonly rids: readonly string[]; readonly seconds: number; readonly bytes: number }

/** All authors at once, each one record after the other, until what was made beforehand is used up. */
export async function loaded(line: Line, authors: readonly Author[]): Promise<Load> {
  const began = performance.now()
  const rids: string[] = []
  let bytes = 0
  await Promise.all(
    authors.map(async ({ ready }) => {
      for (let record = ready.shift(); record !== undefined; record = ready.shift()) {
        rids.push((await enter(line, record)).rid)
        bytes += record.bytes
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  line.agent.destroy()
  console.error(`  ${rids.length} records in ${seconds.toFixed(1)} s`)
  return { rids, bytes, seconds }
}

/** What each took from the request to the receipt in milliseconds, with its rid. */
export type Timed = { readonly rid: string; readonly ms: number }

/** How fast, for how long, what; and who is told of each receipt as it comes. */
export type Pace = {
  readonly perS: number
  readonly seconds: number
  readonly draft: (at: number) => Draft
  readonly told?: (receipt: Receipt) => void
}

/** So many a second for so long, by the authors in turn, whether or not those before are answered. */
export async function paced(line: Line, authors: readonly Author[], pace: Pace): Promise<readonly Timed[]> {
  const timed: Promise<Timed>[] = []
  const began = performance.now()
  for (let at = 0; at < pace.perS * pace.seconds; at++) {
    const author = authors[at % authors.length]
    const record = author && (author.ready.shift() ?? (await author.next(pace.draft(at))))
    const early = began + (at * 1000) / pace.perS - performance.now()
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early))
    const sent = performance.now()
    if (record)
      timed.push(
        enter(line, record).then((receipt) => {
          pace.told?.(receipt)
          return { rid: receipt.rid, ms: performance.now() - sent }
        }),
      )
  }
  const all = await Promise.all(timed)
  line.agent.destroy()
  return all
}
