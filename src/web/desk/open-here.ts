import { sha256 } from '@noble/hashes/sha2.js'

import { openSealed, parseJson, type JsonObject } from '#domain/record'
import { bytesOfBase64, hex } from '#tlog'
import { officeKey, openWith } from '#web/keys'

import type { Desk } from './desk.tsx'

/** What came of opening a sealed part on this device: its content, or why there is none. */
export type Opening =
  | { readonly kind: 'opened'; readonly body: JsonObject }
  | {
      readonly kind: 'failed'
      readonly why: 'states.sealedFailed' | 'states.sealedNoKey' | 'states.absentTitle'
    }

/** Opens with this office's key and holds the content against the commitment in the signed bytes, not the node's word. */
export async function openHere({ client, session }: Desk, rid: string): Promise<Opening> {
  const key = session.office === undefined ? undefined : await officeKey(session.office)
  if (key === undefined) return { kind: 'failed', why: 'states.sealedNoKey' }
  const [sealed, entry] = await Promise.all([client.views.sealed(rid), client.views.entry(rid)])
  if (!sealed.ok || !entry.ok) return { kind: 'failed', why: 'states.absentTitle' }
  const [content, wrap] = [bytesOfBase64(sealed.value.content), bytesOfBase64(sealed.value.wrap)]
  const committed = commitOf(entry.value.entry)
  if (content === undefined || wrap === undefined || committed === undefined)
    return { kind: 'failed', why: 'states.sealedFailed' }
  const plain = await openWith(key.sealIdentity, { content, wrap })
  if (plain === 'REC_SEAL_KEY') return { kind: 'failed', why: 'states.sealedNoKey' }
  if (plain === 'REC_SEAL_MISMATCH' || hex(sha256(wrap)) !== committed.commit.wrap)
    return { kind: 'failed', why: 'states.sealedFailed' }
  const read = openSealed(sha256, committed, plain)
  return read.ok ? { kind: 'opened', body: read.value.body } : { kind: 'failed', why: 'states.sealedFailed' }
}

type Committed = Parameters<typeof openSealed>[1] & { readonly commit: { readonly wrap: string } }

function commitOf(entryText: string): Committed | undefined {
  const entry = parseJson(entryText)
  const env = fieldOf(entry, 'env')
  const commit = fieldOf(env, 'commit')
  const [n, root, wrap] = [fieldOf(commit, 'n'), fieldOf(commit, 'root'), fieldOf(commit, 'wrap')]
  const leaves = ([4, 8, 16, 32, 64] as const).find((size) => size === n)
  if (leaves === undefined || typeof root !== 'string' || typeof wrap !== 'string') return undefined
  return { vis: fieldOf(env, 'vis') === 'C' ? 'C' : 'J', commit: { alg: 'sd1', n: leaves, root, wrap } }
}

type Value = ReturnType<typeof parseJson>

function fieldOf(value: Value, name: string): Value {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.entries(value).find(([field]) => field === name)?.[1]
}
