import type { Answer } from '#domain/life'
import type { Utc } from '#domain/measure'
import {
  FIRST_EPOCH,
  FOUNDING_LIMITS,
  foundingTerm,
  foundingWriter,
  logName,
  parseJson,
  signatureInput,
  submissionText,
  type Envelope,
  type JsonObject,
} from '#domain/record'
import { sha256 } from '#server/log'
import { recipientOf } from '#server/sealing'
import { bytesOfBase64url, utf8, vkeyOf, writeVkey } from '#tlog'

import { isViews, sealedOffices, type DemoKeys } from './demo-keys.ts'
import type { FoundingDescription } from './founding-description.ts'
import type { HomeKeys } from './home-keys.ts'
import { testKeyOf, testPersonOf, type TestKey } from './test-keys.ts'
import { nodeTrouble } from './trouble.ts'

/** Puts one signed submission into the log; a replay of one that is there already is a yes. */
type Enter = (submission: Uint8Array) => Promise<Answer<unknown, string>>

/** The verifier key of a demo's log, in its first epoch (record.md section 3). */
function logVkeyOf({ founding, logSeed }: DemoKeys): string {
  const { key } = testKeyOf('log', logSeed)
  const name = logName({ ...founding, epoch: FIRST_EPOCH })
  return writeVkey(vkeyOf(sha256, { name, kind: 'ed25519', key: bytesOfBase64url(key) ?? new Uint8Array() }))
}

/**
 * The records of a founding in order. Those of a demo are made here: genesis by every held root, offices, people's keys,
 * seal keys, and the settings, signed by every held root. A real mechanism's are as its roots signed them elsewhere.
 */
export function foundingOf(keys: HomeKeys): readonly Uint8Array[] {
  return keys.kind === 'demo' ? demoFounding(keys.demo) : keys.submissions
}

/** A demo's founding: every byte follows from what the home keeps. */
export function demoFounding(keys: DemoKeys): readonly Uint8Array[] {
  const maker = makerOf(keys)
  const texts = [
    maker.genesis(),
    ...keys.founding.offices.map((office) => maker.office(office)),
    ...keys.founding.offices.flatMap(({ office }) => maker.people(office)),
    ...maker.seals(),
    maker.settings(),
  ]
  return texts.map((text) => utf8(text))
}

/**
 * Enters a founding. One that was cut off is taken up by entering all of it again: what is in the log already is answered
 * as a replay. Throws `HOME_UNFOUNDED` where the log refuses one.
 */
export async function enterFounding(submissions: readonly Uint8Array[], enter: Enter): Promise<void> {
  // All at once: the log keeps their order, and takes as many together as one transaction holds.
  for (const entered of await Promise.all(submissions.map(enter)))
    if (!entered.ok) throw nodeTrouble('HOME_UNFOUNDED', { why: entered.code })
}

type Draft = {
  readonly type: string
  readonly body: JsonObject
  readonly by: TestKey
  readonly with: readonly TestKey[]
}

type Maker = {
  readonly genesis: () => string
  readonly office: (office: FoundingDescription['offices'][number]) => string
  readonly people: (office: string) => readonly string[]
  readonly seals: () => readonly string[]
  readonly settings: () => string
}

function makerOf(keys: DemoKeys): Maker {
  const { founding, madeAt } = keys
  const roots = founding.holders
    .filter(({ seat }) => seat === 'held')
    .map(({ code }) => keys.key(`${code}.root`))
  const mission = keys.key('M.root')
  const rootOf = (office: string) => keys.key(`${office.slice(0, office.indexOf('.'))}.root`)
  const until = foundingTerm(madeAt)
  const write = writerOf(founding.mech, madeAt)
  return {
    genesis: () => write({ type: 'record.genesis', body: genesisOf(keys), by: mission, with: roots }),
    office: ({ office, functions }) =>
      write({ type: 'record.office', body: { op: 'open', office, functions }, by: rootOf(office), with: [] }),
    people: (office) =>
      keys.officersOf(office).map(({ label }) => {
        const key = keys.key(label)
        const whose = isNode(founding, office) ? {} : { person: testPersonOf(label) }
        const body = { op: 'enrol', use: 'sign', key: key.key, office, until, ...whose }
        return write({ type: 'record.key', body, by: rootOf(office), with: [key] })
      }),
    seals: () =>
      sealedOffices(founding).map((office) => {
        const key = recipientOf(keys.sealOf(office))
        const held = founding.offices.some((each) => each.office === office && isViews(each))
        const body = { op: 'enrol', use: 'seal', key, office, until, ...(held ? { held: 'node' } : {}) }
        return write({ type: 'record.key', body, by: rootOf(office), with: [] })
      }),
    settings: () =>
      write({ type: 'party.mechanism', body: jsonOf(founding.mechanism), by: mission, with: roots }),
  }
}

/** A node's own key is no person's. */
function isNode({ offices }: FoundingDescription, office: string): boolean {
  return offices.some((each) => each.office === office && each.functions.includes('node'))
}

function genesisOf(keys: DemoKeys): JsonObject {
  const { mech, domain, holders } = keys.founding
  return {
    mechanism: mech,
    domain,
    epoch: FIRST_EPOCH,
    log: logVkeyOf(keys),
    holders: holders.map(({ code, kind, seat }) =>
      seat === 'held' ? { code, kind, root: keys.key(`${code}.root`).key } : { code, kind },
    ),
    limits: FOUNDING_LIMITS,
  }
}

/** Writes and signs the records of a demo's founding, each author's stream in order. */
function writerOf(mech: string, madeAt: Utc): (draft: Draft) => string {
  const write = foundingWriter(sha256, { mech, madeAt })
  return ({ type, body, by, with: others }) => {
    const env = write({ type, body, author: { key: by.key, office: by.label } })
    return signedBy(env, [by, ...others])
  }
}

/** A submission: an envelope with the signature of each of these keys, none twice. */
function signedBy(env: Envelope, signers: readonly TestKey[]): string {
  const message = signatureInput(env)
  const each = [...new Map(signers.map((signer) => [signer.key, signer])).values()]
  return submissionText({ env, sigs: each.map(({ key, sign }) => ({ key, sig: sign(message) })) })
}

/** Settings as the record's JSON. */
function jsonOf(settings: FoundingDescription['mechanism']): JsonObject {
  const read = parseJson(JSON.stringify(settings))
  if (read === undefined || read === null || typeof read !== 'object' || !('name' in read))
    throw new Error('settings that are no JSON object')
  return read
}
