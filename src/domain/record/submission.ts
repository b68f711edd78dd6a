import { accept, refuse, type Answer, type Refused } from '#domain/life'
import { isUtc, type Utc } from '#domain/measure'
import { concat, hex, textOf, utf8, type Sha256 } from '#tlog'

import { readEnvelope, readSignatures } from './envelope-form.ts'
import type { Entry, Envelope, Rid, Submission } from './envelope.ts'
import { faultOf, objectWith, textIf } from './form.ts'
import { canonicalJson, isObject, parseJson, type Json, type JsonObject } from './json.ts'

// Limits of record.md 2.2; an entry is the uint16 of a tlog entry bundle.
const ENTRY_BYTES_MAX = 65_535
const ENVELOPE_BYTES_MAX = 61_440

const PREFIX = utf8('truceline/record/v1\n')
const BYTE_ORDER_MARK = '\ufeff'

/** A submission whose form is right: what it says, its id, the exact bytes its signatures are over, and its own text. */
export type ReadSubmission = Submission & {
  readonly rid: Rid
  readonly signed: Uint8Array
  readonly text: string
}

/** An entry whose form is right. `text` is the entry's; its UTF-8 is the leaf. */
export type ReadEntry = Entry & ReadSubmission

/** What a reader must know to judge the form: which mechanism this is, which types it takes, and SHA-256. */
export type Reading = {
  readonly mech: string
  readonly types: ReadonlySet<string>
  readonly sha: Sha256
}

/** Codes of checks 1 to 6 of record.md 2.6. */
export type FormRefusal =
  | 'REC_SIZE'
  | 'REC_JSON'
  | 'REC_CANON'
  | 'REC_SHAPE'
  | 'REC_NUMBER'
  | 'REC_STRING'
  | 'REC_VERSION'
  | 'REC_MECH'
  | 'REC_TYPE'

/** The exact bytes that every signature of a record is over. */
export function signatureInput(env: Envelope): Uint8Array {
  return concat(PREFIX, utf8(canonicalJson(env)))
}

/** Id of a record, from its envelope alone. */
export function ridOf(sha: Sha256, env: Envelope): Rid {
  return hex(sha(signatureInput(env)))
}

/** The text of a submission: envelope and signatures, signatures in order of the keys' text. */
export function submissionText({ env, sigs }: Submission): string {
  const inOrder = sigs.toSorted((one, other) => (one.key < other.key ? -1 : 1))
  return canonicalJson({ env, sigs: inOrder })
}

/** The text of an entry: the submission exactly as sent, behind the sequencer's time. */
export function entryText(at: Utc, submission: string): string {
  return `{"at":"${at}",${submission.slice(1)}`
}

/** [R-REC-1] Judges the form of a submission: checks 1 to 6, the first that fails names the answer. */
export function readSubmission(
  sent: string | Uint8Array,
  reading: Reading,
): Answer<ReadSubmission, FormRefusal> {
  const canonical = readCanonical(sent)
  if (!canonical.ok) return canonical
  const { text, value } = canonical.value
  const top = readTop(value, ['env', 'sigs'])
  return top.ok ? readRecord(text, top.value, reading) : top
}

/** [R-REC-1] Judges the form of an entry as a mirror does: the same checks, with `at`. */
export function readEntry(sent: string | Uint8Array, reading: Reading): Answer<ReadEntry, FormRefusal> {
  const canonical = readCanonical(sent)
  if (!canonical.ok) return canonical
  const { text, value } = canonical.value
  const top = readTop(value, ['at', 'env', 'sigs'])
  if (!top.ok) return top
  const at = textIf(top.value['at'], isUtc)
  if (at === undefined) return refuse('REC_SHAPE', 'draft', { field: 'at' })
  const record = readRecord(text, top.value, reading)
  return record.ok ? accept({ ...record.value, at }) : record
}

type Canonical = { readonly text: string; readonly value: Json }

// Checks 1 to 3. Text and bytes are the same thing once they are canonical.
function readCanonical(sent: string | Uint8Array): Answer<Canonical, 'REC_SIZE' | 'REC_JSON' | 'REC_CANON'> {
  if (typeof sent === 'string' && !sent.isWellFormed()) return refuse('REC_JSON', 'draft')
  const bytes = typeof sent === 'string' ? utf8(sent) : sent
  if (bytes.length > ENTRY_BYTES_MAX) return refuse('REC_SIZE', 'draft', { max: ENTRY_BYTES_MAX })
  const text = textOf(bytes)
  if (text === undefined) return refuse('REC_JSON', 'draft')
  const value = parseJson(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text)
  if (value === undefined) return refuse('REC_JSON', 'draft')
  return canonicalJson(value) === text ? accept({ text, value }) : refuse('REC_CANON', 'draft')
}

// Check 4.
function readTop(value: Json, fields: readonly string[]): Answer<JsonObject, FormRefusal> {
  const top = objectWith(value, fields)
  if (top === undefined) return refuse('REC_SHAPE', 'draft', { field: isObject(value) ? 'top' : 'whole' })
  const fault = faultOf(top)
  return fault === undefined ? accept(top) : refuse(fault.code, 'draft', { field: fault.field.slice(0, 200) })
}

// Checks 5 and 6.
function readRecord(text: string, top: JsonObject, reading: Reading): Answer<ReadSubmission, FormRefusal> {
  const env = readEnvelope(top['env'])
  if (!env.ok) return env
  const signed = concat(PREFIX, utf8(envelopeText(text, top)))
  if (signed.length - PREFIX.length > ENVELOPE_BYTES_MAX)
    return refuse('REC_SIZE', 'draft', { max: ENVELOPE_BYTES_MAX })
  const sigs = readSignatures(top['sigs'])
  if (!sigs.ok) return sigs
  const stranger = strangeness(env.value, reading)
  if (stranger) return stranger
  return accept({ env: env.value, sigs: sigs.value, rid: hex(reading.sha(signed)), signed, text })
}

// The whole text is canonical, so the envelope's part of it is the envelope's canonical form.
function envelopeText(text: string, top: JsonObject): string {
  const start = text.indexOf('"env":') + '"env":'.length
  const sigs = `,"sigs":${canonicalJson(top['sigs'] ?? null)}}`
  return text.slice(start, text.length - sigs.length)
}

function strangeness(env: Envelope, { mech, types }: Reading): Refused<'REC_MECH' | 'REC_TYPE'> | undefined {
  if (env.mech !== mech) return refuse('REC_MECH', 'draft', { field: 'env.mech' })
  return types.has(env.type) ? undefined : refuse('REC_TYPE', 'draft', { field: 'env.type' })
}
