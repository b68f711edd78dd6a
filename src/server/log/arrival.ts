import { accept, refuse, type Answer } from '#domain/life'
import {
  judgeFiles,
  judgeSignatures,
  readSubmission,
  type BlobRefusal,
  type JsonObject,
  type ReadSubmission,
} from '#domain/record'
import { utf8 } from '#tlog'

import type { Opener } from './opening.ts'
import type { SealedParts } from './sealed.ts'
import { sha256 } from './tiles.ts'
import { verifiedBeforehand } from './verify.ts'

/** What a door hands in: the submission exactly as signed; with a sealed part the age files of content and wrap. */
export type Submitted = {
  readonly submission: Uint8Array
  readonly content?: Uint8Array
  readonly wrap?: Uint8Array
  /** Inner types that a door for what is sealed whole takes; another one, or content that the node cannot open, is refused. */
  readonly inner?: readonly string[]
}

/** A submission that passed all that needs no state: checks 1 to 7 of record.md 2.6. */
export type Arrival = {
  readonly read: ReadSubmission
  /** The submission as sent. */
  readonly bytes: Uint8Array
  /** Judged now and asked in its turn (check 13), so that a replay without its content is a replay. */
  readonly sealed: Answer<SealedParts | undefined, BlobRefusal>
  /** The sealed content, where this node's own office opens it; read now, before the log's lock, and asked after `sealed`. */
  readonly opened: Answer<JsonObject | undefined, 'REC_SEAL_MISMATCH' | 'REC_TYPE'>
  readonly sizeBytes: number
}

// The wrap of one content key to sixteen offices is below this (wire/record.actInput).
const WRAP_BYTES_MAX = 64 * 1024
// An entry is a uint16 of the entry bundle, and `at` is yet to be put before the submission.
const ENTRY_BYTES_MAX = 65_535
const AT_BYTES = utf8('"at":"YYYY-MM-DDThh:mm:ss.sssZ",').length

/** Judges a submission as far as no state is needed (S0). Signatures are verified on other threads. */
export async function arrive(
  submitted: Submitted,
  reading: { readonly mech: string; readonly types: ReadonlySet<string>; readonly opener: Opener },
): Promise<Answer<Arrival, string>> {
  const { submission } = submitted
  if (submission.length > ENTRY_BYTES_MAX - AT_BYTES)
    return refuse('REC_SIZE', 'draft', { max: ENTRY_BYTES_MAX - AT_BYTES })
  const read = readSubmission(submission, { ...reading, sha: sha256 })
  if (!read.ok) return read
  const signed = judgeSignatures(read.value, await verifiedBeforehand(read.value))
  if (!signed.ok) return signed
  const sealed = judgeSealed(read.value, submitted)
  const sizeBytes = submission.length + (submitted.content?.length ?? 0) + (submitted.wrap?.length ?? 0)
  return accept({
    read: read.value,
    bytes: submission,
    sealed,
    opened: forDoor(
      await reading.opener.open(read.value.env, sealed.ok ? sealed.value : undefined),
      reading.opener.isHolding ? submitted.inner : undefined,
    ),
    sizeBytes,
  })
}

/** A watch handed in for this node to read, and sealed past it, would be taken for open and be seen by nobody. */
function forDoor(
  opened: Answer<JsonObject | undefined, 'REC_SEAL_MISMATCH'>,
  inner: readonly string[] | undefined,
): Arrival['opened'] {
  if (!opened.ok || inner === undefined) return opened
  if (opened.value === undefined) return refuse('REC_SEAL_MISMATCH', 'draft')
  return inner.some((type) => type === opened.value?.['type'])
    ? opened
    : refuse('REC_TYPE', 'draft', { field: 'type' })
}

function judgeSealed(
  { env, rid }: ReadSubmission,
  files: Submitted,
): Answer<SealedParts | undefined, BlobRefusal> {
  const judged = judgeFiles(sha256, env, files)
  if (!judged.ok) return judged
  const { content, wrap } = files
  const named = env.blobs?.find((blob) => blob.role === 'content')
  if (content === undefined || wrap === undefined || named === undefined) return accept(undefined)
  return wrap.length > WRAP_BYTES_MAX
    ? refuse('REC_BLOB_SIZE', 'draft', { role: 'wrap', max: WRAP_BYTES_MAX })
    : accept({ rid, sha256: named.sha256, content, wrap })
}
