import { sha256 } from '@noble/hashes/sha2.js'

import {
  isWeakPoint,
  judgeSignatures,
  readEntry,
  signaturesOf,
  strictVerify,
  type ReadEntry,
  type SignatureBytes,
} from '#domain/record'
import {
  bytesOfHex,
  equalBytes,
  hex,
  leafHash,
  readCheckpoint,
  readNote,
  readVkey,
  signaturesBy,
  utf8,
  verifyInclusion,
  type Note,
  type Vkey,
} from '#tlog'
import { platformVerify } from '#web/keys'
import type { EntryAnswer } from '#wire/record'

/** The steps of a check, in the order in which a person would ask (S-16). */
const STEPS = ['form', 'signatures', 'leaf', 'inclusion', 'checkpoint'] as const
/** Name of a step. */
export type StepName = (typeof STEPS)[number]

/** What came of a step: passed with what its sentence names, failed with a code, or not run since one before failed. */
export type StepResult =
  | { readonly kind: 'ok'; readonly n: number; readonly hash: string; readonly origin: string }
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'notRun' }

/** A whole check: each step's result, and how long it took. */
export type Checked = { readonly steps: Readonly<Record<StepName, StepResult>>; readonly ms: number }

const NOT_RUN: StepResult = { kind: 'notRun' }

/** Checks an entry on this device, from its bytes alone; what the node says of it is only compared. */
export async function checkEntry(asked: EntryAnswer, mech: string): Promise<Checked> {
  const began = performance.now()
  const read = readEntry(asked.entry, { mech, types: new Set([asked.row.type]), sha: sha256 })
  const steps: Record<StepName, StepResult> = {
    form: NOT_RUN,
    signatures: NOT_RUN,
    leaf: NOT_RUN,
    inclusion: NOT_RUN,
    checkpoint: NOT_RUN,
  }
  const done = (): Checked => ({ steps, ms: Math.max(1, Math.round(performance.now() - began)) })
  steps.form = read.ok ? passed({ n: utf8(asked.entry).length }) : failed(read.code)
  if (!read.ok) return done()
  for (const step of ['signatures', 'leaf', 'inclusion', 'checkpoint'] as const) {
    steps[step] = await CHECKS[step](asked, read.value)
    if (steps[step].kind !== 'ok') break
  }
  return done()
}

type Check = (asked: EntryAnswer, read: ReadEntry) => Promise<StepResult>

const CHECKS: Readonly<Record<Exclude<StepName, 'form'>, Check>> = {
  signatures: async (_asked, read) => {
    const valid = await validSignatures(signaturesOf(read))
    const judged = judgeSignatures(
      read,
      strictVerify((key, message, signature) => valid.has(idOf({ key, message, signature }))),
    )
    return judged.ok ? passed({ n: read.sigs.length }) : failed(judged.code)
  },
  leaf: async (asked) => {
    const leaf = leafHash(sha256, utf8(asked.entry))
    return hex(leaf) === asked.leaf ? passed({ hash: short(asked.leaf) }) : failed('REC_LEAF')
  },
  inclusion: async (asked) => {
    const proof = asked.proof.flatMap((each) => bytesOfHex(each) ?? [])
    const root = bytesOfHex(asked.root)
    if (root === undefined || proof.length !== asked.proof.length) return failed('REC_PROOF')
    const leaf = leafHash(sha256, utf8(asked.entry))
    const proven = verifyInclusion(sha256, { leaf, index: asked.row.index, size: asked.size, root, proof })
    return proven.ok ? passed({ n: proof.length, hash: short(asked.root) }) : failed(proven.code)
  },
  checkpoint: async (asked) => {
    const vkey = readVkey(sha256, asked.vkey)
    const note = readNote(asked.checkpoint)
    if (!vkey.ok) return failed(vkey.code)
    if (!note.ok) return failed(note.code)
    const head = readCheckpoint(note.value.text)
    if (!head.ok) return failed(head.code)
    const { origin, size, root } = head.value
    if (origin !== vkey.value.name) return failed('REC_CP_ORIGIN')
    if (size !== asked.size || !equalBytes(root, bytesOfHex(asked.root) ?? new Uint8Array(0)))
      return failed('REC_ROOT')
    const isSigned = await isLogSigned(note.value, vkey.value)
    return isSigned ? passed({ origin }) : failed('REC_CP_SIG')
  },
}

/** Whether the log's own key signed the note; lines of others are passed over. */
async function isLogSigned(note: Note, vkey: Vkey): Promise<boolean> {
  const signatures = signaturesBy(note, vkey).map((signature) => ({
    key: vkey.key,
    message: utf8(note.text),
    signature,
  }))
  return (await validSignatures(signatures)).size > 0
}

/** The platform verifies asynchronously, the rules do not: so all are verified first and then looked up. */
export async function validSignatures(signatures: readonly SignatureBytes[]): Promise<ReadonlySet<string>> {
  const valid = await Promise.all(
    signatures.map(async (each) => {
      const isWeak = isWeakPoint(each.key) || isWeakPoint(each.signature.subarray(0, each.key.length))
      return !isWeak && (await platformVerify(each.key, each.message, each.signature)) ? [idOf(each)] : []
    }),
  )
  return new Set(valid.flat())
}

function idOf({ key, message, signature }: SignatureBytes): string {
  return `${hex(key)} ${hex(signature)} ${hex(sha256(message))}`
}

function passed(told: Partial<{ n: number; hash: string; origin: string }>): StepResult {
  return { kind: 'ok', n: 0, hash: '', origin: '', ...told }
}

function failed(code: string): StepResult {
  return { kind: 'failed', code }
}

const SHOWN = 8

function short(hash: string): string {
  return `${hash.slice(0, SHOWN)}…`
}
