import { accept, refuse, type Answer, type Refused } from '#domain/life'
import type { Utc } from '#domain/measure'
import type { OfficeCode } from '#domain/party'
import { emptyRoot, hex, leafHash, peaksRoot, utf8, withLeaf, type Peaks, type Verify } from '#tlog'

import { judgeAuthor, type AuthorRefusal } from './author.ts'
import { changesOf } from './changes.ts'
import { judgeRecordType, type TypeRefusal } from './enrolment.ts'
import type { Rid } from './envelope.ts'
import type { AuthorHead, HeadState, KeyState, OfficeState } from './key-state.ts'
import { judgeOrder, type OrderRefusal } from './order.ts'
import type { RecordRows } from './rows.ts'
import { judgeSignatures, type SignatureRefusal } from './signature.ts'
import { readEntry, type FormRefusal, type ReadEntry, type Reading } from './submission.ts'

/** What an audit goes by: what the log may hold, how signatures are checked, which epoch it is. */
export type Auditing = Reading & { readonly verify: Verify; readonly epoch: number }

/** What a log from its first entry on has come to. The directory is what its prefix says, and nothing else. */
export type Audited = {
  readonly head: HeadState
  readonly keys: ReadonlyMap<string, KeyState>
  readonly offices: ReadonlyMap<OfficeCode, OfficeState>
  readonly authors: ReadonlyMap<string, AuthorHead>
  readonly indexes: ReadonlyMap<Rid, number>
}

/** What is wrong with an entry; `detail` of the refusal names its `index`. */
export type Finding =
  | FormRefusal
  | SignatureRefusal
  | AuthorRefusal
  | OrderRefusal
  | TypeRefusal
  | 'REC_DUPLICATE'
  | 'REC_AT_BACK'

type Ledger = {
  readonly keys: Map<string, KeyState>
  readonly offices: Map<OfficeCode, OfficeState>
  readonly authors: Map<string, AuthorHead>
  readonly indexes: Map<Rid, number>
  readonly seqs: Map<string, Rid>
  readonly roots: string[]
  peaks: Peaks
  at: Utc
}

/**
 * [R-REC-26] Audits a log from nothing, entry by entry in order, as a fresh mirror does: checks 1 to 12 of record.md 2.6
 * on each against the entries before it, with a record that is already there as `REC_DUPLICATE` and a time that goes
 * back as `REC_AT_BACK`. The first finding ends it. Bodies and domain rules are their contexts' to judge.
 */
export function auditLog(
  entries: Iterable<string | Uint8Array>,
  auditing: Auditing,
): Answer<Audited, Finding> {
  const ledger = emptyLedger(auditing)
  for (const sent of entries) {
    const index = ledger.roots.length - 1
    const entry = readEntry(sent, auditing)
    if (!entry.ok) return at(index, entry)
    const finding = judgeEntry(entry.value, ledger, auditing)
    if (finding) return at(index, finding)
    write(entry.value, ledger, auditing)
  }
  const { keys, offices, authors, indexes, roots } = ledger
  const head = { epoch: auditing.epoch, size: roots.length - 1, root: roots.at(-1) ?? '', at: ledger.at }
  return accept({ head, keys, offices, authors, indexes })
}

function judgeEntry(entry: ReadEntry, ledger: Ledger, auditing: Auditing): Refused<Finding> | undefined {
  const signed = judgeSignatures(entry, auditing.verify)
  if (!signed.ok) return signed
  if (ledger.indexes.has(entry.rid)) return refuse('REC_DUPLICATE', 'nothing')
  const rows = rowsOf(entry, ledger, auditing.epoch)
  const signers = judgeAuthor(entry, rows)
  if (!signers.ok) return signers
  const placed = judgeOrder(entry, rows, signers.value.author)
  if (!placed.ok) return placed
  const typed = judgeRecordType(entry, { rows, signers: signers.value, sha: auditing.sha })
  if (!typed.ok) return typed
  return entry.at < ledger.at ? refuse('REC_AT_BACK', 'nothing') : undefined
}

function emptyLedger({ sha }: Auditing): Ledger {
  return {
    keys: new Map(),
    offices: new Map(),
    authors: new Map(),
    indexes: new Map(),
    seqs: new Map(),
    roots: [hex(emptyRoot(sha))],
    peaks: [],
    at: '',
  }
}

function rowsOf({ at: time }: ReadEntry, ledger: Ledger, epoch: number): RecordRows {
  return {
    index: ledger.roots.length - 1,
    at: time,
    keyOf: (key) => ledger.keys.get(key),
    officeOf: (office) => ledger.offices.get(office),
    headOf: (key) => ledger.authors.get(key),
    ridAt: (key, seq) => ledger.seqs.get(`${key}/${seq}`),
    has: (rid) => ledger.indexes.has(rid),
    rootAt: (asked, size) => (asked === epoch ? ledger.roots[size] : undefined),
  }
}

function write(entry: ReadEntry, ledger: Ledger, { sha, epoch }: Auditing): void {
  const { keys, offices, head } = changesOf(entry, rowsOf(entry, ledger, epoch), sha)
  for (const key of keys) ledger.keys.set(key.key, key)
  for (const office of offices) ledger.offices.set(office.office, office)
  ledger.authors.set(entry.env.author.key, head)
  ledger.indexes.set(entry.rid, ledger.roots.length - 1)
  ledger.seqs.set(`${entry.env.author.key}/${entry.env.seq}`, entry.rid)
  ledger.peaks = withLeaf(sha, ledger.peaks, leafHash(sha, utf8(entry.text)))
  ledger.roots.push(hex(peaksRoot(sha, ledger.peaks)))
  ledger.at = entry.at
}

function at(index: number, refused: Refused<Finding>): Refused<Finding> {
  return { ...refused, detail: { ...refused.detail, index } }
}
