import { concat, utf8 } from './bytes.ts'
import { checkpointText, type Checkpoint } from './checkpoint.ts'
import { noteSignatureLine } from './note.ts'
import type { Vkey } from './vkey.ts'

/** A key of a cosigner. */
export type Cosigner = Vkey & { readonly kind: 'cosignature' | 'mldsa' }

/** What a cosigner adds: when it saw the head, in seconds since 1970, and its signature over both. */
export type Cosignature = { readonly timeS: number; readonly signature: Uint8Array }

const TIME_BYTES = 8
const SIGNATURE_BYTES: Readonly<Record<Cosigner['kind'], number>> = { cosignature: 64, mldsa: 2420 }
const SUBTREE_LABEL = 'subtree/v1\n\0'

/** Whether a key is one that cosigns. */
export function isCosigner(vkey: Vkey): vkey is Cosigner {
  return vkey.kind !== 'ed25519'
}

/** The bytes a cosigner signs to say that it saw this head at this time. Source: C2SP tlog-cosignature. */
export function cosignedMessage(cosigner: Cosigner, checkpoint: Checkpoint, timeS: number): Uint8Array {
  switch (cosigner.kind) {
    case 'cosignature':
      return utf8(`cosignature/v1\ntime ${timeS}\n${checkpointText(checkpoint)}`)
    case 'mldsa':
      return concat(
        utf8(SUBTREE_LABEL),
        withLength(cosigner.name),
        u64(timeS),
        withLength(checkpoint.origin),
        u64(0),
        u64(checkpoint.size),
        checkpoint.root,
      )
  }
}

/** One cosignature line of a note, newline included. */
export function cosignatureLine(cosigner: Cosigner, { timeS, signature }: Cosignature): string {
  return noteSignatureLine(cosigner, concat(u64(timeS), signature))
}

/** A cosignature as it stands in its line; `undefined` for a wrong length or a time past 2^53-1. */
export function readCosignature(cosigner: Cosigner, bytes: Uint8Array): Cosignature | undefined {
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES[cosigner.kind]) return undefined
  const timeS = bytes.subarray(0, TIME_BYTES).reduce((value, byte) => value * 256 + byte, 0)
  return Number.isSafeInteger(timeS) ? { timeS, signature: bytes.slice(TIME_BYTES) } : undefined
}

function u64(value: number): Uint8Array {
  return Uint8Array.from(
    { length: TIME_BYTES },
    (_, at) => Math.floor(value / 256 ** (TIME_BYTES - 1 - at)) % 256,
  )
}

function withLength(text: string): Uint8Array {
  const bytes = utf8(text)
  return concat(Uint8Array.of(bytes.length), bytes)
}
