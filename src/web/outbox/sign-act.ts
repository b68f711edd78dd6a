import { sha256 } from '@noble/hashes/sha2.js'

import {
  ridOf,
  sealedPlain,
  signatureInput,
  submissionText,
  type Commitment,
  type Envelope,
  type JsonObject,
  type RecordRef,
} from '#domain/record'
import { base64, hex } from '#tlog'
import { sealTo, signBytes, type OfficeKey } from '#web/keys'
import type { ActInput } from '#wire/record'

import type { SealKeys, Signed, Stream } from './store.ts'

/** What a person signs: an act's door, the fact it states, what it refers to, and what of it is sealed to whom. */
export type ActToSign = {
  readonly act: string
  readonly type: string
  readonly mech: string
  /** The author's clock; in a demo the mechanism's. */
  readonly made: { readonly t: string; readonly src: 'ntp' | 'manual'; readonly unc: number }
  /** Absent where the whole fact is sealed: then nothing of it stands in clear, not even to whom. */
  readonly body: JsonObject | undefined
  readonly ref: readonly RecordRef[]
  /** The head it is about, where that is not simply the newest: a report is of the record as far as its assembler read it. */
  readonly after?: Stream['after']
  readonly sealed?: { readonly body: JsonObject; readonly to: SealKeys['offices'] }
  readonly draft?: Signed['draft']
}

/** Signs an act as the next record of its key. The bytes made here are the ones that are sent, however often. */
export async function signAct(act: ActToSign, key: OfficeKey, stream: Stream): Promise<Signed> {
  const vis = act.body === undefined ? 'C' : 'J'
  const sealed = act.sealed === undefined ? undefined : await sealedParts(act.sealed, vis)
  const env: Envelope = {
    v: 1,
    mech: act.mech,
    author: { key: key.key, office: key.office },
    seq: stream.seq + 1,
    prev: stream.prev,
    after: act.after ?? stream.after,
    made: act.made,
    type: act.type,
    vis,
    ...(act.body === undefined ? {} : { body: act.body }),
    ...(act.ref.length > 0 ? { ref: act.ref } : {}),
    ...sealed?.envelope,
  }
  const sig = await signBytes(key.privateKey, signatureInput(env))
  const submission = submissionText({ env, sigs: [{ key: key.key, sig }] })
  return {
    rid: ridOf(sha256, env),
    key: key.key,
    office: key.office,
    seq: env.seq,
    act: act.act,
    input: { submission, ...sealed?.files },
    draft: act.draft,
    at: act.made.t,
    refused: undefined,
    recorded: undefined,
  }
}

type SealedParts = {
  readonly envelope: Pick<Envelope, 'commit' | 'blobs' | 'keys'>
  readonly files: Pick<ActInput, 'content' | 'wrap'>
}

async function sealedParts(
  { body, to }: NonNullable<ActToSign['sealed']>,
  vis: 'J' | 'C',
): Promise<SealedParts> {
  const made = sealedPlain(sha256, {
    body,
    vis,
    random: () => crypto.getRandomValues(new Uint8Array(16)),
  })
  if (!made.ok) throw new Error(made.code)
  const { plain, n, root } = made.value
  const { content, wrap } = await sealTo(
    plain,
    to.map((office) => office.seal),
  )
  const commit: Commitment = { alg: 'sd1', n, root, wrap: hex(sha256(wrap)) }
  return {
    envelope: {
      commit,
      blobs: [
        { role: 'content', sha256: hex(sha256(content)), size: content.length, media: 'application/age' },
      ],
      ...(vis === 'C' ? {} : { keys: to.map((office) => office.office).toSorted() }),
    },
    files: { content: base64(content), wrap: base64(wrap) },
  }
}
