import { accept, refuse, type Answer } from '#domain/life'
import { isUtc } from '#domain/measure'

import type {
  BlobRef,
  ClockSource,
  Commitment,
  Envelope,
  Head,
  Made,
  RecordRef,
  SealedLeaves,
  Signature,
  Visibility,
} from './envelope.ts'
import {
  isHash,
  isKey,
  isMech,
  isOffice,
  isSignature,
  listOf,
  objectWith,
  textIf,
  wholeFrom,
} from './form.ts'
import { isObject, type Json, type JsonObject } from './json.ts'

/** The one type whose class is committed, and the one whose `prev` may be `null`. */
const SEALED_TYPE = 'record.sealed'
/** The type that founds a log. */
export const GENESIS_TYPE = 'record.genesis'

const REQUIRED = ['v', 'mech', 'author', 'seq', 'prev', 'after', 'made', 'type', 'vis']
const OPTIONAL = ['ref', 'body', 'commit', 'blobs', 'keys']
const REFS_MAX = 32
const BLOBS_MAX = 32
const KEYS_MAX = 16
const SIGNERS_MAX = 8
const COMMITTED_LEAVES_MIN = 16

const TYPE = /^[a-z]{2,20}\.[a-z][a-z0-9-]{1,39}$/
const REL = /^[a-z]{2,20}$/
const MEDIA = /^[a-z0-9][a-z0-9.+-]{0,62}\/[a-z0-9][a-z0-9.+-]{0,62}$/
const VISIBILITIES: readonly Visibility[] = ['P', 'J', 'C']
const SOURCES: readonly ClockSource[] = ['gnss', 'ntp', 'manual', 'none']
const LEAVES: readonly SealedLeaves[] = [4, 8, 16, 32, 64]
const ROLES: readonly BlobRef['role'][] = ['content', 'attachment']

/** SHA-256 of nothing: the root of a log of size 0. */
const EMPTY_ROOT = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** Why an object is no envelope of ours. */
export type EnvelopeCode = 'REC_VERSION' | 'REC_SHAPE'

/** Reads `env` (check 5): the version, then the fields and forms of record.md 2.1, then which of them go together. */
export function readEnvelope(value: Json | undefined): Answer<Envelope, EnvelopeCode> {
  if (!isObject(value)) return misshapen('env')
  if (value['v'] !== undefined && value['v'] !== 1) return refuse('REC_VERSION', 'draft', { field: 'env.v' })
  const object = objectWith(value, REQUIRED, OPTIONAL)
  if (object === undefined) return misshapen('env')
  const heading = readHeading(object)
  if (!heading.ok) return heading
  const rest = readRest(object)
  if (!rest.ok) return rest
  const env: Envelope = { ...heading.value, ...rest.value }
  const odd = oddOneOut(env)
  return odd === undefined ? accept(env) : misshapen(`env.${odd}`)
}

type Heading = Omit<Envelope, 'ref' | 'body' | 'commit' | 'blobs' | 'keys'>

function readHeading(object: JsonObject): Answer<Heading, 'REC_SHAPE'> {
  const mech = textIf(object['mech'], isMech)
  if (mech === undefined) return misshapen('env.mech')
  const author = authorOf(object['author'])
  if (author === undefined) return misshapen('env.author')
  const seq = wholeFrom(object['seq'], 1)
  if (seq === undefined) return misshapen('env.seq')
  const prev = object['prev'] === null ? null : textIf(object['prev'], isHash)
  if (prev === undefined) return misshapen('env.prev')
  const after = headOf(object['after'])
  if (after === undefined) return misshapen('env.after')
  const made = madeOf(object['made'])
  if (made === undefined) return misshapen('env.made')
  const type = textIf(object['type'], (text) => TYPE.test(text))
  if (type === undefined) return misshapen('env.type')
  const vis = VISIBILITIES.find((each) => each === object['vis'])
  if (vis === undefined) return misshapen('env.vis')
  return accept({ v: 1, mech, author, seq, prev, after, made, type, vis })
}

type Rest = Pick<Envelope, 'ref' | 'body' | 'commit' | 'blobs' | 'keys'>

function readRest({ ref, body, commit, blobs, keys }: JsonObject): Answer<Rest, 'REC_SHAPE'> {
  const refs = ref === undefined ? [] : listOf(ref, REFS_MAX, refOf)
  if (refs === undefined) return misshapen('env.ref')
  if (body !== undefined && !isObject(body)) return misshapen('env.body')
  const commitment = commit === undefined ? undefined : commitmentOf(commit)
  if (commit !== undefined && commitment === undefined) return misshapen('env.commit')
  const files = blobs === undefined ? [] : listOf(blobs, BLOBS_MAX, blobOf)
  if (files === undefined) return misshapen('env.blobs')
  const offices = keys === undefined ? [] : listOf(keys, KEYS_MAX, (item) => textIf(item, isOffice))
  if (offices === undefined) return misshapen('env.keys')
  return accept({
    ...(refs.length > 0 && { ref: refs }),
    ...(body !== undefined && { body }),
    ...(commitment !== undefined && { commit: commitment }),
    ...(files.length > 0 && { blobs: files }),
    ...(offices.length > 0 && { keys: offices }),
  })
}

/** The field that does not go with the others, if one does not. */
function oddOneOut(env: Envelope): keyof Envelope | undefined {
  const committed = env.vis === 'C'
  const contents = (env.blobs ?? []).filter((blob) => blob.role === 'content').length
  if (committed !== (env.type === SEALED_TYPE)) return 'vis'
  if (committed === (env.body !== undefined)) return 'body'
  if (committed && (env.commit === undefined || env.commit.n < COMMITTED_LEAVES_MIN)) return 'commit'
  if (committed && env.ref !== undefined) return 'ref'
  if (contents !== (env.commit === undefined ? 0 : 1)) return 'blobs'
  if (committed && env.blobs?.length !== 1) return 'blobs'
  if ((env.keys !== undefined) !== (env.commit !== undefined && !committed)) return 'keys'
  return env.prev === null && env.type !== GENESIS_TYPE ? 'prev' : undefined
}

function authorOf(value: Json | undefined): Envelope['author'] | undefined {
  const author = objectWith(value, ['key', 'office'])
  const key = textIf(author?.['key'], isKey)
  const office = textIf(author?.['office'], isOffice)
  return key === undefined || office === undefined ? undefined : { key, office }
}

function headOf(value: Json | undefined): Head | undefined {
  const head = objectWith(value, ['epoch', 'size', 'root'])
  const epoch = wholeFrom(head?.['epoch'], 1)
  const size = wholeFrom(head?.['size'], 0)
  const root = textIf(head?.['root'], isHash)
  if (epoch === undefined || size === undefined || root === undefined) return undefined
  return size === 0 && root !== EMPTY_ROOT ? undefined : { epoch, size, root }
}

function madeOf(value: Json | undefined): Made | undefined {
  const made = objectWith(value, ['t', 'src', 'unc'])
  const t = textIf(made?.['t'], isUtc)
  const src = SOURCES.find((each) => each === made?.['src'])
  const unc = wholeFrom(made?.['unc'], 0)
  return t === undefined || src === undefined || unc === undefined ? undefined : { t, src, unc }
}

function refOf(value: Json): RecordRef | undefined {
  const ref = objectWith(value, ['rel', 'rid'])
  const rel = textIf(ref?.['rel'], (text) => REL.test(text))
  const rid = textIf(ref?.['rid'], isHash)
  return rel === undefined || rid === undefined ? undefined : { rel, rid }
}

function commitmentOf(value: Json): Commitment | undefined {
  const commit = objectWith(value, ['alg', 'n', 'root', 'wrap'])
  const n = LEAVES.find((each) => each === commit?.['n'])
  const root = textIf(commit?.['root'], isHash)
  const wrap = textIf(commit?.['wrap'], isHash)
  if (commit?.['alg'] !== 'sd1' || n === undefined || root === undefined || wrap === undefined)
    return undefined
  return { alg: 'sd1', n, root, wrap }
}

function blobOf(value: Json): BlobRef | undefined {
  const blob = objectWith(value, ['role', 'sha256', 'size', 'media'])
  const role = ROLES.find((each) => each === blob?.['role'])
  const sha256 = textIf(blob?.['sha256'], isHash)
  const size = wholeFrom(blob?.['size'], 1)
  const media = textIf(blob?.['media'], (text) => MEDIA.test(text))
  if (role === undefined || sha256 === undefined || size === undefined || media === undefined)
    return undefined
  return { role, sha256, size, media }
}

/** Reads `sigs` (check 5): 1 to 8, in order of the keys' text, no key twice. */
export function readSignatures(value: Json | undefined): Answer<readonly Signature[], 'REC_SHAPE'> {
  const sigs = listOf(value, SIGNERS_MAX, signatureOf)
  if (sigs === undefined) return misshapen('sigs')
  const inOrder = sigs.every(({ key }, at) => at === 0 || (sigs[at - 1]?.key ?? key) < key)
  return inOrder ? accept(sigs) : misshapen('sigs')
}

function signatureOf(value: Json): Signature | undefined {
  const signature = objectWith(value, ['key', 'sig'])
  const key = textIf(signature?.['key'], isKey)
  const sig = textIf(signature?.['sig'], isSignature)
  return key === undefined || sig === undefined ? undefined : { key, sig }
}

function misshapen(field: string): Answer<never, 'REC_SHAPE'> {
  return refuse('REC_SHAPE', 'draft', { field })
}
