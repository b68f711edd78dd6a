import { refuse, accept, type Answer } from '#domain/life'
import type { JsonObject } from '#domain/record'
import {
  bytesOfHex,
  checkpointText,
  equalBytes,
  noteSignatureLine,
  readCheckpoint,
  readNote,
  readVkey,
  signaturesBy,
  utf8,
  writeNote,
  type Verify,
  type Vkey,
} from '#tlog'

import type { LogKey } from './log-key.ts'
import type { LogHead } from './state.ts'
import { sha256 } from './tiles.ts'

/** Signs heads of one epoch under the name that its genesis gave the log. */
export type Signer = { readonly vkey: Vkey; readonly sign: (size: number, root: Uint8Array) => SignedHead }

/** A checkpoint as a note, and the log's own line of it. */
export type SignedHead = { readonly text: string; readonly line: string }

/** The signer for the log that a genesis names; refused when it names another key than ours. */
export function signerFor(genesis: JsonObject | undefined, logKey: LogKey): Answer<Signer, 'REC_GENESIS'> {
  const named = genesis?.['log']
  const vkey = typeof named === 'string' ? readVkey(sha256, named) : undefined
  if (!vkey?.ok || vkey.value.kind !== 'ed25519' || !equalBytes(vkey.value.key, logKey.publicKey))
    return refuse('REC_GENESIS', 'draft', { field: 'env.body.log' })
  return accept({ vkey: vkey.value, sign: (size, root) => signHead(vkey.value, logKey, { size, root }) })
}

function signHead(
  vkey: Vkey,
  logKey: LogKey,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
): SignedHead {
  const text = checkpointText({ origin: vkey.name, size, root })
  const line = noteSignatureLine(vkey, logKey.sign(utf8(text)))
  return { text: writeNote(text, [line]), line }
}

/** Whether a kept checkpoint says this head and bears the log's signature. */
export function checkHead(
  head: LogHead,
  vkey: Vkey,
  verify: Verify,
): Answer<undefined, 'REC_CP_FORMAT' | 'REC_CP_ORIGIN' | 'REC_CP_SIG' | 'REC_ROOT'> {
  const note = readNote(head.checkpoint)
  if (!note.ok) return refuse(note.code, 'nothing')
  const said = readCheckpoint(note.value.text)
  if (!said.ok) return refuse(said.code, 'nothing')
  if (said.value.origin !== vkey.name) return refuse('REC_CP_ORIGIN', 'nothing')
  const root = bytesOfHex(head.root)
  if (root === undefined || said.value.size !== head.size || !equalBytes(said.value.root, root))
    return refuse('REC_ROOT', 'nothing')
  const signed = utf8(note.value.text)
  const isSigned = signaturesBy(note.value, vkey).some((signature) => verify(vkey.key, signed, signature))
  return isSigned ? accept(undefined) : refuse('REC_CP_SIG', 'nothing')
}
