import type { Utc } from '#domain/measure'
import type { OfficeCode } from '#domain/party'

import type { JsonObject } from './json.ts'

/** Id of a record: SHA-256 of its signature input, 64 lower-case hex digits. Known to the author before sequencing. */
export type Rid = string

/** A head of the log, as a record names the newest one its author had verified; `root` is hex. */
export type Head = { readonly epoch: number; readonly size: number; readonly root: string }

/** The author's clock: instant, source, and how far off it may be, in milliseconds. */
export type Made = { readonly t: Utc; readonly src: ClockSource; readonly unc: number }

/** Where the author's device had its time from. */
export type ClockSource = 'gnss' | 'ntp' | 'manual' | 'none'

/** What the leaf shows of a record's class: public, joint, or no more than a commitment (record.md section 10). */
export type Visibility = 'P' | 'J' | 'C'

/** What a record is to an earlier one: answers it, corrects it, withdraws it. */
export type RecordRef = { readonly rel: string; readonly rid: Rid }

/** Commitment to what is sealed: `n` leaves under `root`, and the hash of the wrap. Both hashes are hex. */
export type Commitment = {
  readonly alg: 'sd1'
  readonly n: SealedLeaves
  readonly root: string
  readonly wrap: string
}

/** How many leaves a commitment may have; with class C at least 16. */
export type SealedLeaves = 4 | 8 | 16 | 32 | 64

/** Bytes that belong to a record and stand outside the log, by their hash. */
export type BlobRef = {
  readonly role: 'content' | 'attachment'
  readonly sha256: string
  readonly size: number
  readonly media: string
}

/**
 * The signed object of a record, field for field as record.md 2.1. The optional fields follow its rules: `body` exactly
 * with P and J; `commit` with C or a sealed part, then with one `content` blob; `keys` with a sealed part of P or J.
 */
export type Envelope = {
  readonly v: 1
  readonly mech: string
  readonly author: { readonly key: string; readonly office: OfficeCode }
  readonly seq: number
  readonly prev: Rid | null
  readonly after: Head
  readonly made: Made
  readonly type: string
  readonly vis: Visibility
  readonly ref?: readonly RecordRef[]
  readonly body?: JsonObject
  readonly commit?: Commitment
  readonly blobs?: readonly BlobRef[]
  readonly keys?: readonly OfficeCode[]
}

/** One signature under an envelope: key and signature as base64url without padding. */
export type Signature = { readonly key: string; readonly sig: string }

/** A record as its author makes it. */
export type Submission = { readonly env: Envelope; readonly sigs: readonly Signature[] }

/** A record as the sequencer logs it; its canonical bytes are the leaf. `at` is the sequencer's time. */
export type Entry = Submission & { readonly at: Utc }
