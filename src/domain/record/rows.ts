import type { Utc } from '#domain/measure'
import type { OfficeCode } from '#domain/party'

import type { Head, Rid } from './envelope.ts'
import { readKeyChange, readOfficeChange } from './key-change.ts'
import type { AuthorHead, KeyState, OfficeState } from './key-state.ts'
import type { ReadSubmission } from './submission.ts'

/** The log below `index`, as checks 8 to 12 ask it. Every question is one that `rowsNamedBy` says beforehand. */
export type RecordRows = {
  readonly index: number
  /** The time this record gets, or has: never before that of the entry before it. */
  readonly at: Utc
  readonly keyOf: (key: string) => KeyState | undefined
  readonly officeOf: (office: OfficeCode) => OfficeState | undefined
  readonly headOf: (key: string) => AuthorHead | undefined
  /** The record that stands under this (author key, seq), in any epoch. */
  readonly ridAt: (key: string, seq: number) => Rid | undefined
  readonly has: (rid: Rid) => boolean
  /** Root of the epoch's log at a size as hex; `undefined` where that log is not, or not yet, so large. */
  readonly rootAt: (epoch: number, size: number) => string | undefined
}

/** What checks 8 to 12 of one record will ask of the log, so that a node can read it all at once. */
export type RowsNamed = {
  readonly keys: readonly string[]
  readonly offices: readonly OfficeCode[]
  readonly author: { readonly key: string; readonly seq: number }
  readonly rids: readonly Rid[]
  readonly after: Head
}

/** Rows to read before a record is judged. */
export function rowsNamedBy({ env, sigs, rid }: ReadSubmission): RowsNamed {
  const keyChange = env.type === 'record.key' && env.body ? readKeyChange(env.body) : undefined
  const officeChange = env.type === 'record.office' && env.body ? readOfficeChange(env.body) : undefined
  return {
    keys: [
      ...new Set([env.author.key, ...sigs.map(({ key }) => key), ...(keyChange ? [keyChange.key] : [])]),
    ],
    offices: [
      ...(officeChange ? [officeChange.office] : []),
      ...(keyChange?.kind === 'enrol' && keyChange.held !== undefined ? [keyChange.office] : []),
    ],
    author: { key: env.author.key, seq: env.seq },
    rids: [rid, ...(env.ref ?? []).map((ref) => ref.rid)],
    after: env.after,
  }
}
