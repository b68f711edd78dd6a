import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'

import { Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption'

import { ridOf, sealedPlain, type Envelope } from '#domain/record'
import { startNode, type FoundingDescription } from '#server/node'
import { hex } from '#tlog'

import { claimBy } from '../test/accounts.ts'
import { homesFolder, seenAt } from '../test/crash/killed-home.ts'
import { served, stopped, type NodeProcess } from '../test/crash/killing.ts'
import { jsonOf, sha256, signed } from '../test/founding.ts'
import { labelledKey } from '../test/keys.ts'
import { MECHANISM } from '../test/mechanism.ts'
import { quantile, type Figure } from './figure.ts'

const AUTHORS = 50
const WARM_S = 5
const LOADED_S = 20
const MODEST_PER_S = 20
const MODEST_S = 15
const START = '2020-10-10T07:00:00.000Z'

const SIDES = ['A', 'B'] as const
/** Liaison desks of a side, and how many people sit at each: a record is sealed to desks, and an author is a person. */
const DESKS = { 'desk-a': 9, 'desk-b': 9, 'desk-c': 7 } as const
const LABELS = SIDES.flatMap((side) =>
  Object.entries(DESKS).flatMap(([desk, people]) =>
    Array.from({ length: people }, (_, at) => `${side}.${desk}/${at + 1}`),
  ),
)

/** A mechanism with 25 people at each side's liaison desks, so that 50 authors have a stream each. */
const FOUNDING: FoundingDescription = {
  mech: 'bench',
  domain: 'truceline.example',
  holders: [
    { code: 'M', kind: 'mission', seat: 'held' },
    { code: 'A', kind: 'party', seat: 'held' },
    { code: 'B', kind: 'party', seat: 'held' },
  ],
  offices: [
    ...SIDES.map((side) => ({ office: `${side}.rep`, functions: ['R'] as const, people: 2 })),
    { office: 'M.rep', functions: ['HM'], people: 2 },
    { office: 'M.duty', functions: ['DO'], people: 1 },
    { office: 'M.node', functions: ['node'], people: 1 },
    ...SIDES.flatMap((side) =>
      Object.entries(DESKS).map(([desk, people]) => ({
        office: `${side}.${desk}`,
        functions: ['L'] as const,
        people,
      })),
    ),
  ],
  become: [],
  mechanism: { ...MECHANISM, clock: { start: START } },
}

/** Durable signed claims a second through the door, counted in the log afterwards; and how long one takes at a modest rate. */
export async function measure(): Promise<readonly Figure[]> {
  const folder = homesFolder()
  const home = join(folder, 'home')
  mkdirSync(home, { mode: 0o711 })
  writeFileSync(join(home, 'clock.json'), JSON.stringify({ at: START, speed: 1 }))
  const founded = await startNode({ home, port: 0, founding: FOUNDING })
  await founded.stop()
  const node = await served(home)
  try {
    return await measuredAt(home, node)
  } finally {
    await stopped(node)
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measuredAt(home: string, node: NodeProcess): Promise<readonly Figure[]> {
  const before = (await seenAt(home, node)).entries.length
  const authors = await Promise.all(LABELS.map((label) => authorOf(label, node)))
  const warm = await loaded(node, authors, { seconds: WARM_S, most: WARM_S * 60 })
  const rate = Math.max(20, warm.accepted / Math.max(0.1, warm.seconds))
  const modest = await modestly(node, authors)
  const full = await loaded(node, authors, {
    seconds: LOADED_S,
    most: Math.ceil((rate * LOADED_S * 1.5) / AUTHORS),
  })
  const size = (await seenAt(home, node)).entries.length
  const accepted = warm.accepted + full.accepted + modest.length
  if (size - before !== accepted)
    throw new Error(`${accepted} receipts, and ${size - before} entries more in the log`)
  const perS = Math.round(full.accepted / full.seconds)
  const ms = (share: number) => `${quantile(modest, share).toFixed(0)} ms`
  const bytes = Math.round(full.bytes / Math.max(1, full.accepted))
  return [
    {
      what: `claims of ${AUTHORS} authors, ${bytes} bytes signed and a sealed part each, entered through the door in ${LOADED_S} s; every receipt found in the log; client on the same cores`,
      is: `${perS}/s`,
      wanted: '≥ 1,500/s (R-REC-140)',
    },
    {
      what: `one claim at ${MODEST_PER_S}/s, from the request to the receipt`,
      is: `p50 ${ms(0.5)}, p99 ${ms(0.99)}`,
      wanted: 'none yet',
    },
  ]
}

/** A desk that claims: what it signs next is made before it is timed, so that the client's work is not counted. */
type Author = {
  readonly next: () => Promise<Prepared>
  readonly ready: Prepared[]
}

type Prepared = { readonly body: Buffer; readonly bytes: number }

async function authorOf(label: string, { address }: NodeProcess): Promise<Author> {
  const key = labelledKey(label)
  const { office } = key
  const stream = await authorAt(address, label)
  const identity = await generateHybridIdentity()
  const recipient = await identityToRecipient(identity)
  const wrapping = new Encrypter()
  for (const seal of stream.seals) wrapping.addRecipient(seal)
  const wrap = await wrapping.encrypt(identity)
  let { seq, prev } = stream
  const side = office.startsWith('A') ? 'A' : 'B'
  const body = jsonOf({ claim: claimBy(side) })
  const next = async (): Promise<Prepared> => {
    const plain = sealedPlain(sha256, { body: OWN, vis: 'J', random: () => randomBytes(16) })
    if (!plain.ok) throw new Error(plain.code)
    const sealing = new Encrypter()
    sealing.addRecipient(recipient)
    const content = await sealing.encrypt(plain.value.plain)
    seq += 1
    const env: Envelope = {
      v: 1,
      mech: FOUNDING.mech,
      author: { key: key.key, office },
      seq,
      prev,
      after: stream.after,
      made: { t: stream.now, src: 'ntp', unc: 250 },
      type: 'claim.lodged',
      vis: 'J',
      body,
      commit: { alg: 'sd1', n: plain.value.n, root: plain.value.root, wrap: hex(sha256(wrap)) },
      blobs: [
        { role: 'content', sha256: hex(sha256(content)), size: content.length, media: 'application/age' },
      ],
      keys: stream.offices,
    }
    prev = ridOf(sha256, env)
    const submission = Buffer.from(signed(env, [key])).toString()
    const text = JSON.stringify({
      submission,
      content: Buffer.from(content).toString('base64'),
      wrap: Buffer.from(wrap).toString('base64'),
    })
    return { body: Buffer.from(text), bytes: Buffer.byteLength(submission) }
  }
  return { next, ready: [] }
}

const OWN = { weapon: { kind: 'notStated' }, position: { kind: 'notStated' }, evidence: [] }

async function authorAt(address: string, label: string) {
  const key = labelledKey(label)
  const { office } = key
  const { challenge } = await (await fetch(`${address}/api/session/challenge`)).json()
  const sig = key.sign(Buffer.from(`truceline/session/v1\n${challenge}\n${new URL(address).host}`))
  const opened = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: key.key, office, challenge, sig }),
  })
  const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const get = async (path: string) => (await fetch(`${address}${path}`, { headers: { cookie } })).json()
  const author: { seq: number; prev: string; after: Envelope['after']; now: string } =
    await get('/api/record/author')
  const {
    offices,
  }: {
    readonly offices: readonly {
      readonly office: string
      readonly role: string
      readonly holder: string
      readonly seal: string
    }[]
  } = await get('/api/record/recipients')
  const to = offices.filter(
    ({ role, holder }) =>
      ['DO', 'IN', 'HM'].includes(role) || (['L', 'R'].includes(role) && holder === office.slice(0, 1)),
  )
  return { ...author, offices: to.map((each) => each.office), seals: to.map(({ seal }) => seal) }
}

/** Kept-alive connections to a node: new ones for each load, as the node closes those that stood idle before it. */
type Line = Pick<NodeProcess, 'address'> & { readonly agent: Agent }

function lineTo({ address }: NodeProcess): Line {
  return { address, agent: new Agent({ keepAlive: true, maxSockets: AUTHORS }) }
}

/** Hands one in; resolves when its receipt is there. A refusal would make the number a lie, so it ends the measuring. */
function enter({ address, agent }: Line, { body }: Prepared): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(
      `${address}/api/act/claim.lodge`,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': body.length },
      },
      (answer) => {
        let text = ''
        if (answer.statusCode !== 201) answer.on('data', (part) => (text += String(part)))
        else answer.resume()
        answer.on('end', () => (answer.statusCode === 201 ? resolve() : reject(new Error(text))))
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

type Load = { readonly accepted: number; readonly seconds: number; readonly bytes: number }

/** All authors at once, each one claim after the other, until the time is over or what was made is used up. */
async function loaded(
  node: NodeProcess,
  authors: readonly Author[],
  { seconds, most }: { readonly seconds: number; readonly most: number },
): Promise<Load> {
  for (const author of authors) while (author.ready.length < most) author.ready.push(await author.next())
  const line = lineTo(node)
  const began = performance.now()
  const until = began + seconds * 1000
  let [accepted, bytes] = [0, 0]
  await Promise.all(
    authors.map(async ({ ready }) => {
      for (
        let claim = ready.shift();
        claim !== undefined;
        claim = performance.now() < until ? ready.shift() : undefined
      ) {
        await enter(line, claim)
        accepted += 1
        bytes += claim.bytes
      }
    }),
  )
  const took = (performance.now() - began) / 1000
  line.agent.destroy()
  console.error(`  ${accepted} claims in ${took.toFixed(1)} s`)
  return { accepted, bytes, seconds: took }
}

async function modestly(node: NodeProcess, authors: readonly Author[]): Promise<readonly number[]> {
  const line = lineTo(node)
  const taken: Promise<number>[] = []
  for (let each = 0; each < MODEST_PER_S * MODEST_S; each++) {
    const author = authors[each % authors.length]
    const claim = author && (author.ready.shift() ?? (await author.next()))
    const began = performance.now()
    if (claim) taken.push(enter(line, claim).then(() => performance.now() - began))
    await new Promise((resolve) => setTimeout(resolve, 1000 / MODEST_PER_S))
  }
  const all = await Promise.all(taken)
  line.agent.destroy()
  return all
}
