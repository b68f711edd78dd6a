import { accept, refuse, type Answer } from '#domain/life'
import type { Maybe } from '#domain/measure'
import type { Holder, HolderKind } from '#domain/party'
import { base64url, readPolicy, readVkey, type Policy, type Sha256, type Vkey } from '#tlog'

import { isHolder, isKey, isMech, listOf, objectWith, textIf, wholeFrom } from './form.ts'
import { isDomain, kindOfHolder, logName } from './holder.ts'
import { isObject, type Json, type JsonObject } from './json.ts'

/** A seat of the founding: held once its root is named, vacant until then (R-PTY-11). */
export type Seat = {
  readonly code: Holder
  readonly kind: HolderKind
  readonly root: Maybe<string>
  readonly recovery: Maybe<string>
  readonly cosigner: Maybe<Vkey>
}

/** What a `record.genesis` founds. `sequencer` is the holder whose root authors it and whose node orders the log. */
export type Founding = {
  readonly mechanism: string
  readonly domain: string
  readonly epoch: number
  readonly log: Vkey
  readonly sequencer: Holder
  readonly seats: readonly Seat[]
  readonly witnessed: Maybe<Policy>
  readonly joint: Maybe<Policy>
}

/** Why a body founds nothing. */
export type FoundingCode = 'REC_BODY' | 'REC_POLICY' | 'REC_GENESIS' | 'REC_KEY_USE'

const REQUIRED = ['mechanism', 'domain', 'epoch', 'log', 'holders', 'limits']
const OPTIONAL = ['sequencer', 'policyWitnessed', 'policyJoint']
const SEATS_MAX = 64
const MISSION: Holder = 'M'
// Limits of record.md 2.2; a founding states them so that no later program can say it did not know.
export const FOUNDING_LIMITS = { envBytes: 61_440, blobBytes: 268_435_456 }
const ABSENT: Maybe<never> = { kind: 'absent' }

/** Reads the body of a `record.genesis` and judges what it alone can show: names, seats, keys of one use, policies. */
export function readFounding(sha: Sha256, body: JsonObject): Answer<Founding, FoundingCode> {
  const object = objectWith(body, REQUIRED, OPTIONAL)
  const draft = object === undefined ? undefined : draftOf(sha, object)
  if (object === undefined || draft === undefined) return refuse('REC_BODY', 'draft')
  const witnessed = policyOf(sha, object['policyWitnessed'])
  const joint = policyOf(sha, object['policyJoint'])
  if (witnessed === undefined || joint === undefined) return refuse('REC_POLICY', 'draft')
  const founding: Founding = { ...draft, witnessed, joint }
  const odd = oddity(founding)
  if (odd !== undefined) return refuse('REC_GENESIS', 'draft', { field: odd })
  return hasKeyTwice(founding) ? refuse('REC_KEY_USE', 'draft') : accept(founding)
}

function draftOf(sha: Sha256, object: JsonObject): Omit<Founding, 'witnessed' | 'joint'> | undefined {
  const mechanism = textIf(object['mechanism'], isMech)
  const domain = textIf(object['domain'], isDomain)
  const epoch = wholeFrom(object['epoch'], 1)
  const log = vkeyOf(sha, object['log'])
  const sequencer = object['sequencer'] === undefined ? MISSION : textIf(object['sequencer'], isHolder)
  const seats = listOf(object['holders'], SEATS_MAX, (item) => seatOf(sha, item))
  if (mechanism === undefined || domain === undefined || epoch === undefined) return undefined
  if (log === undefined || sequencer === undefined || seats === undefined) return undefined
  return hasLimits(object['limits']) ? { mechanism, domain, epoch, log, sequencer, seats } : undefined
}

function seatOf(sha: Sha256, value: Json): Seat | undefined {
  const seat = objectWith(value, ['code', 'kind'], ['root', 'recovery', 'cosigner'])
  const code = textIf(seat?.['code'], isHolder)
  const kind = kindOfHolder(code, seat?.['kind'])
  const root = keyOf(seat?.['root'])
  const recovery = keyOf(seat?.['recovery'])
  const cosigner = cosignerOf(sha, seat?.['cosigner'])
  if (code === undefined || kind === undefined || cosigner === undefined) return undefined
  return root === undefined || recovery === undefined ? undefined : { code, kind, root, recovery, cosigner }
}

function keyOf(value: Json | undefined): Maybe<string> | undefined {
  if (value === undefined) return ABSENT
  const key = textIf(value, isKey)
  return key === undefined ? undefined : { kind: 'known', value: key }
}

function vkeyOf(sha: Sha256, value: Json | undefined): Vkey | undefined {
  const vkey = typeof value === 'string' ? readVkey(sha, value) : undefined
  return vkey?.ok ? vkey.value : undefined
}

function cosignerOf(sha: Sha256, value: Json | undefined): Maybe<Vkey> | undefined {
  if (value === undefined) return ABSENT
  const vkey = vkeyOf(sha, value)
  return vkey === undefined ? undefined : { kind: 'known', value: vkey }
}

function policyOf(sha: Sha256, value: Json | undefined): Maybe<Policy> | undefined {
  if (value === undefined) return ABSENT
  const policy = typeof value === 'string' ? readPolicy(sha, value) : undefined
  return policy?.ok ? { kind: 'known', value: policy.value } : undefined
}

function hasLimits(value: Json | undefined): boolean {
  return (
    isObject(value) &&
    objectWith(value, Object.keys(FOUNDING_LIMITS)) !== undefined &&
    value['envBytes'] === FOUNDING_LIMITS.envBytes &&
    value['blobBytes'] === FOUNDING_LIMITS.blobBytes
  )
}

/** [R-REC-82] What does not fit in a founding, by the name of the field. */
function oddity({
  domain,
  mechanism,
  epoch,
  log,
  sequencer,
  seats,
  witnessed,
  joint,
}: Founding): string | undefined {
  const held = seats.filter((seat) => seat.root.kind === 'known')
  if (new Set(seats.map((seat) => seat.code)).size < seats.length) return 'holders'
  if (
    seats.some(
      (seat) =>
        seat.root.kind !== 'known' && (seat.cosigner.kind === 'known' || seat.recovery.kind === 'known'),
    )
  )
    return 'holders'
  if (!held.some((seat) => seat.kind === 'mission' || seat.kind === 'party')) return 'holders'
  if (!held.some((seat) => seat.code === sequencer && seat.kind !== 'guarantor' && seat.kind !== 'neutral'))
    return 'sequencer'
  if (log.kind !== 'ed25519' || log.name !== logName({ domain, mech: mechanism, epoch })) return 'log'
  for (const { code, cosigner } of seats) {
    if (cosigner.kind !== 'known') continue
    const named = cosigner.value.name === `${domain}/${mechanism}/cosign/${code.toLowerCase()}`
    if (!named || cosigner.value.kind === 'ed25519') return 'holders'
  }
  if (!isOfFounding(witnessed, log, seats)) return 'policyWitnessed'
  return isOfFounding(joint, log, seats) ? undefined : 'policyJoint'
}

// A policy names this log alone, and no cosigner that the seats do not.
function isOfFounding(policy: Maybe<Policy>, log: Vkey, seats: readonly Seat[]): boolean {
  if (policy.kind !== 'known') return true
  const cosigners = new Set(
    seats.flatMap(({ cosigner }) => (cosigner.kind === 'known' ? [base64url(cosigner.value.key)] : [])),
  )
  const [only, ...more] = policy.value.logs
  if (only === undefined || more.length > 0 || only.id !== log.id || only.name !== log.name) return false
  return policy.value.witnesses.every(({ vkey }) => cosigners.has(base64url(vkey.key)))
}

/** [R-REC-7] Whether one key stands in two places of a founding. */
function hasKeyTwice({ log, seats }: Founding): boolean {
  const keys = [
    base64url(log.key),
    ...seats.flatMap(({ root, recovery, cosigner }) => [
      ...(root.kind === 'known' ? [root.value] : []),
      ...(recovery.kind === 'known' ? [recovery.value] : []),
      ...(cosigner.kind === 'known' ? [base64url(cosigner.value.key)] : []),
    ]),
  ]
  return new Set(keys).size < keys.length
}
