import { accept, refuse, type Answer } from '#domain/life'
import { concat, hex, textOf, utf8, type Sha256 } from '#tlog'

import { commitmentRoot, isCommitted, leavesFor, saltOf, type SaltedContent } from './commitment.ts'
import type { Commitment, Envelope, SealedLeaves, Visibility } from './envelope.ts'
import { faultOf, objectWith } from './form.ts'
import { canonicalJson, isList, isObject, parseJson, type Json, type JsonObject } from './json.ts'

/** Bytes that the plain text is filled up to a multiple of: what a sealed part or a committed record shows of its size. */
const SEALED_STEP_BYTES: Readonly<Record<Visibility, number>> = { P: 1_024, J: 1_024, C: 4_096 }

/** Content blob, in bytes at most. Source: record.md 2.2. */
export const CONTENT_BYTES_MAX = 262_144

/** Any other blob, in bytes at most. Source: record.md 2.2. */
const BLOB_BYTES_MAX = 268_435_456

const SPACE = 0x20
const NEWLINE = 0x0a
const MAC_LINE = utf8('--- ')
const AGE_HEADER = utf8('age-encryption.org/v1\n')
const STANZA = utf8('->')
const HYBRID_STANZA = utf8('-> mlkem768x25519 ')

/** What an author seals: fields, class of the record,. */
export type Sealing = {
  readonly body: JsonObject
  readonly vis: Visibility
  /** Gives 16 fresh random bytes each time it is asked. */
  readonly random: () => Uint8Array
}

/** A content ready to be encrypted, and what the envelope says of it. */
export type Sealed = { readonly plain: Uint8Array; readonly n: SealedLeaves; readonly root: string }

/** Makes the plain text and the commitment of what is sealed. More than 64 fields are `REC_SHAPE`. Source: record.md 10.1, 10.2. */
export function sealedPlain(sha: Sha256, { body, vis, random }: Sealing): Answer<Sealed, 'REC_SHAPE'> {
  const n = leavesFor(Object.keys(body).length, vis)
  if (n === undefined) return refuse('REC_SHAPE', 'draft', { maxFields: 64 })
  const salts = Array.from({ length: n }, () => saltOf(random()))
  const content: SaltedContent = { body, salts }
  const text = utf8(canonicalJson(content))
  const step = SEALED_STEP_BYTES[vis]
  const filling = new Uint8Array(Math.ceil(text.length / step) * step - text.length).fill(SPACE)
  return accept({ plain: concat(text, filling), n, root: commitmentRoot(sha, content) })
}

/**
 * [R-REC-70] Reads a content after it was opened and holds it against the record's commitment. Whatever does not give
 * the same root is `REC_SEAL_MISMATCH`: all recipients are to be warned, and nothing of it is shown.
 */
export function openSealed(
  sha: Sha256,
  { commit, vis }: Pick<Envelope, 'commit' | 'vis'>,
  plain: Uint8Array,
): Answer<SaltedContent, 'REC_SEAL_MISMATCH'> {
  const content = commit === undefined ? undefined : contentOf(plain, SEALED_STEP_BYTES[vis])
  if (commit === undefined || content === undefined || !isCommitted(sha, commit, content))
    return refuse('REC_SEAL_MISMATCH', 'nothing')
  const { class: letter, type } = content.body
  if (vis === 'C' && (typeof letter !== 'string' || typeof type !== 'string'))
    return refuse('REC_SEAL_MISMATCH', 'nothing')
  return accept(content)
}

function contentOf(plain: Uint8Array, step: number): SaltedContent | undefined {
  if (plain.length % step !== 0) return undefined
  const text = textOf(plain.subarray(0, plain.findLastIndex((byte) => byte !== SPACE) + 1))
  const value = text === undefined ? undefined : parseJson(text)
  if (value === undefined || canonicalJson(value) !== text || faultOf(value) !== undefined) return undefined
  const object = objectWith(value, ['body', 'salts'])
  const body = object?.['body']
  const salts = textsOf(object?.['salts'])
  return isObject(body) && salts !== undefined ? { body, salts } : undefined
}

function textsOf(value: Json | undefined): readonly string[] | undefined {
  if (!isList(value)) return undefined
  const texts = value.filter((item) => typeof item === 'string')
  return texts.length === value.length ? texts : undefined
}

/** Files that come with a record: the encrypted content and its wrap. */
export type SealedFiles = { readonly content: Uint8Array; readonly wrap: Uint8Array }

/** Why a record's files are not what it names. */
export type BlobRefusal = 'REC_BLOB_SIZE' | 'REC_BLOB_MISSING' | 'REC_BLOB_HASH'

/**
 * [R-REC-71] Judges the files of a record (check 13): with a commitment both are there, have the hashes it names, and
 * are age files for hybrid recipients only, the content for one. Without a commitment there are none.
 */
export function judgeFiles(
  sha: Sha256,
  env: Envelope,
  files: Partial<SealedFiles>,
): Answer<undefined, BlobRefusal> {
  const { commit, blobs = [] } = env
  const large = blobs.find(
    ({ role, size }) => size > (role === 'content' ? CONTENT_BYTES_MAX : BLOB_BYTES_MAX),
  )
  if (large !== undefined) return refuse('REC_BLOB_SIZE', 'draft', { role: large.role })
  const { content, wrap } = files
  if (commit === undefined)
    return (content ?? wrap) ? refuse('REC_BLOB_HASH', 'draft', { role: 'content' }) : accept(undefined)
  if (content === undefined) return refuse('REC_BLOB_MISSING', 'draft', { role: 'content' })
  if (wrap === undefined) return refuse('REC_BLOB_MISSING', 'draft', { role: 'wrap' })
  return judgeSealedFiles(sha, { commit, blobs }, { content, wrap })
}

function judgeSealedFiles(
  sha: Sha256,
  { commit, blobs }: { readonly commit: Commitment; readonly blobs: NonNullable<Envelope['blobs']> },
  { content, wrap }: SealedFiles,
): Answer<undefined, 'REC_BLOB_HASH'> {
  const named = blobs.find(({ role }) => role === 'content')
  const isContent = named?.size === content.length && named.sha256 === hex(sha(content))
  if (!isContent || hybridRecipients(content) !== 1)
    return refuse('REC_BLOB_HASH', 'draft', { role: 'content' })
  return commit.wrap === hex(sha(wrap)) && hybridRecipients(wrap) > 0
    ? accept(undefined)
    : refuse('REC_BLOB_HASH', 'draft', { role: 'wrap' })
}

/** Recipients of a binary age file when all are hybrid ones; 0 for anything else. It reads the header alone. */
function hybridRecipients(file: Uint8Array): number {
  const header = headerOf(file)
  if (header === undefined) return 0
  let recipients = 0
  for (let at = 0; at < header.length; at = header.indexOf(NEWLINE, at) + 1) {
    if (!standsAt(header, at, STANZA)) continue
    if (!standsAt(header, at, HYBRID_STANZA)) return 0
    recipients++
  }
  return recipients
}

// The header ends with the line of its MAC, `--- …`; what follows is not text. A header is all ASCII as a rule: of 8 kB,
// to see that takes 5 µs and to read it as text 46.
function headerOf(file: Uint8Array): Uint8Array | undefined {
  let isAscii = true
  for (let at = 0; at < file.length; at++) {
    const byte = file[at] ?? 0
    if (byte >= 0x80) isAscii = false
    if (byte !== NEWLINE || !standsAt(file, at + 1, MAC_LINE)) continue
    const header = file.subarray(0, at + 1)
    const isText = isAscii || textOf(header) !== undefined
    return isText && standsAt(header, 0, AGE_HEADER) ? header : undefined
  }
  return undefined
}

function standsAt(bytes: Uint8Array, at: number, part: Uint8Array): boolean {
  for (let next = 0; next < part.length; next++) if (bytes[at + next] !== part[next]) return false
  return true
}
