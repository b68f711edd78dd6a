import { accept, refuse, type Answer } from '#domain/life'
import { addS } from '#domain/measure'
import type { Holder } from '#domain/party'
import type { Sha256 } from '#tlog'

import type { Signers } from './author.ts'
import { GENESIS_TYPE } from './envelope-form.ts'
import { readFounding, type FoundingCode } from './founding.ts'
import { readKeyChange, readOfficeChange, type KeyChange, type OfficeChange } from './key-change.ts'
import { holderOf, type KeyState } from './key-state.ts'
import type { RecordRows } from './rows.ts'
import type { ReadSubmission } from './submission.ts'

/** Codes of check 12 of record.md 2.6; `REC_BODY` where a body of this layer says nothing that could be judged. */
export type TypeRefusal = FoundingCode | 'REC_ENROL' | 'REC_GENESIS' | 'REC_KEY_USE' | 'REC_REF' | 'REC_BODY'

/** What check 12 goes by: the log below the record, who signed it, and SHA-256. */
export type Judging = { readonly rows: RecordRows; readonly signers: Signers; readonly sha: Sha256 }

const REPRESENTATIVES = 'rep'
const ROOT = 'root'
// record.md 11.1.
const TERM_DAYS_MAX = 400
const DAY_S = 86_400

/**
 * Functions that an office of a holder may be opened with; a side can open no office of the mission. `node` is a node's
 * own key. Roles: access.md section 1. An auditor is named by both sides together, so by no holder's root alone.
 */
const FUNCTIONS_OF: readonly { readonly holder: RegExp; readonly functions: readonly string[] }[] = [
  { holder: /^M$/, functions: ['PL', 'DO', 'IN', 'HM', 'CC', 'ME', 'HU', 'PO', 'node'] },
  { holder: /^[AB]$/, functions: ['L', 'R', 'node'] },
  { holder: /^G[1-9]$/, functions: ['GU', 'CC', 'ME', 'node'] },
]

/** The functions among these that no office of this holder can be opened with. */
export function strangeFunctions(office: string, functions: readonly string[]): readonly string[] {
  const allowed = FUNCTIONS_OF.find((each) => each.holder.test(holderOf(office)))?.functions ?? []
  return functions.filter((each) => !allowed.includes(each))
}

/** Judges what the record's own types rule (check 12), then that every record named is in the log. */
export function judgeRecordType(read: ReadSubmission, judging: Judging): Answer<undefined, TypeRefusal> {
  const own = judgeOwnType(read, judging)
  if (!own.ok) return own
  const missing = (read.env.ref ?? []).find(({ rid }) => !judging.rows.has(rid))
  return missing === undefined ? accept(undefined) : refuse('REC_REF', 'draft', { rid: missing.rid })
}

function judgeOwnType(read: ReadSubmission, judging: Judging): Answer<undefined, TypeRefusal> {
  const { type, body = {} } = read.env
  if (type === GENESIS_TYPE) return judgeGenesis(read, judging)
  if (type === 'record.key') {
    const change = readKeyChange(body)
    return change === undefined ? refuse('REC_BODY', 'draft') : judgeKeyChange(read, judging, change)
  }
  if (type !== 'record.office') return accept(undefined)
  const change = readOfficeChange(body)
  return change === undefined ? refuse('REC_BODY', 'draft') : judgeOfficeChange(judging, change)
}

/** [R-REC-82] A founding stands at index 0 alone, signed by the root of every held seat and by nobody for a vacant one. */
function judgeGenesis({ env, sigs }: ReadSubmission, { rows, sha }: Judging): Answer<undefined, TypeRefusal> {
  if (rows.index !== 0) return refuse('REC_GENESIS', 'draft', { index: rows.index })
  const founding = readFounding(sha, env.body ?? {})
  if (!founding.ok) return founding
  const { mechanism, epoch, sequencer, seats } = founding.value
  if (mechanism !== env.mech) return refuse('REC_GENESIS', 'draft', { field: 'mechanism' })
  if (epoch !== env.after.epoch) return refuse('REC_GENESIS', 'draft', { field: 'epoch' })
  if (env.author.office !== `${sequencer}.${ROOT}`)
    return refuse('REC_GENESIS', 'draft', { field: 'sequencer' })
  const signed = new Set(sigs.map(({ key }) => key))
  const lacking = seats.filter(({ root }) => root.kind === 'known' && !signed.has(root.value))
  return lacking.length === 0
    ? accept(undefined)
    : refuse('REC_GENESIS', 'draft', { lacking: lacking.map(({ code }) => code) })
}

function judgeKeyChange(
  read: ReadSubmission,
  judging: Judging,
  change: KeyChange,
): Answer<undefined, 'REC_ENROL' | 'REC_KEY_USE'> {
  switch (change.kind) {
    case 'enrol':
      return judgeEnrolment(read, judging, change)
    case 'revoke':
      return judgeRevocation(judging, change.key)
  }
}

/** [R-REC-7, R-REC-80, R-REC-81] A key comes in by its holder's root or two of its representatives, and signs itself. */
function judgeEnrolment(
  { sigs }: ReadSubmission,
  { rows, signers }: Judging,
  { use, key, office, until, held }: Extract<KeyChange, { kind: 'enrol' }>,
): Answer<undefined, 'REC_ENROL' | 'REC_KEY_USE'> {
  // Only an office opened for the purpose: nobody's device ever had what a node is to read (record.md 10.5).
  if (held === 'node' && rows.officeOf(office)?.functions.includes('node') !== true)
    return refuse('REC_KEY_USE', 'draft', { office })
  if (rows.keyOf(key) !== undefined || office === `${holderOf(office)}.${ROOT}`)
    return refuse('REC_KEY_USE', 'draft', { office })
  if (!mayEnrol(signers, office)) return refuse('REC_ENROL', 'draft', { office })
  if (use === 'sign' && !sigs.some((each) => each.key === key))
    return refuse('REC_ENROL', 'draft', { lacking: ['key'] })
  if (until <= rows.at || until > addS(rows.at, TERM_DAYS_MAX * DAY_S))
    return refuse('REC_ENROL', 'draft', { field: 'until', maxDays: TERM_DAYS_MAX })
  return accept(undefined)
}

// Representatives themselves are named by the root alone (record.md 11.1).
function mayEnrol({ author, all }: Signers, office: string): boolean {
  const holder = holderOf(office)
  if (isRootOf(author, holder)) return true
  if (!isRepresentativeOf(author, holder)) return false
  if (all.some((signer) => isRootOf(signer, holder))) return true
  const people = new Set(all.filter((signer) => isRepresentativeOf(signer, holder)).map(personOf))
  return people.size >= 2 && office !== `${holder}.${REPRESENTATIVES}`
}

/** A key is ended by its holder's root, one representative, or itself; a root is not ended so. */
function judgeRevocation({ rows, signers }: Judging, key: string): Answer<undefined, 'REC_ENROL'> {
  const state = rows.keyOf(key)
  if (state === undefined || state.life.kind === 'ended') return refuse('REC_ENROL', 'draft', { key })
  if (state.use !== 'sign' && state.use !== 'seal') return refuse('REC_ENROL', 'draft', { key })
  const { author } = signers
  const may = author.key === key || isRootOf(author, state.holder) || isRepresentativeOf(author, state.holder)
  return may ? accept(undefined) : refuse('REC_ENROL', 'draft', { office: state.office })
}

/** An office is opened and closed by its holder's root, with functions that its holder can have. */
function judgeOfficeChange({ rows, signers }: Judging, change: OfficeChange): Answer<undefined, 'REC_ENROL'> {
  const { office } = change
  const holder = holderOf(office)
  if (!isRootOf(signers.author, holder)) return refuse('REC_ENROL', 'draft', { office })
  const isOpen = rows.officeOf(office)?.life.kind === 'open'
  if (isOpen === (change.kind === 'open')) return refuse('REC_ENROL', 'draft', { office })
  if (change.kind === 'close') return accept(undefined)
  const strange = strangeFunctions(office, change.functions)
  return strange.length === 0 && office !== `${holder}.${ROOT}`
    ? accept(undefined)
    : refuse('REC_ENROL', 'draft', { office, functions: strange })
}

function isRootOf(signer: KeyState, holder: Holder): boolean {
  return signer.use === ROOT && signer.holder === holder
}

function isRepresentativeOf(signer: KeyState, holder: Holder): boolean {
  return (
    signer.use === 'sign' &&
    signer.office === `${holder}.${REPRESENTATIVES}` &&
    signer.person.kind === 'known'
  )
}

function personOf({ key, person }: KeyState): string {
  return person.kind === 'known' ? person.value : key
}
