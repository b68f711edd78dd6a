import { createHash } from 'node:crypto'

import type { Utc } from '#domain/measure'
import type { Mechanism } from '#domain/party'
import {
  holderOf,
  ridOf,
  signatureInput,
  submissionText,
  type Envelope,
  type JsonObject,
} from '#domain/record'
import { logKeyOfSeed } from '#server/log'
import { emptyRoot, hex, utf8, vkeyOf, writeVkey, type Sha256 } from '#tlog'

import { labelledKey, type LabelledKey } from './keys.ts'

/** SHA-256 of the platform. */
export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

/** Id of the mechanism that tests found. */
export const MECH = 'test-line'
/** Where the clock of a founded log stands. */
export const FOUNDED_AT: Utc = '2020-10-10T07:00:00.000Z'
const DOMAIN = 'truceline.example'
const KEY_LIFE_MS = 365 * 86_400_000
const LIMITS = { envBytes: 61_440, blobBytes: 268_435_456 }

/** Offices of a founding by role, and how many people hold each. */
export const OFFICES: Readonly<Record<string, { readonly role: string; readonly people: number }>> = {
  'A.rep': { role: 'R', people: 2 },
  'A.liaison': { role: 'L', people: 1 },
  'B.rep': { role: 'R', people: 2 },
  'B.liaison': { role: 'L', people: 1 },
  'M.rep': { role: 'HM', people: 2 },
  'M.head': { role: 'HM', people: 1 },
  'M.duty': { role: 'DO', people: 1 },
  'M.investigator': { role: 'IN', people: 1 },
  'M.protection': { role: 'PO', people: 1 },
  'M.mediator': { role: 'ME', people: 1 },
  'M.patrol': { role: 'PL', people: 1 },
  'M.patrol2': { role: 'PL', people: 1 },
  'M.node': { role: 'node', people: 1 },
  'M.views': { role: 'node', people: 1 },
}

/** The office by which the mission's node reads: nobody signs for it, and the node holds its seal key (record.md 10.5). */
export const READER = 'M.views'

const ROOTS = ['M.root', 'A.root', 'B.root']

/** A seal key's recipient text, by office. */
export type SealKeys = readonly (readonly [string, string])[]

/** The label of the key that signs the founded log's checkpoints. */
export const LOG_LABEL = 'log-e1'

type FoundingDraft = {
  readonly type: string
  readonly body: unknown
  readonly by: string
  readonly with?: readonly string[]
}

/** The records of a founding in order: genesis, offices, people's keys, seal keys, settings. */
export function foundingRecords(
  seals: SealKeys,
  mechanism: Mechanism,
  foundedAt: Utc = FOUNDED_AT,
): readonly Uint8Array[] {
  const streams = new Map<string, { readonly seq: number; readonly rid: string }>()
  let genesis: string | null = null
  const until = new Date(Date.parse(foundedAt) + KEY_LIFE_MS).toISOString()
  return foundingDrafts(seals, mechanism, until).map((draft) => {
    const by = labelledKey(draft.by)
    const before = streams.get(by.key)
    const env: Envelope = {
      v: 1,
      mech: MECH,
      author: { key: by.key, office: by.office },
      seq: (before?.seq ?? 0) + 1,
      prev: before?.rid ?? genesis,
      after: { epoch: 1, size: 0, root: hex(emptyRoot(sha256)) },
      made: { t: foundedAt, src: 'ntp', unc: 250 },
      type: draft.type,
      vis: 'J',
      body: jsonOf(draft.body),
    }
    const rid = ridOf(sha256, env)
    genesis ??= rid
    streams.set(by.key, { seq: env.seq, rid })
    return signed(env, [by, ...(draft.with ?? []).map(labelledKey)])
  })
}

function foundingDrafts(seals: SealKeys, mechanism: Mechanism, until: Utc): readonly FoundingDraft[] {
  const people = Object.entries(OFFICES).flatMap(([office, { people: n }]) =>
    office === READER ? [] : n === 1 ? [office] : Array.from({ length: n }, (_, at) => `${office}/${at + 1}`),
  )
  return [
    { type: 'record.genesis', body: genesisBody(), by: 'M.root', with: ROOTS },
    ...Object.entries(OFFICES).map(([office, { role }]) => ({
      type: 'record.office',
      body: { op: 'open', office, functions: [role] },
      by: `${holderOf(office)}.root`,
    })),
    ...people.map(labelledKey).map(({ label, office, key, person }) => ({
      type: 'record.key',
      body: { op: 'enrol', use: 'sign', key, office, until, ...(office === 'M.node' ? {} : { person }) },
      by: `${holderOf(office)}.root`,
      with: [label],
    })),
    ...seals.map(([office, key]) => ({
      type: 'record.key',
      body: { op: 'enrol', use: 'seal', key, office, until, ...(office === READER ? { held: 'node' } : {}) },
      by: `${holderOf(office)}.root`,
    })),
    { type: 'party.mechanism', body: mechanism, by: 'M.root', with: ROOTS },
  ]
}

function genesisBody(): unknown {
  const logKey = logKeyOfSeed(labelledKey(LOG_LABEL).seed).publicKey
  const root = (holder: string) => labelledKey(`${holder}.root`).key
  return {
    mechanism: MECH,
    domain: DOMAIN,
    epoch: 1,
    limits: LIMITS,
    log: writeVkey(vkeyOf(sha256, { name: `${DOMAIN}/log/${MECH}/e1`, kind: 'ed25519', key: logKey })),
    holders: [
      { code: 'M', kind: 'mission', root: root('M') },
      { code: 'A', kind: 'party', root: root('A') },
      { code: 'B', kind: 'party', root: root('B') },
      { code: 'G1', kind: 'guarantor' },
    ],
  }
}

/** A submission: the envelope with the signature of each of these keys, none twice. */
export function signed(env: Envelope, signers: readonly LabelledKey[]): Uint8Array {
  const message = signatureInput(env)
  const each = [...new Map(signers.map((signer) => [signer.key, signer])).values()]
  return utf8(submissionText({ env, sigs: each.map(({ key, sign }) => ({ key, sig: sign(message) })) }))
}

/** A value as JSON, as a door would take it. */
export function jsonOf(value: unknown): JsonObject {
  const read: JsonObject = JSON.parse(JSON.stringify(value))
  return read
}
